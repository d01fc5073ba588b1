package record

import (
	"fmt"
	"slices"
	"sort"
)

// A refusal is what the debtors of commitments to the same thing refuse. Stances
// are told by their positions among those of the day.
type refusal struct {
	does     int    // class
	those    bitset // stances that bear on it
	alone    bitset // those of them that leave no way by themselves
	together bool   // all others together leave none either
	answer   []*refused
}

// refused are the preconditions that make something wait; none when nothing does.
type refused struct {
	list []int
	with bool // all of them would have it together
}

// refusalOf is that of the commitment at a position; nil when there is none.
func (w *waiting) refusalOf(at int) *refusal {
	if w.does[at] < 0 || len(w.stances) == 0 {
		return nil
	}
	owes, does := w.d.commitment(at).Owes, w.wanted[w.does[at]]
	key := fmt.Sprint(does, owes)
	r, ok := w.refusal[key]
	if !ok {
		r = w.newRefusal(owes, does)
		w.refusal[key] = r
	}
	return r
}

// newRefusal looks which stances bear on something; nil when they leave a way to
// it all together.
func (w *waiting) newRefusal(owes []int, does int) *refusal {
	r := &refusal{does: does, those: newBitset(len(w.stances)), alone: newBitset(len(w.stances)), answer: make([]*refused, len(w.columns))}
	some := false
	var others []int
	for k, i := range w.stances {
		switch {
		case !slices.Contains(owes, w.d.Case.Preconditions[i].Party), w.apart(does, w.refuses[k]):
			continue
		case w.implies(does, w.refuses[k]):
			r.alone.add(k)
			some = true
		default:
			others = append(others, k)
		}
		r.those.add(k)
	}
	if r.together = w.barred(does, others); !r.together && !some {
		return nil
	}
	return r
}

// until returns the preconditions by which it waits for what those of a column
// wait for.
func (r *refusal) until(w *waiting, column int) *refused {
	if r.answer[column] == nil {
		out := &refused{with: true}
		for _, k := range r.fewest(w, w.columns[column]) {
			p := &w.d.Case.Preconditions[w.stances[k]]
			out.list, out.with = append(out.list, w.stances[k]), out.with && (p.With || p.Soft)
		}
		r.answer[column] = out
	}
	return r.answer[column]
}

// fewest leaves out of some stances, the first written first, those without which
// there is no way either. So the first that is kept is the last one, such that it
// and all behind it leave none; and so on, with those kept before.
func (r *refusal) fewest(w *waiting, some bitset) []int {
	var of []int
	alone := -1
	for k := range w.stances {
		if r.those.has(k) && some.has(k) {
			of = append(of, k)
			if r.alone.has(k) {
				alone = len(of) - 1
			}
		}
	}
	switch {
	case alone >= 0 && (!r.together || !w.barred(r.does, of[alone+1:])):
		return of[alone : alone+1]
	case !r.together, alone < 0 && !w.barred(r.does, of):
		return nil
	}
	var kept []int
	for {
		n := sort.Search(len(of), func(i int) bool { return !w.barred(r.does, slices.Concat(kept, of[i+1:])) })
		kept = append(kept, of[n])
		if w.barred(r.does, kept) {
			return kept
		}
		of = of[n+1:]
	}
}

// barred reports whether some stances leave no way of doing something.
func (w *waiting) barred(does int, stances []int) bool {
	if len(stances) == 0 {
		return false
	}
	refused := make([]int, 0, len(stances))
	for _, k := range stances {
		refused = append(refused, w.refuses[k])
	}
	slices.Sort(refused)
	return w.implies(does, slices.Compact(refused)...)
}
