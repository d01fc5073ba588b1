package expr

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/spell"
)

// Resolve ties the names of e to options and returns every fault, in order of
// position. e may be evaluated only when there is none.
func (e *Expr) Resolve(names Names) []*Error {
	if e.Op == Term {
		if err := e.resolveTerm(names); err != nil {
			return []*Error{err}
		}
		return nil
	}
	var all []*Error
	for _, a := range e.Args {
		all = append(all, a.Resolve(names)...)
	}
	return all
}

func (e *Expr) resolveTerm(names Names) *Error {
	if e.Rel == "" && !strings.Contains(e.Name, ".") {
		return e.resolveNamed(names)
	}
	option, levels, ok := names.Lookup(e.Name)
	if !ok {
		return unknownOption(e, names.OptionNames())
	}
	e.option, e.full = option, 1<<len(levels)-1
	if e.Rel == "" {
		return e.resolveBare(levels)
	}
	at := slices.Index(levels, e.Level)
	if at < 0 {
		return unknownLevel(e, levels)
	}
	e.levels = satisfying(e.Rel, at) & e.full
	return nil
}

// resolveNamed makes of a bare word the condition that has this name.
func (e *Expr) resolveNamed(names Names) *Error {
	known, ok := names.(Conditions)
	if !ok {
		return unknownOption(e, names.OptionNames())
	}
	if c, ok := known.Named(e.Name); ok {
		e.Op, e.Args, e.size = Named, []*Expr{c}, c.Size()
		return nil
	}
	if near := spell.Nearest(e.Name, known.ConditionNames()); near != "" {
		return fault(e.Pos, "did you mean `"+near+"`?", "no condition has the name `%s`", e.Name)
	}
	return unknownOption(e, names.OptionNames())
}

func (e *Expr) resolveBare(levels []string) *Error {
	if len(levels) != 2 {
		hint := ""
		if len(levels) > 2 {
			hint = "say which, as in " + e.Name + " >= " + QuoteLevel(levels[1])
		}
		return fault(e.Pos, hint, "option `%s` has %d levels (%s)", e.Name, len(levels), strings.Join(levels, ", "))
	}
	e.levels = 1 << 1
	return nil
}

// satisfying returns, as bits, the level positions that stand in relation rel
// to the position at.
func satisfying(rel string, at int) uint64 {
	same, below := uint64(1)<<at, uint64(1)<<at-1
	switch rel {
	case "=":
		return same
	case "!=":
		return ^same
	case "<":
		return below
	case "<=":
		return below | same
	case ">":
		return ^(below | same)
	default: // ">="
		return ^below
	}
}

func unknownOption(e *Expr, known []string) *Error {
	if near := spell.Nearest(e.Name, known); near != "" {
		return fault(e.Pos, "did you mean `"+near+"`?", "unknown option `%s`", e.Name)
	}
	if !strings.Contains(e.Name, ".") {
		return withoutParty(e, known)
	}
	return fault(e.Pos, "declare it under options, or use one of: "+list(known), "unknown option `%s`", e.Name)
}

// withoutParty answers a word that lacks its party: `attack` for `down.attack`.
func withoutParty(e *Expr, known []string) *Error {
	for _, k := range known {
		if strings.HasSuffix(k, "."+e.Name) {
			return fault(e.Pos, "did you mean `"+k+"`?", "`%s` lacks its party", e.Name)
		}
	}
	if near := spell.Nearest(e.Name, words[Not:]); near != "" {
		return fault(e.Pos, "did you mean `"+near+"`?", "`%s` is not an option (party.option)", e.Name)
	}
	return fault(e.Pos, "options are written party.option", "`%s` is not an option", e.Name)
}

func unknownLevel(e *Expr, levels []string) *Error {
	hint := "its levels are: " + list(levels)
	if near := spell.Nearest(e.Level, levels); near != "" {
		hint = "did you mean `" + near + "`? (" + list(levels) + ")"
	}
	return fault(e.LevelPos, hint, "option `%s` has no level `%s`", e.Name, e.Level)
}

// list joins names, cut to the first few.
func list(names []string) string {
	const most = 12
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " …"
	}
	return strings.Join(names, ", ")
}
