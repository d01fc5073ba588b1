package route

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
	"sync"
)

// An ask is a set of levers with destinations of which it is asked whether the
// set opens them, within a cap on exposure where there is one.
type ask struct {
	levers Set
	ds     []int32 // places among the destinations, ascending
	cap    *exposure
	any    bool // whether it is enough to know of one
	family int  // of levers left out
	act    *act // routes must have a step that does this; nil for any

	open []int32 // the answer: those that are opened, ascending; with any, one at most
}

// A group is some destinations of an ask. Those of one class are reached alike.
type group struct {
	of      *ask
	classes []class
}

// A class is destinations that pass the same thresholds, by party.
type class struct {
	pass []uint32
	ds   []int32
}

// put answers asks, all of one layer. Destinations are asked for in groups: what is
// not reached by parties as willing as for the best ranked of a group is reached
// for none, what is reached by parties as willing as for the worst ranked is
// reached for it; where that leaves some open, the group is halved
// (docs/theory.md#how-ways-are-found).
func (t *table) put(l *layer, asks []*ask) error {
	if !slices.ContainsFunc(asks, func(a *ask) bool { return len(a.ds) > 0 }) {
		return nil
	}
	if err := l.ready(); err != nil {
		return err
	}
	for len(asks) > 0 {
		n, size := 1, len(asks[0].ds)
		for n < len(asks) && size+len(asks[n].ds) <= maxAsked {
			size += len(asks[n].ds)
			n++
		}
		if err := t.answerAll(l, asks[:n]); err != nil {
			return err
		}
		asks = asks[n:]
	}
	return nil
}

// maxAsked bounds the destinations of asks that are answered together, for
// what is kept of them.
const maxAsked = 1 << 20

func (t *table) answerAll(l *layer, asks []*ask) error {
	var queue []group
	type list struct {
		first *int32
		n     int
	}
	known := map[list][]class{} // asks of one finder have the same destinations
	for _, a := range asks {
		a.open = nil
		if len(a.ds) == 0 {
			continue
		}
		key := list{&a.ds[0], len(a.ds)}
		classes, ok := known[key]
		if !ok {
			classes = l.group(a.ds)
			known[key] = classes
		}
		if len(classes) > 0 {
			queue = append(queue, group{a, classes})
		}
	}
	for len(queue) > 0 {
		queue = slices.DeleteFunc(queue, func(g group) bool { return g.of.any && len(g.of.open) > 0 })
		var wave []*batch
		for len(wave) < l.atOnce() && len(queue) > 0 {
			lanes, n := 0, 0
			for n < len(queue) && lanes+queue[n].lanes() <= room(queue[n]) {
				lanes += queue[n].lanes()
				n++
			}
			wave = append(wave, l.batchOf(queue[:n]))
			queue = queue[n:]
		}
		if len(wave) > 1 && l.few { // batches side by side only read thresholds
			if err := l.weighRest(); err != nil {
				return err
			}
		}
		if err := t.run(wave); err != nil {
			return err
		}
		var left []group
		for _, b := range wave {
			left = append(left, b.note()...)
			b.release()
		}
		queue = append(split(left), queue...)
	}
	for _, a := range asks {
		slices.Sort(a.open)
	}
	return nil
}

// atOnce is how many batches are gone through side by side, on however many
// processors there are; fewer where each takes much memory.
func (l *layer) atOnce() int {
	if l.sp.Len() > 1<<18 {
		return 2
	}
	return 4
}

// run goes through batches side by side. Each may spend all that was left when
// they began.
func (t *table) run(wave []*batch) error {
	errs := make([]error, len(wave))
	var wg sync.WaitGroup
	for i, b := range wave {
		b.work = *t.work
		wg.Go(func() { errs[i] = b.reach(b.watch.met) })
	}
	wg.Wait()
	before := t.work.used
	for _, b := range wave {
		t.work.used += b.work.used - before
	}
	return cmp.Or(cmp.Or(errs...), t.tell(before))
}

// room is how many lanes a batch has: half of them where the other half
// remembers an act. Asks for acts are put by themselves.
func room(g group) int {
	if g.of.act != nil {
		return Lanes / 2
	}
	return Lanes
}

