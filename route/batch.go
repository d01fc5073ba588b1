package route

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Lanes is how many questions a batch answers at once, one a bit of a word.
const Lanes = 64

// A question asks what can be reached from the status quo with some levers
// pulled, by parties that are willing to go where they rank it so high.
type question struct {
	levers Set
	pass   []uint32  // by party: the highest threshold it passes; nil where everybody is willing
	cap    *exposure // states may expose no more than this; nil for no cap
}

// A batch answers up to [Lanes] questions of one layer at once.
type batch struct {
	*layer
	all, live uint64 // lanes asked, and those still to be answered
	begin     uint64 // those that begin at the status quo
	single    bool   // whether deals are left out
	swapping  bool   // whether some lane has a swap

	lever   []uint64 // by lever: the lanes that pull it
	passes  [][]step // by party: nil where everybody is willing
	capped  bool
	caps    []exposure // by lane
	entries []uint64   // by grade of the layer: the lanes that may enter, once known
	graded  []bool

	commit [][][]uint64 // by track, option and digit: the lanes that may commit; nil without a seat
	seated [][]uint64   // by track and party: the lanes in which it may commit to anything
	freely [][]uint64   // and those in which it may commit to all it can do, so that deals take in its single steps
	stance []stanceLanes

	refusals, mayBind []uint64 // by spot: the bars that refuse it, and that may bind there; nil where that is not kept

	// By option and digit, the lanes that go on, by a change to it, to the lane
	// Lanes/2 further too: one that remembers the change. nil for none.
	remembers [][]uint64

	hops  [][][]hop // by track, single steps first, and option: made when first asked for
	plans []*plan   // by track, single steps first, and party: likewise
	watch *watch
	met   [][]uint64 // see thresholdsMet
	work  meter
	marks marks
	scratch

	// Overwritten by every use.
	bound   []uint64 // by bar
	binding uint64   // the bars of which that is not empty, where they fit a word
	words   []uint64
	parts   []part
	apart   [Lanes]part // by split
}

// A step is lanes that pass every threshold up to one.
type step struct {
	pass  uint32
	lanes uint64
}

// stanceLanes is in which lanes levers change a stance.
type stanceLanes struct {
	waived, soft uint64
	accepts      []acceptance
	partners     []partner
}

type acceptance struct {
	lanes uint64
	met   *test
}

type partner struct {
	party int
	lanes uint64
}

// newBatch prepares questions; there are at most [Lanes].
func (l *layer) newBatch(questions []question) *batch {
	b := &batch{layer: l, all: ^uint64(0) >> (Lanes - len(questions)), bound: make([]uint64, len(l.bars))}
	b.live, b.begin = b.all, b.all
	b.lever = make([]uint64, len(l.t.levers))
	b.caps = make([]exposure, len(questions))
	for i := range questions {
		each := &questions[i]
		for _, lever := range each.levers.List() {
			b.lever[lever] |= 1 << i
		}
		b.caps[i] = exposure{^uint64(0), ^uint64(0)}
		if each.cap != nil {
			b.caps[i], b.capped = *each.cap, true
		}
	}
	if b.capped {
		b.expose()
	}
	b.prepareWilling(questions)
	b.prepareTracks()
	b.prepareStances()
	b.hops = make([][][]hop, (len(b.commit)+1)*len(b.f.levels))
	b.plans = make([]*plan, (len(b.commit)+1)*len(l.c.Parties))
	b.marks = newMarks(len(l.bars) + len(l.c.Guarantees))
	if b.marks.plain() {
		t := l.tell()
		b.refusals, b.mayBind = t.refusals, t.binds
	}
	return b
}

func (b *batch) prepareWilling(questions []question) {
	if questions[0].pass == nil {
		return
	}
	b.passes = make([][]step, len(b.c.Parties))
	for p := range b.passes {
		at := map[uint32]uint64{}
		for i := range questions {
			at[questions[i].pass[p]] |= 1 << i
		}
		for pass, lanes := range at {
			b.passes[p] = append(b.passes[p], step{pass, lanes})
		}
		slices.SortFunc(b.passes[p], func(x, y step) int { return int(x.pass) - int(y.pass) })
		for i := len(b.passes[p]) - 2; i >= 0; i-- { // who passes a threshold passes every lower one
			b.passes[p][i].lanes |= b.passes[p][i+1].lanes
		}
	}
}

// willing returns the lanes in which a party is willing to step at a state.
func (b *batch) willing(p int, state uint32) uint64 {
	if b.passes == nil {
		return b.all
	}
	theta := b.threshold(p, state)
	for _, s := range b.passes[p] {
		if s.pass >= theta {
			return s.lanes
		}
	}
	return 0
}

