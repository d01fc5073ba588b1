package answer

import (
	"context"

	"github.com/plenary-talks/plenary/expr"
)

// NewSheet answers what a chair needs at hand: the ways of the brief, by goal, or
// all plain ways; under the letters that they have there, with what is open as
// things are, what is not enough, what stays under types, and whom to ask what. To
// a condition that is a goal of the case, it has the ways to this goal alone: as
// many as a brief has to its first. The error is the context's; the cost is that of
// the searches of a brief, bounded by the work of the talks.
func NewSheet(ctx context.Context, t Talks, goal *expr.Expr, all bool) (*Ways, error) {
	g, err := fromNow(ctx, t)
	if err != nil {
		return nil, err
	}
	g.beyond = all || goal != nil
	var b Brief
	if err := g.table(&b); err != nil {
		return nil, err
	}
	if goal != nil {
		b.onlyTo(g.condition(goal), all)
	}
	levers, most := briefLevers(g.c)
	out := &Ways{Head: t.head(), Sheet: true, Levers: []Lever{}, Most: most, Plain: true, Ways: b.Ways, Open: b.Open,
		NotEnough: b.NotEnough, Under: b.Under, Questions: orNone(g.questions(&b)), Complete: b.Complete,
		Unsearched: b.Unsearched}
	if out.BottomLines, err = g.pricesOf(func(StanceID) bool { return true }); err != nil {
		return nil, err
	}
	for i := range levers {
		out.Levers = append(out.Levers, g.lever(&levers[i], g.now))
	}
	for i := range b.Findings {
		if d, is := b.Findings[i].Proof.(*Doubt); is {
			out.Doubts = append(out.Doubts, *d)
		}
	}
	out.Glossary = g.gloss(out)
	return out, g.failed()
}

// Goal returns what a goal of the case wants, if a condition is the same or names it;
// else nil.
func (t Talks) Goal(condition *expr.Expr) *expr.Expr {
	if condition == nil {
		return nil
	}
	text := condition.String()
	for i := range t.theCase().Goals {
		if goal := &t.theCase().Goals[i]; text == goal.ID || text == goal.Want.String() {
			return goal.Want
		}
	}
	return nil
}

// onlyTo leaves the ways to one goal, and what is said of them; all, or as many as
// a brief has to its first.
func (b *Brief) onlyTo(want ConditionID, all bool) {
	var kept []WaysTo
	letters := map[string]bool{}
	for _, to := range b.Ways {
		if to.Want != want || len(kept) > 0 {
			continue
		}
		if !all {
			to.Ways = to.Ways[:min(len(to.Ways), briefWays(0))]
		}
		kept = append(kept, to)
		for i := range to.Ways {
			letters[to.Ways[i].Letter] = true
		}
	}
	b.Ways = kept
	for i := range b.Under {
		b.Under[i].Ways = those(b.Under[i].Ways, func(w UnderWay) bool { return letters[w.Way] })
	}
	for i := range b.Findings {
		if d, is := b.Findings[i].Proof.(*Doubt); is {
			d.Learning = orNone(those(d.Learning, func(l Learning) bool { return letters[l.Way] }))
		}
	}
}

// those is what of a list some rule keeps.
func those[T any](list []T, keep func(T) bool) []T {
	out := []T{}
	for _, x := range list {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}
