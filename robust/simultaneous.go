package robust

import (
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// simultaneous reports whether a state that is no SEQ equilibrium is one with what several would
// do at once (docs/theory.md#at-once): each party that is not SEQ stable there, of which there
// are two or more, has for each of its improvements some of the others' that together lead to a
// feasible state which it does not prefer. Fraser and Hipel 1984.
func simultaneous(sp *space.Space, a *stability.Answers, s int) bool {
	var restless []int
	for p := range sp.Case().Parties {
		if !a.Stable(stability.SEQ, p, s) {
			restless = append(restless, p)
		}
	}
	if len(restless) < 2 {
		return false
	}
	for i, p := range restless {
		for _, q := range sp.Improvements(p, s) {
			if !sanctioned(sp, s, p, q, append(append([]int{}, restless[:i]...), restless[i+1:]...)) {
				return false
			}
		}
	}
	return true
}

// sanctioned reports whether improvements of others from a state, one each, with the move of a
// party to q lead to a state that it does not prefer.
func sanctioned(sp *space.Space, s, party, q int, others []int) bool {
	from := sp.Levels(s, nil)
	var with func(levels []uint8, others []int) bool
	with = func(levels []uint8, others []int) bool {
		if len(others) == 0 {
			at, ok := sp.Find(levels)
			return ok && sp.Rank(party, at) <= sp.Rank(party, s)
		}
		for _, x := range sp.Improvements(others[0], s) {
			next, to := append([]uint8{}, levels...), sp.Levels(x, nil)
			for o := range next {
				if to[o] != from[o] {
					next[o] = to[o]
				}
			}
			if with(next, others[1:]) {
				return true
			}
		}
		return false
	}
	return with(sp.Levels(q, nil), others)
}
