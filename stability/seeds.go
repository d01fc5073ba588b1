package stability

// Seeds are states at which floods begin, each with its key before it in one
// number. They are put in order as far as they are needed: the first few floods
// take most states away.
type seeds struct {
	keyed []uint64
	room  []uint64
}

// limits returns up to which key seeds are put in order together, of so many
// states.
func limits(tiers, n int) []uint32 {
	t := uint32(tiers)
	if n < 1<<10 {
		return []uint32{t / 8, t}
	}
	return []uint32{t / 256, t / 32, t / 4, t}
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
