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
// whether the way led to a better state, or else to an acceptable one.
func Stand(c *plenary.Case, levers []*plenary.Lever, w Way, to *expr.Expr, better bool) LeftOf {
	t := NewTable(c, chosen(levers, w.Levers))
	prospects := t.NewProspects()
	destinations := prospects.Acceptable
	if better {
		destinations = prospects.Better
	}
	var open, held []int
	for _, d := range destinations {
		if (to == nil || holds(c, to, t.States[d])) && t.Opens(d) {
			open = append(open, d)
			if t.Equilibrium("seq", d) {
				held = append(held, d)
			}
		}
	}
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
