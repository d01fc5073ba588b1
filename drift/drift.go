// Package drift follows talks from a state on: in how many moves what is reached, with whom
// moving last, and where they come to by a rule of who moves.
// Definitions are in docs/theory.md#from-today-on.
//
//	Graph   states and moves; a *space.Space is one
//	Layer   what is reached in exactly so many moves, from [Layers]
//	Course  a walk by a rule of ours, from [Follow]: where it ends, and where it is after so many rounds
//
// Layers are found one after another over pairs of a state and who moved last. A walk is solved
// component by component (solve.go): what comes into one is known before it is entered.
package drift

import (
	"context"
	"math/bits"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
)

// A Graph is states, counted from 0, and on them the moves and improvements of parties. Moves
// need not be transitive.
type Graph interface {
	Len() int
	Moves(party, state int) []int
	Improvements(party, state int) []int
}

// What is followed at most.
const (
	MostParties = 64
	MostSteps   = 1 << 24 // moves, counted each time one is followed
)

// A Layer is what is reached in exactly so many moves, nobody moving twice in succession.
type Layer []Reached

// A Reached is a state, with those who can have moved last.
type Reached struct {
	State int
	Last  uint64 // bit p for the p-th party
}

// Movers lists those who can have moved last, ascending.
func (r Reached) Movers() []int {
	var out []int
	for last := r.Last; last != 0; last &= last - 1 {
		out = append(out, bits.TrailingZeros64(last))
	}
	return out
}

// Layers lists what is reached from a state in exactly one move, two moves and so on, up to the
// last layer with a state and last mover that no layer before has (status quo analysis, Li,
// Kilgour and Hipel 2005). States of a layer are in order. The cost is that of listing the moves
// in what each layer has. The error is the context's, or a *[plenary.Limit].
func Layers(ctx context.Context, g Graph, parties, from int, improvements bool) ([]Layer, error) {
	if parties > MostParties {
		return nil, &plenary.Limit{Code: plenary.LimitCombinations, What: "parties whose moves are followed",
			Bound: MostParties, Met: int64(parties), Fix: "ask about a case with fewer parties"}
	}
	steps := g.Moves
	if improvements {
		steps = g.Improvements
	}
	w, left := progress.Begin(ctx, "following moves", 0), MostSteps
	seen := map[int]uint64{}
	var out []Layer
	for at := (Layer{{State: from}}); ; {
		next, fresh := map[int]uint64{}, false
		for _, r := range at {
			for p := range parties {
				if r.Last&^(1<<p) == 0 && r.Last != 0 {
					continue // nobody else can have moved last
				}
				to := steps(p, r.State)
				if left -= len(to) + 1; left < 0 {
					return nil, &plenary.Limit{Code: plenary.LimitWork, What: "moves to follow", Bound: MostSteps,
						Fix: "ask about a smaller case"}
				}
				for _, q := range to {
					next[q] |= 1 << p
					fresh = fresh || seen[q]>>p&1 == 0
				}
			}
			if err := w.Done(1); err != nil {
				return nil, err
			}
		}
		if !fresh {
			return out, ctx.Err()
		}
		at = layer(next)
		for _, r := range at {
			seen[r.State] |= r.Last
		}
		out = append(out, at)
	}
}
