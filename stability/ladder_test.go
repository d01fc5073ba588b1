package stability_test

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestLadders compares the cube with the search, and in small cases with the definitions, where no option can go
// back: slices are gone through once, without floods. Some options are closed or have a final level, guarantees
// hold others, rules leave holes; one option in twenty can go back after all.
func TestLadders(t *testing.T) {
	for name, plan := range map[string]plenarytest.Plan{
		"small":  {Seed: 73, Draws: 500, Draw: ratcheted(160)},
		"larger": {Seed: 74, Draws: 60, Draw: ratcheted(20000)},
	} {
		var ladders atomic.Int64
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
				c, _ := d.Case()
				sp, err := space.New(context.Background(), c, space.Limits{})
				if err != nil {
					return err
				}
				ladders.Add(int64(stability.Ladders(sp)))
				if err := sameRoads(sp); err != nil || sp.Len() > 160 {
					return err
				}
				return byDefinition(plenarytest.NewModel(c), sp)
			})
		})
		if ladders.Load() < int64(plan.Draws) {
			t.Errorf("%s: there were only %d parties whose slices are ladders", name, ladders.Load())
		}
	}
}

// ratcheted makes a case of at most so many combinations in which hardly any option can go back.
func ratcheted(most int) func(*rand.Rand, plenarytest.Shape) plenary.Draft {
	return func(rng *rand.Rand, _ plenarytest.Shape) plenary.Draft {
		for {
			s := shape{Parties: 2 + rng.IntN(6), Options: 2 + rng.IntN(13), Levels: 2 + rng.IntN(4),
				Closed: 10 * rng.IntN(2), Guarantees: 3 * rng.IntN(2), Rules: rng.IntN(3), Statements: 20, Most: most,
				Runs: rng.IntN(2) == 0}
			d := s.draft(rng)
			for o := range d.Options {
				switch option := &d.Options[o]; {
				case rng.IntN(20) == 0:
				case rng.IntN(6) == 0:
					option.Final = levelsOf(*option)[rng.IntN(2)]
				default:
					option.Moves = []string{"forward", "backward"}[rng.IntN(2)]
				}
			}
			if _, faults := d.Case(); len(faults) == 0 {
				return d
			}
		}
	}
}
