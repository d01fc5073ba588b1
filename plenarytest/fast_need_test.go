package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// TestFastNeeded holds that levers as far as a way needs them suffice for it,
// that no part of what is left of them can be left out, and that each asks those
// whom what is left of it works on.
func TestFastNeeded(t *testing.T) {
	var narrowed, whole, spared atomic.Int32
	onWays(t, 92, bundled, func(c *plenary.Case, a *route.Answer, w *route.Way, sp *space.Space) error {
		needed, err := route.Needed(context.Background(), sp, a.Levers, w)
		if err != nil {
			return err
		}
		way, err := plainWay(c, a.Levers, w)
		if err != nil {
			return err
		}
		if !plenarytest.Suffices(c, pointers(needed), way, stepsOf(w)) {
			return fmt.Errorf("needed: %+v do not suffice", needed)
		}
		for i, l := range w.Levers.List() {
			all := &a.Levers[l]
			if len(needed[i].Preconditions) < len(all.Preconditions) || len(needed[i].Opens) < len(all.Opens) {
				narrowed.Add(1)
			} else {
				whole.Add(1)
			}
			spared.Add(int32(len(a.Levers[l].Asks) - len(needed[i].Asks)))
			if !a.Levers[l].Declared && !slices.Equal(needed[i].Asks, c.AskedBy(&needed[i])) {
				return fmt.Errorf("needed: %v asks %v", needed[i].ID, needed[i].Asks)
			}
		}
		for _, less := range lessOf(needed) {
			if plenarytest.Suffices(c, pointers(less), way, stepsOf(w)) {
				return fmt.Errorf("needed: %+v, though %+v suffice", needed, less)
			}
		}
		return nil
	})
	if narrowed.Load() < 50 || whole.Load() < 50 || spared.Load() < 30 {
		t.Errorf("only %d narrowed, %d not, %d spared", narrowed.Load(), whole.Load(), spared.Load())
	}
}

// lessOf lists levers with one part less: a precondition, or an opened option.
func lessOf(levers []plenary.Lever) [][]plenary.Lever {
	var out [][]plenary.Lever
	for l := range levers {
		for i := range levers[l].Preconditions {
			less := slices.Clone(levers)
			less[l].Preconditions = slices.Delete(slices.Clone(levers[l].Preconditions), i, i+1)
			out = append(out, less)
		}
		for i := range levers[l].Opens {
			less := slices.Clone(levers)
			less[l].Opens = slices.Delete(slices.Clone(levers[l].Opens), i, i+1)
			out = append(out, less)
		}
	}
	return out
}

// TestFastGivers compares who could give in whose place, pair by pair.
func TestFastGivers(t *testing.T) {
	var equal, unequal, asking atomic.Int32
	onWays(t, 93, twins, func(c *plenary.Case, a *route.Answer, w *route.Way, sp *space.Space) error {
		ctx := context.Background()
		needed, err := route.Needed(ctx, sp, a.Levers, w)
		if err != nil {
			return err
		}
		givers, err := a.Givers(ctx, sp, w, needed)
		if err != nil {
			return err
		}
		way, err := plainWay(c, a.Levers, w)
		if err != nil {
			return err
		}
		var pulled []*plenary.Lever
		for _, l := range way.Levers {
			pulled = append(pulled, &a.Levers[l])
		}
		for o := range c.Options {
			for q := range c.Options {
				var got *route.InLieu
				for _, g := range givers {
					at := slices.IndexFunc(g.Or, func(or route.InLieu) bool { return or.Option == q })
					if g.Option == o && at >= 0 {
						got = &g.Or[at]
					}
				}
				other, steps, want := plenarytest.Exchange(c, pulled, a.Destinations, way, stepsOf(w), o, q)
				if !want && got != nil {
					return fmt.Errorf("givers: %d for %d, which is not equal", q, o)
				}
				if !want {
					unequal.Add(1)
					continue
				}
				as := asks(c, a.Levers, other, steps, w)
				alike := sameBut(asks(c, a.Levers, way, stepsOf(w), w), as, c.Options[o].Party, c.Options[q].Party)
				if alike != (got != nil) {
					return fmt.Errorf("givers: %d for %d is %t, want %t", q, o, got != nil, alike)
				}
				if got != nil && got.To != other.To {
					return fmt.Errorf("givers: %d for %d leads to %d, want %d", q, o, got.To, other.To)
				}
				if got != nil {
					equal.Add(1)
					asking.Add(int32(len(got.GivesUp)))
				}
			}
		}
		return nil
	})
	if equal.Load() < 30 || unequal.Load() < 100 || asking.Load() < 5 {
		t.Errorf("only %d equal, %d not, %d giving up something", equal.Load(), unequal.Load(), asking.Load())
	}
}

