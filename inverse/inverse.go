// Package inverse finds what would have to change for a party to stay in a state.
// Definitions are in docs/theory.md#what-would-have-to-change.
//
//	Stay      a party in a state: its moves, the replies to them, what it could do then
//	Change    its wishes, or the tiers of its ranking, otherwise: a smallest change under which it stays
//	Changes   all smallest changes of up to so many wishes, from [Stay.Smallest]
//	Leavers   who would leave all the same, or because of it, under changes
//	Share     in how many of all strict rankings it stays
//
// Only which states lie above the one in question counts, and what the others may reply does not
// hang on what the party wants. So replies are found once ([New]), states are put together that no
// order of the wishes tells apart (sides.go), and each changed order is tried on these
// (smallest.go). Under changes of others what is credible is another matter (leavers.go). share.go
// has the counts.
package inverse

import (
	"context"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// MostReplies bounds how many ends of replies are looked at, those to each move counted.
const MostReplies = 1 << 18

// A Stay is a party in a state, with all that its staying there can hang on. It
// never changes and is safe for concurrent use.
type Stay struct {
	sp           *space.Space
	party, state int
	moves        []int         // of the party
	replies      [2][][]int    // to each move, the states that replies lead to; credible ones second
	onward       map[int][]int // the party's moves from such a state
}

// New finds the replies to all moves of a party from a state. The cost is that of
// listing the moves of all parties in the states that replies lead to. The error is the
// context's, or a *[plenary.Limit] where there are more than [MostReplies] of these.
func New(ctx context.Context, sp *space.Space, party, state int) (*Stay, error) {
	return newStay(ctx, sp, party, state, sp.Improvements)
}

// newStay is New with what moves are improvements given.
func newStay(ctx context.Context, sp *space.Space, party, state int, improvements func(party, state int) []int) (
	*Stay, error) {
	s := &Stay{sp: sp, party: party, state: state, moves: sp.Moves(party, state), onward: map[int][]int{}}
	w := progress.Begin(ctx, "listing replies", len(s.moves))
	left := MostReplies
	for _, q := range s.moves {
		for i, steps := range []func(party, state int) []int{sp.Moves, improvements} {
			ends, err := s.ends(ctx, q, steps, &left)
			if err != nil {
				return nil, err
			}
			s.replies[i] = append(s.replies[i], ends)
		}
		if err := w.Done(1); err != nil {
			return nil, err
		}
	}
	for _, ends := range s.replies[0] {
		for _, x := range ends {
			if s.onward[x] == nil {
				s.onward[x] = sp.Moves(party, x)
			}
		}
	}
	return s, ctx.Err()
}

// ends lists the states that steps of the others lead to from a state, in the order in
// which they are found.
func (s *Stay) ends(ctx context.Context, from int, steps func(party, state int) []int, left *int) ([]int, error) {
	found, seen := []int{from}, map[int]bool{from: true}
	for at := 0; at < len(found); at++ {
		if *left--; *left < 0 {
			return nil, &plenary.Limit{Code: plenary.LimitWork, What: "situations that others could reply with",
				Bound: MostReplies, Fix: "ask about a smaller case"}
		}
		for p := range s.sp.Case().Parties {
			if p == s.party {
				continue
			}
			for _, x := range steps(p, found[at]) {
				if !seen[x] {
					seen[x], found = true, append(found, x)
				}
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return found[1:], nil // a reply that leads back to the move does not deter from it
}

// to lists the replies to a move that a concept takes into account.
func (s *Stay) to(c stability.Concept, move int) []int {
	switch c {
	case stability.Nash:
		return nil
	case stability.SEQ, stability.SSEQ:
		return s.replies[1][move]
	}
	return s.replies[0][move]
}

// looksOn reports whether a concept asks what the party could do after a reply.
func looksOn(c stability.Concept) bool { return c == stability.SMR || c == stability.SSEQ }

// Stable reports whether the party stays by a concept, as the case is.
func (s *Stay) Stable(c stability.Concept) bool {
	rank := s.sp.Rank(s.party, s.state)
	return s.stays(c, func(x int) bool { return s.sp.Rank(s.party, x) > rank })
}

// stays reports whether the party would stay by a concept, were these the states above.
func (s *Stay) stays(c stability.Concept, above func(state int) bool) bool {
	deters := func(x int) bool {
		if above(x) {
			return false
		}
		if looksOn(c) {
			for _, y := range s.onward[x] {
				if above(y) {
					return false
				}
			}
		}
		return true
	}
	for i, q := range s.moves {
		if above(q) && !some(s.to(c, i), deters) {
			return false
		}
	}
	return true
}

func some(list []int, holds func(int) bool) bool {
	for _, x := range list {
		if holds(x) {
			return true
		}
	}
	return false
}
