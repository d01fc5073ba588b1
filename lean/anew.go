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
	var left []int
	for s := range f.sp.Len() {
		if has(to, s) && (!w.Credible() || l.seq.Equilibrium(stability.SEQ, s)) {
			left = append(left, s)
		}
	}
	if len(left) == 0 {
		return false, nil
	}
	return f.find(w, l.sp.As(c), left)
}

// find looks for a route to any of some states, where levers are pulled and a
// party is ranked anew.
func (f *finder) find(w *way, sp *space.Space, to []int) (bool, error) {
	search, err := route.Prepare(f.ctx, sp, route.Query{Destinations: to, Work: f.q.Work})
	if err != nil {
		return false, err
	}
	d, err := search.OpensAny(f.ctx, route.Set{})
	if err != nil || d < 0 {
		return false, err
	}
	steps, err := search.Route(f.ctx, route.Set{}, d)
	if err != nil {
		return false, err
	}
	t, err := f.trip(w, sp, d, steps)
	w.known = append([]*trip{t}, w.known[:min(len(w.known), mostKnown-1)]...)
	return true, err
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
	seq, err := stability.Analyse(f.ctx, edited, stability.SEQ)
	if err != nil {
		return nil, err
	}
	e.anew = append(e.anew, layout{sp.Blocks(0), edited, seq})
	return &e.anew[len(e.anew)-1], nil
}
