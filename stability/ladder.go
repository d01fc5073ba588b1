package stability

import (
	"math"
	"math/bits"
	"slices"
)

// A ladder finds what a flood would where no mover can undo a move: then states can be gone through once, each
// after all that the others can make of it, and each hands on to those that lead to it the least that it has come
// to. That takes no seeds and no order of keys, and two keys go together, as halves of a number.
//
// States that differ by the first few movers alone make a *row*: its places stand side by side, and what a
// further mover does takes one row to another.
type ladder struct {
	*slice
	lanes  int      // states in a row
	pair   []uint64 // by place: the least of either key
	masks  []uint64 // words of masks of a row, word by word
	row    []uint64 // the pairs of a row that is handed on, without guards
	guards uint64   // these: a constant would be loaded for each state anew
	at     []int    // by lane: how far its masks are from those of the first, in the cube
	inner  []rung   // within a row, in the order of its lanes
	order  []int    // of lanes
	upto   []int    // by lane: up to where the rungs to it stand in inner, in that order
	movers []climber
	stride int // of the focal party in the cube
	own    int // its own combination
	keys   int // asked for
}

// A climber is a mover from row to row.
type climber struct {
	stride int
	order  []int    // its own combinations, each after those that it leads to
	rungs  [][]rung // by own combination: what leads to it
}

// A rung is a step: from where, and by which bit of masks it can be told whether it is taken.
type rung struct {
	by   int // how far the place that it leads from is
	word int
	bit  uint64
}

// mostAbreast is how many states make a row where several movers are within it: that is told by how long it takes
// alone, as what a ladder finds does not depend on it.
const mostAbreast = 64

// guards are the first bits of both halves of a pair: keys leave them free, pairs have them set.
const guards = 1<<63 | 1<<31

// newLadder returns the ladder of a slice, or nil where some mover can undo a move.
func newLadder(s *slice) *ladder {
	for _, m := range s.mover {
		if s.turnsBack(m.party) {
			return nil
		}
	}
	l := &ladder{slice: s, lanes: 1, stride: 1, guards: guards}
	for _, p := range s.order {
		if p == s.focal {
			break
		}
		l.stride *= s.cube.own[p]
	}
	within := 0
	all := make([]climber, len(s.mover))
	for i := range s.mover {
		m := &s.mover[i]
		r := s.rel[m.party]
		from := s.table(m.party, r, nil)
		all[i] = climber{stride: int(m.stride), order: upward(from), rungs: s.rungs(m, from)}
		if i == within && (i == 0 || l.lanes*r.size <= mostAbreast) {
			l.lanes *= r.size
			within++
		}
	}
	l.layRow(all[:within])
	l.movers = all[within:]
	l.pair, l.at = make([]uint64, s.n), make([]int, l.lanes)
	l.masks, l.row = make([]uint64, l.lanes*s.words), make([]uint64, l.lanes)
	return l
}

// turnsBack reports whether a party can undo some change of an option.
func (c *cube) turnsBack(party int) bool {
	for _, at := range c.open[party] {
		o := &c.c.Options[at]
		for to := range o.Levels {
			for from := range to {
				if o.Allows(from, to) && o.Allows(to, from) {
					return true
				}
			}
		}
	}
	return false
}

// upward returns combinations in an order in which each comes after all that it leads to, given what leads to each,
// of which no two lead to one another: what leads to it leads to all that it leads to, too, and so do more.
func upward(from [][]uint64) []int {
	order, n := make([]int, len(from)), make([]int, len(from))
	for own, set := range from {
		order[own] = own
		for _, word := range set {
			n[own] += bits.OnesCount64(word)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return n[b] - n[a] })
	return order
}

func (s *slice) rungs(m *mover, from [][]uint64) [][]rung {
	out := make([][]rung, len(from))
	for own, set := range from {
		for _, p := range s.parts {
			for l := p.first; p.party == m.party && l < p.first+p.bits; l++ {
				if l != own && has(set, l) {
					out[own] = append(out[own], rung{(l - own) * int(m.stride), p.word, 1 << (p.shift + l - p.first)})
				}
			}
		}
	}
	return out
}

