package space_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// TestRanksBySets compares ranks with the classes that states fall into by the
// sets in which the statements hold, in cases of every size from a few states to
// several parts of a sort, with statements by the dozen and by the hundred, that
// repeat one another by the dozen, say nothing, or fix options one after another.
func TestRanksBySets(t *testing.T) {
	met := 0
	for draw := range 60 {
		rng := rand.New(rand.NewPCG(7, uint64(draw)))
		d := yesNo(1 + rng.IntN([]int{6, 12, 17}[draw%3]))
		for o := range d.Options {
			if rng.IntN(4) == 0 {
				d.Options[o].Levels = []string{"none", "some", "most"}
			}
		}
		for range rng.IntN(3) {
			d.Impossible = append(d.Impossible, condition(rng, d, 3))
		}
		p := plenary.PreferenceDraft{Party: "a"}
		if again := condition(rng, d, 2); draw%2 == 0 { // so that a later batch tells states apart
			for range mostAlike {
				p.Statements = append(p.Statements, plenary.StatementDraft{Want: again})
			}
		}
		for range rng.IntN([]int{5, 40, 70, 150}[rng.IntN(4)]) + 1 {
			p.Statements = append(p.Statements, plenary.StatementDraft{Want: condition(rng, d, rng.IntN(3))})
		}
		d.Preferences = []plenary.PreferenceDraft{p}
		c, faults := d.Case()
		if len(faults) > 0 {
			continue // the rules leave nothing, or not the status quo
		}
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		var sets [][]uint64
		for _, s := range c.Parties[0].Prefers.Statements {
			sets = append(sets, sp.Where(s.Want))
		}
		want, tiers := sp.Classes(sets...)
		if sp.Tiers(0) != tiers {
			t.Fatalf("draw %d: %d tiers, want %d", draw, sp.Tiers(0), tiers)
		}
		met++
		for state, rank := range want {
			if sp.Rank(0, state) != rank || sp.Ranks(0)[state] != rank {
				t.Fatalf("draw %d: rank of state %d of %d is %d, want %d", draw, state,
					sp.Len(), sp.Rank(0, state), rank)
			}
		}
	}
	if met < 30 {
		t.Errorf("only %d cases compared", met)
	}
}

const mostAlike = 64

// condition is a random one of some depth.
func condition(rng *rand.Rand, d plenary.Draft, depth int) string {
	if depth == 0 {
		o := d.Options[rng.IntN(len(d.Options))]
		if len(o.Levels) == 0 {
			return []string{"", "not "}[rng.IntN(2)] + o.ID
		}
		return o.ID + []string{" >= some", " = some", " = none"}[rng.IntN(3)]
	}
	op := []string{"and", "or", "if", "iff"}[rng.IntN(4)]
	return fmt.Sprintf("(%s) %s (%s)", condition(rng, d, depth-1), op, condition(rng, d, depth-1))
}
