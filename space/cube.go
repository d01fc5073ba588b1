package space

import "math/bits"

// A cube is all combinations of levels of the bound options, a bit each. There
// a joint move is made by letting one option after another change: what each
// may do looks at no other option.
type cube struct {
	*joint
	stride []int
	cell   []uint32     // of each state
	planes [][][]uint64 // by bound option and level
	set    []uint64
}

// A cube is laid out only while it is not much larger than what it is for.
const (
	cubePerState = 64
	smallCube    = 1 << 16
	largeCube    = 1 << 26
)

// newCube returns nil where the cube would be too large.
func newCube(j *joint) *cube {
	c, size := &cube{joint: j}, 1
	for _, o := range j.bound {
		c.stride = append(c.stride, size)
		if size *= len(j.options[o].Levels); size > min(largeCube, max(smallCube, cubePerState*j.n)) {
			return nil
		}
	}
	c.set = make([]uint64, words(size))
	for i, o := range j.bound {
		levels := len(j.options[o].Levels)
		planes := make([][]uint64, levels)
		for l := range planes {
			planes[l] = runs(size, l*c.stride[i], c.stride[i], c.stride[i]*levels)
		}
		c.planes = append(c.planes, planes)
	}
	c.cell = make([]uint32, j.n)
	for state := range c.cell {
		for i, o := range j.bound {
			c.cell[state] += uint32(j.level(state, o) * c.stride[i])
		}
	}
	return c
}

// level returns the level of one option in a state.
func (s *Space) level(state, o int) int {
	return int(s.indexOf(state) / s.stride[o] % uint64(len(s.c.Options[o].Levels)))
}

// runs returns the set of n in which every step bits, from first on, length
// bits are set.
func runs(n, first, length, step int) []uint64 {
	set := make([]uint64, words(n))
	for ; first < n; first += step {
		for at, end := first, min(n, first+length); at < end; {
			most := min(64-at%64, end-at)
			set[at/64] |= (^uint64(0) >> (64 - most)) << (at % 64)
			at += most
		}
	}
	return set
}

// follows returns the states that one joint move leads to from any of some
// states, in which the same options are locked.
func (c *cube) follows(from []int, locked []bool) []uint64 {
	clear(c.set)
	for _, state := range from {
		c.set[c.cell[state]/64] |= 1 << (c.cell[state] % 64)
	}
	for i, o := range c.bound {
		c.change(i, o, locked[o])
	}
	out := make([]uint64, words(c.n))
	for w, within := range c.within {
		for ; within != 0; within &= within - 1 {
			k := bits.TrailingZeros64(within)
			cell := c.cell[64*w+k]
			out[w] |= c.set[cell/64] >> (cell % 64) & 1 << k
		}
	}
	return out
}

// change lets one option go to every level it may, a level at a time: what it
// may do in one go it may do in steps, and the other way round.
func (c *cube) change(i, o int, locked bool) {
	option, top := &c.options[o], len(c.options[o].Levels)-1
	for l := range top {
		if option.Allows(l, l+1) {
			c.shift(c.planes[i][l], c.stride[i])
		}
	}
	for l := top; l > 0; l-- {
		if option.Allows(l, l-1) && !locked {
			c.shift(c.planes[i][l], -c.stride[i])
		}
	}
}

// shift adds to the set its part within a plane, moved by some places.
func (c *cube) shift(plane []uint64, by int) {
	if by < 0 {
		down, rest := -by/64, -by%64
		for w := down; w < len(c.set); w++ {
			part := c.set[w] & plane[w]
			c.set[w-down] |= part >> rest
			if w > down {
				c.set[w-down-1] |= part << (64 - rest)
			}
		}
		return
	}
	up, rest := by/64, by%64
	for w := range len(c.set) - up {
		part := c.set[w] & plane[w]
		c.set[w+up] |= part << rest
		if w+up+1 < len(c.set) {
			c.set[w+up+1] |= part >> (64 - rest)
		}
	}
}
