package route

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// ways finds the routes to all destinations opened and keeps, of the ways
// that are not dominated, one of each kind. Small sets of levers and
// destinations close by come first, so that what they dominate is never
// looked for.
func (t *table) ways(a *Answer, opened [][]Set) error {
	type pair struct {
		Set
		d, differs int
	}
	var pairs []pair
	for d, sets := range opened {
		slices.SortFunc(sets, compareSets)
		for _, set := range sets {
			pairs = append(pairs, pair{set, a.Destinations[d], t.differs(a.Destinations[d])})
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(a.Len()-b.Len(), a.differs-b.differs, a.d-b.d, compareSets(a.Set, b.Set))
	})
	var all []Way
	for _, p := range pairs {
		ways, err := t.waysTo(p.d, p.differs, p.Set, all)
		if err != nil {
			return err
		}
		all = append(all, ways...)
	}
	a.Ways = t.kept(all)
	for i := range a.Ways {
		if err := t.finish(&a.Ways[i]); err != nil {
			return err
		}
	}
	return t.ctx.Err()
}

func (t *table) layerWith(set Set) (*layer, error) {
	for w := range set {
		set[w] &= t.opens[w]
	}
	return t.layerOf(set)
}

// waysTo finds the routes of lowest exposure to d with the levers pulled, but
// those that a way known already would be kept for.
func (t *table) waysTo(d, differs int, set Set, known []Way) ([]Way, error) {
	l, err := t.layerWith(set)
	if err != nil {
		return nil, err
	}
	holds, err := l.holds(d)
	if err != nil {
		return nil, err
	}
	var bars []bar
	for i := range known {
		w := &known[i]
		if !w.Levers.Within(set) || holds&^w.holds != 0 {
			continue
		}
		b := bar{w.grade, 0}
		if w.Levers == set && w.holds == holds && t.differs(w.To) == differs { // else fewer levers, more concepts or a nearer destination decide
			b.steps = len(w.Steps)
		}
		bars = append(bars, b)
	}
	var out []Way
	for _, found := range l.routes(uint32(d), set, bars) {
		out = append(out, Way{Levers: set, To: d, holds: holds, grade: found.exposure, Steps: found.steps()})
	}
	return out, t.ctx.Err()
}

// A bar is an exposure that it is no use to reach: a way with no more is known
// already. A route that exposes as much is of use with fewer steps than steps.
type bar struct {
	exposure
	steps int
}

// A label is a way to come to a state: with what exposure, and from where.
type label struct {
	exposure
	state uint32
	step  uint64 // who moves
	depth int    // steps so far
	from  *label
}

func (l *label) steps() []Step {
	var out []Step
	for ; l.from != nil; l = l.from {
		out = append(out, Step{Movers: partiesIn(l.step), Track: -1, From: int(l.from.state), To: int(l.state)})
	}
	slices.Reverse(out)
	return out
}

func partiesIn(set uint64) []int {
	var out []int
	for ; set != 0; set &= set - 1 {
		out = append(out, bits.TrailingZeros64(set))
	}
	return out
}

// routes finds the routes to d whose exposure is lowest: of each such exposure
// the one with the fewest steps.
func (l *layer) routes(d uint32, set Set, bars []bar) []*label {
	labels := make([][]*label, l.sp.Len())
	enter := func(to *label) bool {
		barred := func(b bar) bool {
			if !b.within(to.exposure) {
				return false
			}
			least := to.depth // of the whole route
			if to.state != d {
				least++
			}
			return b.exposure != to.exposure || least >= b.steps
		}
		if slices.ContainsFunc(bars, barred) {
			return false
		}
		for _, known := range labels[to.state] {
			if known.within(to.exposure) {
				return false
			}
		}
		labels[to.state] = append(slices.DeleteFunc(labels[to.state], func(k *label) bool { return to.within(k.exposure) }), to)
		return true
	}
	met := make([]int8, len(l.t.needs))
	start := &label{state: uint32(l.sp.StatusQuo())}
	enter(start)
	queue := []*label{start}
	for head := 0; head < len(queue) && l.t.ctx.Err() == nil; head++ {
		at := queue[head]
		if at.state == d || !slices.Contains(labels[at.state], at) {
			continue
		}
		will := l.will(at.state)
		for _, b := range l.from(at.state) {
			for int(b.need) >= len(met) {
				met = append(met, 0)
			}
			if met[b.need] == 0 {
				met[b.need] = -1
				if l.t.needs[b.need].metBy(set) {
					met[b.need] = 1
				}
			}
			if met[b.need] < 0 || !l.allWilling(will, b.movers, d) {
				continue
			}
			for _, to := range b.to {
				next := &label{at.or(l.exposed(to)), to, b.movers, at.depth + 1, at}
				if enter(next) {
					queue = append(queue, next)
				}
			}
		}
	}
	slices.SortStableFunc(labels[d], func(a, b *label) int {
		return cmp.Or(cmp.Compare(a.worse, b.worse), cmp.Compare(a.stuck, b.stuck))
	})
	return labels[d]
}

