package answer

import (
	"math/bits"

	"github.com/plenary-talks/plenary/expr"
)

// A Clause is what a condition says, as a tree.
type Clause struct {
	Op     string      `json:"op"`               // term, not, and, or, if, iff, named
	Name   ConditionID `json:"name,omitempty"`   // of named: what the case calls it
	Option OptionID    `json:"option,omitempty"` // of a term
	// of a term: =, !=, <, <=, >, >=; none of an option alone, which is then at its
	// second level
	Relation string `json:"relation,omitempty"`
	Level    int    `json:"level,omitempty"` // of a term: what the option is compared with
	// of the others: their arguments; of if and iff the second is what the first
	// hangs on
	Of []Clause `json:"of,omitempty"`
}

var ops = map[expr.Op]string{
	expr.Term: "term", expr.Not: "not", expr.And: "and", expr.Or: "or", expr.If: "if", expr.Iff: "iff",
	expr.Named: "named",
}

func (g *gatherer) clause(e *expr.Expr) Clause {
	out := Clause{Op: ops[e.Op]}
	switch e.Op {
	case expr.Named:
		out.Name = ConditionID(e.Name)
		return out
	case expr.Term:
		option, levels := e.Comparison()
		out.Option, out.Relation = g.option(option), e.Rel
		out.Level = levelOf(e.Rel, levels, len(g.c.Options[option].Levels))
		return out
	}
	for _, a := range e.Args {
		out.Of = append(out.Of, g.clause(a))
	}
	return out
}

// names lists the names in a clause; none in no clause.
func (c *Clause) names() []ConditionID {
	if c == nil {
		return nil
	}
	var out []ConditionID
	if c.Op == "named" {
		out = append(out, c.Name)
	}
	for i := range c.Of {
		out = append(out, c.Of[i].names()...)
	}
	return out
}

// levelOf is the level with which an option of n levels is compared where a
// relation to it holds at a set of levels.
func levelOf(rel string, levels uint64, n int) int {
	switch rel {
	case "!=":
		return bits.TrailingZeros64(^levels)
	case "<":
		return bits.Len64(levels)
	case "<=":
		return bits.Len64(levels) - 1
	case ">":
		return n - bits.OnesCount64(levels) - 1
	}
	return bits.TrailingZeros64(levels)
}
