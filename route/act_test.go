package route_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// TestActsByDefinition compares what parties do on ways out with a walk over
// all steps on the way to each destination.
func TestActsByDefinition(t *testing.T) { tables(t, 24, 800, actsByDefinition) }

func actsByDefinition(sp *space.Space, rng *rand.Rand) error {
	levers := sample(rng, sp.Case(), 3)
	o, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers, Most: 3})
	if err != nil {
		return err
	}
	var all route.Set
	for l := range levers {
		all = all.With(l)
	}
	table := plenarytest.NewTable(sp.Case(), pointers(levers))
	var on [][]plenarytest.TableStep // by destination: steps on some route
	for _, d := range o.Destinations {
		on = append(on, onRoutes(table, d))
	}
	for p := range sp.Case().Parties {
		got, err := o.Acts(context.Background(), p, all)
		if err != nil {
			return err
		}
		if want := acts(sp, p, on); fmt.Sprint(got) != fmt.Sprint(want) {
			return fmt.Errorf("levers %q: party %d does %v, by definition %v", ids(levers), p, got, want)
		}
	}
	return nil
}

// onRoutes lists the steps on some route to d.
func onRoutes(t *plenarytest.Table, d int) []plenarytest.TableStep {
	var steps []plenarytest.TableStep
	for s := range t.States {
		for _, step := range t.Steps(s) {
			if !slices.ContainsFunc(step.Movers, func(p int) bool { return !t.Willing(p, s, d) }) {
				steps = append(steps, step)
			}
		}
	}
	from, to := map[int]bool{t.StatusQuo: true}, map[int]bool{d: true}
	for grown := true; grown; {
		grown = false
		for _, s := range steps {
			if from[s.From] && !from[s.To] {
				from[s.To], grown = true, true
			}
			if to[s.To] && !to[s.From] {
				to[s.From], grown = true, true
			}
		}
	}
	return slices.DeleteFunc(steps, func(s plenarytest.TableStep) bool { return !from[s.From] || !to[s.To] })
}

func acts(sp *space.Space, party int, on [][]plenarytest.TableStep) []plenary.Term {
	var out []plenary.Term
	for _, o := range sp.Case().Parties[party].Options {
		for l := range sp.Case().Options[o].Levels {
			does := func(s plenarytest.TableStep) bool {
				a, b := sp.Levels(s.From, nil), sp.Levels(s.To, nil)
				return a[o] != b[o] && int(b[o]) == l
			}
			if slices.ContainsFunc(on, func(steps []plenarytest.TableStep) bool {
				return slices.ContainsFunc(steps, does)
			}) {
				out = append(out, plenary.Term{Option: o, Levels: 1 << l})
			}
		}
	}
	return out
}

// TestOpenedByDefinition compares what sets of levers open.
func TestOpenedByDefinition(t *testing.T) {
	tables(t, 25, 600, func(sp *space.Space, rng *rand.Rand) error {
		levers := sample(rng, sp.Case(), 4)
		o, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers})
		if err != nil {
			return err
		}
		var sets []route.Set
		for n := range 1 << len(levers) {
			sets = append(sets, route.Set{uint64(n)})
		}
		got, err := o.Opens(context.Background(), sets...)
		if err != nil {
			return err
		}
		for i, set := range sets {
			var pull []*plenary.Lever
			for _, l := range set.List() {
				pull = append(pull, &levers[l])
			}
			table := plenarytest.NewTable(sp.Case(), pull)
			want := slices.DeleteFunc(slices.Clone(o.Destinations), func(d int) bool { return !table.Opens(d) })
			if !slices.Equal(got[i], want) {
				return fmt.Errorf("levers %q open %v, by definition %v", ids(levers), got[i], want)
			}
		}
		return nil
	})
}

// TestUncommonPaths compares all that is compared elsewhere on the paths that
// only large cases take.
func TestUncommonPaths(t *testing.T) {
	t.Cleanup(route.Uncommon())
	tables(t, 26, 500, func(sp *space.Space, rng *rand.Rand) error {
		if _, err := sameWays(sp, sample(rng, sp.Case(), 6), nil, rng.IntN(3)); err != nil {
			return err
		}
		if err := withinByDefinition(sp, rng); err != nil {
			return err
		}
		return actsByDefinition(sp, rng)
	})
}
