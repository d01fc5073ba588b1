package depth_test

import (
	"context"
	"errors"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/depth"
)

// A line is a graph of n states, which the first party goes through forwards, the second
// backwards; both like the middle best.
type line struct{ n, parties int }

func (l line) Len() int { return l.n }

func (l line) Moves(party, state int) []int {
	switch to := state + 1 - 2*(party%2); {
	case party >= l.parties || to < 0 || to >= l.n:
		return nil
	default:
		return []int{to}
	}
}

func (l line) Rank(_, state int) uint32 { return uint32(min(state, l.n-state)) }

// A crowd is a graph of n states in which either can go to any other.
type crowd struct{ line }

func (c crowd) Moves(_, state int) []int {
	var out []int
	for q := range c.n {
		if q != state {
			out = append(out, q)
		}
	}
	return out
}

// TestBounds holds what is refused, and that work ends with its context.
func TestBounds(t *testing.T) {
	var limit *plenary.Limit
	if _, err := depth.Look(t.Context(), line{depth.MostStates + 1, 2}, 2, 1); !errors.As(err, &limit) {
		t.Errorf("many states: %v", err)
	}
	if _, err := depth.Look(t.Context(), crowd{line{1 << 11, 2}}, 2, 1); !errors.As(err, &limit) {
		t.Errorf("many moves: %v", err)
	}
	if _, err := depth.Look(t.Context(), line{4, 3}, 3, 1); !errors.Is(err, depth.ErrMovers) {
		t.Errorf("three who move: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := depth.Look(ctx, line{4, 2}, 2, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// TestFewMovers holds what is so where one party can move, or none, and of those who cannot.
func TestFewMovers(t *testing.T) {
	for parties := range 2 {
		p, err := depth.Look(t.Context(), line{5, parties}, 3, 4)
		if err != nil || len(p.Movers) != parties || p.Period != 1 {
			t.Fatalf("%+v, %v", p, err)
		}
		for s := range 5 {
			for q := range 3 {
				want := depth.Stays
				if q < parties && s < 2 {
					want = depth.Leaves
				}
				if p.Stays(q, s, 9) != want || p.NonMyopic(q, s) != want {
					t.Errorf("%d in %d of %d who move: %s, %s", q, s, parties, p.Stays(q, s, 9), p.NonMyopic(q, s))
				}
			}
		}
	}
}
