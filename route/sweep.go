package route

import (
	"math/bits"
	"slices"
)

// A stage is what a step that is being put together still depends on. Its
// spots stand as the state left for the parties to come, and as the state
// reached for the others.
type stage struct {
	movers   uint64 // parties still to come that may have a part in it
	partners uint64 // parties that have a part in it and by a swap soften what others insist on
	marks    uint64 // bars bound in the state left and not settled; guarantees on those to come
}

// A front is spots by stage, in the order in which stages were met.
type front struct {
	stages []stage
	spots  [][][]entry // by stage, in pieces
	slots  []int32     // a hash table of stages: one more than the place of each
	used   []uint32    // its slots that are taken
}

func (f *front) reset() {
	for i := range f.spots {
		f.spots[i] = f.spots[i][:0]
	}
	for _, at := range f.used {
		f.slots[at] = 0
	}
	f.stages, f.spots, f.used = f.stages[:0], f.spots[:0], f.used[:0]
}

// pieces returns the spots of a stage, to be added to.
func (f *front) pieces(c stage) *[][]entry {
	if 2*len(f.stages) >= len(f.slots) {
		f.grow()
	}
	at := f.slot(c)
	if f.slots[at] == 0 {
		f.stages = append(f.stages, c)
		f.slots[at] = int32(len(f.stages))
		f.used = append(f.used, uint32(at))
		if n := len(f.spots); n < cap(f.spots) {
			f.spots = f.spots[:n+1] // with the room that it had
		} else {
			f.spots = append(f.spots, nil)
		}
	}
	return &f.spots[f.slots[at]-1]
}

func (f *front) slot(c stage) uint64 {
	h := (c.movers*0x9e3779b97f4a7c15 ^ c.partners*0xc2b2ae3d27d4eb4f ^ c.marks) * 0xff51afd7ed558ccd
	mask := uint64(len(f.slots) - 1)
	at := h >> 32 & mask
	for f.slots[at] != 0 && f.stages[f.slots[at]-1] != c {
		at = (at + 1) & mask
	}
	return at
}

func (f *front) grow() {
	f.slots, f.used = make([]int32, max(16, 4*len(f.slots))), f.used[:0]
	for i, c := range f.stages {
		at := f.slot(c)
		f.slots[at] = int32(i) + 1
		f.used = append(f.used, uint32(at))
	}
}

// newFront returns an empty front; free takes one back.
func (b *batch) newFront() *front {
	if n := len(b.fronts); n > 0 {
		f := b.fronts[n-1]
		b.fronts = b.fronts[:n-1]
		return f
	}
	return &front{}
}

func (b *batch) free(f *front) {
	f.reset()
	b.fronts = append(b.fronts, f)
}

// enter adds a spot to a stage.
func (b *batch) enter(f *front, c stage, spot, lanes uint64) {
	at := f.pieces(c)
	n := len(*at)
	if n == 0 || len((*at)[n-1]) == cap((*at)[n-1]) {
		room := 1
		if n > 0 {
			room = 2 * cap((*at)[n-1])
		}
		*at = append(*at, b.entriesFor(room))
		n++
	}
	last := &(*at)[n-1]
	*last = append(*last, entry{spot, lanes})
}

// add adds spots to a stage; the list is given away.
func (b *batch) add(f *front, c stage, list []entry) {
	if len(list) == 0 {
		b.drop(list)
		return
	}
	at := f.pieces(c)
	*at = append(*at, list)
}

// pass gives the spots of a stage on as they are.
func (b *batch) pass(f *front, c stage, pieces [][]entry) {
	at := f.pieces(c)
	*at = append(*at, pieces...)
}

// A part is lanes in which the same parties may move, or the same bars bind.
type part struct{ movers, marks, lanes uint64 }

// dealers sorts lanes by which parties may make a deal on a track.
func (b *batch) dealers(track int, lanes uint64, willing []uint64) []part {
	parts := append(b.parts[:0], part{lanes: lanes})
	for p, seated := range b.seated[track] {
		may := seated & willing[p]
		for i := range parts {
			switch in := parts[i].lanes & may; in {
			case 0:
			case parts[i].lanes:
				parts[i].movers |= 1 << p
			default:
				parts = append(parts, part{movers: parts[i].movers | 1<<p, lanes: in})
				parts[i].lanes &^= in
			}
		}
	}
	b.parts = parts
	return slices.DeleteFunc(parts, func(p part) bool { return p.movers&(p.movers-1) == 0 })
}

