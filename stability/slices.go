package stability

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/plenary-talks/plenary/internal/progress"
)

// analyse answers by the cube. What floods leave is put together slice by slice, so
// that the answers are the same for any number of workers.
func (c *cube) analyse(w *progress.Work, a *Answers, asked [][]Concept) {
	parties, slices := runtime.GOMAXPROCS(0), 1
	if c.n >= manyCombinations { // one party at a time, for the memory
		parties, slices = slices, parties
	}
	c.analyseBeside(w, a, asked, parties, slices)
}

// analyseBeside is analyse with so many parties side by side, and so many slices
// of each.
func (c *cube) analyseBeside(w *progress.Work, a *Answers, all [][]Concept, parties, slices int) {
	for _, credible := range []bool{true, false} {
		asked := make([][]Concept, len(c.c.Parties))
		flooded := false
		for p := range asked {
			for _, concept := range all[p] {
				if c.pass(p, concept) == credible {
					asked[p] = append(asked[p], concept)
					flooded = flooded || c.floods(p, concept)
				}
			}
		}
		if flooded && !c.fillMasks(w, parties*slices, credible) {
			return
		}
		deal(len(asked), parties, func(_, p int) {
			if len(asked[p]) > 0 && w.Err() == nil {
				newFocal(c, w, p, asked[p]).analyse(a, slices)
			}
		})
	}
	c.masks, c.spare = nil, nil
}

// manyCombinations is from how many on slices, not parties, go side by side.
const manyCombinations = 1 << 16

// pass reports whether a concept is answered in the first pass, with masks of
// improvements or without any; else it is in the second, with masks of moves.
func (c *cube) pass(party int, concept Concept) bool {
	return concept == Nash || concept.credible() || !c.floods(party, concept)
}

// floods reports whether a concept takes floods: not where the focal party or
// all others have no choice, and for moves only where they are no product.
func (c *cube) floods(party int, concept Concept) bool {
	if concept == Nash || c.own[party] == 1 || len(c.order) == 1 {
		return false
	}
	return concept.credible() || !c.multiplies(party)
}

// multiplies reports whether what the others can make of a state is a product
// over their options: all combinations are feasible, and no guarantee locks any.
func (c *cube) multiplies(party int) bool {
	for _, p := range c.order {
		if p != party && !c.rel[p].free {
			return false
		}
	}
	return c.places == nil
}

// deal calls f for each of n, on some workers.
func deal(n, workers int, f func(worker, i int)) {
	if workers = min(n, workers); workers <= 1 {
		for i := range n {
			f(0, i)
		}
		return
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	for worker := range workers {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(worker, i)
			}
		})
	}
	wg.Wait()
}

// split calls f for runs that make up 0 … n-1, whole words of bits but the last.
func split(n, workers int, f func(worker, lo, hi int)) {
	const run = 64 * runLength
	deal((n+run-1)/run, workers, func(worker, i int) { f(worker, i*run, min(n, (i+1)*run)) })
}

// A focal analyses one party. Arrays over the cube have its slices one after
// another; those over a slice hold what is one for all of the party's own
// combinations, where it can undo all its moves.
type focal struct {
	*cube
	work     *progress.Work
	party    int
	n        int // combinations in a slice
	apart    int // places from one slice to the next
	size     int // places of all
	concepts []Concept
	layout   *layout
	rel      *relation
	kinds    []uint16 // by place; nil where there is one
	rank     []uint32 // by place; 0 of a hole
	most     []uint32 // the best rank over a state and the party's moves from it
	best     [5][]uint32
	least    [5][]uint32 // by own combination: what replies come to, where that is one for a slice
	hands    []*hand
}

// A hand is what one worker needs.
type hand struct {
	slice   *slice
	ladder  *ladder // where no mover can undo a move
	product *product
	value   []uint32
	part    []uint32    // of each state, where the slice at hand is divided
	parts   int         // how many there are; 0 while it is not
	least   []uint32    // by part
	best    [5][]uint32 // over the slices that it had, of a party that can undo all its moves
}

func newFocal(c *cube, w *progress.Work, party int, concepts []Concept) *focal {
	apart := c.apart(party)
	return &focal{cube: c, work: w, party: party, n: c.n / c.own[party], apart: apart, size: c.own[party] * apart,
		concepts: concepts, rel: c.rel[party]}
}

