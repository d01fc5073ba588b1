package space

import "math/bits"

// classes sorts states into classes by criteria given most important first: a
// state that meets a criterion comes into a higher class than one that meets
// the same earlier criteria but not this. It serves grouping into blocks.
type classes struct {
	of   []uint32 // class of each state
	most uint64   // classes are below this number; not all need occur
}

func newClasses(n int) *classes { return &classes{make([]uint32, n), 1} }

// split applies one criterion, given as a set of states.
func (c *classes) split(set []uint64) {
	if 2*c.most > max(8*uint64(len(c.of)), 1<<12) {
		c.compact()
	}
	c.most *= 2
	for w, word := range set {
		part := c.of[64*w : min(64*w+64, len(c.of))]
		for k := range part {
			part[k] = part[k]<<1 | uint32(word>>k&1)
		}
	}
}

// Classes sorts the states by which of some sets they are in: the class of
// each, and how many classes there are.
func (s *Space) Classes(sets ...[]uint64) (of []uint32, n int) {
	c := newClasses(s.n)
	for _, set := range sets {
		c.split(set)
	}
	n = c.compact()
	return c.of, n
}

// compact renumbers the classes that occur 0, 1, 2 … in their order and
// returns how many there are.
func (c *classes) compact() int {
	used := make([]uint64, words(int(c.most)))
	for _, k := range c.of {
		used[k/64] |= 1 << (k % 64)
	}
	before := make([]uint32, len(used))
	total := 0
	for w, word := range used {
		before[w] = uint32(total)
		total += bits.OnesCount64(word)
	}
	for i, k := range c.of {
		c.of[i] = before[k/64] + uint32(bits.OnesCount64(used[k/64]&(1<<(k%64)-1)))
	}
	c.most = uint64(total)
	return total
}
