package space

// A cube is all combinations of levels of some options, a bit each. There what
// looks at one option at a time is done by letting one after another change.
type cube struct {
	*Space
	options []int
	stride  []int
	planes  [][][]uint64 // by place in options, and level
	set     []uint64
}

// A cube is laid out only while it is not much larger than what it is for.
const (
	cubePerState = 64
	smallCube    = 1 << 16
	largeCube    = 1 << 26
)

// newCube returns nil where the cube would be too large.
func (s *Space) newCube(options []int) *cube {
	c, size := &cube{Space: s, options: options}, 1
	for _, o := range options {
		c.stride = append(c.stride, size)
		if size *= len(s.c.Options[o].Levels); size > min(largeCube, max(smallCube, cubePerState*s.n)) {
			return nil
		}
	}
	c.set = make([]uint64, words(size))
	for i, o := range options {
		levels := len(s.c.Options[o].Levels)
		planes := make([][]uint64, levels)
		for l := range planes {
			planes[l] = runs(size, l*c.stride[i], c.stride[i], c.stride[i]*levels)
		}
		c.planes = append(c.planes, planes)
	}
	return c
}

// place returns the place of a state.
func (c *cube) place(state int) int {
	at := 0
	for i, o := range c.options {
		at += c.Level(state, o) * c.stride[i]
	}
	return at
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
