package route

import (
	"math/bits"
	"slices"
	"sync"
)

// A ground is how the spots of a field fall into blocks for one party: those of a block
// differ in its options alone.
type ground struct {
	options []int      // those of its options that have several digits
	step    []int      // by these: what one digit more adds to an own combination
	at      [][]uint64 // by these and digit: the own combinations that have it, as bits
	offset  []uint64   // by own combination: what it adds to the first spot of a block
	works   []int      // by own combinations, as bits: see work; nil where there are many
	// workFull is that of a block entered everywhere.
	workFull int

	// The first spot of a block is what the part of a spot below per and the part
	// above it add up to.
	per       uint64
	over      reciprocal
	low, high []uint64
}

// mostOwn is how many combinations of its options a party may have to have its turn
// block by block; at most the bits of a word. Tests lower it.
var mostOwn = 64

// newGround returns nil where a party has too many combinations.
func (f *field) newGround(party int) *ground {
	g := &ground{offset: []uint64{0}}
	for _, o := range f.c.Parties[party].Options {
		levels := len(f.levels[o])
		if levels == 1 {
			continue
		}
		n := len(g.offset)
		if n*levels > mostOwn {
			return nil
		}
		g.options, g.step = append(g.options, o), append(g.step, n)
		for d := 1; d < levels; d++ {
			for _, offset := range g.offset[:n] {
				g.offset = append(g.offset, offset+uint64(d)*f.stride[o])
			}
		}
	}
	for j, o := range g.options {
		at := make([]uint64, len(f.levels[o]))
		for k := range g.offset {
			at[k/g.step[j]%len(at)] |= 1 << k
		}
		g.at = append(g.at, at)
	}
	g.workFull = g.work(g.full())
	if n := len(g.offset); n <= 8 {
		works := make([]int, 1<<n)
		for held := range works {
			works[held] = g.work(uint64(held))
		}
		g.works = works
	}
	g.divide(f, party)
	return g
}

// full is all own combinations, as bits.
func (g *ground) full() uint64 { return ^uint64(0) >> (64 - len(g.offset)) }

// lowGround is about how many spots the lower part of them may tell apart.
const lowGround = 1 << 8

func (g *ground) divide(f *field, party int) {
	g.low, g.high = []uint64{0}, []uint64{0}
	o := 0
	for ; o < len(f.levels) && len(g.low) < lowGround; o++ {
		g.low = f.firsts(g.low, o, party)
	}
	g.per = f.stride[o]
	g.over = inverse(g.per)
	for ; o < len(f.levels); o++ {
		g.high = f.firsts(g.high, o, party)
	}
}

// firsts goes on with a table of first spots by one option more.
func (f *field) firsts(table []uint64, o, party int) []uint64 {
	n := len(table)
	for d := 1; d < len(f.levels[o]); d++ {
		by := uint64(d) * f.stride[o]
		if f.c.Options[o].Party == party {
			by = 0
		}
		for _, first := range table[:n] {
			table = append(table, first+by)
		}
	}
	return table
}

// A plan is how a party changes its options, block by block.
type plan struct {
	*ground
	changes []change
	whole   bool // whether all lead to all, in every lane
}

// A change is what one option may do.
type change struct {
	option int // its place in the ground
	hops   [][]hop
	each   int // how many there are from every digit, or -1
}

// planOf returns how a party takes its turn, nil where it does not go by blocks.
func (b *batch) planOf(p, track int, locked []int) *plan {
	if b.remembers != nil || b.f.wide() {
		return nil
	}
	if len(locked) > 0 {
		return b.makePlan(p, track, locked)
	}
	return b.plans[(track+1)*len(b.c.Parties)+p]
}

func (b *batch) makePlan(p, track int, locked []int) *plan {
	g := b.f.groundOf(p)
	if g == nil {
		return nil
	}
	out := &plan{ground: g, whole: true}
	for j, o := range g.options {
		hops := b.hopsOf(o, track, slices.Contains(locked, o))
		if hops == nil {
			out.whole = false
			continue
		}
		c := change{option: j, hops: hops, each: len(hops[0])}
		for _, at := range hops {
			if len(at) != len(hops[0]) {
				c.each = -1
			}
			out.whole = out.whole && len(at) == len(hops)-1 &&
				!slices.ContainsFunc(at, func(h hop) bool { return h.lanes != b.all })
		}
		out.changes = append(out.changes, c)
	}
	return out
}

// groundOf returns the ground of a party, nil where it has too many combinations.
func (f *field) groundOf(p int) *ground {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.grounds == nil {
		f.grounds = make([]*ground, len(f.c.Parties))
		f.grounded = make([]bool, len(f.c.Parties))
	}
	if !f.grounded[p] {
		f.grounds[p], f.grounded[p] = f.newGround(p), true
	}
	return f.grounds[p]
}