// asks lists whom each lever asks as far as a way needs it.
func asks(c *plenary.Case, levers []plenary.Lever, w plenarytest.Way,
	steps []plenarytest.TableStep, of *route.Way) [][]int {
	way := route.Way{Levers: of.Levers, To: w.To, After: of.After, Asked: of.Asked, Hollow: w.Hollow}
	for _, concept := range of.StableBy {
		if slices.Contains(w.StableBy, concept.String()) {
			way.StableBy = append(way.StableBy, concept)
		}
	}
	for _, g := range w.Exposure {
		way.Exposure = append(way.Exposure, route.Grade(g))
	}
	for _, s := range steps {
		way.Steps = append(way.Steps, route.Step{Movers: s.Movers, Track: s.Track, From: s.From, To: s.To})
	}
	sp, err := laidOut(c)
	if err != nil {
		panic(err)
	}
	needs, err := route.Needed(context.Background(), sp, levers, &way)
	if err != nil {
		panic(err)
	}
	var out [][]int
	for i := range needs {
		out = append(out, needs[i].Asks)
	}
	return out
}

// sameBut reports whether lists are alike but for two numbers.
func sameBut(a, b [][]int, p, r int) bool {
	for i := range a {
		rest := func(list []int) []int {
			return slices.DeleteFunc(slices.Clone(list), func(x int) bool { return x == p || x == r })
		}
		if len(a[i]) != len(b[i]) || !slices.Equal(rest(a[i]), rest(b[i])) {
			return false
		}
	}
	return true
}

func stepsOf(w *route.Way) []plenarytest.TableStep {
	var out []plenarytest.TableStep
	for _, s := range w.Steps {
		out = append(out, plenarytest.TableStep{Movers: s.Movers, Track: s.Track, From: s.From, To: s.To})
	}
	return out
}

