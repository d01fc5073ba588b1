package stability

import (
	"math/bits"

	"github.com/plenary-talks/plenary/internal/progress"
)

// A slice floods the slices of one focal party, one at a time. In each, places are
// counted by the levels of the others and of the closed options. For each other
// party that has a choice, a *mover*, and each state there is a bit that is set
// while the state is dry: the bits of a block stand side by side, so that a mask
// finds at once who of the block is dry and steps to a state.
type slice struct {
	*cube
	work  *progress.Work
	focal int
	n     int // combinations in a slice
	mover []mover
	lanes []lane
	step  [][]uint32 // by two movers: how far the bit of the second moves with a step of the first

	vec   []uint64 // words of masks of each combination; what is written begins the first
	dry   []uint64
	start []uint64 // dry, when nothing is flooded
	stack []uint32
	seeds []uint64
	room  []uint64
	bit   []uint32 // by mover, of the state looked at: where its bit stands
	at    []uint32 // and its own combination
	since int      // states since the work was last told
}

type mover struct {
	party  int
	size   uint32 // own combinations
	stride uint32 // places from one to the next
	next   divider
	width  uint32 // bits of a block
	first  uint32 // its first bit
}

// A lane is a part of a mover's mask.
type lane struct {
	mover       int
	word, shift int
	full        uint64
	first       uint32
}

func newSlice(c *cube, w *progress.Work, focal int) *slice {
	s := &slice{cube: c, work: w, focal: focal, n: c.n / c.own[focal]}
	at, first := 1, uint32(0)
	for _, p := range c.order {
		if p == focal {
			continue
		}
		m := mover{party: p, size: uint32(c.own[p]), stride: uint32(at), first: first}
		at *= c.own[p]
		m.next = dividerBy(at)
		m.width = (m.size + 63) / 64 * 64
		if m.size < 64 {
			m.width = 1 << bits.Len32(m.size-1)
		}
		first += (uint32(s.n)/m.size*m.width + 63) / 64 * 64
		for _, part := range c.parts {
			if part.party == p {
				s.lanes = append(s.lanes, lane{len(s.mover), part.word, part.shift, ^uint64(0) >> (64 - part.bits),
					uint32(part.first)})
			}
		}
		s.mover = append(s.mover, m)
	}
	s.dry, s.start = make([]uint64, first/64), make([]uint64, first/64)
	s.bit, s.at = make([]uint32, len(s.mover)), make([]uint32, len(s.mover))
	s.findSteps()
	s.fill(s.mover, s.start)
	return s
}

func (s *slice) findSteps() {
	for j, a := range s.mover {
		s.step = append(s.step, make([]uint32, len(s.mover)))
		for k, b := range s.mover {
			switch {
			case j < k:
				s.step[j][k] = a.stride * b.width
			case j == k:
				s.step[j][k] = 1
			default:
				s.step[j][k] = a.stride / b.size * b.width
			}
		}
	}
}

// fill sets the bits of all combinations for some movers.
func (s *slice) fill(movers []mover, bits []uint64) {
	for _, m := range movers {
		for b := range uint32(s.n) / m.size {
			for l := uint32(0); l < m.size; l += 64 {
				at := m.first + b*m.width + l
				bits[at/64] |= ^uint64(0) >> (64 - min(64, m.size-l)) << (at % 64)
			}
		}
	}
}

// load takes a slice up, given by the focal party's own combination.
func (s *slice) load(own int) {
	stride := 1
	for _, p := range s.order {
		if p == s.focal {
			break
		}
		stride *= s.cube.own[p]
	}
	if s.vec == nil {
		s.vec = make([]uint64, s.n*s.words)
	}
	run, skip := stride*s.words, stride*s.cube.own[s.focal]*s.words
	from := own * run
	for to := 0; to < len(s.vec); to += run {
		copy(s.vec[to:to+run], s.masks[from:])
		from += skip
	}
	if s.places == nil {
		return
	}
	// No mask has a hole, so none is ever flooded. That they are not looked at as
	// seeds saves time alone: what is written there keeps them from being one.
	m := &s.mover[0]
	s.fill(s.mover[:1], s.start)
	for y := range uint32(s.n) {
		if uint32(s.vec[int(y)*s.words]) == hole {
			block := m.next.of(y)
			bit := block*m.width + y - block*m.size
			s.start[bit/64] &^= 1 << (bit % 64)
		}
	}
}

// locate finds the bits of a state.
func (s *slice) locate(y uint32) {
	at := y
	for k := range s.mover {
		m := &s.mover[k]
		next := m.next.of(y)
		own := at - next*m.size
		s.at[k] = own
		s.bit[k] = m.first + (y-(at-next)*m.stride)*m.width + own
		at = next
	}
}