func (f *focal) analyse(a *Answers, workers int) {
	if f.own[f.party] == 1 { // no moves, and so no improvements
		for _, concept := range f.concepts {
			a.stable[concept][f.party] = full(f.sp.Len())
		}
		_ = f.work.Done(f.sp.Len() * len(f.concepts))
		return
	}
	f.layout = f.cube.layout(f.party)
	f.rank = f.spread(f.take(f.size), f.size, f.layout, f.sp.Ranks(f.party), 0, workers)
	f.kinds = f.spreadKinds(nil, f.size, f.layout, f.rel)
	f.most = f.reach(f.rank, workers)
	f.hands = make([]*hand, workers)
	own := f.own[f.party]
	least := make([]uint32, len(f.least)*own)
	for concept := range f.least {
		f.least[concept] = least[concept*own:][:own]
	}
	deal(f.own[f.party], workers, func(worker, own int) {
		if f.work.Err() == nil {
			f.ask(worker, own)
		}
	})
	for _, concept := range f.concepts {
		if f.work.Err() != nil {
			return
		}
		f.gather(concept, workers)
	}
	f.hands = nil
	f.judge(a, workers)
	if !f.rel.full {
		f.give(f.best[GMR:]...)
		f.give(f.most)
	}
	f.give(f.rank)
}

func full(n int) []uint64 {
	out := make([]uint64, (n+63)/64)
	for w := range out {
		out[w] = ^uint64(0)
	}
	if n%64 != 0 {
		out[len(out)-1] = 1<<(n%64) - 1
	}
	return out
}

// ask works out, for one slice, the least of rank and what the others can bring
// about, by every concept.
func (f *focal) ask(worker, own int) {
	h := f.hand(worker)
	rank, most := f.slice(f.rank, own), f.most
	if !f.rel.full {
		most = f.slice(most, own)
	}
	loaded := false
	h.parts = 0
	for _, concept := range f.concepts {
		if concept == Nash || f.work.Err() != nil {
			continue
		}
		key, value := rank, h.value
		if concept.looksOn() {
			key = most
		}
		switch {
		case len(f.order) == 1: // nobody replies
			value = key
		case f.floods(f.party, concept) && h.ladder != nil:
			if !loaded && !h.ladder.sink(own, rank, most, f.keys()) {
				return
			}
			loaded = true
			h.ladder.half(value, concept.looksOn())
		case f.floods(f.party, concept):
			if !loaded {
				if h.slice.by == nil {
					h.slice.by = h.slice.flooder()
				}
				h.slice.by.load(own)
				loaded = true
			}
			if !f.sink(h, key, value, concept) {
				return
			}
		case h.product.level && f.rel.full:
			// From anywhere the others can come to anywhere. That is all there is to know of a party
			// that can undo all its moves: the least of a slice is at most the rank of each of its
			// states, and the least of what it can reach at most that.
			f.least[concept][own] = leastOf(key)
			continue
		default:
			value = h.product.sink(key)
		}
		f.put(h, concept, own, rank, value)
	}
}

// sink finds the least key over each state of a slice and all that the others can
// make of it, and reports false when the work was ended. Where they can undo all
// their moves a slice falls into parts, within each of which they can come from
// anywhere to anywhere: found once, these serve every key.
func (f *focal) sink(h *hand, key, value []uint32, concept Concept) bool {
	if concept.credible() || !h.slice.undone() {
		return h.slice.sink(key, f.sp.Tiers(f.party), value)
	}
	if h.parts == 0 {
		if h.part == nil {
			h.part, h.least = make([]uint32, f.n), make([]uint32, f.n+1)
		}
		if h.parts = h.slice.divide(h.part); h.parts == 0 {
			return false
		}
	}
	least := h.least[:h.parts]
	for part := range least {
		least[part] = hole
	}
	part := h.part[:len(key)]
	for y, k := range key {
		least[part[y]] = min(least[part[y]], k)
	}
	for y, p := range part {
		value[y] = least[p]
	}
	return true
}

// keys returns how many concepts take floods.
func (f *focal) keys() int {
	n := 0
	for _, concept := range f.concepts {
		if f.floods(f.party, concept) {
			n++
		}
	}
	return n
}

