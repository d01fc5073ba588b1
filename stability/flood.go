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

	by    flooder
	out   []uint32 // by place: what floods write
	vec   []uint64 // words of masks of each combination
	dry   []uint64
	start []uint64 // dry, when nothing is flooded
	bits  int      // words of these
	stack []uint32
	seeds
	sampled [mostSampled]uint32
	since   int // states since the work was last told
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
	mover  int
	word   int
	shift  uint
	full   uint64
	first  uint32   // own combination
	stride uint32   // of the mover
	step   []uint32 // by mover: how far a state's bit moves with one step of this one
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
				s.lanes = append(s.lanes, lane{mover: len(s.mover), word: part.word, shift: uint(part.shift),
					full: ^uint64(0) >> (64 - part.bits), first: uint32(part.first), stride: m.stride})
			}
		}
		s.mover = append(s.mover, m)
	}
	s.bits = int(first / 64)
	return s
}

// findSteps finds how bits move: a block's number counts the places below its
// party's stride as they are, and those above without the party.
func (s *slice) findSteps() {
	for i := range s.lanes {
		j := s.lanes[i].mover
		for k, m := range s.mover {
			step := s.mover[j].stride
			switch {
			case k == j:
				step = 1
			case k > j:
				step *= m.width
			default:
				step = step / m.size * m.width
			}
			s.lanes[i].step = append(s.lanes[i].step, step)
		}
	}
}

// newStrips has a slice flooded by bits of many blocks side by side.
func newStrips(s *slice) *slice {
	s.findSteps()
	s.dry, s.start = make([]uint64, s.bits), make([]uint64, s.bits)
	s.fill(s.mover, s.start)
	return s
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
		dst, src := s.vec[to:to+run], s.masks[from:from+run]
		if run == 2 { // as often as there are states: a call would take longer
			dst[0], dst[1] = src[0], src[1]
		} else {
			copy(dst, src)
		}
		from += skip
	}
	if s.places != nil {
		s.holes()
	}
}

// holes finds who is dry before anything is flooded.
func (s *slice) holes() {
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

// A place is where a state stands for every mover.
type place struct {
	block [64]uint32 // where the bits of its block begin
	own   [64]uint32 // its own combination
}

// locate finds the place of a state.
func (s *slice) locate(y uint32, p *place) {
	at := y
	for k := range s.mover {
		m := &s.mover[k]
		next := m.next.of(y)
		p.own[k&63] = at - next*m.size
		p.block[k&63] = m.first + (y-(at-next)*m.stride)*m.width
		at = next
	}
}

// wet clears the dry bits of a state.
func (s *slice) wet(p *place) {
	for k := range s.mover {
		bit := p.block[k&63] + p.own[k&63]
		s.dry[bit/64] &^= 1 << (bit % 64)
	}
}

func (s *slice) begin() { copy(s.dry, s.start) }

// sink writes, for every state of the slice, the least key over it and all that
// the others can make of it. Seeds come in rising order of their keys: the
// first that floods a state has the least (docs/theory.md#kernel). They are put in
// order by and by, since the first few flood most of a slice. What it writes for holes
// is worth nothing. It reports false when the work was ended.
func (s *slice) sink(key []uint32, tiers int, out []uint32) bool {
	s.out = out
	s.by.begin()
	before := uint32(0)
	for _, limit := range s.limits(s.sample(key), tiers) {
		if limit == before {
			continue
		}
		if before == 0 && s.places == nil {
			s.collectAll(key, limit)
		} else {
			s.by.collect(key, limit)
		}
		s.sort(limit)
		for _, seed := range s.keyed {
			if !s.by.flood(uint32(seed), uint32(seed>>32)) {
				return false
			}
		}
		before = limit
	}
	return true
}

// divide writes, for every state of the slice, the number of its part: what a flood from
// any of its states floods. It returns how many parts there are, 0 when the work was ended.
// Part 0 is of holes.
func (s *slice) divide(out []uint32) int {
	s.out = out
	clear(out)
	s.by.begin()
	parts := 1
	for y := range uint32(s.n) {
		if !s.by.flood(y, uint32(parts)) {
			return 0
		}
		if out[y] == uint32(parts) {
			parts++
		}
	}
	return parts
}

// sample returns the keys of some states, drawn alike whatever the options' weights.
func (s *slice) sample(key []uint32) []uint32 {
	out := s.sampled[:0]
	for i := range uint64(min(mostSampled, s.n/16)) {
		if k := key[i*0x9e3779b9%(1<<32)*uint64(s.n)>>32]; k > 0 || s.places == nil { // 0 is of holes
			out = append(out, k)
		}
	}
	return out
}

// collectAll is collect while all states are dry.
func (s *slice) collectAll(key []uint32, limit uint32) {
	s.keyed = s.keyed[:0]
	for y, k := range key[:s.n] {
		if k < limit {
			s.add(k, uint32(y))
		}
	}
}

// collect finds the dry states with a key below a limit.
func (s *slice) collect(key []uint32, limit uint32) {
	s.keyed = s.keyed[:0]
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
					s.add(key[q], q)
				}
			}
		}
	}
}

// flood writes w for a state, if it is dry, and all dry ones that lead to it. What its loop
// does for a state takes most of the time of all: for each lane, all who are dry and
// step to the state by one word, and for each of these its bits.
func (s *slice) flood(y, w uint32) bool {
	var p place
	vec, dry, words := s.vec, s.dry, s.words
	s.locate(y, &p)
	if bit := p.block[0] + p.own[0]; s.dry[bit/64]>>(bit%64)&1 == 0 {
		return true
	}
	s.wet(&p)
	s.out[y] = w
	s.stack = append(s.stack[:0], y)
	for len(s.stack) > 0 {
		if s.since++; s.since == flooded {
			s.since = 0
			if s.work.Done(flooded) != nil {
				return false
			}
		}
		y := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		s.locate(y, &p)
		masks := vec[int(y)*words:][:words]
		for i := range s.lanes {
			l := &s.lanes[i]
			block := p.block[l.mover&63] + l.first
			from := masks[l.word] >> (l.shift & 63) & l.full & (dry[block/64] >> (block % 64))
			for ; from != 0; from &= from - 1 {
				by := l.first + uint32(bits.TrailingZeros64(from)) - p.own[l.mover&63]
				q := y + by*l.stride
				s.out[q] = w
				for k, step := range l.step {
					bit := p.block[k&63] + p.own[k&63] + by*step
					dry[bit/64] &^= 1 << (bit % 64)
				}
				s.stack = append(s.stack, q)
			}
		}
	}
	return true
}
