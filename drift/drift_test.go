package drift_test

import (
	"context"
	"errors"
	"math"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/drift"
)

// A graph is one by hand: of each party, where it can go from a state, and where it gains.
type graph struct{ moves, gains []map[int][]int }

func (g graph) Len() int                            { return 8 }
func (g graph) Moves(party, state int) []int        { return g.moves[party][state] }
func (g graph) Improvements(party, state int) []int { return g.gains[party][state] }

// ring is three states that follow one another for ever, one of them left now and then: in half
// of the rounds there, party 1 goes to 3, where nobody gains.
var ring = graph{gains: []map[int][]int{{0: {1}, 1: {2}, 2: {0}}, {2: {3}}}}

// TestRing holds what comes of a walk through states again and again, and that patience that
// ends with certainty leaves nothing of the walk before.
func TestRing(t *testing.T) {
	c, err := drift.Follow(t.Context(), ring, 2, 0, nil)
	if err != nil || len(c.Ends) != 1 || c.Ends[0].States[0] != 3 || math.Abs(c.Ends[0].Share-1) > drift.Tolerance {
		t.Fatalf("%+v, %v", c, err)
	}
	shares, err := c.After(t.Context(), 6)
	if err != nil || len(shares) != 2 || shares[0].State != 0 || shares[0].Share != 0.25 || shares[1].Share != 0.75 {
		t.Errorf("after six rounds: %+v, %v", shares, err)
	}
	round := graph{gains: []map[int][]int{{0: {1}, 1: {2}, 2: {0}}, {}}}
	c, err = drift.Follow(t.Context(), ring, 2, 0, &drift.Patience{After: round, Chance: 1})
	if err != nil || len(c.Ends) != 1 || len(c.Ends[0].States) != 3 || !c.Ends[0].Ended {
		t.Errorf("round for ever: %+v, %v", c, err)
	}
}

// many is a graph of one party that goes through all states and back.
type many struct{ n int }

func (m many) Len() int                 { return m.n }
func (m many) Moves(_, state int) []int { return []int{(state + 1) % m.n, (state + 2) % m.n} }
func (m many) Improvements(_, state int) []int {
	if state == 0 {
		return []int{1, m.n}
	}
	if state == m.n {
		return nil
	}
	return []int{(state + 1) % m.n}
}

// TestBounds holds that what takes too long is refused, that no chance is made up, and that work
// ends with its context.
func TestBounds(t *testing.T) {
	var limit *plenary.Limit
	if _, err := drift.Follow(t.Context(), many{drift.MostKnot + 1}, 1, 0, nil); !errors.As(err, &limit) {
		t.Errorf("a long ring: %v", err)
	}
	if _, err := drift.Follow(t.Context(), many{drift.MostKnot}, 1, 0, nil); err != nil {
		t.Errorf("a ring as long as is allowed: %v", err)
	}
	if _, err := drift.Follow(t.Context(), many{drift.MostNodes + 1}, 1, 0, nil); !errors.As(err, &limit) {
		t.Errorf("many states: %v", err)
	}
	if _, err := drift.Layers(t.Context(), many{4}, drift.MostParties+1, 0, false); !errors.As(err, &limit) {
		t.Errorf("many parties: %v", err)
	}
	for _, chance := range []float64{-1, 2, math.NaN()} {
		_, err := drift.Follow(t.Context(), ring, 2, 0, &drift.Patience{After: ring, Chance: chance})
		if !errors.Is(err, drift.ErrChance) {
			t.Errorf("chance %v: %v", chance, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := drift.Follow(ctx, ring, 2, 0, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := drift.Layers(ctx, ring, 2, 0, true); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