func (b *batch) prepareTracks() {
	b.commit = make([][][]uint64, len(b.t.mandate))
	b.seated = make([][]uint64, len(b.t.mandate))
	b.freely = make([][]uint64, len(b.t.mandate))
	for t, options := range b.t.mandate {
		b.commit[t] = make([][]uint64, len(options))
		b.seated[t] = make([]uint64, len(b.c.Parties))
		b.freely[t] = slices.Repeat([]uint64{b.all}, len(b.c.Parties))
		for o, levels := range options {
			party := b.c.Options[o].Party
			if levels == nil {
				b.freely[t][party] = 0
				continue
			}
			lanes := make([]uint64, len(b.f.levels[o]))
			for d := range lanes {
				lanes[d] = levels[b.f.levels[o][d]].lanes(b)
				if len(lanes) > 1 {
					b.seated[t][party] |= lanes[d]
					b.freely[t][party] &= lanes[d]
				}
			}
			b.commit[t][o] = lanes
		}
	}
}

// lanes returns those in which a commitment may be made.
func (m mandate) lanes(b *batch) uint64 {
	if m.free {
		return b.all
	}
	var out uint64
	for _, l := range m.levers {
		out |= b.lever[l]
	}
	return out
}

func (b *batch) prepareStances() {
	for i := range b.t.stances {
		s := &b.t.stances[i]
		var lanes stanceLanes
		for _, l := range s.waive {
			lanes.waived |= b.lever[l]
		}
		if s.with || s.soft {
			lanes.soft = b.all
		}
		for _, l := range s.soften {
			lanes.soft |= b.lever[l]
		}
		for _, l := range s.accept {
			if b.lever[l] != 0 {
				lanes.accepts = append(lanes.accepts, acceptance{b.lever[l], b.f.test(b.t.levers[l].Accept)})
			}
		}
		swaps := map[int]uint64{}
		each(s.swapped, func(q int) { swaps[q] = b.all })
		for _, w := range s.swap {
			swaps[w.with] |= b.lever[w.lever]
		}
		for q := range b.c.Parties {
			if swaps[q] != 0 && !s.with {
				b.swapping = true
				lanes.partners = append(lanes.partners, partner{q, swaps[q]})
			}
		}
		b.stance = append(b.stance, lanes)
	}
}

// bind works out in which lanes each bar is bound at a state.
func (b *batch) bind(state uint32, among uint64) {
	spot := b.f.spotOf[state]
	b.binding = 0
	if b.mayBind != nil {
		for left := b.mayBind[spot]; left != 0; left &= left - 1 {
			b.bindBar(bits.TrailingZeros64(left), spot, among)
		}
		return
	}
	for i := range b.bars {
		if b.bound[i] = 0; !b.bars[i].refused.holds(spot) {
			b.bindBar(i, spot, among)
		}
	}
}

func (b *batch) bindBar(i int, spot, among uint64) {
	bound := uint64(0)
	for _, at := range b.bars[i].stances {
		bound |= b.bindsIn(at, spot, among&^bound)
	}
	if b.bound[i] = bound; bound != 0 && i < Lanes {
		b.binding |= 1 << i
	}
}

// bindsIn returns the lanes among some in which a stance is bound where what it refuses
// does not hold.
func (b *batch) bindsIn(at int, spot, among uint64) uint64 {
	s, lanes := &b.t.stances[at], &b.stance[at]
	among &^= lanes.waived
	switch {
	case among == 0 || s.with:
		return among
	case b.untils[at].holds(spot):
		return 0
	}
	for _, a := range lanes.accepts {
		if among&a.lanes != 0 && a.met.holds(spot) {
			among &^= a.lanes
		}
	}
	return among
}

// awaits returns the parties whose turn must be over before a bar is settled.
func (b *batch) awaits(i int, partners uint64) uint64 {
	bar := &b.bars[i]
	out := bar.names | 1<<bar.holder
	if bar.until == nil {
		return out
	}
	lanes := &b.stance[bar.stances[0]]
	if lanes.soft != 0 || b.softly(i, partners) != 0 {
		return out | bar.softly
	}
	return out
}

// marks tells sets of bars and guarantees apart: by the set itself where it
// fits a word, else by the order in which they were met.
type marks struct {
	n     int
	sets  [][]uint64
	index map[string]uint64
}

func newMarks(n int) marks { return marks{n: n, index: map[string]uint64{}} }

func (m *marks) words() int { return max(1, (m.n+63)/64) }

// plain reports whether sets are told apart by themselves.
func (m *marks) plain() bool { return m.n <= plainMarks }

var plainMarks = 64

func (m *marks) pack(set []uint64) uint64 {
	if m.plain() {
		return set[0]
	}
	key := make([]byte, 0, 8*len(set))
	for _, w := range set {
		key = binary.LittleEndian.AppendUint64(key, w)
	}
	at, ok := m.index[string(key)]
	if !ok {
		at = uint64(len(m.sets))
		m.sets, m.index[string(key)] = append(m.sets, slices.Clone(set)), at
	}
	return at
}

// unpack writes the set over dst.
func (m *marks) unpack(packed uint64, dst []uint64) []uint64 {
	if m.plain() {
		return append(dst[:0], packed)
	}
	return append(dst[:0], m.sets[packed]...)
}

func eachOf(set []uint64, f func(int)) {
	for w, word := range set {
		for ; word != 0; word &= word - 1 {
			f(64*w + bits.TrailingZeros64(word))
		}
	}
}
