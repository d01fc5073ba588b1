package coalition

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary/internal/progress"
)

// A Gain is a joint gain: a state that some coalition can come to and every member of it
// strictly prefers.
type Gain struct {
	State  int
	Change Set   // who has other levels there
	Prefer Set   // who strictly prefers it
	Enough []Set // the coalitions that are enough: the fewest members first, then by number
}

// Of reports whether it is a joint gain of a coalition.
func (g *Gain) Of(h Set) bool {
	return h.Within(g.Prefer) && slices.ContainsFunc(g.Enough, func(k Set) bool { return k.Within(h) })
}

// Gains lists the joint gains from a state of any coalitions, by state. The cost is linear
// in states times parties, and beside that of what search has to decide. The error is the
// context's.
func (f *Finder) Gains(ctx context.Context, from int) ([]Gain, error) {
	w := progress.Begin(ctx, "asking what parties gain together", f.sp.Len())
	r := f.roads(from)
	var out []Gain
	for q := range f.sp.Len() {
		if q%4096 == 4095 {
			if err := w.Done(4096); err != nil {
				return nil, err
			}
		}
		if g, ok := r.gain(q); ok {
			out = append(out, g)
		}
	}
	return out, ctx.Err()
}

// GainsAmong is Gains of some states alone.
func (f *Finder) GainsAmong(ctx context.Context, from int, among []int) ([]Gain, error) {
	r := f.roads(from)
	var out []Gain
	for _, q := range among {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if g, ok := r.gain(q); ok {
			out = append(out, g)
		}
	}
	return out, nil
}

// Stays reports whether every coalition stays in a state by coalitional Nash: there is no
// joint gain from it. The cost is at most that of [Finder.Gains]; the error is the context's.
func (f *Finder) Stays(ctx context.Context, state int) (bool, error) {
	r := f.roads(state)
	for q := range f.sp.Len() {
		if change, prefer, may := r.may(q); may && r.come(q, change, prefer) {
			return false, nil
		}
		if q%4096 == 4095 && ctx.Err() != nil {
			break
		}
	}
	return true, ctx.Err()
}

// may is who changes something in a state, and who prefers it; and whether it can be a
// joint gain.
func (r *roads) may(q int) (change, prefer Set, may bool) {
	change = r.f.changed(r.from, q)
	prefer = r.f.prefers(q, r.from)
	return change, prefer, q != r.from && change.Within(prefer) && r.allowed(q)
}

// gain is a state as a joint gain; ok is false where it is none.
func (r *roads) gain(q int) (g Gain, ok bool) {
	change, prefer, may := r.may(q)
	if !may || !r.come(q, change, prefer) {
		return Gain{}, false
	}
	g = Gain{State: q, Change: change, Prefer: prefer}
	if r.straight(q, change) || r.flooded(change).has(q) {
		g.Enough = []Set{change}
		return g, true
	}
	rest := (prefer &^ change).Members()
	for n := 1; n <= len(rest); n++ {
		for _, more := range choices(rest, n) {
			h := change | more
			if !slices.ContainsFunc(g.Enough, func(k Set) bool { return k.Within(h) }) && r.flooded(h).has(q) {
				g.Enough = append(g.Enough, h)
			}
		}
	}
	return g, true
}

// choices lists the coalitions of n of some parties, by number.
func choices(of []int, n int) []Set {
	var out []Set
	for pick := range uint32(1) << len(of) {
		if Set(pick).Len() != n {
			continue
		}
		var s Set
		for _, i := range Set(pick).Members() {
			s |= 1 << of[i]
		}
		out = append(out, s)
	}
	return out
}
