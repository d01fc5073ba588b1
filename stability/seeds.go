package stability

import "slices"

// Seeds are states at which floods begin, each with its key before it in one
// number. They are put in order as far as they are needed: the first few floods
// take most states away.
type seeds struct {
	keyed []uint64
	room  []uint64
	upTo  []uint32
}

// mostSampled is how many keys tell how all are spread.
const mostSampled = 256

// limits returns up to which key seeds are put in order together: about one in 256 of them, in
// 32, in 4, and all, as some keys out of all tell. What is best within reach is high nearly
// everywhere, so that a part of the tiers would tell nothing.
func (s *seeds) limits(sample []uint32, tiers int) []uint32 {
	slices.Sort(sample)
	s.upTo = s.upTo[:0]
	for _, part := range []int{256, 32, 4} {
		if len(sample) >= part {
			s.upTo = append(s.upTo, sample[len(sample)/part-1]+1)
		}
	}
	return append(s.upTo, uint32(tiers))
}

func (s *seeds) add(key, state uint32) { s.keyed = append(s.keyed, uint64(key)<<32|uint64(state)) }

// sort puts the seeds in order of their keys, which are below a limit: eight bits
// at a time from the last.
func (s *seeds) sort(limit uint32) {
	if len(s.keyed) <= 64 {
		s.insert()
		return
	}
	if len(s.room) < len(s.keyed) {
		s.room = make([]uint64, cap(s.keyed))
	}
	a, b := s.keyed, s.room[:len(s.keyed)]
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
	s.keyed, s.room = a, b[:cap(b)]
}

// insert sorts a few.
func (s *seeds) insert() {
	for i, seed := range s.keyed {
		for ; i > 0 && s.keyed[i-1] > seed; i-- {
			s.keyed[i] = s.keyed[i-1]
		}
		s.keyed[i] = seed
	}
}
