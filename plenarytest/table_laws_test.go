package plenarytest_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// leversOf are the levers a case declares.
func leversOf(c *plenary.Case) []*plenary.Lever {
	var out []*plenary.Lever
	for i := range c.Levers {
		out = append(out, &c.Levers[i])
	}
	return out
}

// drawn is each of the levers with even chance.
func drawn(rng *rand.Rand, levers []*plenary.Lever) []*plenary.Lever {
	var out []*plenary.Lever
	for _, l := range levers {
		if rng.IntN(2) == 0 {
			out = append(out, l)
		}
	}
	return out
}

// TestTableLaws checks on random cases what docs/theory.md says of any case.
func TestTableLaws(t *testing.T) {
	plan := plenarytest.Plan{Seed: 41, Draws: 900, Draw: plenarytest.RandomTableDraft}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		few := drawn(rng, leversOf(c))
		more := slices.Concat(few, drawn(rng, leversOf(c)))
		before, after := plenarytest.NewTable(c, few), plenarytest.NewTable(c, more)
		for _, law := range []func(before, after *plenarytest.Table) error{
			leversAddSteps, leversAddWilling, leversOpen, routesReplay, willingByRank, routesAreWithinReach,
			movesCompose,
		} {
			if err := law(before, after); err != nil {
				return err
			}
		}
		return circlesAreWhatIsLeft(c)
	})
}

// leversAddSteps: pulling more never forbids a step.
func leversAddSteps(before, after *plenarytest.Table) error {
	for s := range before.States {
		for _, step := range before.Steps(s) {
			kept := slices.ContainsFunc(after.Steps(s), func(other plenarytest.TableStep) bool {
				return other.To == step.To && slices.Equal(other.Movers, step.Movers)
			})
			if !kept {
				return fmt.Errorf("more levers forbid the step %v", step)
			}
		}
	}
	return nil
}

func leversAddWilling(before, after *plenarytest.Table) error {
	for p := range before.Case.Parties {
		for s := range before.States {
			for d := range before.States {
				if before.Willing(p, s, d) && !after.Willing(p, s, d) {
					return fmt.Errorf("more levers make party %d unwilling at %d on the way to %d", p, s, d)
				}
			}
		}
	}
	return nil
}

func leversOpen(before, after *plenarytest.Table) error {
	for d := range before.States {
		if before.Opens(d) && !after.Opens(d) {
			return fmt.Errorf("more levers close %d", d)
		}
	}
	return nil
}

// routesReplay: there is a route exactly where one can be shown, with each of
// the least exposures and none below.
func routesReplay(_, t *plenarytest.Table) error {
	for d := range t.States {
		least := t.Exposures(d)
		if t.Opens(d) != (len(least) > 0) {
			return fmt.Errorf("%d is open: %t, with exposures %v", d, t.Opens(d), least)
		}
		for _, e := range least {
			route, ok := t.Route(d, e)
			if !ok {
				return fmt.Errorf("no route to %d with exposure %v", d, e)
			}
			if err := t.CheckRoute(d, route); err != nil {
				return fmt.Errorf("route to %d: %w", d, err)
			}
			if got := t.Exposure(route); !slices.Equal(got, e) {
				return fmt.Errorf("route to %d has exposure %v, want %v", d, got, e)
			}
		}
	}
	return nil
}

// willingByRank: a party is willing exactly when it ranks d at least as high
// as s or, if another's improvement from s leads it lower than s, the rank
// next above the worst such place.
func willingByRank(_, t *plenarytest.Table) error {
	for p := range t.Case.Parties {
		for s := range t.States {
			least := t.Tiers[p][s] // tiers count from the best: the greatest tier that will do
			for other := range t.Case.Parties {
				for _, x := range t.Improvements[other][s] {
					if other != p && t.Tiers[p][x] > t.Tiers[p][s] {
						least = max(least, t.Tiers[p][x]-1)
					}
				}
			}
			for d := range t.States {
				if want := t.Tiers[p][d] <= least; t.Willing(p, s, d) != want {
					return fmt.Errorf("party %d at %d on the way to %d: willing is %t; by rank %t", p, s, d, !want,
						want)
				}
			}
		}
	}
	return nil
}

