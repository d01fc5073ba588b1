package route

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// idle reports which options do not matter to ways out to a condition: no rule,
// wish, precondition, guarantee or condition names them, and their party is of
// no swap, for which it matters that it moves, whatever it changes. Whatever is true of a
// state is true of it with an idle option where it is today, so that a way that
// changes one is dominated by a way that leaves it, or is not the one shown: the
// search lets idle options stay. nil when there is none.
func (t *table) idle(to *expr.Expr) []bool {
	c := t.sp.Case()
	named := make([]bool, len(c.Options))
	name := func(e *expr.Expr) {
		for _, o := range e.Options(nil) {
			named[o] = true
		}
	}
	for _, e := range c.Impossible {
		name(e)
	}
	for p := range c.Parties {
		if len(c.Parties[p].Prefers.Ranking) > 0 { // names every option
			return nil
		}
		for i := range c.Parties[p].Prefers.Statements {
			name(c.Parties[p].Prefers.Statements[i].Want)
		}
	}
	for i := range c.Preconditions {
		name(c.Preconditions[i].Refuses)
		name(c.Preconditions[i].Until)
	}
	for i := range c.Guarantees {
		name(c.Guarantees[i].While)
		for _, o := range c.Guarantees[i].Keeps {
			named[o] = true
		}
	}
	for l := range t.levers {
		if t.levers[l].Kind == plenary.Accept {
			name(t.levers[l].Accept)
		}
	}
	swapped := func(pair plenary.Pair) {
		for _, p := range pair {
			for _, o := range c.Parties[p].Options {
				named[o] = true
			}
		}
	}
	for _, pair := range c.Swaps {
		swapped(pair)
	}
	for l := range t.levers {
		if t.levers[l].Kind == plenary.Swap {
			swapped(t.levers[l].Swap)
		}
	}
	if to != nil {
		name(to)
	}
	if !slices.Contains(named, false) {
		return nil
	}
	for o := range named {
		named[o] = !named[o]
	}
	return named
}

// moving leaves out the destinations in which an option that stays is changed.
func (t *table) moving(ds []int32) []int32 {
	if t.still == nil {
		return ds
	}
	c := t.sp.Case()
	return slices.DeleteFunc(ds, func(d int32) bool {
		t.some = t.sp.Levels(t.wanted[d], t.some)
		for o, still := range t.still {
			if still && int(t.some[o]) != c.Options[o].Now {
				return true
			}
		}
		return false
	})
}

// useful lists the levers that do something where some options stay.
func (t *table) useful() []int {
	var out []int
	for l := range t.levers {
		lever := &t.levers[l]
		stays := func(o int) bool { return t.still != nil && t.still[o] }
		idle := lever.Kind == plenary.Open &&
			!slices.ContainsFunc(lever.Opens, func(o int) bool { return !stays(o) }) ||
			(lever.Kind == plenary.Widen || lever.Kind == plenary.Move) &&
				!slices.ContainsFunc(lever.Commit, func(t plenary.Term) bool { return !stays(t.Option) })
		if !idle {
			out = append(out, l)
		}
	}
	return out
}
