package far

import (
	"context"
	"math"
	"slices"

	"github.com/plenary-talks/plenary"
)

// A set is a set of combinations of levels, as a node of the diagram it belongs
// to: equal sets are one node.
type set uint32

const (
	none set = iota
	all
)

// A diagram holds sets as one decision diagram (Bryant 1986, with a branch for each
// level as in Srinivasan et al. 1990; docs/theory.md#beyond-lists). A node asks for the
// level of one option and has a child for each; options come in one order on every path,
// and a node of which all children are one is left out. So a set is empty only where it
// is none, and what has been worked out is looked up.
//
// Nodes refer to older ones alone, so that all since some moment can be dropped at
// once. When work or nodes run out, or the context ends, methods panic with a stopped,
// which ask turns into an error.
type diagram struct {
	sizes  []int    // levels of the option at each place
	at     []uint16 // of each node: the place of the option it asks for
	first  []uint32 // of each node: where its children begin
	kids   []set
	table  []set // nodes by their contents, none where free; its length is a power of two
	cache  []result
	turn   uint32 // results of other turns are forgotten
	moves  []changes
	tidyAt int // how many nodes are made before what is not needed is dropped

	ctx         context.Context
	spent, most int64
}

// A result is what an operation made of two arguments in a turn.
type result struct {
	op   uint64 // with the turn above it
	a, b set
	is   set
}

const (
	opAnd uint32 = iota
	opOr
	opMinus
	opFix
	opChange
)

const (
	mostNodes = 1 << 22 // of a diagram; some 50 bytes each, with tables
	mostCache = 1 << 20
	tidyNodes = 1 << 20
	lookEvery = 1 << 10 // steps between two looks at the context
)

// A stopped ends a question.
type stopped struct{ err error }

func newDiagram(sizes []int) *diagram {
	end := uint16(len(sizes))
	return &diagram{sizes: sizes, table: make([]set, 1<<10), cache: make([]result, 1<<10),
		at: []uint16{end, end}, first: []uint32{0, 0}, turn: 1, tidyAt: tidyNodes, ctx: context.Background()}
}

// ask runs f within a bound of work, that of a question around it included, and
// drops the nodes that f makes unless it ends well and they are to be kept.
func (d *diagram) ask(ctx context.Context, work int64, keep bool, f func()) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	before, most, mark := d.ctx, d.most, len(d.at)
	d.ctx, d.most = ctx, d.spent+min(work, math.MaxInt64-d.spent)
	if most > 0 {
		d.most = min(d.most, most)
	}
	defer func() {
		d.ctx, d.most = before, most
		if caught := recover(); caught != nil {
			s, ok := caught.(stopped)
			if !ok {
				panic(caught)
			}
			err = s.err
			if l, ok := err.(*plenary.Limit); ok && l.Bound == 0 {
				l.Bound = work
			}
		}
		if err != nil || !keep {
			d.cut(mark)
		}
	}()
	f()
	return nil
}

// step counts a step of work.
func (d *diagram) step() {
	d.spent++
	if d.spent > d.most {
		panic(stopped{&plenary.Limit{Code: plenary.LimitWork, What: "steps on sets of states"}})
	}
	if d.spent%lookEvery == 0 && d.ctx.Err() != nil {
		panic(stopped{d.ctx.Err()})
	}
}

// cut drops all nodes from one on.
func (d *diagram) cut(mark int) {
	if mark == len(d.at) {
		return
	}
	d.kids = d.kids[:d.first[mark]]
	d.at, d.first = d.at[:mark], d.first[:mark]
	clear(d.table)
	for n := 2; n < mark; n++ {
		d.table[d.slot(d.at[n], d.childrenOf(set(n)))] = set(n)
	}
	d.turn++
}

// only returns the set that f makes, and drops all else that f adds.
func (d *diagram) only(f func() set) set {
	mark := len(d.at)
	s := f()
	d.tidy(mark, &s)
	return s
}