func (l *layer) allWilling(will []uint32, movers uint64, d uint32) bool {
	for ; movers != 0; movers &= movers - 1 {
		if p := bits.TrailingZeros64(movers); l.sp.Rank(p, int(d)) < will[p] {
			return false
		}
	}
	return true
}

// dominates says whether way v does all that w does with no more, and differs.
func (v *Way) dominates(w *Way) bool {
	same := v.Levers == w.Levers && v.holds == w.holds && v.grade == w.grade
	return !same && v.Levers.Within(w.Levers) && w.holds&^v.holds == 0 && v.grade.within(w.grade)
}

// kept keeps one way of each kind that is not dominated, in plain order.
func (t *table) kept(all []Way) []Way {
	type kind struct {
		Set
		uint8
		exposure
	}
	best := map[kind]*Way{}
	var kinds []*Way
	for i := range all {
		w := &all[i]
		k := kind{w.Levers, w.holds, w.grade}
		switch before := best[k]; {
		case before == nil:
			best[k] = w
			kinds = append(kinds, w)
		case t.plainer(w, before) < 0:
			*before = *w
		}
	}
	var out []Way
	for _, w := range kinds {
		if !slices.ContainsFunc(kinds, func(v *Way) bool { return v.dominates(w) }) {
			out = append(out, *w)
		}
	}
	slices.SortFunc(out, t.order)
	return out
}

// plainer orders ways of one kind.
func (t *table) plainer(a, b *Way) int {
	return cmp.Or(t.differs(a.To)-t.differs(b.To), len(a.Steps)-len(b.Steps), a.To-b.To)
}

// differs counts the options that stand otherwise than now.
func (t *table) differs(state int) int {
	n := 0
	for o, l := range t.sp.Levels(state, nil) {
		if int(l) != t.sp.Case().Options[o].Now {
			n++
		}
	}
	return n
}

// order puts ways that hold by credible answers first, then those that ask
// least, expose fewest, hold most firmly and take the fewest steps.
func (t *table) order(a, b Way) int {
	return cmp.Or(
		a.shaky()-b.shaky(),
		a.Levers.Len()-b.Levers.Len(),
		bits.OnesCount64(a.grade.worse)-bits.OnesCount64(b.grade.worse),
		bits.OnesCount64(a.grade.stuck)-bits.OnesCount64(b.grade.stuck),
		firmness(b.holds)-firmness(a.holds),
		t.plainer(&a, &b), compareSets(a.Levers, b.Levers),
		cmp.Compare(a.grade.worse, b.grade.worse), cmp.Compare(a.grade.stuck, b.grade.stuck),
	)
}

// Credible says whether the destination holds by answers that those who give
// them gain from.
func (w *Way) Credible() bool { return w.holds>>stability.SEQ&1 == 1 }

func (w *Way) shaky() int {
	if w.Credible() {
		return 0
	}
	return 1
}

// firmness orders sets of concepts for display: nash, then credible answers.
func firmness(holds uint8) int {
	for i, c := range []stability.Concept{stability.Nash, stability.SSEQ, stability.SEQ, stability.SMR, stability.GMR} {
		if holds>>c&1 == 1 {
			return 5 - i
		}
	}
	return 0
}

// finish fills in what only the ways kept need.
func (t *table) finish(w *Way) error {
	w.Exposure = w.grade.grades(len(t.sp.Case().Parties))
	w.Holds = []stability.Concept{}
	for _, c := range stability.Concepts {
		if w.holds>>c&1 == 1 {
			w.Holds = append(w.Holds, c)
		}
	}
	pulled := t.sp.Case().Pull(t.pick(w.Levers)...)
	var err error
	if w.After, err = space.New(t.ctx, pulled, space.Limits{}); err != nil {
		return err
	}
	for i := range w.Steps {
		w.Steps[i].Track = TrackFor(w.After, w.Steps[i].From, w.Steps[i].To)
	}
	return nil
}

// TrackFor returns the first track on which a step could be struck as a deal,
// or -1: for an act of one party, and where there is none.
func TrackFor(sp *space.Space, from, to int) int {
	c := sp.Case()
	a, b := sp.Levels(from, nil), sp.Levels(to, nil)
	if len(c.Movers(a, b)) < 2 {
		return -1
	}
	return slices.IndexFunc(c.Tracks, func(t plenary.Track) bool {
		for o := range a {
			if answer, _ := t.May(true, c.Options[o].Party, o, int(b[o])); a[o] != b[o] && answer != plenary.Yes {
				return false
			}
		}
		return true
	})
}