// group puts destinations in classes, but those that no change of levels leads to.
func (l *layer) group(ds []int32) []class {
	n := make([]int32, len(l.passOf)) // by class: how many there are
	classes := 0
	for _, d := range ds {
		if l.f.spotOf[l.t.wanted[d]] == noSpot {
			continue
		}
		c := l.classOf[d]
		if n[c]++; n[c] == 1 {
			classes++
		}
	}
	out, room := make([]class, 0, classes), make([]int32, 0, len(ds))
	at := make([]int32, len(n)) // by class: one more than its place
	for _, d := range ds {
		if l.f.spotOf[l.t.wanted[d]] == noSpot {
			continue
		}
		c := l.classOf[d]
		if at[c] == 0 {
			to := len(room) + int(n[c])
			out = append(out, class{l.passOf[c], room[len(room):len(room):to]})
			room = room[:to]
			at[c] = int32(len(out))
		}
		of := &out[at[c]-1]
		of.ds = append(of.ds, d)
	}
	return out
}

// lanes returns how many lanes it takes to ask for a group.
func (g group) lanes() int { return min(2, len(g.classes)) }

// bestAndWorst returns, party by party, the highest and the lowest thresholds
// that classes of a group pass. Where it is enough to know of one destination, it
// returns for the lowest what one class passes: one that many are willing to go to.
func (l *layer) bestAndWorst(g group) (hi, lo []uint32) {
	most := uint64(0)
	for _, c := range g.classes {
		if hi == nil {
			hi, lo = slices.Clone(c.pass), slices.Clone(c.pass)
		}
		sum := uint64(0)
		for p, r := range c.pass {
			hi[p], sum = max(hi[p], r), sum+l.height(p, r)
			if !g.of.any {
				lo[p] = min(lo[p], r)
			}
		}
		if g.of.any && sum > most {
			most = sum
			copy(lo, c.pass)
		}
	}
	return hi, lo
}

// batchOf prepares to ask for groups at once.
func (l *layer) batchOf(groups []group) *batch {
	var questions []question
	var lows [][]uint32
	first := make([]int, len(groups)) // lane
	for i, g := range groups {
		first[i] = len(questions)
		hi, lo := l.bestAndWorst(g)
		questions = append(questions, question{g.of.levers, hi, g.of.cap})
		if len(g.classes) > 1 {
			questions = append(questions, question{g.of.levers, lo, g.of.cap})
		}
		lows = append(lows, lo)
	}
	shift := Lanes - room(groups[0])
	if shift > 0 {
		questions = twice(questions)
	}
	b := l.newBatch(questions)
	if shift > 0 {
		b.remember(groups, first)
	}
	b.watch = newWatch(l, groups, first, lows, shift)
	return b
}

// note reads which destinations are opened, and returns the groups of those of
// which that is not known.
func (b *batch) note() []group {
	var left []group
	for i := range b.watch.groups {
		if more := b.noteGroup(i); len(more.classes) > 0 {
			left = append(left, b.refine(more, b.watch.first[i]-b.watch.shift))
		}
	}
	b.met = nil
	return left
}

func (b *batch) noteGroup(i int) group {
	g, hi := b.watch.groups[i], b.watch.first[i]
	lo := hi + g.lanes() - 1
	left := group{of: g.of}
	for _, c := range g.classes {
		var ds []int32
		sure := atLeast(c.pass, b.watch.lows[i])
		for _, d := range c.ds {
			switch lanes := b.at[b.t.wanted[d]]; {
			case sure && lanes>>lo&1 == 1:
				g.of.open = append(g.of.open, d)
			case lanes>>hi&1 == 1:
				ds = append(ds, d)
			}
		}
		if len(ds) > 0 {
			left.classes = append(left.classes, class{c.pass, ds})
		}
	}
	if g.of.any && len(g.of.open) > 0 {
		return group{}
	}
	return left
}

// refine joins the classes of a group that no threshold tells apart at the
// states that are reached, in a lane, for the best of it: no other is ever
// stepped from.
func (b *batch) refine(g group, hi int) group {
	if len(g.classes) < 2 {
		return g
	}
	parties := len(b.c.Parties)
	below := make([][]uint32, parties) // by threshold: the highest met that is no higher
	for p, met := range b.thresholdsMet() {
		below[p] = make([]uint32, len(met))
		last := uint32(0)
		for theta, lanes := range met {
			if lanes>>hi&1 == 1 {
				last = uint32(theta)
			}
			below[p][theta] = last
		}
	}
	out := group{of: g.of}
	at := map[string]int{}
	var key []byte
	for _, c := range g.classes {
		pass := make([]uint32, parties)
		key = key[:0]
		for p, r := range c.pass {
			pass[p] = below[p][r]
			key = binary.LittleEndian.AppendUint32(key, pass[p])
		}
		i, ok := at[string(key)]
		if !ok {
			i = len(out.classes)
			at[string(key)] = i
			out.classes = append(out.classes, class{pass: pass})
		}
		out.classes[i].ds = append(out.classes[i].ds, c.ds...)
	}
	return out
}

