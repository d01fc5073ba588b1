package space

import (
	"slices"
)

// Moves lists the states a party can move to from a state, ascending.
func (s *Space) Moves(party, state int) []int {
	return s.moves(party, state, func(int) bool { return true })
}

// Improvements lists the moves of a party from a state to states it strictly
// prefers, ascending.
func (s *Space) Improvements(party, state int) []int {
	rank := s.Rank(party, state)
	return s.moves(party, state, func(to int) bool { return s.Rank(party, to) > rank })
}

// mostTried bounds the combinations of a party's levels that are tried one by
// one; where there are more, its moves are found by its blocks.
const mostTried = 1 << 12

func (s *Space) moves(party, state int, wanted func(to int) bool) []int {
	if s.index != nil && s.found == nil || s.own(party) > mostTried {
		return s.movesByCells(party, state, wanted)
	}
	var out []int
	for _, at := range s.within(party, state) {
		if to, ok := s.find(at); ok && to != state && wanted(to) {
			out = append(out, to)
		}
	}
	return out
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

// within lists the combinations, feasible or not, that a party can choose in a
// state, ascending, that of the state among them.
func (s *Space) within(party, state int) []uint64 {
	levels := s.Levels(state, nil)
	kept := s.kept(party, levels)
	out, next := []uint64{s.indexOf(state)}, []uint64(nil)
	for _, o := range slices.Backward(s.c.Parties[party].Options) {
		option, from := &s.c.Options[o], int(levels[o])
		next = next[:0]
		for _, at := range out {
			for to := range option.Levels {
				if option.Allows(from, to) && (to >= from || !kept[o]) {
					next = append(next, at+uint64(to)*s.stride[o]-uint64(from)*s.stride[o])
				}
			}
		}
		out, next = next, out
	}
	return out
}

// kept returns which options guarantees of the party keep in a state.
func (s *Space) kept(party int, levels []uint8) map[int]bool {
	var out map[int]bool
	for i := range s.c.Guarantees {
		if g := &s.c.Guarantees[i]; g.Party == party && g.While.Holds(levels) {
			if out == nil {
				out = map[int]bool{}
			}
			for _, o := range g.Keeps {
				out[o] = true
			}
		}
	}
	return out
}

func (s *Space) movesByCells(party, state int, wanted func(to int) bool) []int {
	b := s.Blocks(party)
	cell := s.Place(party, state).Cell
	var out []int
	lo, hi := b.Of(cell)
	for to := lo; to < hi; to++ {
		if !b.Leads(cell, to) {
			continue
		}
		for _, t := range b.States(to) {
			if int(t) != state && wanted(int(t)) {
				out = append(out, int(t))
			}
		}
	}
	slices.Sort(out)
	return out
}