// tidy drops all nodes from one on but those that some sets are made of, which get other
// numbers.
func (d *diagram) tidy(mark int, kept ...*set) {
	at, kids := []uint16(nil), []set(nil)
	moved := map[set]set{}
	var list func(s set)
	list = func(s set) {
		if int(s) < mark || moved[s] != none {
			return
		}
		for _, k := range d.childrenOf(s) {
			list(k)
		}
		at, kids = append(at, d.at[s]), append(kids, d.childrenOf(s)...)
		moved[s] = set(mark + len(at) - 1)
	}
	for _, s := range kept {
		list(*s)
	}
	d.cut(mark)
	for _, place := range at {
		n := d.sizes[place]
		for i, k := range kids[:n] {
			if int(k) >= mark {
				kids[i] = moved[k]
			}
		}
		d.node(int(place), kids[:n])
		kids = kids[n:]
	}
	for _, s := range kept {
		if int(*s) >= mark {
			*s = moved[*s]
		}
	}
}

func (d *diagram) childrenOf(s set) []set {
	from := int(d.first[s])
	return d.kids[from : from+d.sizes[d.at[s]]]
}

// node returns the set with a child for each level of the option at a place.
func (d *diagram) node(at int, kids []set) set {
	if !slices.ContainsFunc(kids[1:], func(k set) bool { return k != kids[0] }) {
		return kids[0]
	}
	slot := d.slot(uint16(at), kids)
	if d.table[slot] != none {
		return d.table[slot]
	}
	if len(d.at) >= mostNodes {
		panic(stopped{&plenary.Limit{Code: plenary.LimitWork, What: "nodes of sets of states", Bound: mostNodes}})
	}
	s := set(len(d.at))
	d.at, d.first = append(d.at, uint16(at)), append(d.first, uint32(len(d.kids)))
	d.kids = append(d.kids, kids...)
	d.table[slot] = s
	if 2*len(d.at) > len(d.table) {
		d.grow()
	}
	return s
}

func (d *diagram) grow() {
	d.table = make([]set, 2*len(d.table))
	for n := 2; n < len(d.at); n++ {
		d.table[d.slot(d.at[n], d.childrenOf(set(n)))] = set(n)
	}
	if len(d.cache) < mostCache {
		d.cache = make([]result, 2*len(d.cache))
	}
}

// slot is where a node stands in the table, or would.
func (d *diagram) slot(at uint16, kids []set) int {
	h := uint64(at) + 1
	for _, k := range kids {
		h = mix(h ^ uint64(k))
	}
	mask := len(d.table) - 1
	for i := int(h>>20) & mask; ; i = (i + 1) & mask {
		s := d.table[i]
		if s == none || d.at[s] == at && slices.Equal(d.childrenOf(s), kids) {
			return i
		}
	}
}

// mix spreads a number over all bits (the finishing steps of splitmix64; Steele, Lea
// and Flood 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// known returns what an operation was found to make of two arguments, and where
// that is to be kept.
func (d *diagram) known(op uint32, a, b set) (at *result, ok bool) {
	key := uint64(d.turn)<<32 | uint64(op)
	h := mix(uint64(a)<<32 | uint64(b) ^ uint64(op)<<40)
	at = &d.cache[int(h>>16)&(len(d.cache)-1)]
	return at, at.op == key && at.a == a && at.b == b
}

// keep notes what an operation made of two arguments.
func (d *diagram) keep(op uint32, a, b, is set) set {
	at, _ := d.known(op, a, b)
	*at = result{uint64(d.turn)<<32 | uint64(op), a, b, is}
	return is
}

// child is what is left of a set, which asks for no option before a place, with the
// option there at a level.
func (d *diagram) child(s set, at, level int) set {
	if int(d.at[s]) != at {
		return s
	}
	return d.kids[int(d.first[s])+level]
}