// thresholdsMet returns, by party and threshold, the lanes in which a state that has it
// is reached.
func (b *batch) thresholdsMet() [][]uint64 {
	if b.met != nil {
		return b.met
	}
	for p := range b.c.Parties {
		b.met = append(b.met, make([]uint64, b.highest(p)+1))
	}
	for s, lanes := range b.at {
		if lanes == 0 {
			continue
		}
		for p, met := range b.met {
			met[b.threshold(p, uint32(s))] |= lanes
		}
	}
	return b.met
}

// split splits each group in two, or in more parts where a batch has lanes for
// them: it takes about as long with few of them as with all.
func split(groups []group) []group {
	var out []group
	for _, g := range groups {
		parts := []group{g}
		for n := max(2, room(g)/2/len(groups)); len(parts) < n; {
			slices.SortStableFunc(parts, func(x, y group) int { return len(y.classes) - len(x.classes) })
			if len(parts[0].classes) < 2 {
				break
			}
			parts = append(parts[1:], parts[0].halves()...)
		}
		out = append(out, parts...)
	}
	return out
}

// halves splits a group at the party that tells most of its classes apart.
func (g group) halves() []group {
	if len(g.classes) == 1 {
		return []group{g}
	}
	party, most := 0, 0
	var at []uint32
	for p := range g.classes[0].pass {
		var ranks []uint32
		for _, c := range g.classes {
			ranks = append(ranks, c.pass[p])
		}
		slices.Sort(ranks)
		if ranks = slices.Compact(ranks); len(ranks) > most {
			party, most, at = p, len(ranks), ranks
		}
	}
	pivot := at[len(at)/2]
	low, high := group{of: g.of}, group{of: g.of}
	for _, c := range g.classes {
		if c.pass[party] < pivot {
			low.classes = append(low.classes, c)
		} else {
			high.classes = append(high.classes, c)
		}
	}
	return []group{high, low}
}

// A watch stops lanes that have met all that they are asked for. Lanes for the
// best of a group go on to their end: what they reach tells its classes apart.
type watch struct {
	t      *table
	groups []group
	first  []int      // by group: the lane that answers for its best, followed by that for its worst
	lows   [][]uint32 // by group: what the latter passes
	shift  int        // from the lanes for any routes to those that answer
	want   []uint64   // by destination: lanes
	left   [Lanes]int
	with   [Lanes]uint64 // by lane: the lanes that are done when it is
}

func newWatch(l *layer, groups []group, first []int, lows [][]uint32, shift int) *watch {
	w := &watch{t: l.t, groups: groups, first: first, lows: lows, shift: shift, want: make([]uint64, len(l.t.wanted))}
	for i, g := range groups {
		asks := first[i]
		first[i] += shift
		hi, lo := first[i], first[i]+g.lanes()-1
		w.with[hi], w.with[lo] = 1<<hi|1<<asks, 1<<hi|1<<lo|1<<asks|1<<(lo-shift)
		for _, c := range g.classes {
			if !atLeast(c.pass, lows[i]) {
				continue
			}
			for _, d := range c.ds {
				w.want[d] |= 1 << lo
			}
			w.left[lo] += len(c.ds)
		}
		if g.of.any {
			w.left[lo] = 1
		}
	}
	return w
}

// atLeast reports whether nothing in a is lower than in b.
func atLeast(a, b []uint32) bool {
	for i := range a {
		if a[i] < b[i] {
			return false
		}
	}
	return true
}

func (w *watch) met(_ int, reached []entry) (done uint64) {
	for _, e := range reached {
		d := w.t.place[e.spot]
		if d < 0 {
			continue
		}
		for lanes := e.lanes & w.want[d]; lanes != 0; lanes &= lanes - 1 {
			lane := bits.TrailingZeros64(lanes)
			if w.left[lane]--; w.left[lane] == 0 {
				done |= w.with[lane]
			}
		}
	}
	return done
}

// classes puts the destinations in classes: those that pass the same
// thresholds are reached alike.
func (l *layer) classes() error {
	if l.classOf != nil {
		return nil
	}
	index := map[string]int32{}
	l.classOf = make([]int32, len(l.t.wanted))
	var key []byte
	for d, state := range l.t.wanted {
		if err := l.t.ctx.Err(); d%lookEvery == 0 && err != nil {
			l.classOf, l.passOf = nil, nil
			return err
		}
		pass := l.passes(state)
		key = key[:0]
		for _, r := range pass {
			key = append(key, byte(r), byte(r>>8), byte(r>>16), byte(r>>24))
		}
		c, ok := index[string(key)]
		if !ok {
			c = int32(len(l.passOf))
			index[string(key)] = c
			l.passOf = append(l.passOf, pass)
		}
		l.classOf[d] = c
	}
	return nil
}
