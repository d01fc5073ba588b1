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
	Opens bool // its levers open a destination that meets what it was asked to, and to which no other way leads
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
	// where other ways to the same lead, as [Answer.Others] lists them: not among its places
	Others []int
	// whether the cases differ in what parties want alone: then its own steps are tried before any others
	Route bool
}

// Hold fills in what else holds of what the levers of ways of this case open: of those alone whose
// destination does not hold while breaches are answered willingly. The error is the context's, or [ErrSpent].
func (o *Search) Hold(ctx context.Context, work *Work, ways []Told) error {
	defer o.beginBy(ctx, work, 1)()
	var some []*ask
	var of []int
	for i, w := range ways {
		if !w.Credible() {
			some, of = append(some, &ask{levers: w.Levers, ds: o.placesOf(&ways[i])}), append(of, i)
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
	goes, err := o.wholly(ways, out)
	if err != nil {
		return nil, err
	}
	if err := o.opening(ways, out, goes); err != nil {
		return nil, err
	}
	return out, o.sameOf(ways, out)
}

// placesOf lists the places of a way among the destinations: those that meet what it was asked to, and to which no
// other way leads.
func (o *Search) placesOf(w *Told) []int32 {
	ds := o.places(w.Want)
	if len(w.Others) == 0 {
		return ds
	}
	return slices.DeleteFunc(ds, func(d int32) bool { return slices.Contains(w.Others, o.table.wanted[d]) })
}

// opening fills in of the other ways whether they open anything, whether any of it holds, and whether nobody
// is more exposed.
func (o *Search) opening(ways []Told, out []Standing, goes []bool) error {
	all, hold := make([][]int32, len(ways)), make([][]int32, len(ways))
	var some, unsure []int
	for i := range ways {
		if out[i].Opens {
			continue
		}
		if all[i] = o.placesOf(&ways[i]); goes[i] {
			some = append(some, i)
		} else {
			unsure = append(unsure, i)
		}
	}
	open, err := o.anyOf(ways, unsure, all, false)
	if err != nil {
		return err
	}
	some = append(some, open...)
	for _, i := range some {
		w := &ways[i]
		out[i].Opens = true
		ds, holds, err := o.table.holding(w.Levers, slices.DeleteFunc(slices.Clone(all[i]), func(d int32) bool {
			return slices.Contains(w.Held, o.table.wanted[d])
		}))
		if err != nil {
			return err
		}
		if holds {
			hold[i] = ds
		}
	}
	if open, err = o.anyOf(ways, some, hold, false); err != nil {
		return err
	}
	var rest []int
	for _, i := range some {
		if out[i].Holds = slices.Contains(open, i); !out[i].Holds {
			if out[i].AsSafe = goes[i]; !goes[i] {
				rest = append(rest, i)
			}
		}
	}
	for _, of := range []struct {
		ways []int
		ds   [][]int32
	}{{open, hold}, {rest, all}} {
		safe, err := o.anyOf(ways, of.ways, of.ds, true)
		if err != nil {
			return err
		}
		for _, i := range safe {
			out[i].AsSafe = true
		}
	}
	return nil
}

// anyOf lists those of some ways whose levers open any of the destinations beside them; capped, by
// routes on which nobody is more exposed than on the way.
func (o *Search) anyOf(ways []Told, of []int, ds [][]int32, capped bool) ([]int, error) {
	var asks []*ask
	for _, i := range of {
		a := &ask{levers: ways[i].Levers, ds: ds[i], any: true}
		if capped {
			a.cap = ways[i].cap()
		}
		asks = append(asks, a)
	}
	if err := o.table.anyOf(asks); err != nil {
		return nil, err
	}
	var out []int
	for n, i := range of {
		if len(asks[n].open) > 0 {
			out = append(out, i)
		}
	}
	return out, nil
}

// sameOf fills in whether where ways led is among what they open: of what holds, if any of it does.
func (o *Search) sameOf(ways []Told, out []Standing) error {
	var asks []*ask
	var of []int
	for i, w := range ways {
		if d := o.table.place[w.To]; out[i].Opens && !out[i].Same && d >= 0 && slices.Contains(o.places(w.Want), d) {
			asks, of = append(asks, &ask{levers: w.Levers, ds: []int32{d}}), append(of, i)
		}
	}
	if err := o.table.inLayers(asks); err != nil {
		return err
	}
	for n, a := range asks {
		i := of[n]
		_, holds, err := o.table.holding(a.levers, a.open)
		if err != nil {
			return err
		}
		out[i].Same = len(a.open) > 0 && (!out[i].Holds || holds && !slices.Contains(ways[i].Held, ways[i].To))
	}
	return nil
}

// wholly fills in the ways of which all is left: most often that is so, and takes
// no look at other destinations. Goes is which lead where they did with nobody more exposed.
func (o *Search) wholly(ways []Told, out []Standing) (goes []bool, err error) {
	asks := make([]*ask, len(ways))
	var left []*ask
	for i, w := range ways {
		a := &ask{levers: w.Levers, cap: w.cap(), any: true}
		asks[i] = a
		d := o.table.place[w.To]
		if d < 0 || !slices.Contains(o.places(w.Want), d) {
			continue
		}
		is := false
		if w.Route {
			if is, err = o.table.retraced(a.levers, a.cap, w.Way); err != nil {
				return nil, err
			}
		}
		if a.ds = []int32{d}; is {
			a.open = a.ds
		} else {
			left = append(left, a)
		}
	}
	if err := o.table.inLayers(left); err != nil {
		return nil, err
	}
	for _, a := range asks {
		_, holds, err := o.table.holding(a.levers, a.open)
		if err != nil {
			return nil, err
		}
		if goes = append(goes, len(a.open) > 0); holds {
			out[len(goes)-1] = Standing{true, true, true, true}
		}
	}
	return goes, nil
}

// retraced reports whether the steps of a way of a case that differs in what parties want alone can be taken
// with some levers: everybody is willing, and nobody more exposed than a cap allows, nil for none.
func (t *table) retraced(levers Set, cap *exposure, w *Way) (bool, error) {
	l, err := t.layerWith(levers)
	if err != nil {
		return false, err
	}
	if err := l.ready(); err != nil {
		return false, err
	}
	if cap != nil {
		l.expose()
	}
	pass := l.passes(w.To)
	for _, s := range w.Steps {
		if cap != nil && !l.grades[l.grade(uint32(s.To))].within(*cap) {
			return false, nil
		}
		for _, p := range s.Movers {
			if pass[p] < l.threshold(p, uint32(s.From)) {
				return false, nil
			}
		}
	}
	return len(w.Steps) > 0, t.ctx.Err()
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

// anyOf answers asks of which it is enough to know of one destination: likely ways are tried first.
func (t *table) anyOf(asks []*ask) error {
	var left []*ask
	for _, a := range asks {
		for _, w := range t.likely {
			d := t.place[w.To]
			if _, is := slices.BinarySearch(a.ds, d); !is || !w.Levers.Within(a.levers) {
				continue
			}
			goes, err := t.retraced(a.levers, a.cap, w)
			if err != nil {
				return err
			}
			if goes {
				a.open = []int32{d}
				break
			}
		}
		if a.open == nil {
			left = append(left, a)
		}
	}
	return t.inLayers(left)
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