// and returns what is in both sets.
func (d *diagram) and(a, b set) set {
	switch {
	case a == b || b == all:
		return a
	case a == all:
		return b
	case a == none || b == none:
		return none
	}
	return d.combine(opAnd, min(a, b), max(a, b), d.and)
}

// or returns what is in a set or the other.
func (d *diagram) or(a, b set) set {
	switch {
	case a == b || b == none:
		return a
	case a == none:
		return b
	case a == all || b == all:
		return all
	}
	return d.combine(opOr, min(a, b), max(a, b), d.or)
}

// minus returns what is in a set and not in the other.
func (d *diagram) minus(a, b set) set {
	switch {
	case a == none || a == b || b == all:
		return none
	case b == none:
		return a
	}
	return d.combine(opMinus, a, b, d.minus)
}

func (d *diagram) combine(op uint32, a, b set, by func(a, b set) set) set {
	if r, ok := d.known(op, a, b); ok {
		return r.is
	}
	d.step()
	at := int(min(d.at[a], d.at[b]))
	var kids [plenary.MaxLevels]set
	n := d.sizes[at]
	for l := range n {
		kids[l] = by(d.child(a, at, l), d.child(b, at, l))
	}
	return d.keep(op, a, b, d.node(at, kids[:n]))
}

// fix returns what is left of a set with the option at a place at a level: all
// combinations that are in the set once the option is put there.
func (d *diagram) fix(s set, at, level int) set {
	switch {
	case int(d.at[s]) > at:
		return s
	case int(d.at[s]) == at:
		return d.child(s, at, level)
	}
	arg := set(at*plenary.MaxLevels + level)
	if r, ok := d.known(opFix, s, arg); ok {
		return r.is
	}
	d.step()
	var kids [plenary.MaxLevels]set
	n := d.sizes[d.at[s]]
	for l := range n {
		kids[l] = d.fix(d.childrenOf(s)[l], at, level)
	}
	return d.keep(opFix, s, arg, d.node(int(d.at[s]), kids[:n]))
}

// levels returns the combinations with the option at a place at one of some levels.
func (d *diagram) levels(at int, levels uint64) set {
	var kids [plenary.MaxLevels]set
	for l := range d.sizes[at] {
		kids[l] = set(levels >> l & 1)
	}
	return d.node(at, kids[:d.sizes[at]])
}

// has reports whether a combination, by places, is in a set.
func (d *diagram) has(s set, levels []uint8) bool {
	for s > all {
		s = d.childrenOf(s)[levels[d.at[s]]]
	}
	return s == all
}

// Changes describe what options may become, each by itself: to[at][from] has the
// levels that the option at a place may go to, its own among them, as bits. Options
// for which nothing is written stay as they are.
type changes struct {
	to   [][]uint64
	last int // the last place with something written, -1 for none
}

// changing adds changes to those that can be asked for and returns their number.
func (d *diagram) changing(to [][]uint64) int {
	m := changes{to, -1}
	for at := range to {
		if to[at] != nil {
			m.last = at
		}
	}
	d.moves = append(d.moves, m)
	return len(d.moves) - 1
}

// change returns what combinations of a set may become by changes of some number.
func (d *diagram) change(s set, by int) set {
	m := &d.moves[by]
	if s <= all || int(d.at[s]) > m.last {
		return s
	}
	op := opChange + uint32(by)
	if r, ok := d.known(op, s, none); ok {
		return r.is
	}
	d.step()
	at := int(d.at[s])
	n := d.sizes[at]
	var kids [plenary.MaxLevels]set
	for l := range n {
		kid := d.change(d.childrenOf(s)[l], by)
		if m.to[at] == nil {
			kids[l] = kid
			continue
		}
		for to := range n {
			if m.to[at][l]>>to&1 != 0 {
				kids[to] = d.or(kids[to], kid)
			}
		}
	}
	return d.keep(op, s, none, d.node(at, kids[:n]))
}
