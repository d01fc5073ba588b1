package inverse

import (
	"slices"

	"github.com/plenary-talks/plenary/stability"
)

// sides is on which side of the state in question states stand: by each wish, and by the
// tiers of a ranking. States that stand alike are one kind.
type sides struct {
	n     int      // wishes, or tiers that the ranking lists
	tiers bool     // whether it is a ranking
	own   int      // of a ranking: the tier of the state in question
	kinds []string // of wishes: by wish, 1 where it favours the kind, 2 where the state, else 0
	tier  []int    // of a ranking: the tier of the kind
	rules []rule
}

// A rule is a move with the replies to it, as kinds: a reply deters if none of its kinds
// stands above.
type rule struct {
	move    int
	replies [][]int
}

func newSides(s *Stay, c stability.Concept) *sides {
	prefers := &s.sp.Case().Parties[s.party].Prefers
	out := &sides{n: len(prefers.Statements), tiers: len(prefers.Ranking) > 0}
	if out.tiers {
		out.n, out.own = len(prefers.Ranking), s.tierOf(s.state)
	}
	known := map[string]int{}
	states := map[int]int{s.state: out.kind(s, s.state, known)}
	kind := func(x int) int {
		if _, ok := states[x]; !ok {
			states[x] = out.kind(s, x, known)
		}
		return states[x]
	}
	for i, q := range s.moves {
		r := rule{move: kind(q)}
		for _, x := range s.to(c, i) {
			list := []int{kind(x)}
			if looksOn(c) {
				for _, y := range s.onward[x] {
					list = append(list, kind(y))
				}
			}
			slices.Sort(list)
			if list = slices.Compact(list); !slices.Contains(list, r.move) {
				r.replies = append(r.replies, list)
			}
		}
		slices.SortFunc(r.replies, slices.Compare)
		r.replies = slices.CompactFunc(r.replies, slices.Equal)
		out.rules = append(out.rules, r)
	}
	return out
}

// kind is the number of the kind of a state.
func (d *sides) kind(s *Stay, x int, known map[string]int) int {
	var key []byte
	tier := 0
	if d.tiers {
		tier = s.tierOf(x)
		key = []byte{byte(tier), byte(tier >> 8), byte(tier >> 16), byte(tier >> 24)}
	} else {
		at, own := s.sp.Levels(x, nil), s.sp.Levels(s.state, nil)
		for i := range d.n {
			want := s.sp.Case().Parties[s.party].Prefers.Statements[i].Want
			switch is, was := want.Holds(at), want.Holds(own); {
			case is && !was:
				key = append(key, 1)
			case was && !is:
				key = append(key, 2)
			default:
				key = append(key, 0)
			}
		}
	}
	if k, ok := known[string(key)]; ok {
		return k
	}
	k := len(known)
	known[string(key)] = k
	d.kinds, d.tier = append(d.kinds, string(key)), append(d.tier, tier)
	return k
}

// tierOf is the tier of a state in the ranking as written, from 0; that of states not
// listed is behind the last.
func (s *Stay) tierOf(x int) int {
	ranking := s.sp.Case().Parties[s.party].Prefers.Ranking
	at := s.sp.Levels(x, nil)
	for i, tier := range ranking {
		if slices.ContainsFunc(tier, func(y []uint8) bool { return slices.Equal(at, y) }) {
			return i
		}
	}
	return len(ranking)
}

// above writes which kinds stand above under a list of wishes or tiers.
func (d *sides) above(list []uint8, dst []bool) {
	if d.tiers {
		own := place(list, d.own)
		for k := range dst {
			dst[k] = place(list, d.tier[k]) < own
		}
		return
	}
	for k := range dst {
		dst[k] = false
		for _, wish := range list {
			if side := d.kinds[k][wish]; side != 0 {
				dst[k] = side == 1
				break
			}
		}
	}
}

// place is where a tier stands in a list; those not listed stand last.
func place(list []uint8, tier int) int {
	for i, t := range list {
		if int(t) == tier {
			return i
		}
	}
	return len(list)
}

// stays reports whether the party stays with these kinds above.
func (d *sides) stays(above []bool) bool {
	up := func(k int) bool { return above[k] }
	for i := range d.rules {
		r := &d.rules[i]
		if above[r.move] && !slices.ContainsFunc(r.replies, func(x []int) bool { return !slices.ContainsFunc(x, up) }) {
			return false
		}
	}
	return true
}

// cost is what it takes to try a list.
func (d *sides) cost() int64 {
	n := len(d.kinds)
	for i := range d.rules {
		n += 1 + len(d.rules[i].replies)
	}
	return int64(n)
}
