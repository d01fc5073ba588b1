package stability

import "math/bits"

// A flooder floods a slice, whichever way it keeps who is dry.
type flooder interface {
	holes()                             // finds the holes of the slice
	begin()                             // all but these are dry
	collect(key []uint32, limit uint32) // the dry states with a key below a limit, as seeds
	// writes w into a dry state and all those that lead to it
	flood(y uint32, w uint64) bool
}

// flooder returns the way that serves a slice best: by one number for each block, where that has
// room for all blocks; else by bits of many side by side.
func (s *slice) flooder() flooder {
	most := uint32(0)
	for _, m := range s.mover {
		most = max(most, m.size)
	}
	switch {
	case most <= 8:
		return newSwift[uint8](s)
	case most <= 16:
		return newSwift[uint16](s)
	case most <= 32:
		return newSwift[uint32](s)
	case most <= 64:
		return newSwift[uint64](s)
	}
	s.findSteps()
	s.dry, s.start = make([]uint64, s.bits), make([]uint64, s.bits)
	s.fill(s.mover, s.start)
	return s
}

// A swift keeps, for each mover and block, who of the block is dry as the bits of a number of its
// own: what is looked for in it, and taken from it, needs no shifting then.
type swift[T uint8 | uint16 | uint32 | uint64] struct {
	*slice
	dry    []T
	start  []T // dry, when nothing is flooded
	movers []swiftMover
}

type swiftMover struct {
	size, stride uint32
	next         divider
	first        uint32 // its first number
	word         int    // where its mask is
	shift        uint
	step         []uint32 // by mover: how many numbers further one step of this one leads; 0 for its own
}

func newSwift[T uint8 | uint16 | uint32 | uint64](s *slice) *swift[T] {
	w := &swift[T]{slice: s, movers: make([]swiftMover, 0, len(s.mover))}
	steps := make([]uint32, 0, len(s.mover)*len(s.mover))
	first := uint32(0)
	for i, m := range s.mover {
		mine := swiftMover{size: m.size, stride: m.stride, next: m.next, first: first}
		for _, part := range s.parts {
			if part.party == m.party {
				mine.word, mine.shift = part.word, uint(part.shift)
			}
		}
		for k, other := range s.mover {
			step := m.stride
			switch {
			case k == i:
				step = 0
			case k < i: // its block's number leaves its own combinations out
				step /= other.size
			}
			steps = append(steps, step)
		}
		mine.step = steps[len(steps)-len(s.mover):]
		w.movers = append(w.movers, mine)
		first += uint32(s.n) / m.size
	}
	w.dry, w.start = make([]T, first), make([]T, first)
	w.fill()
	return w
}

func (s *swift[T]) begin() { copy(s.dry, s.start) }

func (s *swift[T]) fill() {
	for i := range s.movers {
		m := &s.movers[i]
		all := T(1)<<(m.size-1)<<1 - 1
		blocks := s.start[m.first:][:uint32(s.n)/m.size]
		for b := range blocks {
			blocks[b] = all
		}
	}
}

// holes leaves holes out, which no mask has, lest they be looked at as seeds.
func (s *swift[T]) holes() {
	s.fill()
	m := &s.movers[0]
	for y := range uint32(s.n) {
		if uint32(s.vec[int(y)*s.words]) == hole {
			block := m.next.of(y)
			s.start[block] &^= 1 << (y - block*m.size)
		}
	}
}

func (s *swift[T]) collect(key []uint32, limit uint32) {
	s.keyed = s.keyed[:0]
	size := s.movers[0].size // its own levels vary fastest
	for b, dry := range s.dry[:uint32(s.n)/size] {
		for ; dry != 0; dry &= dry - 1 {
			y := uint32(b)*size + uint32(bits.TrailingZeros64(uint64(dry)))
			if key[y] < limit {
				s.add(key[y], y)
			}
		}
	}
}

// ahead is how many states are fetched before the first of them is visited, or how far before.
const ahead = 16

// flood writes w into a dry state and all those that lead to it. What its loop does for a state takes
// most of the time of all, and most of that is waiting for its masks where slices are larger than a
// near cache: so those of several states are fetched together.
func (s *swift[T]) flood(y uint32, w uint64) bool {
	vec, words := s.vec, s.words
	v := visit[T]{swift: s, stack: append(s.stack[:0], y)}
	v.locate(y)
	for k := range s.movers {
		s.dry[v.block[k&63]] &^= v.bit[k&63]
	}
	var next [ahead]uint32
	for len(v.stack) > 0 {
		left := max(len(v.stack)-ahead, 0)
		n := copy(next[:], v.stack[left:])
		v.stack = v.stack[:left]
		if s.since += n; s.since >= flooded {
			s.since = 0
			if s.work.Done(flooded) != nil {
				return false
			}
		}
		for _, y := range next[:n] {
			vec[int(y)*words] |= w
		}
		for i := n - 1; i >= 0; i-- {
			v.locate(next[i])
			v.spread(next[i])
		}
	}
	s.stack = v.stack
	return true
}

// A visit is of one state after another.
type visit[T uint8 | uint16 | uint32 | uint64] struct {
	*swift[T]
	stack []uint32   // wet, and still to be visited
	block [64]uint32 // by mover: the number of the state's block
	own   [64]uint32 // its own combination
	bit   [64]T      // that as a bit
}

// locate finds where a state stands for every mover.
func (v *visit[T]) locate(y uint32) {
	at := y
	for k := range v.movers {
		m := &v.movers[k]
		next := m.next.of(y)
		own := at - next*m.size
		v.own[k&63], v.bit[k&63] = own, 1<<(own&63)
		v.block[k&63] = m.first + y - (at-next)*m.stride
		at = next
	}
}

// spread wets all who are dry and step to the state located: for each mover these are found at once,
// and for each of them what tells others that it is dry is taken away.
func (v *visit[T]) spread(y uint32) {
	dry, masks := v.dry, v.vec[int(y)*v.words:][:v.words]
	for k := range v.movers {
		m := &v.movers[k]
		b := v.block[k&63]
		from := T(masks[m.word]>>(m.shift&63)) & dry[b]
		if from == 0 {
			continue
		}
		dry[b] &^= from
		for ; from != 0; from &= from - 1 {
			by := uint32(bits.TrailingZeros64(uint64(from))) - v.own[k&63]
			v.stack = append(v.stack, y+by*m.stride)
			for j, step := range m.step {
				dry[v.block[j&63]+by*step] &^= v.bit[j&63]
			}
		}
	}
}
