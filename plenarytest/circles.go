package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// waiting is the preconditions that wait in the status quo, and which of the
// attainable states satisfy what they refuse and what they wait for.
type waiting struct {
	preconditions  []int // those with both conditions false in the status quo
	refuses, until map[int][]bool
	attainable     []int
}

func newWaiting(c *plenary.Case) *waiting {
	m := NewModel(c)
	w := &waiting{refuses: map[int][]bool{}, until: map[int][]bool{}}
	for s, is := range m.attainable() {
		if is {
			w.attainable = append(w.attainable, s)
		}
	}
	for i := range c.Preconditions {
		p := &c.Preconditions[i]
		w.refuses[i], w.until[i] = m.where(p.Refuses), m.where(p.Until)
		if !waived(p) && !w.refuses[i][m.StatusQuo] && !w.until[i][m.StatusQuo] {
			w.preconditions = append(w.preconditions, i)
		}
	}
	return w
}

// waived says whether a precondition no longer counts: what it refuses is an
// alternative of nothing.
func waived(p *plenary.Precondition) bool {
	return p.Refuses.Op == expr.Or && len(p.Refuses.Args) == 0
}

// attainable says which states moves of the parties, one after another, lead
// to from the status quo.
func (m *Model) attainable() []bool {
	return m.search(m.StatusQuo, func(from int) []int {
		var out []int
		for p := range m.Moves {
			out = append(out, m.Moves[p][from]...)
		}
		return out
	})
}

// free says whether some attainable state satisfies what a precondition waits
// for and nothing that one of the set refuses.
func (w *waiting) free(p int, set []int) bool {
	return some(w.attainable, func(s int) bool {
		return w.until[p][s] && every(set, func(q int) bool { return !w.refuses[q][s] })
	})
}

// Waiting lists, ascending, the preconditions that are left when all that can
// be discharged, one after another, are.
func Waiting(c *plenary.Case) []int {
	w := newWaiting(c)
	left := w.preconditions
	for {
		at := slices.IndexFunc(left, func(p int) bool { return w.free(p, left) })
		if at < 0 {
			return left
		}
		left = slices.Delete(slices.Clone(left), at, at+1)
	}
}

// Circles lists all circles: the minimal non-empty sets of preconditions of
// which none is free.
func Circles(c *plenary.Case) [][]int {
	w := newWaiting(c)
	var out [][]int
	for _, at := range subsets(len(w.preconditions), len(w.preconditions))[1:] {
		var set []int
		for _, i := range at {
			set = append(set, w.preconditions[i])
		}
		stuck := !some(set, func(p int) bool { return w.free(p, set) })
		if stuck && !some(out, func(smaller []int) bool { return within(smaller, set) }) {
			out = append(out, set)
		}
	}
	slices.SortFunc(out, slices.Compare[[]int])
	return out
}