// sink writes into the slice, for every state, the least key over it and all that
// the others can make of it, plus one. Seeds come in rising order of their keys: the
// first that floods a state has the least (docs/theory.md#kernel). They are put in
// order by and by, since the first few flood most of a slice. It reports false when
// the work was ended.
func (s *slice) sink(key []uint32, tiers int) bool {
	copy(s.dry, s.start)
	before := uint32(0)
	for _, limit := range limits(tiers, s.n) {
		if limit == before {
			continue
		}
		s.collect(key, limit)
		s.sort(limit)
		for _, seed := range s.seeds {
			y := uint32(seed)
			if uint32(s.vec[int(y)*s.words]) == 0 && !s.flood(y, seed>>32+1) {
				return false
			}
		}
		before = limit
	}
	return true
}

// limits returns up to which key seeds are put in order together.
func limits(tiers, n int) []uint32 {
	t := uint32(tiers)
	if n < 1<<10 {
		return []uint32{t / 8, t}
	}
	return []uint32{t / 256, t / 32, t / 4, t}
}

// collect finds the dry states with a key below a limit.
func (s *slice) collect(key []uint32, limit uint32) {
	s.seeds = s.seeds[:0]
	m := &s.mover[0] // its own levels vary fastest
	for b := range uint32(s.n) / m.size {
		for l := uint32(0); l < m.size; l += 64 {
			at := m.first + b*m.width + l
			dry := s.dry[at/64] >> (at % 64)
			if m.size < 64 {
				dry &= 1<<m.size - 1
			}
			for y := b*m.size + l; dry != 0; dry &= dry - 1 {
				q := y + uint32(bits.TrailingZeros64(dry))
				if key[q] < limit {
					s.seeds = append(s.seeds, uint64(key[q])<<32|uint64(q))
				}
			}
		}
	}
}

// sort puts the seeds in order of their keys, which are below a limit.
func (s *slice) sort(limit uint32) {
	if len(s.seeds) <= 64 {
		for i, seed := range s.seeds {
			for ; i > 0 && s.seeds[i-1] > seed; i-- {
				s.seeds[i] = s.seeds[i-1]
			}
			s.seeds[i] = seed
		}
		return
	}
	if len(s.room) < len(s.seeds) {
		s.room = make([]uint64, cap(s.seeds))
	}
	a, b := s.seeds, s.room[:len(s.seeds)]
	for shift, left := 32, limit-1; left > 0; shift, left = shift+8, left>>8 {
		var next [256]uint32
		for _, seed := range a {
			next[uint8(seed>>shift)]++
		}
		at := uint32(0)
		for d, n := range next {
			next[d] = at
			at += n
		}
		for _, seed := range a {
			d := uint8(seed >> shift)
			b[next[d]] = seed
			next[d]++
		}
		a, b = b, a
	}
	s.seeds, s.room = a, b[:cap(b)]
}

// flood writes w into a dry state and all those that lead to it.
func (s *slice) flood(y uint32, w uint64) bool {
	s.locate(y)
	for _, bit := range s.bit {
		s.dry[bit/64] &^= 1 << (bit % 64)
	}
	s.vec[int(y)*s.words] |= w
	s.stack = append(s.stack[:0], y)
	for len(s.stack) > 0 {
		y := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		if s.since++; s.since == flooded {
			s.since = 0
			if s.work.Done(flooded) != nil {
				return false
			}
		}
		s.locate(y)
		for i := range s.lanes {
			l := &s.lanes[i]
			block := s.bit[l.mover] - s.at[l.mover] + l.first
			from := s.vec[int(y)*s.words+l.word] >> (l.shift & 63) & l.full & (s.dry[block/64] >> (block % 64))
			if from != 0 {
				s.wet(y, w, l, from)
			}
		}
	}
	return true
}

// wet floods the dry states of a block that step to y.
func (s *slice) wet(y uint32, w uint64, l *lane, from uint64) {
	step := s.step[l.mover]
	for ; from != 0; from &= from - 1 {
		by := l.first + uint32(bits.TrailingZeros64(from)) - s.at[l.mover]
		q := y + by*s.mover[l.mover].stride
		s.vec[int(q)*s.words] |= w // fetches what its visit looks at
		for k, bit := range s.bit {
			bit += by * step[k]
			s.dry[bit/64] &^= 1 << (bit % 64)
		}
		s.stack = append(s.stack, q)
	}
}
