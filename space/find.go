package space

import (
	"math/bits"
	"slices"
)

// A finder has all combinations, a bit each, and how many states come before
// each word of them: so a state is found at once.
type finder struct {
	set    []uint64
	before []uint32
}

// newFinder returns nil where every combination is a state, or the combinations
// are too many beside the states.
func (s *Space) newFinder() *finder {
	all := s.stride[len(s.c.Options)]
	if s.index == nil || all > uint64(min(largeCube, max(smallCube, cubePerState*s.n))) {
		return nil
	}
	f := &finder{make([]uint64, words(int(all))), make([]uint32, words(int(all)))}
	for _, at := range s.index {
		f.set[at/64] |= 1 << (at % 64)
	}
	n := 0
	for w, set := range f.set {
		f.before[w] = uint32(n)
		n += bits.OnesCount64(set)
	}
	return f
}

// find returns the state at a place among all combinations; ok is false where
// that is not feasible.
func (s *Space) find(at uint64) (state int, ok bool) {
	switch {
	case s.index == nil:
		return int(at), true
	case s.found == nil:
		return slices.BinarySearch(s.index, at)
	}
	set, bit := s.found.set[at/64], uint64(1)<<(at%64)
	return int(s.found.before[at/64]) + bits.OnesCount64(set&(bit-1)), set&bit != 0
}