// layRow finds the order of lanes, and what leads to each within a row.
func (l *ladder) layRow(within []climber) {
	l.order = []int{0}
	for _, c := range within {
		var order []int
		for _, own := range c.order {
			for _, lane := range l.order {
				order = append(order, lane+own*c.stride)
			}
		}
		l.order = order
	}
	for _, lane := range l.order {
		for _, c := range within {
			l.inner = append(l.inner, c.rungs[lane/c.stride%len(c.order)]...)
		}
		l.upto = append(l.upto, len(l.inner))
	}
}

// sink finds, for every state of a slice, the least of two keys over it and all that the others can make of it,
// and leaves these in pair. What it finds for holes is worth nothing. It reports false when the work was ended.
func (l *ladder) sink(own int, low, high []uint32, keys int) bool {
	l.own, l.keys = own, keys
	high = high[:len(low)]
	pair := l.pair[:len(low)]
	for y, key := range low {
		pair[y] = uint64(high[y])<<32 | uint64(key) | guards
	}
	for lane := range l.at {
		l.at[lane] = l.place(lane) - l.place(0)
	}
	span := l.lanes
	for _, m := range l.movers {
		span *= len(m.order)
	}
	for base := 0; base < l.n; base += span {
		if !l.descend(len(l.movers)-1, base) {
			return false
		}
	}
	return true
}

// place returns where the masks of a place in the slice stand in the cube.
func (l *ladder) place(y int) int {
	return (y/l.stride*l.stride*l.cube.own[l.focal] + l.own*l.stride + y%l.stride) * l.words
}

// descend goes through the rows from a place on that differ by the first few movers.
func (l *ladder) descend(mover, row int) bool {
	if mover < 0 {
		if l.load(row); l.settle(row) {
			for k := range l.movers {
				m := &l.movers[k]
				for _, r := range m.rungs[row/m.stride%len(m.order)] {
					l.hand(row, r)
				}
			}
		}
		if l.since += l.lanes; l.since >= flooded {
			done := l.since
			l.since = 0
			return l.work.Done(done*l.keys) == nil
		}
		return true
	}
	m := &l.movers[mover]
	for _, own := range m.order {
		if !l.descend(mover-1, row+own*m.stride) {
			return false
		}
	}
	return true
}

// load takes up the masks of a row.
func (l *ladder) load(row int) {
	src := l.cube.masks[l.place(row):]
	for w := range l.words {
		masks := l.masks[w*l.lanes:][:l.lanes]
		for lane, at := range l.at[:len(masks)] {
			masks[lane] = src[at+w]
		}
	}
}

// settle hands on within a row. It reports whether any of the row is a state.
func (l *ladder) settle(row int) bool {
	pair, from, some := l.pair[row:][:l.lanes], 0, false
	for i, lane := range l.order {
		if uint32(l.masks[lane]) == hole { // nothing leads there, and nothing is to be had of it
			pair[lane] = math.MaxUint64
			from = l.upto[i]
			continue
		}
		some = true
		least := pair[lane] &^ guards
		for _, r := range l.inner[from:l.upto[i]] {
			to := &pair[lane+r.by]
			*to = lesser(*to, least, l.masks[r.word*l.lanes+lane]&r.bit, guards)
		}
		from = l.upto[i]
	}
	for lane, least := range pair {
		l.row[lane] = least &^ guards
	}
	return some
}

// hand hands on from a row to one that differs by one mover. The loop takes two fifths of the time of all.
func (l *ladder) hand(row int, r rung) {
	src, guards := l.row, l.guards
	dst, masks := l.pair[row+r.by:][:len(src)], l.masks[r.word*l.lanes:][:len(src)]
	for lane, least := range src {
		dst[lane] = lesser(dst[lane], least, masks[lane]&r.bit, guards)
	}
}

// lesser returns the lesser of two pairs, half by half, if some bit is set; else the first. That has its guards, the
// second has not: a guard is left after what the other holds is taken away just if that is at most as much.
func lesser(a, b, bit, guards uint64) uint64 {
	taken := (a - b) & guards & uint64(-int64(bit)>>63)
	return a ^ (a^b)&(taken-taken>>31)
}

// half writes what was found for one of the keys.
func (l *ladder) half(out []uint32, high bool) {
	shift := 0
	if high {
		shift = 32
	}
	for y, pair := range l.pair[:len(out)] {
		out[y] = uint32(pair>>shift) &^ (1 << 31)
	}
}
