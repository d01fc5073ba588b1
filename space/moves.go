package space

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// Moves lists the states a party can move to from a state, ascending.
func (s *Space) Moves(party, state int) []int { return s.AppendMoves(nil, party, state) }

// Improvements lists the moves of a party from a state to states it strictly
// prefers, ascending.
func (s *Space) Improvements(party, state int) []int { return s.AppendImprovements(nil, party, state) }

// AppendMoves appends the [Space.Moves] of a party from a state to dst.
func (s *Space) AppendMoves(dst []int, party, state int) []int { return s.moves(dst, party, state, 0) }

// AppendImprovements appends the [Space.Improvements] of a party from a state to dst.
func (s *Space) AppendImprovements(dst []int, party, state int) []int {
	return s.moves(dst, party, state, s.Rank(party, state)+1)
}

// mostTried bounds the combinations of a party's levels that are tried one by
// one; where there are more, its moves are found by its blocks.
const mostTried = 1 << 12

// moves appends the moves of a party to states that it ranks at least so high.
func (s *Space) moves(dst []int, party, state int, least uint32) []int {
	if s.index != nil && s.found == nil || s.own(party) > mostTried {
		return s.movesByCells(dst, party, state, least)
	}
	var room [128]uint64
	ranks := s.ranks[party]
	for _, at := range s.within(room[:0], party, state) {
		if to, ok := s.find(at); ok && to != state && ranks[to] >= least {
			dst = append(dst, to)
		}
	}
	return dst
}

// own returns how many combinations of levels a party can choose among, and some
// number above mostTried where there are more.
func (s *Space) own(party int) int {
	n := 1
	for _, o := range s.c.Parties[party].Options {
		if option := &s.c.Options[o]; option.Closed == "" && n <= mostTried {
			n *= len(option.Levels)
		}
	}
	return n
}

// within appends the combinations, feasible or not, that a party can choose in a
// state, ascending, that of the state among them.
func (s *Space) within(out []uint64, party, state int) []uint64 {
	kept := s.kept(party, state)
	out = append(out, s.indexOf(state))
	for _, o := range slices.Backward(s.c.Parties[party].Options) {
		option := &s.c.Options[o]
		if option.Closed != "" {
			continue
		}
		from := s.Level(state, o)
		var by [plenary.MaxLevels]uint64 // how far each level is that it can go to
		n := 0
		for to := range option.Levels {
			if option.Allows(from, to) && (to >= from || !kept.has(o)) {
				by[n] = uint64(to)*s.stride[o] - uint64(from)*s.stride[o]
				n++
			}
		}
		was := len(out)
		out = slices.Grow(out, was*(n-1))[:was*n]
		for i := was - 1; i >= 0; i-- { // each makes room for its own, the last first
			at := out[i]
			for j := range n {
				out[i*n+j] = at + by[j]
			}
		}
	}
	return out
}

// A keeping is a set of options.
type keeping [plenary.MaxOptions / 64]uint64

func (k *keeping) has(o int) bool { return k[o/64]>>(o%64)&1 == 1 }

// kept returns which options guarantees of the party keep in a state.
func (s *Space) kept(party, state int) (out keeping) {
	var room [plenary.MaxOptions]uint8
	var levels []uint8
	for i := range s.c.Guarantees {
		g := &s.c.Guarantees[i]
		if g.Party != party {
			continue
		}
		if levels == nil {
			levels = s.Levels(state, room[:0])
		}
		if g.While.Holds(levels) {
			for _, o := range g.Keeps {
				out[o/64] |= 1 << (o % 64)
			}
		}
	}
	return out
}

func (s *Space) movesByCells(dst []int, party, state int, least uint32) []int {
	b := s.Blocks(party)
	cell := s.Place(party, state).Cell
	begins, ranks := len(dst), s.ranks[party]
	lo, hi := b.Of(cell)
	for to := lo; to < hi; to++ {
		if !b.Leads(cell, to) {
			continue
		}
		for _, t := range b.States(to) {
			if int(t) != state && ranks[t] >= least {
				dst = append(dst, int(t))
			}
		}
	}
	slices.Sort(dst[begins:])
	return dst
}