// turnByBlocks is turn, with what is settled left out.
func (h *hand) turnByBlocks(pl *plan, pieces [][]entry, s *settling) []entry {
	n := h.gather(pl, pieces)
	h.loaded(pl, pieces, n)
	if pl.whole {
		return h.level(pl, s)
	}
	out := h.entriesFor(min(len(h.blocks)*len(pl.offset), max(64, 4*n)))
	var own [64]uint64
	dense := h.a.dense
	met := 0
	for _, first := range h.blocks {
		h.seen[first/64] = 0
		held := uint64(0)
		for k, by := range pl.offset {
			lanes := dense[first+by]
			own[k&63] = lanes
			if lanes != 0 {
				dense[first+by] = 0
				held |= 1 << k
			}
		}
		held = h.hop(pl, &own, held)
		met += bits.OnesCount64(held)
		for ; held != 0; held &= held - 1 {
			k := bits.TrailingZeros64(held)
			spot, lanes := first+pl.offset[k], own[k]
			if s.refusals != nil {
				if lanes = h.letPass(s, s.refusals[spot]&s.mask, spot, lanes); lanes == 0 {
					continue
				}
			}
			out = append(out, entry{spot, lanes})
		}
	}
	return h.settledOf(s, met, out)
}

// settledOf counts the work of settling, and does what of it is left.
func (h *hand) settledOf(s *settling, met int, out []entry) []entry {
	switch {
	case len(s.bars) == 0:
		return out
	case s.refusals == nil:
		return h.settle(s.bars, s.partners, out)
	}
	h.work += int64(met)
	return out
}

// level changes blocks in which all leads to all.
func (h *hand) level(pl *plan, s *settling) []entry {
	n := len(pl.offset)
	full := pl.full()
	out := h.entriesFor(n * len(h.blocks))
	out = out[:n*len(h.blocks)]
	dense, at, work := h.a.dense, 0, 0
	for _, first := range h.blocks {
		h.seen[first/64] = 0
		all, held := uint64(0), uint64(0)
		for k, by := range pl.offset {
			lanes := dense[first+by]
			dense[first+by] = 0
			all |= lanes
			held |= (lanes | -lanes) >> 63 << k
		}
		if held == full {
			work += pl.workFull
		} else {
			work += pl.work(held)
		}
		if s.mask == 0 {
			for _, by := range pl.offset {
				out[at] = entry{first + by, all}
				at++
			}
			continue
		}
		for _, by := range pl.offset {
			spot, lanes := first+by, all
			hit := s.refusals[spot] & s.mask
			if hit&^s.hard != 0 {
				if lanes = h.letPass(s, hit, spot, lanes); lanes != 0 {
					hit = 0
				}
			}
			out[at] = entry{spot, lanes}
			if hit == 0 {
				at++
			}
		}
	}
	h.work += int64(work)
	return h.settledOf(s, n*len(h.blocks), out[:at])
}

// gather loads spots, notes their blocks, and returns how many they are.
func (h *hand) gather(pl *plan, pieces [][]entry) int {
	if h.seen == nil {
		h.seen = make([]uint64, (h.f.size()+63)/64)
	}
	n, seen, blocks, dense := 0, h.seen, h.blocks[:0], h.a.dense
	low, high, over, per := pl.low, pl.high, pl.over, pl.per
	for _, list := range pieces {
		n += len(list)
		for i := range list {
			spot := list[i].spot
			dense[spot] |= list[i].lanes
			q := over.of(spot)
			first := low[spot-q*per] + high[q]
			if at, bit := &seen[first/64], uint64(1)<<(first%64); *at&bit == 0 {
				*at |= bit
				blocks = append(blocks, first)
			}
		}
	}
	h.blocks = blocks
	return n
}

// loaded counts the work of loading n spots and of their first change.
func (h *hand) loaded(pl *plan, pieces [][]entry, n int) {
	work := n
	if len(pl.changes) > 0 {
		c := &pl.changes[0]
		if work += n; c.each >= 0 {
			work += n * c.each
		} else {
			o := pl.options[c.option]
			over, levels := h.f.over[o], uint64(len(h.f.levels[o]))
			for _, list := range pieces {
				for i := range list {
					work += len(c.hops[over.digit(list[i].spot, levels)])
				}
			}
		}
	}
	h.work += int64(work)
}

// work is the work of all changes but the first in a block in which all leads to all,
// given the own combinations at which it was entered.
func (g *ground) work(held uint64) int {
	if g.works != nil {
		return g.works[held]
	}
	work := 0
	for j, at := range g.at {
		if j > 0 {
			work += bits.OnesCount64(held) * len(at)
		}
		held = spread(held, at, g.step[j])
	}
	return work
}

