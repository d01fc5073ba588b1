package gmcr

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary/expr"
)

// mostTerms bounds the members of one condition.
const mostTerms = 256

// A rewriter writes conditions on levels as conditions on options that are taken
// or not. An option with levels 0 to n is n options there: that it is at level 1
// at least, at level 2 at least and so on.
type rewriter struct {
	at  [][]int // by option of the case, which one there is that it is at level 1 at least, 2 at least …
	top []int   // its highest level
}

// A term is literals that all have to hold, in the order of their options.
type term []literal

// terms are the terms of which one has to hold for e, or for its opposite; false
// when there are too many.
func (r *rewriter) terms(e *expr.Expr, opposite bool) ([]term, bool) {
	switch e.Op {
	case expr.Term:
		option, levels := e.Comparison()
		if opposite {
			levels = ^levels
		}
		return r.within(option, levels&(1<<(r.top[option]+1)-1)), true
	case expr.Named:
		return r.terms(e.Args[0], opposite)
	case expr.Not:
		return r.terms(e.Args[0], !opposite)
	case expr.And, expr.Or:
		if (e.Op == expr.And) != opposite {
			return r.all(e.Args, opposite)
		}
		return r.any(e.Args, opposite)
	case expr.If: // A, or not B
		if opposite {
			return r.both(e.Args[0], true, e.Args[1], false)
		}
		return r.either(e.Args[0], false, e.Args[1], true)
	}
	a, ok1 := r.both(e.Args[0], false, e.Args[1], opposite)
	b, ok2 := r.both(e.Args[0], true, e.Args[1], !opposite)
	return joined(a, b), ok1 && ok2 && len(a)+len(b) <= mostTerms
}

func (r *rewriter) both(a *expr.Expr, notA bool, b *expr.Expr, notB bool) ([]term, bool) {
	x, ok1 := r.terms(a, notA)
	y, ok2 := r.terms(b, notB)
	if !ok1 || !ok2 {
		return nil, false
	}
	return times(x, y)
}

func (r *rewriter) either(a *expr.Expr, notA bool, b *expr.Expr, notB bool) ([]term, bool) {
	x, ok1 := r.terms(a, notA)
	y, ok2 := r.terms(b, notB)
	out := joined(x, y)
	return out, ok1 && ok2 && len(out) <= mostTerms
}

func (r *rewriter) all(args []*expr.Expr, opposite bool) ([]term, bool) {
	out := []term{{}}
	for _, a := range args {
		next, ok := r.terms(a, opposite)
		if !ok {
			return nil, false
		}
		if out, ok = times(out, next); !ok {
			return nil, false
		}
	}
	return out, true
}

func (r *rewriter) any(args []*expr.Expr, opposite bool) ([]term, bool) {
	var out []term
	for _, a := range args {
		next, ok := r.terms(a, opposite)
		if out = joined(out, next); !ok || len(out) > mostTerms {
			return nil, false
		}
	}
	return out, true
}

// within are the terms for an option at one of some levels, given as bits: one
// for each run of them.
func (r *rewriter) within(option int, levels uint64) []term {
	var out []term
	for from := 0; levels>>from != 0; {
		from += bits.TrailingZeros64(levels >> from)
		to := from + bits.TrailingZeros64(^(levels >> from)) // behind the run
		t := term{}
		if from > 0 {
			t = append(t, literal{r.at[option][from-1], true})
		}
		if to <= r.top[option] {
			t = append(t, literal{r.at[option][to-1], false})
		}
		out, from = append(out, t), to
	}
	return out
}

// times are the terms of which one holds when one of a and one of b does.
func times(a, b []term) ([]term, bool) {
	var out []term
	for _, x := range a {
		for _, y := range b {
			if t, ok := merged(x, y); ok {
				if out = joined(out, []term{t}); len(out) > mostTerms {
					return nil, false
				}
			}
		}
	}
	return out, true
}

// merged is both terms; false when they contradict each other.
func merged(x, y term) (term, bool) {
	out := slices.Concat(x, y)
	slices.SortFunc(out, func(a, b literal) int { return cmp.Compare(a.option, b.option) })
	out = slices.Compact(out)
	for i := 1; i < len(out); i++ {
		if out[i].option == out[i-1].option {
			return nil, false
		}
	}
	return out, true
}

// joined is both lists, without terms that follow from others.
func joined(a, b []term) []term {
	out := slices.Clone(a)
	for _, t := range b {
		if slices.ContainsFunc(out, func(other term) bool { return follows(t, other) }) {
			continue
		}
		out = append(slices.DeleteFunc(out, func(other term) bool { return follows(other, t) }), t)
	}
	return out
}

// follows reports whether a holds only where b does: it has all its literals.
func follows(a, b term) bool {
	for _, l := range b {
		if !slices.Contains(a, l) {
			return false
		}
	}
	return true
}
