package route_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// tables is random cases with a table; each check gets one laid out.
func tables(t *testing.T, seed uint64, draws int, check func(sp *space.Space, rng *rand.Rand) error) {
	plan := plenarytest.Plan{Seed: seed, Draws: draws, Draw: plenarytest.RandomTableDraft}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			return err
		}
		return check(sp, rng)
	})
}

// sample draws at most n of the levers a case has, declared and mechanical.
func sample(rng *rand.Rand, c *plenary.Case, n int) []plenary.Lever {
	all := route.Levers(c)
	var out []plenary.Lever
	for _, i := range rng.Perm(len(all))[:min(n, len(all))] {
		out = append(out, all[i])
	}
	return out
}

func pointers(levers []plenary.Lever) []*plenary.Lever {
	var out []*plenary.Lever
	for i := range levers {
		out = append(out, &levers[i])
	}
	return out
}

// way is what two programs must agree on: the levers, what holds, who is exposed.
func way(levers []int, holds []string, exposure []int) string {
	return fmt.Sprint(levers, holds, exposure)
}

// TestWaysByDefinition compares the answer with that of an exhaustive search
// over every set of levers, and replays each route through the rules.
func TestWaysByDefinition(t *testing.T) {
	found := make(chan int, 10_000)
	tables(t, 21, 1500, func(sp *space.Space, rng *rand.Rand) error {
		c := sp.Case()
		levers := sample(rng, c, 6)
		most := rng.IntN(4)
		a, err := route.Find(context.Background(), sp, route.Query{Levers: levers, Most: most})
		if err != nil {
			return err
		}
		found <- len(a.Ways)
		return sameWays(c, levers, a, nil, most)
	})
	t.Cleanup(func() {
		close(found)
		cases, ways := 0, 0
		for n := range found {
			ways += n
			if n > 0 {
				cases++
			}
		}
		if cases < 100 || ways < 300 {
			t.Errorf("only %d cases had ways out, %d in all", cases, ways)
		}
	})
}

// sameWays compares an answer with that by definition, and replays its routes.
func sameWays(c *plenary.Case, levers []plenary.Lever, a *route.Answer, to *expr.Expr, most int) error {
	_, kept := plenarytest.Ways(c, pointers(levers), to, most)
	var got, want []string
	for i := range a.Ways {
		w := &a.Ways[i]
		holds := []string{}
		for _, concept := range w.Holds {
			holds = append(holds, concept.String())
		}
		grades := []int{}
		for _, g := range w.Exposure {
			grades = append(grades, int(g))
		}
		got = append(got, way(append([]int{}, w.Levers.List()...), holds, grades))
		if err := replay(c, levers, w, grades); err != nil {
			return err
		}
	}
	for _, w := range kept {
		want = append(want, way(append([]int{}, w.Levers...), append([]string{}, w.Holds...), w.Exposure))
	}
	slices.Sort(got)
	slices.Sort(want)
	if want = slices.Compact(want); !slices.Equal(got, want) {
		return fmt.Errorf("levers %v: ways %q, by definition %q", ids(levers), got, want)
	}
	return nil
}

func ids(levers []plenary.Lever) []string {
	var out []string
	for i := range levers {
		out = append(out, levers[i].ID)
	}
	return out
}

// replay walks a route by the rules, and compares its exposure.
func replay(c *plenary.Case, levers []plenary.Lever, w *route.Way, grades []int) error {
	var pull []*plenary.Lever
	for _, l := range w.Levers.List() {
		pull = append(pull, &levers[l])
	}
	t := plenarytest.NewTable(c, pull)
	var steps []plenarytest.TableStep
	for _, s := range w.Steps {
		steps = append(steps, plenarytest.TableStep{Movers: s.Movers, Track: s.Track, From: s.From, To: s.To})
	}
	if err := t.CheckRoute(w.To, steps); err != nil {
		return err
	}
	if e := t.Exposure(steps); !reflect.DeepEqual(e, grades) {
		return fmt.Errorf("exposure %v, by definition %v", grades, e)
	}
	return nil
}

// TestWithinByDefinition compares what is within reach.
func TestWithinByDefinition(t *testing.T) {
	tables(t, 22, 1500, func(sp *space.Space, rng *rand.Rand) error {
		levers := sample(rng, sp.Case(), 3)
		pulled := sp.Case().Pull(pointers(levers)...)
		after, err := space.New(context.Background(), pulled, space.Limits{})
		if err != nil {
			return err
		}
		table := plenarytest.NewTable(sp.Case(), pointers(levers))
		for _, deals := range []bool{false, true} {
			got, err := route.Within(context.Background(), after, deals)
			if err != nil {
				return err
			}
			if want := table.Reach(deals); !slices.Equal(got, want) {
				return fmt.Errorf("deals %t, levers %v: within reach %v, by definition %v", deals, ids(levers), got, want)
			}
		}
		return nil
	})
}

// TestGoals compares the ways to destinations that meet a condition.
func TestGoals(t *testing.T) {
	tables(t, 23, 400, func(sp *space.Space, rng *rand.Rand) error {
		c := sp.Case()
		levers := sample(rng, c, 5)
		o := &c.Options[rng.IntN(len(c.Options))]
		to, err := c.Condition(o.ID + " >= " + expr.QuoteLevel(o.Levels[rng.IntN(len(o.Levels))]))
		if err != nil {
			return err
		}
		a, err := route.Find(context.Background(), sp, route.Query{To: to, Levers: levers, Most: 2})
		if err != nil {
			return err
		}
		for _, w := range a.Ways {
			if !to.Holds(sp.Levels(w.To, nil)) {
				return fmt.Errorf("state %d does not meet %s", w.To+1, to)
			}
		}
		return sameWays(c, levers, a, to, 2)
	})
}
