package route

import (
	"math/bits"
	"slices"
	"sync"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
)

// A field is all combinations of the levels that options can come to stand at
// from the status quo, feasible or not: a step changes one option after
// another, and what it passes through in between need not be a state
// (docs/theory.md#how-ways-are-found). A spot of it is numbered with the first option
// varying fastest.
type field struct {
	sp     *space.Space
	c      *plenary.Case
	levels [][]uint8 // by option: the level at each digit
	digit  [][]int   // by option: the digit of each level, or -1
	stride []uint64  // by option, and one more: all spots
	over   []divisor // by option: what divides by its stride and by its levels
	spotOf []uint64  // by state, or noSpot
	number []uint32  // by spot: one more than its state, 0 for none; nil in a wide field
	planes expr.Planes
	tests  map[string]*test

	mu    sync.Mutex // of tests, planes, grounds and spare
	spare []scratch

	grounds  []*ground // by party, once asked for; nil where it has too many combinations
	grounded []bool
}

const noSpot = ^uint64(0)

var (
	// A field with more spots than this, and than a few for every state, is
	// wide: what is known of spots is kept in tables that grow with their use.
	wideField uint64 = 1 << 22
	perState  uint64 = 32
	// maxPlanes bounds what is kept of conditions, in words.
	maxPlanes uint64 = 1 << 26
)

// newField lays out a field in which some options stay where they are.
func newField(sp *space.Space, still []bool) *field {
	f := &field{sp: sp, c: sp.Case(), stride: []uint64{1}, tests: map[string]*test{}}
	for o := range f.c.Options {
		option := &f.c.Options[o]
		digit := make([]int, len(option.Levels))
		var levels []uint8
		for l := range option.Levels {
			if digit[l] = -1; l == option.Now || option.Allows(option.Now, l) && !(still != nil && still[o]) {
				digit[l] = len(levels)
				levels = append(levels, uint8(l))
			}
		}
		f.levels, f.digit = append(f.levels, levels), append(f.digit, digit)
		f.over = append(f.over, divisor{inverse(f.stride[o]), inverse(uint64(len(levels)))})
		f.stride = append(f.stride, f.stride[o]*uint64(len(levels)))
	}
	if !f.wide() {
		f.number = make([]uint32, f.size())
	}
	f.spotOf = make([]uint64, sp.Len())
	if !f.byTables() {
		var at []uint8
		for s := range f.spotOf {
			at = sp.Levels(s, at)
			f.spotOf[s] = f.spot(at)
		}
	}
	for s, spot := range f.spotOf {
		if f.number != nil && spot != noSpot {
			f.number[spot] = uint32(s) + 1
		}
	}
	return f
}

// lowPlaces is about how many places among the first options have a table, and
// mostTabled the most combinations of levels that there are tables for. Tests lower
// the first.
var lowPlaces = 1 << 12

const mostTabled = 1 << 26

// byTables finds the spots of all states by what the first options and what the others
// add. It reports false where tables would be too large.
func (f *field) byTables() bool {
	all, places := f.sp.Combinations()
	if all > mostTabled {
		return false
	}
	low, o := []uint64{0}, 0
	for ; o < len(f.levels) && len(low) < lowPlaces; o++ {
		low = f.added(low, o)
	}
	high := []uint64{0}
	for ; o < len(f.levels); o++ {
		high = f.added(high, o)
	}
	per := uint64(len(low))
	for s := range f.spotOf {
		place := uint64(s)
		if places != nil {
			place = places[s]
		}
		a, b := low[place%per], high[place/per]
		if f.spotOf[s] = a + b; a == noSpot || b == noSpot {
			f.spotOf[s] = noSpot
		}
	}
	return true
}

// added is a table of spots for one option more, by level.
func (f *field) added(table []uint64, o int) []uint64 {
	out := make([]uint64, 0, len(table)*len(f.digit[o]))
	for _, d := range f.digit[o] {
		for _, spot := range table {
			if d < 0 || spot == noSpot {
				out = append(out, noSpot)
			} else {
				out = append(out, spot+uint64(d)*f.stride[o])
			}
		}
	}
	return out
}

