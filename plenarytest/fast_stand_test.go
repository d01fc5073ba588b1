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
)

// TestFastStand compares what is left of ways under variants of all kinds, and
// the nearest that all levers open then.
func TestFastStand(t *testing.T) {
	var opens, holds, same, safe, none, besides, apart atomic.Int32
	plan := plenarytest.Plan{Seed: 94, Draws: 500, Draw: plenarytest.RandomTalks, Shape: plenarytest.Shape{States: 32}}
	t.Run("talks", func(t *testing.T) {
		plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
			c, faults := d.Case()
			if len(faults) > 0 {
				return faults[0]
			}
			levers := someLevers(rng, plenarytest.Levers(c), 6)
			search, a, err := fastWays(c, levers)
			if err != nil {
				return err
			}
			for _, v := range c.Known {
				under, err := c.With(v.ID)
				if err != nil {
					continue
				}
				o, err := variantSearch(under, levers, a.Better)
				if err != nil {
					return err
				}
				for i := range a.Ways[:min(len(a.Ways), 6)] {
					others, err := othersBy(a, i)
					if err != nil {
						return err
					}
					apart.Add(int32(len(others)))
					told := []route.Told{{Way: &a.Ways[i], Want: goal(c), Others: others}}
					if err := search.Hold(context.Background(), search.Work, told); err != nil {
						return err
					}
					got, err := o.Stand(context.Background(), told)
					if err != nil {
						return err
					}
					way, err := plainWay(c, levers, &a.Ways[i])
					if err != nil {
						return err
					}
					before := plenarytest.Held(c, pointers(levers), way, goal(c), a.Better, others)
					if !slices.Equal(told[0].Held, before) {
						return fmt.Errorf("way %+v: besides, %v hold, want %v", way, told[0].Held, before)
					}
					besides.Add(int32(len(before)))
					want := plenarytest.Stand(under, pointers(levers), way, goal(c), a.Better, others, before)
					if plenarytest.LeftOf(got[0]) != want {
						return fmt.Errorf("under %s, way %+v: %+v, want %+v", v.ID, way, got[0], want)
					}
					for counter, is := range map[*atomic.Int32]bool{&opens: want.Opens, &holds: want.Holds,
						&same: want.Opens && !want.Same, &safe: want.Opens && !want.AsSafe, &none: !want.Opens} {
						if is {
							counter.Add(1)
						}
					}
				}
			}
			return nil
		})
	})
	if !testing.Short() &&
		(opens.Load() < 50 || holds.Load() < 30 || same.Load() < 10 || safe.Load() < 2 || none.Load() < 50 ||
			besides.Load() < 5 || apart.Load() < 20) {
		t.Errorf("only %d opening, %d holding, %d elsewhere, %d less safe, %d not, %d holding besides, %d of others",
			opens.Load(), holds.Load(), same.Load(), safe.Load(), none.Load(), besides.Load(), apart.Load())
	}
}

// othersBy lists where other ways of an answer lead by levers of the i-th, as [route.Answer.Others] must.
func othersBy(a *route.Answer, i int) ([]int, error) {
	var ways []plenarytest.Way
	for j := range a.Ways {
		ways = append(ways, plenarytest.Way{Levers: a.Ways[j].Levers.List(), To: a.Ways[j].To})
	}
	want := plenarytest.Others(ways, i)
	if got := a.Others(&a.Ways[i]); !slices.Equal(got, want) {
		return nil, fmt.Errorf("besides way %+v others lead to %v, want %v", ways[i], got, want)
	}
	return want, nil
}

func fastWays(c *plenary.Case, levers []plenary.Lever) (*route.Search, *route.Answer, error) {
	sp, err := laidOut(c)
	if err != nil {
		return nil, nil, err
	}
	search, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers, Most: 3})
	if err != nil {
		return nil, nil, err
	}
	a, err := search.Answer(context.Background(), goal(c))
	return search, a, err
}

// variantSearch looks for the kind of states that ways led to as things are.
func variantSearch(c *plenary.Case, levers []plenary.Lever, better bool) (*route.Search, error) {
	sp, err := laidOut(c)
	if err != nil {
		return nil, err
	}
	to := append([]int{}, sp.Acceptable()...)
	if better {
		to = append([]int{}, sp.Better()...)
	}
	return route.Prepare(context.Background(), sp, route.Query{Levers: levers, Destinations: to})
}
