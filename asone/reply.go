package asone

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/stability"
)

// Stays reports for everything whether a party stays there by a concept. The time is linear in moves
// times parties; the error is the context's.
func (g *Graph) Stays(ctx context.Context, party int, c stability.Concept) ([]bool, error) {
	rank := g.ranks[party]
	least := make([]uint32, g.Len()) // key that replies can bring about; more than any for none
	for s := range least {
		least[s] = math.MaxUint32
	}
	if c != stability.Nash {
		key := rank
		if c == stability.SMR || c == stability.SSEQ {
			key = g.goingOn(party)
		}
		if err := g.replies(ctx, least, party, key, c == stability.SEQ || c == stability.SSEQ); err != nil {
			return nil, err
		}
	}
	out := make([]bool, g.Len())
	for s := range out {
		out[s] = !slices.ContainsFunc(g.ahead[party][s], func(q int) bool {
			return rank[q] > rank[s] && least[q] > rank[s]
		})
	}
	return out, ctx.Err()
}

// goingOn is the best rank that a party has somewhere, or can move on to from there.
func (g *Graph) goingOn(party int) []uint32 {
	out := slices.Clone(g.ranks[party])
	for s := range out {
		for _, q := range g.ahead[party][s] {
			out[s] = max(out[s], g.ranks[party][q])
		}
	}
	return out
}

// replies finds the least key in which legal sequences of the others of a party can end; credible is
// whether all of their moves are improvements. Ends are taken in rising order of the key. Backwards
// from each, a node is a state and who moves first from there: before it somebody else moves.
func (g *Graph) replies(ctx context.Context, least []uint32, party int, key []uint32, credible bool) error {
	n := len(g.ranks)
	order := make([]int, g.Len())
	for s := range order {
		order[s] = s
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(key[a], key[b]) })
	w := progress.Begin(ctx, "asking how others could answer", len(order))
	met := make([]bool, g.Len()*n)
	type node struct{ state, first int }
	var queue []node
	for _, end := range order {
		for queue = append(queue[:0], node{end, -1}); len(queue) > 0; {
			at := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			for p := range n {
				if p == party || p == at.first {
					continue
				}
				for _, from := range g.back[p][at.state] {
					if met[from*n+p] || credible && !g.prefers(p, at.state, from) {
						continue
					}
					met[from*n+p] = true
					least[from] = min(least[from], key[end])
					queue = append(queue, node{from, p})
				}
			}
		}
		if err := w.Done(1); err != nil {
			return err
		}
	}
	return nil
}
