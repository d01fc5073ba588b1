package expr

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/glyph"
	"github.com/plenary-talks/plenary/internal/spell"
)

// Resolve ties the names of e to options and returns every fault, in order of
// position. e may be evaluated only when there is none. It changes e, and is not
// for concurrent use; conditions that e names are shared with names, unchanged.
func (e *Expr) Resolve(names Names) []*Error {
	if e.Op == Term {
		if err := e.resolveTerm(names); err != nil {
			err.Name = e.Name
			return []*Error{err}
		}
		return nil
	}
	var all []*Error
	for i, a := range e.Args {
		wrong := a.Resolve(names)
		if len(wrong) == 1 && wrong[0].Pos == a.Pos {
			if better := e.carried(i, names); better != nil {
				better.Name = a.Name
				wrong = []*Error{better}
			}
		}
		all = append(all, wrong...)
	}
	return all
}

// carried explains a level that stands where a condition is due, the option and
// the comparison being those before it: `a.x = low or high`; nil for all else.
func (e *Expr) carried(i int, names Names) *Error {
	last := e.Args[i]
	if e.Op != And && e.Op != Or || last.Op != Term || last.Rel != "" || strings.Contains(last.Name, ".") {
		return nil
	}
	for _, before := range slices.Backward(e.Args[:i]) {
		if before.Op != Term || before.Rel == "" {
			continue
		}
		_, levels, ok := names.Lookup(before.Name)
		if !ok || !slices.Contains(levels, last.Name) {
			return nil
		}
		hint := "say how `" + before.Name + "` compares with it"
		// with others it would say nothing, or never hold
		if e.Op == Or && before.Rel == "=" || e.Op == And && before.Rel == "!=" {
			hint = "write `" + before.Name + " " + before.Rel + " " + QuoteLevel(last.Name) + "`"
		}
		return flaw(fault.LoneLevel, last.Pos, hint, "`%s` is a level of `%s`, and no condition by itself", last.Name,
			before.Name)
	}
	return nil
}

func (e *Expr) resolveTerm(names Names) *Error {
	if e.Rel == "" && !strings.Contains(e.Name, ".") {
		return e.resolveNamed(names)
	}
	option, levels, ok := names.Lookup(e.Name)
	if !ok {
		return unknownOption(e, names)
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
		return unknownOption(e, names)
	}
	if c, ok := known.Named(e.Name); ok {
		e.Op, e.Args, e.size = Named, []*Expr{c}, c.Size()
		return nil
	}
	if near := spell.Nearest(e.Name, known.ConditionNames()); near != "" {
		return flaw(fault.UnknownCondition, e.Pos, "did you mean `"+near+"`?", "no condition has the name `%s`", e.Name)
	}
	return unknownOption(e, names)
}

func (e *Expr) resolveBare(levels []string) *Error {
	if len(levels) != 2 {
		hint := ""
		if len(levels) > 2 {
			hint = "say which, as in " + e.Name + " >= " + QuoteLevel(levels[1])
		}
		return flaw(fault.WhichLevel, e.Pos, hint, "option `%s` has %d levels (%s)", e.Name, len(levels),
			strings.Join(levels, ", "))
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

// unknownOption suggests what can stand in the place of e: alone only options
// with two levels, others with one of their levels.
func unknownOption(e *Expr, names Names) *Error {
	known := names.OptionNames()
	if near := spell.Nearest(e.Name, known); near != "" {
		return flaw(fault.UnknownOption, e.Pos, meant(e, names, near), "unknown option `%s`", e.Name)
	}
	if !strings.Contains(e.Name, ".") {
		return withoutParty(e, names)
	}
	return flaw(fault.UnknownOption, e.Pos, "declare it under options, or use one of: "+list(known),
		"unknown option `%s`", e.Name)
}

// meant proposes an option for the name of e, in a form that can stand there.
func meant(e *Expr, names Names, near string) string {
	_, levels, _ := names.Lookup(near)
	if e.Rel == "" && len(levels) > 2 {
		return "did you mean `" + near + "`? It has " + list(levels) + ": say which, as in `" + near + " >= " +
			QuoteLevel(levels[1]) + "`"
	}
	if e.Rel != "" && !slices.Contains(levels, e.Level) {
		return "did you mean `" + near + "`? Its levels are " + list(levels)
	}
	return "did you mean `" + near + "`?"
}

// withoutParty answers a word that lacks its party: `attack` for `down.attack`.
func withoutParty(e *Expr, names Names) *Error {
	known := names.OptionNames()
	var full []string
	for _, k := range known {
		if strings.HasSuffix(k, "."+strings.ToLower(e.Name)) {
			full = append(full, k)
		}
	}
	switch {
	case len(full) == 1:
		return flaw(fault.NoParty, e.Pos, meant(e, names, full[0]), "`%s` lacks its party", e.Name)
	case len(full) > 1:
		return flaw(fault.NoParty, e.Pos, "say whose: one of "+list(full), "`%s` lacks its party", e.Name)
	case len(known) == 0:
		return flaw(fault.UnknownOption, e.Pos, "options are written party.option", "`%s` is not an option", e.Name)
	}
	return flaw(fault.UnknownOption, e.Pos, "options are written party.option; there are "+list(known),
		"`%s` is not an option", e.Name)
}

func unknownLevel(e *Expr, levels []string) *Error {
	hint := "its levels are: " + list(levels)
	if near := nearLevel(e.Level, levels); near != "" {
		hint = "did you mean `" + QuoteLevel(near) + "`? (" + list(levels) + ")"
		if c, odd := Unlike(near, e.Level); odd {
			return flaw(fault.UnknownLevel, e.LevelPos, "write both alike, with plain characters",
				"level `%s` of option `%s` differs from this by %s", near, e.Name, c)
		}
	}
	return flaw(fault.UnknownLevel, e.LevelPos, hint, "option `%s` has no level `%s`", e.Name, e.Level)
}

// nearLevel is the level probably meant: one that is written the same but for
// capitals, blanks and dashes, or else the nearest.
func nearLevel(word string, levels []string) string {
	for _, l := range levels {
		if loosely(l) == loosely(word) {
			return l
		}
	}
	return spell.Nearest(word, levels)
}

// loosely is a level without what its writers vary.
func loosely(level string) string {
	return strings.NewReplacer("-", " ", "_", " ").Replace(strings.ToLower(glyph.Fold(level)))
}

// Unlike returns the first character of a word processor that one of two texts
// has and the other has not, if there is no other difference.
func Unlike(a, b string) (glyph.Char, bool) {
	if glyph.Fold(a) != glyph.Fold(b) {
		return glyph.Char{}, false
	}
	for _, text := range []string{a, b} {
		for _, r := range text {
			if c, odd := glyph.Of(r); odd && !(strings.ContainsRune(a, r) && strings.ContainsRune(b, r)) {
				return c, true
			}
		}
	}
	return glyph.Char{}, false
}

// list joins names, cut to the first few.
func list(names []string) string {
	const most = 12
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " …"
	}
	return strings.Join(names, ", ")
}
