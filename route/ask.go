package route

import (
	"cmp"
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

// A group is some destinations of an ask, one class after another.
type group struct {
	of *ask
	ds []int32
}

// put answers asks, all of one layer. Destinations are asked for in groups: what is
// not reached by parties as willing as for the best ranked of a group is reached
// for none, what is reached by parties as willing as for the worst ranked is
// reached for it; where that leaves some open, the group is halved
// (docs/theory.md#ways-out).
func (t *table) put(l *layer, asks []*ask) error {
	l.ready()
	var queue []group
	for _, a := range asks {
		a.open = nil
		ds := slices.DeleteFunc(slices.Clone(a.ds), func(d int32) bool { return l.f.spotOf[t.wanted[d]] == noSpot })
		if len(ds) > 0 {
			slices.SortStableFunc(ds, func(x, y int32) int { return int(l.classOf[x]) - int(l.classOf[y]) })
			queue = append(queue, group{a, ds})
		}
	}
	for len(queue) > 0 {
		queue = slices.DeleteFunc(queue, func(g group) bool { return g.of.any && len(g.of.open) > 0 })
		var wave []*batch
		for len(wave) < batchesAtOnce && len(queue) > 0 {
			lanes, n := 0, 0
			for n < len(queue) && lanes+l.lanes(queue[n]) <= room(queue[n]) {
				lanes += l.lanes(queue[n])
				n++
			}
			wave = append(wave, l.batchOf(queue[:n]))
			queue = queue[n:]
		}
		if err := t.run(wave); err != nil {
			return err
		}
		var left []group
		for _, b := range wave {
			left = append(left, b.note()...)
		}
		queue = append(left, queue...)
	}
	for _, a := range asks {
		slices.Sort(a.open)
	}
	return nil
}

// batchesAtOnce is how many batches are gone through side by side, on however
// many processors there are.
const batchesAtOnce = 4

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
	return cmp.Or(errs...)
}

// room is how many lanes a batch has: half of them where the other half
// remembers an act. Asks for acts are put by themselves.
func room(g group) int {
	if g.of.act != nil {
		return Lanes / 2
	}
	return Lanes
}

// one reports whether a group is of one class.
func (l *layer) one(g group) bool { return l.classOf[g.ds[0]] == l.classOf[g.ds[len(g.ds)-1]] }

// lanes returns how many lanes it takes to ask for a group.
func (l *layer) lanes(g group) int {
	if l.one(g) {
		return 1
	}
	return 2
}

// bestAndWorst returns, party by party, the highest and the lowest classes of
// threshold that destinations of a group pass.
func (l *layer) bestAndWorst(g group) (hi, lo []uint32) {
	last := int32(-1)
	for _, d := range g.ds {
		c := l.classOf[d]
		if c == last {
			continue
		}
		last = c
		if hi == nil {
			hi, lo = slices.Clone(l.passOf[c]), slices.Clone(l.passOf[c])
			continue
		}
		for p, r := range l.passOf[c] {
			hi[p], lo[p] = max(hi[p], r), min(lo[p], r)
		}
	}
	return hi, lo
}

// batchOf prepares to ask for groups at once.
func (l *layer) batchOf(groups []group) *batch {
	var questions []question
	first := make([]int, len(groups)) // lane
	for i, g := range groups {
		first[i] = len(questions)
		hi, lo := l.bestAndWorst(g)
		questions = append(questions, question{g.of.levers, hi, g.of.cap})
		if !l.one(g) {
			questions = append(questions, question{g.of.levers, lo, g.of.cap})
		}
	}
	shift := Lanes - room(groups[0])
	if shift > 0 {
		questions = twice(questions)
	}
	b := l.newBatch(questions)
	if shift > 0 {
		b.remember(groups, first)
	}
	b.watch = newWatch(l, groups, first, shift)
	return b
}

// note reads which destinations are opened, and returns the groups of those of
// which that is not known.
func (b *batch) note() []group {
	var left []group
	for i, g := range b.watch.groups {
		if more := b.noteGroup(g, b.watch.first[i]); len(more.ds) > 0 {
			left = append(left, b.halves(more)...)
		}
	}
	return left
}

func (b *batch) noteGroup(g group, hi int) group {
	lo := hi + b.lanes(g) - 1
	left := group{of: g.of}
	for _, d := range g.ds {
		switch lanes := b.at[b.t.wanted[d]]; {
		case lanes>>lo&1 == 1:
			g.of.open = append(g.of.open, d)
			if g.of.any {
				g.of.open = g.of.open[:1]
				return group{}
			}
		case lanes>>hi&1 == 1:
			left.ds = append(left.ds, d)
		}
	}
	if g.of.any && len(g.of.open) > 0 {
		return group{}
	}
	return left
}

// halves splits a group at the party that tells most of its classes apart.
func (l *layer) halves(g group) []group {
	if l.one(g) {
		return []group{g}
	}
	party, most := 0, 0
	var at []uint32
	for p := range l.c.Parties {
		var ranks []uint32
		last := int32(-1)
		for _, d := range g.ds {
			if c := l.classOf[d]; c != last {
				ranks, last = append(ranks, l.passOf[c][p]), c
			}
		}
		slices.Sort(ranks)
		if ranks = slices.Compact(ranks); len(ranks) > most {
			party, most, at = p, len(ranks), ranks
		}
	}
	pivot := at[len(at)/2]
	low, high := group{of: g.of}, group{of: g.of}
	for _, d := range g.ds {
		if l.passOf[l.classOf[d]][party] < pivot {
			low.ds = append(low.ds, d)
		} else {
			high.ds = append(high.ds, d)
		}
	}
	return []group{high, low}
}

// A watch stops lanes that have met all that they are asked for.
type watch struct {
	t      *table
	groups []group
	first  []int    // by group: the lane that answers for its best, followed by that for its worst
	want   []uint64 // by destination: lanes
	left   [Lanes]int
	with   [Lanes]uint64 // by lane: the lanes that are done when it is
}

func newWatch(l *layer, groups []group, first []int, shift int) *watch {
	w := &watch{t: l.t, groups: groups, first: first, want: make([]uint64, len(l.t.wanted))}
	for i, g := range groups {
		asks := first[i]
		first[i] += shift
		hi, lo := first[i], first[i]+l.lanes(g)-1
		w.with[hi], w.with[lo] = 1<<hi|1<<asks, 1<<hi|1<<lo|1<<asks|1<<(lo-shift)
		for _, d := range g.ds {
			w.want[d] |= 1<<hi | 1<<lo
		}
		if w.left[hi], w.left[lo] = len(g.ds), len(g.ds); g.of.any {
			w.left[lo] = 1
		}
	}
	return w
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
func (l *layer) classes() {
	if l.classOf != nil {
		return
	}
	index := map[string]int32{}
	l.classOf = make([]int32, len(l.t.wanted))
	var key []byte
	for d, state := range l.t.wanted {
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
}