func routesAreWithinReach(_, t *plenarytest.Table) error {
	single, all := t.Reach(false), t.Reach(true)
	for d := range t.States {
		if single[d] && !all[d] || t.Opens(d) && !all[d] {
			return fmt.Errorf("%d: within reach by single steps %t, by all %t, opened %t", d, single[d], all[d],
				t.Opens(d))
		}
	}
	return nil
}

// movesCompose: closed options and guarantees leave moves transitive, and all
// that follows from that.
func movesCompose(_, t *plenarytest.Table) error {
	s := t.Solve()
	if err := plenarytest.GraphLaws(s); err != nil {
		return err
	}
	return plenarytest.OptionLaws(s)
}

// circlesAreWhatIsLeft: there is a circle exactly when something is left
// waiting, and circles lie within what is left.
func circlesAreWhatIsLeft(c *plenary.Case) error {
	circles, left := plenarytest.Circles(c), plenarytest.Waiting(c)
	if (len(circles) > 0) != (len(left) > 0) {
		return fmt.Errorf("circles %v, yet %v are left waiting", circles, left)
	}
	for _, circle := range circles {
		for _, p := range circle {
			if !slices.Contains(left, p) {
				return fmt.Errorf("circle %v is not within what is left, %v", circle, left)
			}
		}
	}
	return nil
}

// TestWays checks on random cases what follows from the definition of a way.
func TestWays(t *testing.T) {
	plan := plenarytest.Plan{Seed: 42, Draws: 500, Draw: plenarytest.RandomTableDraft}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
		c, _ := d.Case()
		levers := leversOf(c)
		out := plenarytest.WaysOut(c, levers, nil, 3)
		all, kept := out.All, out.Kept
		for _, w := range all {
			if err := checkWay(c, levers, w); err != nil {
				return fmt.Errorf("way %v: %w", w, err)
			}
		}
		for _, w := range kept {
			if !slices.ContainsFunc(all, func(v plenarytest.Way) bool { return reflect.DeepEqual(v, w) }) {
				return fmt.Errorf("kept %v, which is no way", w)
			}
		}
		if len(all) > 0 && len(kept) == 0 {
			return fmt.Errorf("every way is dominated")
		}
		for _, goal := range c.Goals {
			toward := plenarytest.WaysOut(c, levers, goal.Want, 3).All
			if len(toward) > len(all) {
				return fmt.Errorf("a goal adds ways")
			}
		}
		return nil
	})
}

func checkWay(c *plenary.Case, levers []*plenary.Lever, w plenarytest.Way) error {
	pulled := func(without int) []*plenary.Lever {
		var out []*plenary.Lever
		for _, l := range w.Levers {
			if l != without {
				out = append(out, levers[l])
			}
		}
		return out
	}
	t := plenarytest.NewTable(c, pulled(-1))
	route, ok := t.Route(w.To, w.Exposure)
	if !ok {
		return fmt.Errorf("no route")
	}
	if err := t.CheckRoute(w.To, route); err != nil {
		return err
	}
	if !slices.Contains(t.NewProspects().Destinations, w.To) {
		return fmt.Errorf("its end is no destination")
	}
	if len(route) != w.Steps {
		return fmt.Errorf("%d steps, and the route has %d", w.Steps, len(route))
	}
	for _, l := range w.Levers {
		if plenarytest.NewTable(c, pulled(l)).Opens(w.To) {
			return fmt.Errorf("it does not need lever %d", l)
		}
	}
	return nil
}

// TestImprovementEnds checks the ends against the improvements one by one.
func TestImprovementEnds(t *testing.T) {
	plan := plenarytest.Plan{Seed: 43, Draws: 400, Draw: plenarytest.RandomTableDraft}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
		c, _ := d.Case()
		m := plenarytest.NewModel(c)
		ends := plenarytest.ImprovementEnds(c)
		if len(ends) == 0 {
			return fmt.Errorf("improvements end nowhere")
		}
		for _, end := range ends {
			for _, s := range end {
				for p := range c.Parties {
					for _, q := range m.Improvements[p][s] {
						if !slices.Contains(end, q) {
							return fmt.Errorf("party %d leaves %v by going from %d to %d", p, end, s, q)
						}
					}
				}
			}
		}
		return nil
	})
}
