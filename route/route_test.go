package route_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// tables is random cases with a table; each check gets one laid out.
func tables(t *testing.T, seed uint64, draws int, check func(sp *space.Space, rng *rand.Rand) error) {
	plan := plenarytest.Plan{Seed: seed, Draws: draws, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{States: 32}}
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

// TestWaysByDefinition compares minimal sets and ways with those of an
// exhaustive search over every set of levers and all pairs of states, and replays
// each route by the rules.
func TestWaysByDefinition(t *testing.T) {
	var cases, ways, hollow, deals, layers atomic.Int64
	tables(t, 21, 1500, func(sp *space.Space, rng *rand.Rand) error {
		levers := sample(rng, sp.Case(), 7)
		a, err := sameWays(sp, levers, nil, rng.IntN(4))
		if err != nil || len(a.Ways) == 0 {
			return err
		}
		cases.Add(1)
		ways.Add(int64(len(a.Ways)))
		for i := range a.Ways {
			w := &a.Ways[i]
			hollow.Add(int64(min(1, len(w.Hollow))))
			if slices.ContainsFunc(w.Steps, func(s route.Step) bool { return s.Track >= 0 }) {
				deals.Add(1)
			}
			if slices.ContainsFunc(w.Levers.List(), func(l int) bool { return levers[l].Kind == plenary.Open }) {
				layers.Add(1)
			}
		}
		return nil
	})
	t.Cleanup(func() {
		t.Logf("%d cases with ways out; %d ways, %d hollow, %d with deals, %d open options", cases.Load(), ways.Load(),
			hollow.Load(), deals.Load(), layers.Load())
		for what, n := range map[string]*atomic.Int64{
			"cases": &cases, "ways": &ways, "hollow": &hollow, "deals": &deals, "opening": &layers} {
			if n.Load() < 50 && !testing.Short() {
				t.Errorf("only %d: %s", n.Load(), what)
			}
		}
	})
}

// sameWays compares an answer with that by definition, and replays its routes.
func sameWays(sp *space.Space, levers []plenary.Lever, to *expr.Expr, most int) (*route.Answer, error) {
	o, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers, Most: most})
	if err != nil {
		return nil, err
	}
	want := plenarytest.WaysOut(sp.Case(), pointers(levers), to, most)
	if to == nil {
		if err := sameMinimal(o, want); err != nil {
			return nil, fmt.Errorf("levers %q, at most %d: %w", ids(levers), most, err)
		}
	}
	a, err := o.Answer(context.Background(), to)
	if err != nil {
		return nil, err
	}
	var got, shown []string
	for i := range a.Ways {
		w, err := oracleWay(sp.Case(), levers, &a.Ways[i])
		if err != nil {
			return nil, err
		}
		got = append(got, fmt.Sprint(w))
	}
	for _, w := range want.Shown {
		w.StableBy = append([]string{}, w.StableBy...)
		shown = append(shown, fmt.Sprint(w))
	}
	slices.Sort(got)
	slices.Sort(shown)
	if !slices.Equal(got, shown) {
		return nil, fmt.Errorf("levers %q, at most %d: ways %q, by definition %q", ids(levers), most, got, shown)
	}
	return a, nil
}

func sameMinimal(o *route.Search, want plenarytest.Outs) error {
	if !slices.Equal(o.Destinations, want.Destinations) {
		return fmt.Errorf("destinations %v, by definition %v", o.Destinations, want.Destinations)
	}
	sets, err := o.Minimal(context.Background())
	if err != nil {
		return err
	}
	for d, state := range o.Destinations {
		var got []string
		for _, set := range sets[d] {
			got = append(got, fmt.Sprint(append([]int{}, set.List()...)))
		}
		var by []string
		for _, set := range want.Minimal[state] {
			by = append(by, fmt.Sprint(append([]int{}, set...)))
		}
		slices.Sort(got)
		slices.Sort(by)
		if !slices.Equal(got, by) {
			return fmt.Errorf("state %d is opened by %v, by definition %v", state+1, got, by)
		}
	}
	return nil
}

// oracleWay replays a way by the rules and writes it as the oracle does.
func oracleWay(c *plenary.Case, levers []plenary.Lever, w *route.Way) (plenarytest.Way, error) {
	out := plenarytest.Way{Levers: w.Levers.List(), To: w.To, StableBy: []string{}, Hollow: w.Hollow,
		Steps: len(w.Steps)}
	var pull []*plenary.Lever
	for _, l := range out.Levers {
		pull = append(pull, &levers[l])
	}
	for _, concept := range w.StableBy {
		out.StableBy = append(out.StableBy, concept.String())
	}
	for _, g := range w.Exposure {
		out.Exposure = append(out.Exposure, int(g))
	}
	var steps []plenarytest.TableStep
	for _, s := range w.Steps {
		steps = append(steps, plenarytest.TableStep{Movers: s.Movers, Track: s.Track, From: s.From, To: s.To})
	}
	r, err := plenarytest.Replay(c, pull, w.To, steps)
	switch {
	case err != nil:
		return out, err
	case !slices.Equal(r.Exposure, out.Exposure):
		return out, fmt.Errorf("exposure %v, by definition %v", out.Exposure, r.Exposure)
	}
	for i := range steps {
		if r.TakesBack[i] != (len(w.Steps[i].TakesBack) > 0) {
			return out, fmt.Errorf("step %d takes back %v, by definition %t", i+1, w.Steps[i].TakesBack, r.TakesBack[i])
		}
	}
	return out, nil
}

func ids(levers []plenary.Lever) []string {
	var out []string
	for i := range levers {
		out = append(out, levers[i].ID)
	}
	return out
}

// TestWithinByDefinition compares what is within reach.
func TestWithinByDefinition(t *testing.T) { tables(t, 22, 1500, withinByDefinition) }

func withinByDefinition(sp *space.Space, rng *rand.Rand) error {
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
		a, err := sameWays(sp, levers, to, 2)
		if err != nil {
			return err
		}
		for _, w := range a.Ways {
			if !to.Holds(sp.Levels(w.To, nil)) {
				return fmt.Errorf("state %d does not meet %s", w.To+1, to)
			}
		}
		return nil
	})
}

// find answers a query to its end.
func find(sp *space.Space, levers []plenary.Lever, most int, to *expr.Expr) (*route.Answer, error) {
	o, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers, Most: most})
	if err != nil {
		return nil, err
	}
	return o.Answer(context.Background(), to)
}
