package stability

import "github.com/plenary-talks/plenary/space"

// AtOnce reports whether each improvement of a party from a state, made at once with some improvements
// of the others, one each, leads to a feasible state that it does not prefer (simultaneous sanctioning,
// docs/theory.md#at-once; Fraser and Hipel 1984). So it is where it has none. The cost is that of
// putting together all improvements.
func AtOnce(sp *space.Space, party, state int, others []int) bool {
	for _, q := range sp.Improvements(party, state) {
		if !sanctioned(sp, state, party, q, others) {
			return false
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