// split sorts lanes by which bars of the movers bind them at a spot, and adds
// the guarantees that bind the movers there.
func (b *batch) split(f *front, c stage, spot, lanes uint64) {
	if !b.marks.plain() {
		b.splitMany(f, c, spot, lanes)
		return
	}
	parts := &b.apart
	parts[0] = part{marks: b.held(c.movers, spot), lanes: lanes}
	n := 1
	for left := b.binding & b.heldBy(c.movers); left != 0; left &= left - 1 {
		i := bits.TrailingZeros64(left)
		bound := b.bound[i]
		for k := range n {
			switch in := parts[k].lanes & bound; in {
			case 0:
			case parts[k].lanes:
				parts[k].marks |= 1 << i
			default:
				parts[n] = part{marks: parts[k].marks | 1<<i, lanes: in}
				parts[k].lanes &^= in
				n++
			}
		}
	}
	for _, at := range parts[:n] {
		c.marks, c.partners = at.marks, 0
		b.enter(f, c, spot, at.lanes)
		if b.swapping && c.movers&(c.movers-1) != 0 {
			b.words = append(b.words[:0], at.marks)
			b.swaps(f, c, b.words, spot, at.lanes)
		}
	}
}

// heldBy returns the bars of some parties; there are few enough for a word.
func (b *batch) heldBy(parties uint64) uint64 {
	out := uint64(0)
	for ; parties != 0; parties &= parties - 1 {
		out |= b.barsBy[bits.TrailingZeros64(parties)]
	}
	return out
}

// held returns the guarantees that bind movers at a spot.
func (b *batch) held(movers, spot uint64) uint64 {
	var out uint64
	for g := range b.guarded {
		if movers>>b.c.Guarantees[g].Party&1 == 1 && b.guarded[g].holds(spot) {
			out |= 1 << (len(b.bars) + g)
		}
	}
	return out
}

// splitMany is split where bars and guarantees do not fit a word.
func (b *batch) splitMany(f *front, c stage, spot, lanes uint64) {
	held := make([]uint64, b.marks.words())
	for g := range b.guarded {
		if c.movers>>b.c.Guarantees[g].Party&1 == 1 && b.guarded[g].holds(spot) {
			held[(len(b.bars)+g)/64] |= 1 << ((len(b.bars) + g) % 64)
		}
	}
	type part struct {
		marks []uint64
		lanes uint64
	}
	parts := []part{{held, lanes}}
	for i := range b.bars {
		if c.movers>>b.bars[i].holder&1 == 0 || b.bound[i] == 0 {
			continue
		}
		for k := range parts {
			switch in := parts[k].lanes & b.bound[i]; in {
			case 0:
			case parts[k].lanes:
				parts[k].marks[i/64] |= 1 << (i % 64)
			default:
				other := slices.Clone(parts[k].marks)
				other[i/64] |= 1 << (i % 64)
				parts = append(parts, part{other, in})
				parts[k].lanes &^= in
			}
		}
	}
	for _, at := range parts {
		c.marks, c.partners = b.marks.pack(at.marks), 0
		b.enter(f, c, spot, at.lanes)
		if b.swapping && c.movers&(c.movers-1) != 0 {
			b.swaps(f, c, at.marks, spot, at.lanes)
		}
	}
}

// swaps adds the stages in which some partners surely have a part.
func (b *batch) swaps(f *front, c stage, marked []uint64, spot, lanes uint64) {
	by := map[int]uint64{}
	var partners []int
	eachOf(marked, func(i int) {
		if i >= len(b.bars) || b.bars[i].until == nil {
			return
		}
		at := &b.stance[b.bars[i].stances[0]]
		for _, p := range at.partners {
			if may := p.lanes & lanes &^ at.soft; may != 0 && c.movers>>p.party&1 == 1 {
				if by[p.party] == 0 {
					partners = append(partners, p.party)
				}
				by[p.party] |= may
			}
		}
	})
	slices.Sort(partners)
	for some := 1; some < 1<<len(partners); some++ {
		c.partners = 0
		in := lanes
		for k, p := range partners {
			if some>>k&1 == 1 {
				c.partners |= 1 << p
				in &= by[p]
			}
		}
		if in != 0 {
			b.enter(f, c, spot, in)
		}
	}
}

