package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// LeftOf is what is left of a way where parties want something else
// (docs/theory.md#under-a-variant).
type LeftOf struct{ Opens, Holds, Same, AsSafe bool }

// Stand works out what is left of a way to a state that had to meet a condition
// (nil for none) in a case in which parties want something else. better says
// whether the way led to a better state, or else to an acceptable one. Others are where other
// ways to the same lead by some of its levers, and before is what [Held] lists in the case of the way,
// both numbered as in the other.
func Stand(c *plenary.Case, levers []*plenary.Lever, w Way, to *expr.Expr, better bool, others, before []int) LeftOf {
	t := NewTable(c, chosen(levers, w.Levers))
	open := slices.DeleteFunc(t.opened(to, better), func(d int) bool { return slices.Contains(others, d) })
	held := slices.DeleteFunc(t.holding(open), func(d int) bool { return slices.Contains(before, d) })
	out := LeftOf{Opens: len(open) > 0, Holds: len(held) > 0}
	if out.Holds {
		open = held
	}
	out.Same = slices.Contains(open, w.To)
	out.AsSafe = some(open, func(d int) bool {
		return some(t.Exposures(d), func(e []int) bool { return nowhereHigher(e, w.Exposure) })
	})
	return out
}

// Others lists where other ways of some to the same lead by levers that are all among those of the i-th, without
// where that leads, ascending.
func Others(ways []Way, i int) []int {
	var out []int
	for _, v := range ways {
		among := !some(v.Levers, func(l int) bool { return !slices.Contains(ways[i].Levers, l) })
		if among && v.To != ways[i].To && !slices.Contains(out, v.To) {
			out = append(out, v.To)
		}
	}
	slices.Sort(out)
	return out
}

// Held lists what levers open in the case of a way and holds there, but where others lead, where the way
// leads to a state that does not.
func Held(c *plenary.Case, levers []*plenary.Lever, w Way, to *expr.Expr, better bool, others []int) []int {
	t := NewTable(c, chosen(levers, w.Levers))
	if t.Equilibrium("seq", w.To) {
		return nil
	}
	return slices.DeleteFunc(t.holding(t.opened(to, better)), func(d int) bool { return slices.Contains(others, d) })
}

// opened lists the states, better or else acceptable, that meet a condition, nil for none, and to which
// there is a route.
func (t *Table) opened(to *expr.Expr, better bool) []int {
	prospects := t.NewProspects()
	destinations := prospects.Acceptable
	if better {
		destinations = prospects.Better
	}
	var out []int
	for _, d := range destinations {
		if (to == nil || holds(t.Case, to, t.States[d])) && t.Opens(d) {
			out = append(out, d)
		}
	}
	return out
}

// holding lists those of some states that are SEQ equilibria.
func (t *Table) holding(of []int) []int {
	var out []int
	for _, s := range of {
		if t.Equilibrium("seq", s) {
			out = append(out, s)
		}
	}
	return out
}