func (f *field) size() uint64 { return f.stride[len(f.levels)] }

func (f *field) wide() bool {
	return f.size() > max(wideField, perState*uint64(f.sp.Len())) || f.size() > 1<<31
}

// spot returns the spot with these levels, or noSpot where one of them cannot
// be come to.
func (f *field) spot(levels []uint8) uint64 {
	var at uint64
	for o, l := range levels {
		d := f.digit[o][l]
		if d < 0 {
			return noSpot
		}
		at += uint64(d) * f.stride[o]
	}
	return at
}

// state returns the state at a spot; ok is false where it is not feasible.
func (f *field) state(spot uint64) (state uint32, ok bool) {
	if f.number != nil {
		n := f.number[spot]
		return n - 1, n > 0
	}
	s, ok := f.sp.Find(f.levelsAt(spot, nil))
	return uint32(s), ok
}

// levelsAt writes the levels at a spot over dst.
func (f *field) levelsAt(spot uint64, dst []uint8) []uint8 {
	dst = dst[:0]
	for o := range f.levels {
		dst = append(dst, f.levels[o][f.at(spot, o)])
	}
	return dst
}

// at returns the digit of an option at a spot.
func (f *field) at(spot uint64, o int) int {
	if f.number == nil {
		return int(spot / f.stride[o] % uint64(len(f.levels[o])))
	}
	return f.over[o].digit(spot, uint64(len(f.levels[o])))
}

// A divisor divides numbers below 2^32 by multiplying (Granlund and Montgomery
// 1994): by a stride and by a number of levels.
type divisor struct{ stride, levels reciprocal }

// digit returns what a number has there, given the levels.
func (d divisor) digit(n, levels uint64) int {
	q := d.stride.of(n)
	return int(q - d.levels.of(q)*levels)
}

// A reciprocal is 2^64 by some n, rounded up; 0 for n = 1.
type reciprocal uint64

func inverse(n uint64) reciprocal {
	if n == 1 {
		return 0
	}
	return reciprocal(^uint64(0)/n + 1)
}

func (r reciprocal) of(x uint64) uint64 {
	if r == 0 {
		return x
	}
	q, _ := bits.Mul64(uint64(r), x)
	return q
}

// A test is a condition on the spots of a field.
type test struct {
	f  *field
	e  *expr.Expr
	in []uint64 // by spot, as bits; nil where it is worked out each time
}

// test prepares a condition; equal ones are prepared once.
func (f *field) test(e *expr.Expr) *test {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := e.String()
	if e == expr.Never {
		key = ""
	}
	if t := f.tests[key]; t != nil {
		return t
	}
	t := &test{f: f, e: e}
	if words := (f.size() + 63) / 64; !f.wide() && uint64(len(f.tests)+1)*words <= maxPlanes {
		t.in = make([]uint64, words)
		e.Fill(t.in, f.planesOf(e))
	}
	f.tests[key] = t
	return t
}

func (t *test) holds(spot uint64) bool {
	if t.in != nil {
		return t.in[spot/64]>>(spot%64)&1 == 1
	}
	return t.workOut(spot)
}

func (t *test) workOut(spot uint64) bool {
	var levels [plenary.MaxOptions]uint8
	return t.e.Holds(t.f.levelsAt(spot, levels[:0]))
}

// planesOf lays out, for the options that a condition speaks of, the spots at
// each level.
func (f *field) planesOf(e *expr.Expr) expr.Planes {
	if f.planes == nil {
		f.planes = make(expr.Planes, len(f.levels))
	}
	words := (f.size() + 63) / 64
	for _, o := range e.Options(nil) {
		if f.planes[o] != nil {
			continue
		}
		f.planes[o] = make([][]uint64, len(f.digit[o]))
		for l := 1; l < len(f.digit[o]); l++ {
			f.planes[o][l] = make([]uint64, words)
			if d := f.digit[o][l]; d >= 0 {
				f.fill(f.planes[o][l], o, uint64(d))
			}
		}
	}
	return f.planes
}

