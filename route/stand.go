package route

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/stability"
)

// A Standing is what is left of a way of one case in another that differs in
// what parties want (docs/theory.md#under-a-variant).
type Standing struct {
	Opens bool // its levers open a destination that meets what it was asked to
	// one of these holds while breaches are answered willingly; of a way whose destination did not hold,
	// one that did not hold before
	Holds  bool
	Same   bool // where the way led is one of these: of those that hold, if any does
	AsSafe bool // they open one with nobody more exposed than on the way; of those that hold, if any does
}

// A Told is a way of one case, of which another is asked what is left of it.
type Told struct {
	*Way
	Want *expr.Expr // what its destination had to meet; nil for nothing
	Held []int      // what its levers open in its own case and holds there, as [Search.Hold] finds it
}

// Hold fills in what else holds of what the levers of ways of this case open: of those alone whose
// destination does not hold while breaches are answered willingly. The error is the context's, or [ErrSpent].
func (o *Search) Hold(ctx context.Context, work *Work, ways []Told) error {
	defer o.beginBy(ctx, work, 1)()
	var some []*ask
	var of []int
	for i, w := range ways {
		if !w.Credible() {
			some, of = append(some, &ask{levers: w.Levers, ds: o.places(w.Want)}), append(of, i)
		}
	}
	if err := o.table.inLayers(some); err != nil {
		return err
	}
	for n, a := range some {
		left, holds, err := o.table.holding(a.levers, a.open)
		if err != nil {
			return err
		}
		for _, d := range left {
			if holds {
				ways[of[n]].Held = append(ways[of[n]].Held, o.table.wanted[d])
			}
		}
	}
	return nil
}

// Stand finds what is left of ways of another case with the same states and levers. The error is the
// context's, or [ErrSpent].
func (o *Search) Stand(ctx context.Context, ways []Told) ([]Standing, error) {
	return o.StandBy(ctx, o.Work, ways)
}

// StandBy is [Search.Stand], spending of other work than the search has: what is asked
// of a search again and again does not use it up.
func (o *Search) StandBy(ctx context.Context, work *Work, ways []Told) ([]Standing, error) {
	defer o.beginBy(ctx, work, 1)()
	out := make([]Standing, len(ways))
	if err := o.wholly(ways, out); err != nil {
		return nil, err
	}
	first := make([]*ask, len(ways))
	var some []*ask
	for i, w := range ways {
		if first[i] = (&ask{levers: w.Levers, ds: o.places(w.Want)}); !out[i].AsSafe {
			some = append(some, first[i])
		}
	}
	if err := o.table.inLayers(some); err != nil {
		return nil, err
	}
	var second []*ask
	var of []int
	for i, w := range ways {
		if out[i].AsSafe {
			continue
		}
		held := func(d int32) bool { return slices.Contains(w.Held, o.table.wanted[d]) }
		left, holds, err := o.table.holding(w.Levers, slices.DeleteFunc(slices.Clone(first[i].open), held))
		if err != nil {
			return nil, err
		}
		if !holds {
			left = first[i].open
		}
		out[i] = Standing{Opens: len(left) > 0, Holds: holds, Same: slices.ContainsFunc(left, func(d int32) bool {
			return o.table.wanted[d] == w.To
		})}
		second, of = append(second, &ask{levers: w.Levers, ds: left, cap: w.cap(), any: true}), append(of, i)
	}
	if err := o.table.inLayers(second); err != nil {
		return nil, err
	}
	for n, a := range second {
		out[of[n]].AsSafe = len(a.open) > 0
	}
	return out, nil
}

// wholly fills in the ways of which all is left: most often that is so, and takes
// no look at other destinations.
func (o *Search) wholly(ways []Told, out []Standing) error {
	asks := make([]*ask, len(ways))
	for i, w := range ways {
		asks[i] = &ask{levers: w.Levers, cap: w.cap(), any: true}
		if d := o.table.place[w.To]; d >= 0 && slices.Contains(o.places(w.Want), d) {
			asks[i].ds = []int32{d}
		}
	}
	if err := o.table.inLayers(asks); err != nil {
		return err
	}
	for i, a := range asks {
		_, holds, err := o.table.holding(a.levers, a.open)
		if err != nil {
			return err
		}
		if holds {
			out[i] = Standing{true, true, true, true}
		}
	}
	return nil
}

// cap is the exposure of a way.
func (w *Way) cap() *exposure {
	var out exposure
	for p, g := range w.Exposure {
		out = out.set(p, g)
	}
	return &out
}

// Nearest returns the destination that differs least from the status quo of those
// that some levers open, those first that hold while breaches are answered
// willingly, and of these the first; -1 where they open none. The error is the
// context's, or [ErrSpent].
func (o *Search) Nearest(ctx context.Context, levers Set) (int, error) {
	defer o.begin(ctx, 1)()
	open, err := o.table.ask(levers, o.places(nil))
	if err != nil || len(open) == 0 {
		return -1, err
	}
	left, _, err := o.table.holding(levers, open)
	if err != nil {
		return -1, err
	}
	return o.table.wanted[slices.MinFunc(left, func(x, y int32) int {
		return o.table.differs(o.table.wanted[x]) - o.table.differs(o.table.wanted[y])
	})], nil
}

// inLayers answers asks, each where its levers open what they do.
func (t *table) inLayers(asks []*ask) error {
	at := map[Set][]*ask{}
	var layers []Set
	for _, a := range asks {
		in := t.opensIn(a.levers)
		if at[in] == nil {
			layers = append(layers, in)
		}
		at[in] = append(at[in], a)
	}
	for _, in := range layers {
		l, err := t.layerOf(in)
		if err != nil {
			return err
		}
		if err := t.put(l, at[in]); err != nil {
			return err
		}
	}
	return nil
}

// holding keeps, of some destinations, those that are equilibria by SEQ once
// levers are pulled; where none is, all, and holds is false.
func (t *table) holding(levers Set, ds []int32) (left []int32, holds bool, err error) {
	if len(ds) == 0 {
		return nil, false, nil
	}
	l, err := t.layerWith(levers)
	if err != nil {
		return nil, false, err
	}
	var states []int
	for _, d := range ds {
		states = append(states, t.wanted[d])
	}
	if states, err = l.inquiry().Equilibria(t.ctx, stability.SEQ, states); err != nil {
		return nil, false, err
	}
	for _, s := range states {
		left = append(left, t.place[s])
	}
	if left == nil {
		return ds, false, nil
	}
	return left, true, nil
}
