package lean

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A layout is the case as edited with some options opened.
type layout struct {
	before *space.Space // one for each set of options opened
	sp     *space.Space
	asked  *stability.Inquiry
}

// otherwise looks for any other trip that keeps a way under an edit, among all
// destinations. What it finds is known from then on. Open is whether there is one to what would not hold, at
// least.
func (f *finder) otherwise(e *edit, w *way) (stays, open bool, err error) {
	to := slices.Clone(f.destinations(e, w.Better))
	for i := range w.want {
		to[i] &= w.want[i]
	}
	for _, s := range w.Others {
		to[s/64] &^= 1 << (s % 64)
	}
	if none(to) || f.varied(e, w, to) {
		return !none(to), !none(to), nil
	}
	change := plenary.SetWishes{Party: e.party, Wishes: e.wishes}
	c, err := w.After.Case().Amend(change)
	if err != nil {
		return false, false, err
	}
	l, err := f.layoutOf(e, w.After, c)
	if err != nil {
		return false, false, err
	}
	return f.find(w, l, l.sp.As(c), f.list(to, func(s int) bool {
		return !w.Credible() || f.holds(e, w.After, &trip{to: s})
	}), f.list(to, func(int) bool { return true }))
}

// list is the states of a set that are so, ascending.
func (f *finder) list(set []uint64, is func(state int) bool) []int {
	var out []int
	for s := range f.sp.Len() {
		if has(set, s) && is(s) {
			out = append(out, s)
		}
	}
	return out
}

// find looks for a route to any of some states that would hold, where levers are
// pulled and a party is ranked anew. Of sure it is known that they would: who would
// stay where in all others is asked only where it decides.
func (f *finder) find(w *way, l *layout, sp *space.Space, sure, all []int) (finds, open bool, err error) {
	if len(all) == 0 {
		return false, false, nil
	}
	search, err := f.search(w, sp, all)
	if err != nil {
		return false, false, err
	}
	d, err := search.OpensAny(f.ctx, route.Set{}, sure)
	if open = d >= 0; err == nil && !open {
		d, open, err = f.opensHolding(search, l, slices.DeleteFunc(slices.Clone(all), func(s int) bool {
			_, is := slices.BinarySearch(sure, s)
			return is
		}))
	}
	if err != nil || d < 0 {
		return false, open, err
	}
	steps, err := search.Route(f.ctx, route.Set{}, d)
	if err != nil {
		return false, open, err
	}
	t, err := f.trip(w, sp, d, steps)
	w.know(t)
	return true, true, err
}

// search prepares a search for some states where the levers of a way are pulled. It
// has the layout of the first one asked for.
func (f *finder) search(w *way, sp *space.Space, to []int) (*route.Search, error) {
	if w.before == nil {
		var err error
		if w.before, err = route.Prepare(f.ctx, w.After, route.Query{Destinations: []int{}}); err != nil {
			return nil, err
		}
	}
	return route.Prepare(f.ctx, sp, route.Query{Destinations: to, Work: f.q.Work, Like: w.before})
}

// opensHolding returns one of some states that is opened and holds while breaches are
// answered willingly; -1 where there is none. Open is whether any is opened at all. Where one alone is, which is
// most often so, nobody need be asked who would stay in all others.
func (f *finder) opensHolding(search *route.Search, l *layout, of []int) (d int, open bool, err error) {
	if d, err = search.OpensAny(f.ctx, route.Set{}, of); err != nil || d < 0 {
		return -1, false, err
	}
	holds, err := l.asked.Equilibrium(f.ctx, stability.SEQ, d)
	if err != nil || holds {
		return d, true, err
	}
	of = slices.DeleteFunc(of, func(s int) bool { return s == d })
	if d, err = search.OpensAny(f.ctx, route.Set{}, of); err != nil || d < 0 {
		return -1, true, err
	}
	if of, err = l.asked.Equilibria(f.ctx, stability.SEQ, of); err != nil {
		return -1, true, err
	}
	d, err = search.OpensAny(f.ctx, route.Set{}, of)
	return d, true, err
}

// mostKnown bounds the trips that are kept of a way.
const mostKnown = 16

// layoutOf lays a case as edited out, given its layout before the edit.
func (f *finder) layoutOf(e *edit, sp *space.Space, c *plenary.Case) (*layout, error) {
	for i := range e.anew {
		if l := &e.anew[i]; l.before.SameMoves(sp) {
			return l, nil
		}
	}
	edited, err := sp.Reranked(f.ctx, c, e.party)
	if err != nil {
		return nil, err
	}
	e.anew = append(e.anew, layout{before: sp, sp: edited, asked: stability.NewInquiry(edited)})
	return &e.anew[len(e.anew)-1], nil
}
