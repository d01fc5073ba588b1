package lean

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// Places finds, for each place in its party's list at which a wish could stand, from the
// first on, which answers end there, in the way of a [Shift] by no places; the others of the list
// keep their order. The answers may be those of a case with other wishes. Its cost is that of so many edits
// as the list has wishes; the error is that of [Find].
func Places(ctx context.Context, sp *space.Space, q Query, party, wish int) ([]Shift, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	f, err := newFinder(ctx, sp, q)
	if err != nil {
		return nil, err
	}
	n := len(f.c.Parties[party].Prefers.Statements)
	others := slices.Delete(order(n), wish, wish+1)
	w := progress.Begin(ctx, "asking what each wish carries", n)
	out := make([]Shift, n)
	for at := range out {
		list := slices.Insert(slices.Clone(others), at, wish)
		if out[at].Ends, out[at].Looser, err = f.ended(f.edit(party, list), f.all()); err != nil {
			return nil, err
		}
		if err := w.Done(1); err != nil {
			return nil, err
		}
	}
	return out, ctx.Err()
}

// In returns a way of a case with other wishes as one of this case: the same levers,
// steps and destination, laid out here. The levers are those pulled on it.
func (w Way) In(ctx context.Context, sp *space.Space, levers ...*plenary.Lever) (Way, error) {
	c := sp.Case().Pull(levers...)
	way := *w.Way
	if slices.ContainsFunc(levers, func(l *plenary.Lever) bool { return l.Kind == plenary.Open }) {
		after, err := sp.Opened(ctx, c)
		if err != nil {
			return w, err
		}
		way.After = after
	} else {
		way.After = sp.As(c)
	}
	w.Way = &way
	return w, nil
}
