package brief

import (
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// phrase words a condition for readers: a named one by its name, a comparison
// as "programme at least halted".
func phrase(c *plenary.Case, e *expr.Expr) string {
	switch e.Op {
	case expr.Named:
		return words(e.Name)
	case expr.Term:
		return comparison(c, e)
	case expr.Not:
		return "not " + grouped(c, e.Args[0])
	case expr.If, expr.Iff:
		return grouped(c, e.Args[0]) + map[expr.Op]string{expr.If: " if ", expr.Iff: " exactly if "}[e.Op] + grouped(c, e.Args[1])
	}
	var parts []string
	for _, a := range e.Args {
		parts = append(parts, grouped(c, a))
	}
	return strings.Join(parts, map[expr.Op]string{expr.And: " and ", expr.Or: " or "}[e.Op])
}

func grouped(c *plenary.Case, e *expr.Expr) string {
	if e.Op == expr.Term || e.Op == expr.Named {
		return phrase(c, e)
	}
	return "(" + phrase(c, e) + ")"
}

func comparison(c *plenary.Case, e *expr.Expr) string {
	option, _ := e.Comparison()
	o := &c.Options[option]
	name := possessive(called(c.Parties[o.Party].Name)) + " " + local(o.ID)
	plain := len(o.Levels) == 2 && o.Levels[0] == "no" && o.Levels[1] == "yes"
	switch e.Rel {
	case "":
		return name + ifText(!plain, " "+called(o.Levels[1]))
	case "=":
		return name + " " + called(e.Level)
	case "!=":
		return name + " not " + called(e.Level)
	case ">=":
		return name + " at least " + called(e.Level)
	case "<=":
		return name + " at most " + called(e.Level)
	case ">":
		return name + " above " + called(e.Level)
	}
	return name + " below " + called(e.Level)
}

// possessive writes of whom: China's, the United States'.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") {
		return name + "'"
	}
	return name + "'s"
}

// words makes of an id words: dashes become spaces.
func words(id string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(id) }
