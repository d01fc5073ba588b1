package stability

import (
	"math/bits"
	"slices"
	"sync"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// A cube is all combinations of levels, feasible or not, laid out party by party:
// what each can do of its own, which is its *own* number, varies within a run of
// places. Infeasible combinations are holes, which nothing leads to.
//
// For a focal party the cube falls into slices, one for each combination of the
// party's own levels: no reply leaves a slice (docs/theory.md#slices).
type cube struct {
	sp     *space.Space
	c      *plenary.Case
	n      int      // combinations
	places []uint64 // of the states among the combinations; nil where all are feasible
	order  []int    // parties that have a choice, in the order of the cube
	open   [][]int  // by party: its open options, the fastest first
	own    []int    // by party: how many combinations of these
	closed []int    // options that nobody can change, the slowest
	rel    []*relation
	packing
	masks    []uint64 // words of all combinations, as packed
	credible bool     // what masks hold: improvements, or moves
	mu       sync.Mutex
	spare    [][]uint32 // arrays over the cube for the next party, whatever is in them
}

// take returns an array over the cube, which may have anything in it.
func (c *cube) take(n int) []uint32 {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, of := range c.spare {
		if cap(of) >= n {
			c.spare = slices.Delete(c.spare, i, i+1)
			return of[:n]
		}
	}
	most := n // of any party
	for _, p := range c.order {
		most = max(most, c.own[p]*c.apart(p))
	}
	return make([]uint32, n, most)
}

// give gives arrays back.
func (c *cube) give(arrays ...[]uint32) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, of := range arrays {
		if of != nil {
			c.spare = append(c.spare, of)
		}
	}
}

// newCube returns the cube of a space, or nil where the index-based search
// serves better: where few combinations are feasible, or the blocks are too large
// for masks (docs/performance.md#two-engines).
func newCube(sp *space.Space) *cube {
	if c := layCube(sp); c != nil && c.dense() {
		return c
	}
	return nil
}

// layCube returns the cube of a space, or nil where that would be too large.
func layCube(sp *space.Space) *cube {
	c := &cube{sp: sp, c: sp.Case()}
	all, places := sp.Combinations()
	if all > space.MaxStates {
		return nil
	}
	c.n, c.places = int(all), places
	c.open, c.own = make([][]int, len(c.c.Parties)), make([]int, len(c.c.Parties))
	for p := range c.own {
		c.own[p] = 1
	}
	for o := range c.c.Options {
		option := &c.c.Options[o]
		if option.Closed != "" {
			c.closed = append(c.closed, o)
			continue
		}
		if c.own[option.Party] == 1 {
			c.order = append(c.order, option.Party)
		}
		c.open[option.Party] = append(c.open[option.Party], o)
		c.own[option.Party] *= len(option.Levels)
	}
	if !c.pack() || !c.relate() {
		return nil
	}
	return c
}

// How many combinations a state may stand for, at most: a cube costs about as much
// for a hole as for a state, the search more for a state than a cube does, and most
// where something is one-way; guarantees cost it little. Of many combinations the
// memory counts as well.
const (
	holesGuaranteed  = 3
	holesReversible  = 6
	holesOneWay      = 12
	fewCombinations  = 256
	mostCombinations = 1 << 24
)

func (c *cube) dense() bool {
	most := holesReversible
	if len(c.c.Guarantees) > 0 {
		most = holesGuaranteed
	}
	for _, p := range c.order {
		if !c.undoable(p) && c.n <= mostCombinations {
			most = holesOneWay
		}
	}
	return c.n <= max(fewCombinations, most*c.sp.Len())
}

// A packing is where the bits of masks stand in the words of a combination. The
// first 32 bits are for what a flood writes.
type packing struct {
	words int
	parts []part
}

// A part is up to 64 of the combinations of a party's own.
type part struct {
	party, first, bits int
	word, shift        int
}

const (
	mostWords = 9 // masks of 512 bits, and what a flood writes
	written   = 1<<32 - 1
)