// sweep lets one party after another change its options, and returns the
// spots that steps lead to. A track of -1 is single steps. The error is that
// of the work.
func (b *batch) sweep(cur *front, track int) (*front, error) {
	var err error
	if cur, err = b.sweepPartners(cur, track); err != nil {
		return nil, err
	}
	for _, p := range b.order(cur) {
		in := func(c stage) bool { return c.movers>>p&1 == 1 }
		cur, err = b.step(cur, p, track, in, func(h *hand, at *turned) {
			c := at.from
			locked := h.locks(c.marks, p)
			if aside := h.aside(c, p); track >= 0 && aside != c.marks {
				for _, list := range at.pieces {
					list = append(h.entriesFor(len(list)), list...)
					h.put(at, stage{c.movers &^ (1 << p), c.partners, h.unlock(aside, p)}, list)
				}
			}
			after := stage{c.movers &^ (1 << p), c.partners, h.unlock(c.marks, p)}
			if pl := h.planOf(p, track, locked); pl != nil {
				after, s := h.prepareSettling(after)
				at.to = append(at.to, lot{after, h.turnByBlocks(pl, at.pieces, s)})
				return
			}
			h.put(at, after, h.turn(p, track, locked, at.pieces))
		})
		if err != nil {
			return nil, err
		}
	}
	return cur, nil
}

// order puts the parties first of which it varies most whether they may have a
// part: early there are many stages with few spots, late few with many.
func (b *batch) order(f *front) []int {
	var out []int
	varies := make([]int, len(b.c.Parties))
	for p := range varies {
		in := 0
		for _, c := range f.stages {
			in += int(c.movers >> p & 1)
		}
		if in > 0 {
			out = append(out, p)
		}
		varies[p] = min(in, len(f.stages)-in)
	}
	slices.SortStableFunc(out, func(p, q int) int { return varies[q] - varies[p] })
	return out
}

// aside returns the marks without the bars of a party that may refuse what
// others bring about: they do not bind it if it stands aside.
func (h *hand) aside(c stage, p int) uint64 {
	if !h.foreign[p] {
		return c.marks
	}
	h.words = h.marks.unpack(c.marks, h.words)
	dropped := false
	for _, i := range h.barsOf[p] {
		if h.words[i/64]>>(i%64)&1 == 1 {
			dropped = dropped || h.bars[i].foreign
			h.words[i/64] &^= 1 << (i % 64)
		}
	}
	if !dropped {
		return c.marks
	}
	return h.marks.pack(h.words)
}

// unlock drops the guarantees on a party whose turn is over.
func (h *hand) unlock(packed uint64, p int) uint64 {
	if len(h.guaranteesOf[p]) == 0 {
		return packed
	}
	h.words = h.marks.unpack(packed, h.words)
	for _, g := range h.guaranteesOf[p] {
		i := len(h.bars) + g
		h.words[i/64] &^= 1 << (i % 64)
	}
	return h.marks.pack(h.words)
}

// locks lists the options that guarantees keep a party from lowering.
func (h *hand) locks(packed uint64, p int) []int {
	var out []int
	if len(h.guaranteesOf[p]) == 0 {
		return nil
	}
	h.words = h.marks.unpack(packed, h.words)
	for _, g := range h.guaranteesOf[p] {
		if i := len(h.bars) + g; h.words[i/64]>>(i%64)&1 == 1 {
			out = append(out, h.c.Guarantees[g].Keeps...)
		}
	}
	return out
}