// fill sets the spots at which an option has a digit.
func (f *field) fill(set []uint64, o int, digit uint64) {
	run, period := f.stride[o], f.stride[o+1]
	for from := digit * run; from < f.size(); from += period {
		for s := from; s < from+run; {
			if s%64 == 0 && from+run-s >= 64 {
				set[s/64] = ^uint64(0)
				s += 64
				continue
			}
			set[s/64] |= 1 << (s % 64)
			s++
		}
	}
}

// A scratch is what a batch needs of a field's size; batches go side by side.
type scratch struct {
	at    []uint64 // by state: the lanes in which it is reached
	fresh []uint64 // and those in which it is reached anew in this round
	// No longer used, to be used again.
	fronts []*front
	turns  []turned
	*store
}

func (f *field) borrow() scratch {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n := len(f.spare); n > 0 {
		s := f.spare[n-1]
		f.spare = f.spare[:n-1]
		clear(s.at)
		return s
	}
	n := f.sp.Len()
	return scratch{at: make([]uint64, n), fresh: make([]uint64, n), store: &store{}}
}

// giveBack takes back what is empty but for at.
func (f *field) giveBack(s scratch) {
	if clear(s.turns[:cap(s.turns)]); s.tidy() {
		s.fronts = nil // lists may stand there yet
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.spare = append(f.spare, s)
}

// A tally holds a word of lanes for each spot of a field. It is emptied after
// every use, so that only what was touched is looked at again.
type tally struct {
	dense   []uint64
	sparse  map[uint64]uint64
	touched []uint64
}

func (f *field) tally() *tally {
	if f.wide() {
		return &tally{sparse: map[uint64]uint64{}}
	}
	return &tally{dense: make([]uint64, f.size())}
}

func (t *tally) add(spot, lanes uint64) {
	if t.dense == nil {
		t.addSparse(spot, lanes)
		return
	}
	before := t.dense[spot]
	t.dense[spot] = before | lanes
	if before == 0 {
		t.touched = append(t.touched, spot)
	}
}

func (t *tally) addAll(list []entry) {
	if t.dense == nil {
		for _, e := range list {
			t.addSparse(e.spot, e.lanes)
		}
		return
	}
	dense, touched := t.dense, t.touched
	for i := range list {
		spot := list[i].spot
		before := dense[spot]
		if dense[spot] = before | list[i].lanes; before == 0 {
			touched = append(touched, spot)
		}
	}
	t.touched = touched
}

func (t *tally) addSparse(spot, lanes uint64) {
	before := t.sparse[spot]
	t.sparse[spot] = before | lanes
	if before == 0 {
		t.touched = append(t.touched, spot)
	}
}

// copy appends what it holds to dst.
func (t *tally) copy(dst []entry) []entry {
	dst = slices.Grow(dst, len(t.touched))
	for _, s := range t.touched {
		dst = append(dst, entry{s, t.at(s)})
	}
	return dst
}

// take is copy, and leaves it empty.
func (t *tally) take(dst []entry) []entry {
	if t.dense == nil {
		dst = t.copy(dst)
		clear(t.sparse)
		t.touched = t.touched[:0]
		return dst
	}
	n := len(dst)
	dst = slices.Grow(dst, len(t.touched))[:n+len(t.touched)]
	to, dense := dst[n:], t.dense
	for i, s := range t.touched {
		to[i] = entry{s, dense[s]}
		dense[s] = 0
	}
	t.touched = t.touched[:0]
	return dst
}

func (t *tally) at(spot uint64) uint64 {
	if t.dense != nil {
		return t.dense[spot]
	}
	return t.sparse[spot]
}

// An entry is a spot with the lanes in which a step may have come to it.
type entry struct{ spot, lanes uint64 }

// each calls f for every bit of a word.
func each(word uint64, f func(int)) {
	for ; word != 0; word &= word - 1 {
		f(bits.TrailingZeros64(word))
	}
}