// hand returns what a worker needs, made when first asked for.
func (f *focal) hand(worker int) *hand {
	if f.hands[worker] == nil {
		h := &hand{value: make([]uint32, f.n)}
		h.slice = newSlice(f.cube, f.work, f.party)
		if f.masks != nil {
			h.ladder = newLadder(h.slice)
		}
		h.product = h.slice.product()
		f.hands[worker] = h
	}
	return f.hands[worker]
}

// put notes the least of rank and value of a slice: for all of a party's moves at
// once where they can be undone.
func (f *focal) put(h *hand, concept Concept, own int, rank, value []uint32) {
	rank = rank[:len(value)]
	if f.rel.full {
		if h.best[concept] == nil {
			h.best[concept] = make([]uint32, f.n)
		}
		best := h.best[concept][:len(value)]
		for y, v := range value {
			best[y] = max(best[y], min(v, rank[y]))
		}
		return
	}
	best := f.slice(f.best[concept], own)[:len(value)]
	for y, v := range value {
		best[y] = min(v, rank[y])
	}
}

// slice returns what an array has of the slice of one own combination.
func (f *focal) slice(of []uint32, own int) []uint32 { return of[own*f.apart:][:f.n] }

// gather brings what was noted to the most over a party's moves.
func (f *focal) gather(concept Concept, workers int) {
	switch {
	case concept == Nash:
		f.best[Nash] = f.most
	case !f.rel.full:
		f.climb(f.best[concept], workers)
	default:
		for _, h := range f.hands {
			if h == nil || h.best[concept] == nil {
				continue
			}
			if f.best[concept] == nil {
				f.best[concept] = h.best[concept]
				continue
			}
			greatest(f.best[concept], h.best[concept])
		}
	}
}

func greatest(dst, src []uint32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] = max(dst[i], v)
	}
}

// reach returns the best rank over each state and the party's moves from it.
func (f *focal) reach(rank []uint32, workers int) []uint32 {
	if !f.rel.full {
		for _, concept := range f.concepts {
			if concept != Nash {
				f.best[concept] = f.take(f.size)
			}
		}
		most := f.take(f.size)
		copy(most, rank)
		f.climb(most, workers)
		return most
	}
	most := make([]uint32, f.n)
	split(f.n, workers, func(_, lo, hi int) {
		for own := range f.own[f.party] {
			greatest(most[lo:hi], rank[own*f.apart+lo:])
		}
	})
	return most
}

// judge notes, by every concept, in which states the best is at most the party's rank.
func (f *focal) judge(a *Answers, workers int) {
	ranks, l := f.sp.Ranks(f.party), f.layout
	if f.rel.full {
		l = f.columns(f.party)
	}
	for _, concept := range f.concepts {
		a.stable[concept][f.party] = make([]uint64, (len(ranks)+63)/64)
	}
	split(len(ranks), workers, func(_, lo, hi int) {
		if f.work.Err() != nil {
			return
		}
		l.each(lo, hi, func(lo int, places []uint32) {
			ranks := ranks[lo:][:len(places)]
			for _, concept := range f.concepts {
				if set := a.stable[concept][f.party][lo/64:]; f.best[concept] == nil {
					notAboveAll(set, slices.Max(f.least[concept]), ranks)
				} else {
					notAboveAt(set, f.best[concept], places, ranks)
				}
			}
		})
		_ = f.work.Done((hi - lo) * len(f.concepts))
	})
}

// notAboveAll is notAboveAt where the best is one for all.
func notAboveAll(set []uint64, best uint32, ranks []uint32) {
	for w := 0; len(ranks) > 0; w++ {
		n := min(64, len(ranks))
		word := uint64(0)
		for i, rank := range ranks[:n] {
			word |= (uint64(best) - uint64(rank) - 1) >> 63 << (i & 63)
		}
		set[w], ranks = word, ranks[n:]
	}
}

// notAboveAt sets the bits of states for which the best at their places is at most their rank.
func notAboveAt(set []uint64, best, places, ranks []uint32) {
	for w := 0; len(places) > 0; w++ {
		n := min(64, len(places))
		word, at := uint64(0), places[:n]
		for i, rank := range ranks[:n] { // without branches: which it is cannot be foretold
			word |= (uint64(best[at[i]]) - uint64(rank) - 1) >> 63 << (i & 63)
		}
		set[w] = word
		places, ranks = places[n:], ranks[n:]
	}
}
