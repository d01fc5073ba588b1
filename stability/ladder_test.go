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
		var ladders, cases atomic.Int64
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
				c, _ := d.Case()
				sp, err := space.New(context.Background(), c, space.Limits{})
				if err != nil {
					return err
				}
				ladders.Add(int64(stability.Ladders(sp)))
				cases.Add(1)
				if err := sameRoads(sp); err != nil || sp.Len() > 160 {
					return err
				}
				return byDefinition(plenarytest.NewModel(c), sp)
			})
		})
		if ladders.Load() < cases.Load() {
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
			if _, faults := d.Case(); len(faults) == 0 && fitsMasks(d) {
				return d
			}
		}
	}
}

// TestWideLadders does so where masks of a party take several words, and where a row is of one wide party.
func TestWideLadders(t *testing.T) {
	for i, parties := range [][][]int{
		{{5, 13}, {2}, {3}}, {{3}, {8, 9}, {2}}, {{2}, {2}, {10, 13}}, {{5}, {9, 9}}, {{4}, {8, 8}, {5}},
		{{10, 14}, {3}, {2}},
	} {
		for seed, seen := uint64(0), 0; seen < 2; seed++ {
			sp, ok := ofSizes(rand.New(rand.NewPCG(75, seed)), parties, i%2, 100, 6000)
			if !ok { // a rule excludes what is the case now
				continue
			}
			seen++
			if stability.Ladders(sp) != len(parties) {
				t.Fatalf("parties of %v: there are %d ladders", parties, stability.Ladders(sp))
			}
			if err := sameRoads(sp); err != nil {
				t.Errorf("parties of %v: %v", parties, err)
			}
		}
	}
}
