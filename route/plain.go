package route

import (
	"math/bits"
	"slices"
)

// Plain lists the ways worth showing: those of declared levers alone, and of
// the others those for which none of these, and no other, speaks: one of as
// few levers, as little exposure, at least the same concepts and nothing hollow
// that the other leaves sound.
func (a *Answer) Plain() []Way {
	var out []Way
	for _, w := range a.Ways {
		if a.declared(&w) == w.Levers.Len() {
			out = append(out, w)
		}
	}
	var rest []Way
	for _, w := range a.Ways {
		if a.declared(&w) < w.Levers.Len() {
			rest = append(rest, w)
		}
	}
	slices.SortStableFunc(rest, func(v, w Way) int { return a.declared(&w) - a.declared(&v) })
	for i, w := range rest {
		spoken := func(v Way) bool { return v.speaksFor(&w) }
		same := func(v Way) bool { return v.speaksFor(&w) && (!w.speaksFor(&v)) }
		if slices.ContainsFunc(out, spoken) || slices.ContainsFunc(rest[i+1:], same) {
			continue
		}
		out = append(out, w)
	}
	slices.SortStableFunc(out, a.plainOrder)
	return out
}

func (a *Answer) plainOrder(v, w Way) int {
	place := func(x Way) int {
		return slices.IndexFunc(a.Ways, func(y Way) bool { return y.Same(&x) })
	}
	return place(v) - place(w)
}

// Others lists, ascending, where other ways of the answer lead by levers that are all among those of
// one, without where that one leads: in other cases these are none of its places
// (docs/theory.md#what-is-left-of-a-way).
func (a *Answer) Others(w *Way) []int {
	var out []int
	for i := range a.Ways {
		if v := &a.Ways[i]; v.To != w.To && v.Levers.Within(w.Levers) {
			out = append(out, v.To)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// declared counts the levers of a way that the case declares.
func (a *Answer) declared(w *Way) int {
	n := 0
	for _, l := range w.Levers.List() {
		if a.Levers[l].Declared {
			n++
		}
	}
	return n
}

func (w *Way) speaksFor(v *Way) bool {
	return w.Levers.Len() <= v.Levers.Len() && v.stableBy&^w.stableBy == 0 && w.grade.within(v.grade) &&
		subset(w.Hollow, v.Hollow)
}

// Exposes counts the parties that a way leaves worse off meanwhile.
func (w *Way) Exposes() int { return bits.OnesCount64(w.grade.worse) }
