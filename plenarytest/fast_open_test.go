package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/route"
)

// TestFastOpen compares what is open as things are, and replays its route.
func TestFastOpen(t *testing.T) {
	var open, none, exposing, several atomic.Int32
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"talks": plenarytest.RandomTalks, "tables": plenarytest.RandomTableDraft,
	} {
		plan := plenarytest.Plan{Seed: 91, Draws: 300, Draw: draw, Shape: plenarytest.Shape{States: 32}}
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
				c, faults := d.Case()
				if len(faults) > 0 {
					return faults[0]
				}
				want := plenarytest.OpenNow(c)
				got, err := openFast(c, someLevers(rng, plenarytest.Levers(c), 6))
				if err != nil {
					return err
				}
				if len(want) > 1 {
					several.Add(1)
				}
				if got == nil {
					none.Add(1)
					if len(want) > 0 {
						return fmt.Errorf("open: nothing, want one of %+v", want)
					}
					return nil
				}
				open.Add(1)
				for _, g := range got.Exposure {
					exposing.Add(int32(g))
				}
				for _, w := range want {
					if fmt.Sprintf("%+v", w) == fmt.Sprintf("%+v", *got) {
						return nil
					}
				}
				return fmt.Errorf("open: %+v, want one of %+v", *got, want)
			})
		})
	}
	if !testing.Short() && (open.Load() < 100 || none.Load() < 50 || exposing.Load() < 20 || several.Load() < 2) {
		t.Errorf("only %d open, %d not, %d exposing, %d with a choice", open.Load(), none.Load(), exposing.Load(),
			several.Load())
	}
}

// openFast is what package route finds, whatever levers there are.
func openFast(c *plenary.Case, levers []plenary.Lever) (*plenarytest.Way, error) {
	sp, err := laidOut(c)
	if err != nil {
		return nil, err
	}
	search, err := route.Prepare(context.Background(), sp, route.Query{Levers: levers, Most: 2})
	if err != nil {
		return nil, err
	}
	w, err := search.Open(context.Background())
	if w == nil || err != nil {
		return nil, err
	}
	way, err := plainWay(c, levers, w)
	return &way, err
}