// turn returns the spots with every change of a party's options made that is
// allowed, and those without.
func (h *hand) turn(p, track int, locked []int, pieces [][]entry) []entry {
	for _, list := range pieces {
		h.a.addAll(list)
		h.work += int64(len(list))
	}
	first := true
	for _, o := range h.c.Parties[p].Options {
		hops := h.hopsOf(o, track, slices.Contains(locked, o))
		switch {
		case hops == nil:
			continue
		case first: // what it changes is all there is
			for _, list := range pieces {
				h.change(o, hops, list, h.a)
			}
		case h.remembers != nil: // what is changed once must not be changed again
			h.from = h.a.copy(h.from[:0])
			h.change(o, hops, h.from, h.a)
		default:
			h.changeAll(o, hops, h.a)
		}
		first = false
	}
	return h.a.take(h.entriesFor(len(h.a.touched)))
}

// A hop is a change of an option from one digit to another.
type hop struct {
	by              uint64 // what it adds to the spot
	to              int    // the digit that it leads to
	lanes, remember uint64 // those that may make it, and those that remember it
}

// hopsOf returns the changes of an option, by its digit; nil when there are
// none. A track of -1 is single steps.
func (b *batch) hopsOf(o, track int, locked bool) [][]hop {
	if len(b.f.levels[o]) == 1 || track >= 0 && b.commit[track][o] == nil {
		return nil
	}
	at := &b.hops[(track+1)*len(b.f.levels)+o]
	if locked {
		return b.makeHops(o, track, b.rises[o])
	}
	if *at == nil {
		*at = b.makeHops(o, track, b.allowed[o])
	}
	return *at
}

func (b *batch) makeHops(o, track int, allowed [][]int) [][]hop {
	out := make([][]hop, len(allowed))
	for d, to := range allowed {
		for _, l := range to {
			h := hop{by: (uint64(l) - uint64(d)) * b.f.stride[o], to: l, lanes: b.all}
			if track >= 0 {
				h.lanes = b.commit[track][o][l]
			}
			if b.remembers != nil {
				h.remember = b.remembers[o][l]
			}
			if h.lanes != 0 {
				out[d] = append(out[d], h)
			}
		}
	}
	return out
}

// change adds to the spots reached those that changing one option leads to.
func (h *hand) change(o int, hops [][]hop, from []entry, to *tally) {
	if h.remembers == nil && to.dense != nil {
		h.changeDense(o, hops, from, to)
		return
	}
	work := len(from)
	for _, e := range from {
		at := hops[h.f.at(e.spot, o)]
		work += len(at)
		for i := range at {
			if lanes := e.lanes & at[i].lanes; lanes != 0 {
				to.add(e.spot+at[i].by, lanes|lanes&at[i].remember<<(Lanes/2))
			}
		}
	}
	h.work += int64(work)
}

// changeDense is change in a field that is not wide, where nothing is remembered.
func (h *hand) changeDense(o int, hops [][]hop, from []entry, to *tally) {
	work, over, levels := len(from), h.f.over[o], uint64(len(h.f.levels[o]))
	dense, touched := to.dense, to.touched
	for i := range from {
		e := &from[i]
		at := hops[over.digit(e.spot, levels)]
		work += len(at)
		for k := range at {
			lanes, spot := e.lanes&at[k].lanes, e.spot+at[k].by
			if lanes == 0 {
				continue
			}
			before := dense[spot]
			if dense[spot] = before | lanes; before == 0 {
				touched = append(touched, spot)
			}
		}
	}
	to.touched = touched
	h.work += int64(work)
}

// changeAll is change of all that a tally holds. What is changed before it is
// looked at may be changed twice: to where one change leads as well.
func (h *hand) changeAll(o int, hops [][]hop, in *tally) {
	if in.dense != nil {
		h.changeAllDense(o, hops, in)
		return
	}
	work := len(in.touched)
	for _, spot := range in.touched[:work] {
		at := hops[h.f.at(spot, o)]
		work += len(at)
		if len(at) == 0 {
			continue
		}
		from := in.at(spot)
		for i := range at {
			if lanes := from & at[i].lanes; lanes != 0 {
				in.add(spot+at[i].by, lanes)
			}
		}
	}
	h.work += int64(work)
}

