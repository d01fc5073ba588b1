package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
)

// TestFastStand compares what is left of ways under variants of all kinds, and
// the nearest that all levers open then.
func TestFastStand(t *testing.T) {
	var opens, holds, same, safe, none atomic.Int32
	plan := plenarytest.Plan{Seed: 94, Draws: 500, Draw: plenarytest.RandomTalks, Shape: plenarytest.Shape{States: 32}}
	t.Run("talks", func(t *testing.T) {
		plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
			c, faults := d.Case()
			if len(faults) > 0 {
				return faults[0]
			}
			levers := someLevers(rng, plenarytest.Levers(c), 6)
			a, err := fastWays(c, levers)
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
					got, err := o.Stand(context.Background(), []*route.Way{&a.Ways[i]}, []*expr.Expr{goal(c)})
					if err != nil {
						return err
					}
					way, err := plainWay(c, levers, &a.Ways[i])
					if err != nil {
						return err
					}
					want := plenarytest.Stand(under, pointers(levers), way, goal(c), a.Better)
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
		(opens.Load() < 50 || holds.Load() < 30 || same.Load() < 10 || safe.Load() < 2 || none.Load() < 50) {
		t.Errorf("only %d opening, %d holding, %d elsewhere, %d less safe, %d not",
			opens.Load(), holds.Load(), same.Load(), safe.Load(), none.Load())
	}
}

func fastWays(c *plenary.Case, levers []plenary.Lever) (*route.Answer, error) {
	sp, err := laidOut(c)
	if err != nil {
		return nil, err
	}
	search, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers, Most: 3})
	if err != nil {
		return nil, err
	}
	return search.Answer(context.Background(), goal(c))
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
