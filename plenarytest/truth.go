package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// holds evaluates a condition in one state by walking its tree. It compares
// positions of levels by name and uses nothing that [expr.Expr.Resolve] left.
func holds(c *plenary.Case, e *expr.Expr, levels []uint8) bool {
	arg := func(i int) bool { return holds(c, e.Args[i], levels) }
	is := func(a *expr.Expr) bool { return holds(c, a, levels) }
	switch e.Op {
	case expr.Term:
		return termHolds(c, e, levels)
	case expr.Not:
		return !arg(0)
	case expr.And:
		return every(e.Args, is)
	case expr.Or:
		return some(e.Args, is)
	case expr.If:
		return arg(0) || !arg(1)
	case expr.Iff:
		return arg(0) == arg(1)
	case expr.Named:
		return arg(0)
	}
	panic("plenarytest: an operator that the oracle does not know")
}

func termHolds(c *plenary.Case, e *expr.Expr, levels []uint8) bool {
	o := slices.IndexFunc(c.Options, func(o plenary.Option) bool { return o.ID == e.Name })
	at := int(levels[o])
	if e.Rel == "" {
		return at == 1
	}
	level := slices.Index(c.Options[o].Levels, e.Level)
	switch e.Rel {
	case "=":
		return at == level
	case "!=":
		return at != level
	case "<":
		return at < level
	case "<=":
		return at <= level
	case ">":
		return at > level
	case ">=":
		return at >= level
	}
	panic("plenarytest: a relation that the oracle does not know: " + e.Rel)
}

// every and some are the quantifiers the definitions are written with.
func every[T any](set []T, is func(T) bool) bool {
	for _, x := range set {
		if !is(x) {
			return false
		}
	}
	return true
}

func some[T any](set []T, is func(T) bool) bool {
	for _, x := range set {
		if is(x) {
			return true
		}
	}
	return false
}