// pack finds the places of masks. It reports false where they take too many words.
// Where only one party has a choice nobody replies, and there are none.
func (c *cube) pack() bool {
	used := []int{32}
	if len(c.order) == 1 {
		return true
	}
	for _, p := range c.order {
		if c.own[p] > 64*mostWords {
			return false
		}
		for first := 0; first < c.own[p]; first += 64 {
			n := min(64, c.own[p]-first)
			w := 0
			for w < len(used) && used[w]+n > 64 {
				w++
			}
			if w == len(used) {
				used = append(used, 0)
			}
			c.parts = append(c.parts, part{p, first, n, w, used[w]})
			used[w] += n
		}
	}
	c.words = len(used)
	return c.words <= mostWords
}

// weights returns, by option, how many places apart two combinations are that
// differ by one level of it: the parties in order, then the closed options, and
// last, if not -1, the focal party, so that its slices stand one after another.
func (c *cube) weights(focal int) []uint32 {
	out, at := make([]uint32, len(c.c.Options)), 1
	put := func(options []int) {
		for _, o := range options {
			out[o] = uint32(at)
			at *= len(c.c.Options[o].Levels)
		}
	}
	for _, p := range c.order {
		if p != focal {
			put(c.open[p])
		}
	}
	put(c.closed)
	if focal >= 0 {
		at = c.apart(focal)
		put(c.open[focal])
	}
	return out
}

// apart returns how many places are between two slices of a focal party. Where these
// are of the size of pages, some more are left empty: places that differ by the party's
// own levels alone would else share a few lines of caches.
func (c *cube) apart(focal int) int {
	n := c.n / c.own[focal]
	if n%1024 == 0 {
		n += 48
	}
	return n
}

// A layout tells the places of states, by two tables: of the first options, and
// of the others.
type layout struct {
	states    []uint64 // see cube.places
	per       uint64   // combinations of the first options
	low, high []uint32
	same      bool // every state has its number for its place
}

const lowPlaces = 1 << 12

func (c *cube) layout(focal int) *layout { return c.layoutBy(c.weights(focal)) }

// columns is layout within a slice of the focal party, whichever it is.
func (c *cube) columns(focal int) *layout {
	weight := c.weights(focal)
	for _, o := range c.open[focal] {
		weight[o] = 0
	}
	return c.layoutBy(weight)
}

func (c *cube) layoutBy(weight []uint32) *layout {
	o := 0
	l := &layout{states: c.places, per: 1, low: []uint32{0}, high: []uint32{0}, same: c.places == nil}
	at := uint32(1)
	grow := func(table []uint32) []uint32 {
		n, levels := len(table), len(c.c.Options[o].Levels)
		for level := 1; level < levels; level++ {
			for _, place := range table[:n] {
				table = append(table, place+uint32(level)*weight[o])
			}
		}
		l.same = l.same && weight[o] == at
		at *= uint32(levels)
		o++
		return table
	}
	for o < len(weight) && int(l.per)*len(c.c.Options[o].Levels) <= lowPlaces {
		l.low = grow(l.low)
		l.per = uint64(len(l.low))
	}
	for o < len(weight) {
		l.high = grow(l.high)
	}
	return l
}

// runLength is how many states are told the place of at a time.
const runLength = 1 << 10

// each calls f with the places of states from lo to below hi, by runs.
func (l *layout) each(lo, hi int, f func(lo int, places []uint32)) {
	var room [runLength]uint32
	for lo < hi {
		n := min(runLength, hi-lo)
		l.tell(lo, room[:n])
		f(lo, room[:n])
		lo += n
	}
}

func (l *layout) tell(lo int, places []uint32) {
	if l.states != nil {
		for i, at := range l.states[lo:][:len(places)] {
			places[i] = l.low[at%l.per] + l.high[at/l.per]
		}
		return
	}
	at, high := uint64(lo)%l.per, uint64(lo)/l.per
	for i := range places {
		places[i] = l.low[at] + l.high[high]
		if at++; at == l.per {
			at, high = 0, high+1
		}
	}
}

// A divider divides numbers below 2^26 by one number, by a multiplication
// (Granlund and Montgomery 1994).
type divider struct {
	times uint64
	shift uint8
}

func dividerBy(d int) divider {
	shift := 26 + bits.Len(uint(d))
	return divider{(1<<shift + uint64(d) - 1) / uint64(d), uint8(shift)}
}

func (d divider) of(x uint32) uint32 { return uint32(uint64(x) * d.times >> (d.shift & 63)) }
