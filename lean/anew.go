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
	blocks *space.Blocks // of the first party, before the edit: one for each set of options opened
	sp     *space.Space
	seq    *stability.Answers // by SEQ; nil until asked for
}

// otherwise looks for any other trip that keeps a way under an edit, among all
// destinations. What it finds is known from then on.
func (f *finder) otherwise(e *edit, w *way) (bool, error) {
	to := slices.Clone(f.destinations(e, w.Better))
	for i := range w.want {
		to[i] &= w.want[i]
	}
	if none(to) {
		return false, nil
	}
	change := plenary.SetWishes{Party: e.party, Wishes: e.wishes}
	c, err := w.After.Case().Amend(change)
	if err != nil {
		return false, err
	}
	l, err := f.layoutOf(e, w.After, c)
	if err != nil {
		return false, err
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
func (f *finder) find(w *way, l *layout, sp *space.Space, sure, all []int) (bool, error) {
	search, d, err := f.opensAny(sp, all)
	if err != nil || d < 0 {
		return false, err
	}
	if _, is := slices.BinarySearch(sure, d); !is {
		if search, d, err = f.opensAny(sp, sure); err != nil {
			return false, err
		}
	}
	if d < 0 {
		unsure, err := f.holding(l, sure, all)
		if err != nil {
			return false, err
		}
		if search, d, err = f.opensAny(sp, unsure); err != nil || d < 0 {
			return false, err
		}
	}
	steps, err := search.Route(f.ctx, route.Set{}, d)
	if err != nil {
		return false, err
	}
	t, err := f.trip(w, sp, d, steps)
	w.known = append([]*trip{t}, w.known[:min(len(w.known), mostKnown-1)]...)
	return true, err
}

// opensAny prepares a search for some states, and returns one that is opened; -1
// for none.
func (f *finder) opensAny(sp *space.Space, to []int) (*route.Search, int, error) {
	if len(to) == 0 {
		return nil, -1, nil
	}
	search, err := route.Prepare(f.ctx, sp, route.Query{Destinations: to, Work: f.q.Work})
	if err != nil {
		return nil, -1, err
	}
	d, err := search.OpensAny(f.ctx, route.Set{})
	return search, d, err
}

// holding lists, of all states but the sure ones, those that hold while breaches
// are answered willingly.
func (f *finder) holding(l *layout, sure, all []int) ([]int, error) {
	if l.seq == nil {
		var err error
		if l.seq, err = stability.Analyse(f.ctx, l.sp, stability.SEQ); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(s int) bool {
		_, is := slices.BinarySearch(sure, s)
		return is || !l.seq.Equilibrium(stability.SEQ, s)
	}), nil
}

// mostKnown bounds the trips that are kept of a way.
const mostKnown = 16

// layoutOf lays a case as edited out, given its layout before the edit.
func (f *finder) layoutOf(e *edit, sp *space.Space, c *plenary.Case) (*layout, error) {
	for i := range e.anew {
		if l := &e.anew[i]; l.blocks == sp.Blocks(0) {
			return l, nil
		}
	}
	edited, err := sp.Reranked(f.ctx, c, e.party)
	if err != nil {
		return nil, err
	}
	e.anew = append(e.anew, layout{blocks: sp.Blocks(0), sp: edited})
	return &e.anew[len(e.anew)-1], nil
}