// onWays finds ways out of random talks, by levers made for them.
func onWays(t *testing.T, seed uint64, levers func(*plenary.Case, *rand.Rand) []plenary.Lever,
	check func(*plenary.Case, *route.Answer, *route.Way, *space.Space) error) {
	alike := plenarytest.Style{Parties: 4, Wide: 95, Seated: 95, Signed: 10, Content: 15, With: 50}
	draws := []func(*rand.Rand, plenarytest.Shape) plenary.Draft{plenarytest.RandomTalks, alike.Draft, suppliers}
	for i, draw := range draws {
		plan := plenarytest.Plan{
			Seed: seed + uint64(i)<<8, Draws: 300, Draw: draw, Shape: plenarytest.Shape{States: 32},
		}
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
				c := withSome(d, rng)
				sp, err := laidOut(c)
				if err != nil {
					return err
				}
				some := levers(c, rng)
				for i := range some {
					if some[i].ID == "" {
						some[i].ID, some[i].Asks = fmt.Sprint("found", i), c.AskedBy(&some[i])
					}
				}
				search, err := route.Prepare(context.Background(), sp, route.Query{Levers: some, Most: 3})
				if err != nil {
					return err
				}
				a, err := search.Answer(context.Background(), goal(c))
				if err != nil {
					return err
				}
				for i := range a.Ways[:min(len(a.Ways), 6)] {
					if err := check(c, a, &a.Ways[i], sp); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
}

// bundled are levers that each do what several of a case do.
func bundled(c *plenary.Case, rng *rand.Rand) []plenary.Lever {
	all := plenarytest.Levers(c)
	out := someLevers(rng, all, 2)
	for range min(4, len(all)) {
		l := all[rng.IntN(len(all))]
		l.Preconditions, l.Opens, l.Declared = slices.Clone(l.Preconditions), slices.Clone(l.Opens), false
		for _, m := range all {
			if m.Kind != l.Kind || rng.IntN(3) == 0 {
				continue
			}
			l.Preconditions, l.Opens = append(l.Preconditions, m.Preconditions...), append(l.Opens, m.Opens...)
		}
		slices.Sort(l.Preconditions)
		slices.Sort(l.Opens)
		l.Preconditions, l.Opens = slices.Compact(l.Preconditions), slices.Compact(l.Opens)
		l.ID = fmt.Sprint("bundle", len(out))
		l.Asks = c.AskedBy(&l)
		out = append(out, l)
	}
	return out
}

// twins are the levers of a case, one that waives all its preconditions among
// them.
func twins(c *plenary.Case, rng *rand.Rand) []plenary.Lever {
	l := plenary.Lever{ID: "all", Kind: plenary.Waive}
	for i := range c.Preconditions {
		l.Preconditions = append(l.Preconditions, i)
	}
	l.Asks = c.AskedBy(&l)
	return append(bundled(c, rng), l)
}

// suppliers draws a case of one who would give something for what any one of
// some others could give, who are alike or nearly so.
func suppliers(rng *rand.Rand, _ plenarytest.Shape) plenary.Draft {
	d := plenary.Draft{Title: "Suppliers", Parties: []plenary.PartyDraft{{ID: "a"}},
		Options: []plenary.OptionDraft{{ID: "a.x"}}}
	either := "s0.g or s1.g"
	wants := []string{either, "not a.x"}
	order := []string{"before", "with"}
	seats := []plenary.SeatDraft{{Party: "a", Mandate: []plenary.MandateDraft{{Commit: []string{"a.x"}}}}}
	n := 2 + rng.IntN(2)
	if n == 3 {
		wants[0] += " or s2.g"
	}
	d.Preconditions = []plenary.PreconditionDraft{{ID: "a-x", Party: "a", Refuses: "a.x", Until: wants[0],
		Order: order[rng.IntN(2)]}}
	last := order[rng.IntN(2)]
	d.Preferences = []plenary.PreferenceDraft{{Party: "a", Statements: statements(wants...)}}
	for i := range n {
		id := fmt.Sprint("s", i)
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: id})
		d.Options = append(d.Options, plenary.OptionDraft{ID: id + ".g"})
		own := []string{"a.x", "not " + id + ".g"}
		if rng.IntN(4) == 0 {
			slices.Reverse(own)
		}
		d.Preferences = append(d.Preferences, plenary.PreferenceDraft{Party: id, Statements: statements(own...)})
		if rng.IntN(5) > 0 {
			d.Preconditions = append(d.Preconditions, plenary.PreconditionDraft{ID: id + "-g", Party: id,
				Refuses: id + ".g", Until: "a.x", Order: last})
		}
		if rng.IntN(5) > 0 {
			seats = append(seats, plenary.SeatDraft{Party: id,
				Mandate: []plenary.MandateDraft{{Commit: []string{id + ".g"}}}})
		}
	}
	d.Tracks = []plenary.TrackDraft{{ID: "t", Seats: seats}}
	return d
}

func statements(wants ...string) []plenary.StatementDraft {
	var out []plenary.StatementDraft
	for _, w := range wants {
		out = append(out, plenary.StatementDraft{Want: w})
	}
	return out
}
