package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// Unmet is a precondition that waits for what no attainable state satisfies.
type Unmet struct{ Precondition int }

// Circle is preconditions that wait for one another.
type Circle struct {
	Links []int // preconditions, ascending
	Deal  bool  // whether one joint step may meet it, if some track holds what it takes
}

// Costly is a precondition without which a destination is opened that was not.
type Costly struct {
	Precondition int
	Opens        int // such destinations
	Equilibria   int // of these, the SEQ equilibria
	Nearest      int // the one that differs from the status quo in the fewest options; of several the lowest
}

// stances are what preconditions wait for: whether each attainable state
// satisfies what it refuses and what it waits for.
type stances struct {
	attainable     []int
	refuses, until [][]bool // by precondition and state
	unmet          []int    // preconditions that wait and cannot be met
	waiting        []int    // those that wait and can
}

func (f *Finder) stances() *stances {
	w := &stances{}
	for s, is := range f.joint() {
		if is {
			w.attainable = append(w.attainable, s)
		}
	}
	for i := range f.Case.Preconditions {
		p := &f.Case.Preconditions[i]
		refuses, until := f.where(p.Refuses), f.where(p.Until)
		w.refuses, w.until = append(w.refuses, refuses), append(w.until, until)
		switch {
		case waived(p) || refuses[f.StatusQuo] || until[f.StatusQuo]:
		case some(w.attainable, func(s int) bool { return until[s] }):
			w.waiting = append(w.waiting, i)
		default:
			w.unmet = append(w.unmet, i)
		}
	}
	return w
}

// free reports whether some attainable state satisfies what a precondition
// waits for and nothing that one of the set refuses.
func (w *stances) free(p int, set []int) bool {
	return some(w.attainable, func(s int) bool {
		return w.until[p][s] && every(set, func(q int) bool { return !w.refuses[q][s] })
	})
}

// left are the preconditions that are left when all that can be discharged,
// one after another, are.
func (w *stances) left() []int {
	left := slices.Clone(w.waiting)
	for {
		at := slices.IndexFunc(left, func(p int) bool { return w.free(p, left) })
		if at < 0 {
			return left
		}
		left = slices.Delete(left, at, at+1)
	}
}

// circles are the minimal non-empty sets of what is left of which none is free.
func (w *stances) circles() [][]int {
	left := w.left()
	var out [][]int
	for _, at := range subsets(len(left), len(left))[1:] {
		var set []int
		for _, i := range at {
			set = append(set, left[i])
		}
		stuck := !some(set, func(p int) bool { return w.free(p, set) })
		if stuck && !some(out, func(smaller []int) bool { return within(smaller, set) }) {
			out = append(out, set)
		}
	}
	slices.SortFunc(out, slices.Compare[[]int])
	return out
}

func (f *Finder) unmet() []Found {
	var out []Found
	for _, p := range f.stances().unmet {
		out = append(out, Found{"cannot be met", Unmet{p}, f.evidence(p), []*Removal{f.Waived(p)}})
	}
	return out
}

func (f *Finder) circles() []Found {
	var out []Found
	for _, links := range f.stances().circles() {
		found := Found{Kind: "circle", Proof: Circle{links, f.mayDeal(links)}, Evidence: f.evidence(links...)}
		for _, p := range links {
			found.Removal = append(found.Removal, f.Waived(p))
		}
		out = append(out, found)
	}
	return out
}

// mayDeal reports whether all links are `with` or count so.
func (f *Finder) mayDeal(links []int) bool {
	holder := func(p int) int { return f.Case.Preconditions[p].Party }
	return every(links, func(p int) bool {
		swapped := some(f.Case.Swaps, func(pair plenary.Pair) bool {
			both := some(links, func(q int) bool { return holder(q) == pair[0] }) &&
				some(links, func(q int) bool { return holder(q) == pair[1] })
			return both && (holder(p) == pair[0] || holder(p) == pair[1])
		})
		return f.Case.Preconditions[p].With || f.Case.Preconditions[p].Soft || swapped
	})
}

func (f *Finder) evidence(preconditions ...int) string {
	var out []plenary.Claim
	for _, p := range preconditions {
		out = append(out, f.Case.Preconditions[p].Claim)
	}
	return Weakest(out...)
}

func (f *Finder) costly() []Found {
	var out []Found
	for p := range f.Case.Preconditions {
		if waived(&f.Case.Preconditions[p]) {
			continue
		}
		t := NewTable(f.Case, []*plenary.Lever{waive(p)})
		proof := Costly{Precondition: p}
		for _, d := range f.hopes.Destinations {
			if !t.Opens(d) || f.now.Opens(d) {
				continue
			}
			if proof.Opens++; proof.Opens == 1 || len(f.changes(d)) < len(f.changes(proof.Nearest)) {
				proof.Nearest = d
			}
			if t.Equilibrium("seq", d) {
				proof.Equilibria++
			}
		}
		if proof.Opens > 0 {
			out = append(out, Found{"costly stance", proof, f.evidence(p), []*Removal{f.Waived(p)}})
		}
	}
	return out
}

// Escape returns an attainable state that satisfies what a precondition waits
// for and nothing that some others refuse, if there is one.
func (m *Model) Escape(p int, others []int) (state int, ok bool) {
	pre := m.Case.Preconditions
	for s, is := range m.joint() {
		refused := some(others, func(q int) bool { return holds(m.Case, pre[q].Refuses, m.States[s]) })
		if is && holds(m.Case, pre[p].Until, m.States[s]) && !refused {
			return s, true
		}
	}
	return 0, false
}

// waived reports whether a precondition no longer counts: what it refuses is an
// alternative of nothing.
func waived(p *plenary.Precondition) bool {
	return p.Refuses.Op == expr.Or && len(p.Refuses.Args) == 0
}

// Circles lists the circles of a case.
func Circles(c *plenary.Case) [][]int { return NewFinder(c, nil).stances().circles() }

// Waiting lists, ascending, the preconditions that are left when all that can
// be discharged, one after another, are.
func Waiting(c *plenary.Case) []int { return NewFinder(c, nil).stances().left() }