// changeAllDense is changeAll in a field that is not wide.
func (h *hand) changeAllDense(o int, hops [][]hop, in *tally) {
	over, levels := h.f.over[o], uint64(len(h.f.levels[o]))
	dense, touched := in.dense, in.touched
	work := len(touched)
	for _, spot := range touched[:work] {
		at := hops[over.digit(spot, levels)]
		work += len(at)
		from := dense[spot]
		for k := range at {
			lanes, spot := from&at[k].lanes, spot+at[k].by
			if lanes == 0 {
				continue
			}
			before := dense[spot]
			if dense[spot] = before | lanes; before == 0 {
				touched = append(touched, spot)
			}
		}
	}
	in.touched = touched
	h.work += int64(work)
}

// sweepPartners has the partners of swaps make their part, which they must.
func (b *batch) sweepPartners(cur *front, track int) (*front, error) {
	var all uint64
	for _, c := range cur.stages {
		all |= c.partners
	}
	for ; all != 0; all &= all - 1 {
		p := bits.TrailingZeros64(all)
		in := func(c stage) bool { return c.partners>>p&1 == 1 }
		next, err := b.step(cur, p, track, in, func(h *hand, at *turned) {
			c := at.from
			after := stage{c.movers &^ (1 << p), c.partners, h.unlock(c.marks, p)}
			h.put(at, after, h.mustTurn(p, track, h.locks(c.marks, p), at.pieces))
		})
		if err != nil {
			return nil, err
		}
		cur = next
	}
	return cur, nil
}

// mustTurn is as turn, without the spots at which nothing was changed: those
// changed go on by each further option before the unchanged join them.
func (h *hand) mustTurn(p, track int, locked []int, pieces [][]entry) []entry {
	if h.b == nil {
		h.b = h.f.tally()
	}
	for _, o := range h.c.Parties[p].Options {
		hops := h.hopsOf(o, track, slices.Contains(locked, o))
		if hops == nil {
			continue
		}
		h.from = h.b.copy(h.from[:0])
		h.change(o, hops, h.from, h.b)
		for _, list := range pieces {
			h.change(o, hops, list, h.b)
		}
	}
	return h.b.take(h.entriesFor(len(h.b.touched)))
}

// put adds spots to a stage, first settling bars.
func (h *hand) put(at *turned, c stage, list []entry) {
	if len(list) > 0 {
		var s *settling
		if c, s = h.prepareSettling(c); len(s.bars) > 0 {
			list = h.settle(s.bars, s.partners, list)
		}
	}
	at.to = append(at.to, lot{c, list})
}

// settle keeps what bars let pass. It writes over the list.
func (h *hand) settle(bars []int, partners uint64, list []entry) []entry {
	h.work += int64(len(list))
	for _, i := range bars {
		kept := list[:0]
		refused, soft := h.bars[i].refused, h.softly(i, partners)
		in := refused.in
		for _, e := range list {
			if in != nil && in[e.spot/64]>>(e.spot%64)&1 == 1 || in == nil && refused.workOut(e.spot) {
				if soft == 0 {
					continue
				}
				if e.lanes &= h.admitted(i, e.spot, soft); e.lanes == 0 {
					continue
				}
			}
			kept = append(kept, e)
		}
		list = kept
	}
	return list
}

// softly returns the lanes in which it is enough for a bar that what is waited
// for holds in the state reached, partners having a part in the step.
func (b *batch) softly(i int, partners uint64) uint64 {
	if b.bars[i].until == nil {
		return 0
	}
	lanes := &b.stance[b.bars[i].stances[0]]
	soft := lanes.soft
	for _, p := range lanes.partners {
		if partners>>p.party&1 == 1 {
			soft |= p.lanes
		}
	}
	return soft
}

// admitted returns the lanes in which a bar that is bound lets a step to a
// spot at which what it refuses holds.
func (b *batch) admitted(i int, spot, soft uint64) uint64 {
	if soft == 0 || b.bars[i].until.holds(spot) {
		return soft
	}
	met := uint64(0)
	for _, a := range b.stance[b.bars[i].stances[0]].accepts {
		if a.met.holds(spot) {
			met |= a.lanes
		}
	}
	return soft & met
}