// spread has every own combination lead to those that differ in one option.
func spread(held uint64, at []uint64, step int) uint64 {
	some := uint64(0)
	for d, in := range at {
		some |= held & in >> (d * step)
	}
	out := uint64(0)
	for d := range at {
		out |= some << (d * step)
	}
	return out
}

// hop changes a block option by option. What is changed before it is looked at may
// be changed twice: to where one change leads as well.
func (h *hand) hop(pl *plan, own *[64]uint64, held uint64) uint64 {
	for i := range pl.changes {
		c := &pl.changes[i]
		before := held
		if i > 0 {
			h.work += int64(bits.OnesCount64(before))
		}
		for d, hops := range c.hops {
			from := before & pl.at[c.option][d]
			if i > 0 {
				h.work += int64(bits.OnesCount64(from) * len(hops))
			}
			for j := range hops {
				by, in := (hops[j].to-d)*pl.step[c.option], hops[j].lanes
				for left := from; left != 0; left &= left - 1 {
					k := bits.TrailingZeros64(left)
					if lanes := own[k] & in; lanes != 0 {
						to := (k + by) & 63
						own[to] |= lanes
						held |= 1 << to
					}
				}
			}
		}
	}
	return held
}

// A settling is which bars are settled at the end of a turn: what they bar is left out.
type settling struct {
	bars     []int
	partners uint64

	refusals   []uint64 // by spot: the bars that refuse it; nil where that is asked bar by bar
	mask, hard uint64   // of the bars, and those that nothing softens
}

// letPass returns the lanes in which some bars let a step to a spot that they refuse.
func (h *hand) letPass(s *settling, hit, spot, lanes uint64) uint64 {
	if hit&s.hard != 0 {
		return 0
	}
	for ; hit != 0 && lanes != 0; hit &= hit - 1 {
		i := bits.TrailingZeros64(hit)
		lanes &= h.admitted(i, spot, h.soft[i])
	}
	return lanes
}

// prepareSettling lists the bars that are settled once a stage is come to: those that
// no party to come can alter. It returns the stage without them. Partners of swaps have
// their turns before anything is settled.
func (h *hand) prepareSettling(c stage) (stage, *settling) {
	s := &h.settling
	*s = settling{bars: s.bars[:0], partners: c.partners}
	if c.partners&c.movers != 0 {
		return c, s
	}
	h.words = h.marks.unpack(c.marks, h.words)
	open := false
	eachOf(h.words, func(i int) {
		switch {
		case i >= len(h.bars):
		case h.awaits(i, c.partners)&c.movers == 0:
			s.bars = append(s.bars, i)
		default:
			open = true
		}
	})
	if len(s.bars) > 0 {
		for _, i := range s.bars {
			h.words[i/64] &^= 1 << (i % 64)
		}
		c.marks = h.marks.pack(h.words)
		h.mark(s)
	}
	if !open {
		c.partners = 0
	}
	return c, s
}

func (h *hand) mark(s *settling) {
	if h.refusals == nil {
		return
	}
	s.refusals = h.refusals
	for _, i := range s.bars {
		s.mask |= 1 << i
		if h.soft[i] = h.softly(i, s.partners); h.soft[i] == 0 {
			s.hard |= 1 << i
		}
	}
}

// mostTold is up to how many spots it is kept of each which bars refuse it. Tests lower
// it.
var mostTold uint64 = 1 << 20

// tell sets down of every spot which bars refuse it, and which may bind there; nil
// where there are too many bars or spots.
func (l *layer) tell() *told {
	t := l.told
	t.once.Do(func() {
		if len(l.bars) > Lanes || l.f.wide() || l.f.size() > mostTold {
			return
		}
		for i := range l.bars {
			none := func(at int) bool { return l.untils[at].in == nil }
			if l.bars[i].refused.in == nil || slices.ContainsFunc(l.bars[i].stances, none) {
				return
			}
		}
		spots := (l.f.size() + 63) &^ 63 // whole words of what is told of spots as bits
		refusals, binds := make([]uint64, spots), make([]uint64, spots)
		for i := range l.bars {
			bar := &l.bars[i]
			eachOf(bar.refused.in, func(spot int) { refusals[spot] |= 1 << i })
			for _, at := range bar.stances {
				for w, refused := range bar.refused.in {
					bound := ^refused
					if !l.t.stances[at].with {
						bound &^= l.untils[at].in[w]
					}
					each(bound, func(spot int) { binds[64*w+spot] |= 1 << i })
				}
			}
		}
		t.refusals, t.binds = refusals, binds
	})
	return t
}

// A told is what is kept of every spot. It is worked out once.
type told struct {
	once            sync.Once
	refusals, binds []uint64
}
