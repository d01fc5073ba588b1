// Package expr is the language of conditions on levels: preference
// statements, feasibility rules and filters are all written in it.
//
//	down.attack                    a two-level option at its second level
//	up.release >= half             a comparison; levels are ordered
//	us.limits = "in force"         a level with spaces is quoted
//	not A, A and B, A or B         as usual
//	A if B                         false only when B holds and A does not
//	A iff B                        both or neither
//	halted                         a word without a dot: a condition that has this name
//
// From loosest to tightest: iff, if, or, and, not, comparison. iff and if
// group to the left.
//
// [Parse] reads a condition; [Expr.Resolve] ties its names to options. After
// that [Expr.Holds] answers for one state, [Expr.Over] for a set of states
// (three-valued), and [Expr.Fill] for 64 states a word.
package expr

import (
	"regexp"
	"slices"
	"strings"
)

// Limits on one condition, so that no text can exhaust the machine.
const (
	MaxBytes = 64 << 10 // length of a condition
	MaxDepth = 1000     // parentheses and nots inside one another
)

// Op describes what an [Expr] is.
type Op uint8

// The kinds of Expr.
const (
	Term  Op = iota // an option compared with a level
	Not             // one argument
	And             // two or more
	Or              // two or more
	If              // two: A if B
	Iff             // two: A iff B
	Named           // a condition used by its name; a Term until Resolve finds it
)

// An Expr is a condition, as a tree. It does not change after [Expr.Resolve], and
// may then be evaluated by several goroutines at once; before that, evaluating it
// panics.
type Expr struct {
	Op   Op
	Args []*Expr // arguments of every Op but Term; of Named, what it stands for

	// Of a Term (Name also of Named):
	Name  string // the option, party.option
	Rel   string // "=", "!=", "<", "<=", ">", ">="; "" when bare
	Level string // the level; "" when bare

	Pos, LevelPos Span // where Name and Level stand in the text

	// Set by Resolve:
	option int    // index of the option
	levels uint64 // the levels, as bits, that make the Term true
	full   uint64 // all levels of the option, as bits
	size   int    // what Size says, once known
}

// A Span is a range of bytes of the condition's text.
type Span struct{ Start, End int }

// Names knows the options that conditions may speak of.
type Names interface {
	// Lookup returns an option's index and its levels, lowest first.
	Lookup(name string) (index int, levels []string, ok bool)
	// OptionNames lists all options in declared order.
	OptionNames() []string
}

// Conditions is what [Names] may know besides: conditions that have a name.
type Conditions interface {
	// Named returns the resolved condition of that name.
	Named(name string) (*Expr, bool)
	// ConditionNames lists all of them.
	ConditionNames() []string
}

// MaxSize bounds the comparisons and operators of a condition, those of the
// conditions it names included each time they are used.
const MaxSize = 1 << 16

// Size counts the comparisons and operators of a resolved e, named conditions
// written out. The time of evaluating e in one state is linear in it.
func (e *Expr) Size() int {
	if e.size > 0 {
		return e.size
	}
	n := 1
	for _, a := range e.Args {
		n += a.Size()
	}
	return n
}

// Options appends to dst the indices of the options e speaks of, in order of
// appearance and each once, and returns it. e must be resolved.
func (e *Expr) Options(dst []int) []int {
	if e.Op == Term {
		if !slices.Contains(dst, e.option) {
			dst = append(dst, e.option)
		}
		return dst
	}
	for _, a := range e.Args {
		dst = a.Options(dst)
	}
	return dst
}

// Comparison returns the option a resolved Term speaks of and the levels that
// make it true, as bits.
func (e *Expr) Comparison() (option int, levels uint64) { return e.option, e.levels }

// Sized returns e, remembering its size, so that it can be named often.
func (e *Expr) Sized() *Expr {
	if e != Never {
		e.size = e.Size()
	}
	return e
}

// Never is a condition that no state satisfies. A precondition that refuses it is
// not in force.
var Never = &Expr{Op: Or}

// Either returns the resolved condition that a or b holds.
func Either(a, b *Expr) *Expr { return &Expr{Op: Or, Args: []*Expr{a, b}} }

// precedence of each operator, loosest first; see the package comment.
func (op Op) precedence() int {
	return [...]int{Term: 5, Named: 5, Not: 4, And: 3, Or: 2, If: 1, Iff: 0}[op]
}

var words = [...]string{Not: "not", And: "and", Or: "or", If: "if", Iff: "iff"}

// String prints e so that [Parse] reads the same condition back, with no
// parentheses but those it needs.
func (e *Expr) String() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *Expr) write(b *strings.Builder) {
	switch e.Op {
	case Named:
		b.WriteString(e.Name)
	case Term:
		b.WriteString(e.Name)
		if e.Rel != "" {
			b.WriteString(" " + e.Rel + " " + QuoteLevel(e.Level))
		}
	case Not:
		b.WriteString("not ")
		e.writeArg(b, e.Args[0], e.Args[0].Op.precedence() < Not.precedence())
	default:
		for i, a := range e.Args {
			if i > 0 {
				b.WriteString(" " + words[e.Op] + " ")
			}
			// The left argument of if and iff may be of the same kind: they group to the left.
			same := a.Op == e.Op && !(i == 0 && (e.Op == If || e.Op == Iff))
			e.writeArg(b, a, same || a.Op.precedence() < e.Op.precedence())
		}
	}
}

func (e *Expr) writeArg(b *strings.Builder, a *Expr, parens bool) {
	if !parens {
		a.write(b)
		return
	}
	b.WriteByte('(')
	a.write(b)
	b.WriteByte(')')
}

var idPattern = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)

// IsID reports whether s may name a party, an option (its part after the dot) or
// stand unquoted as a level, keywords aside.
func IsID(s string) bool { return idPattern.MatchString(s) }

// QuoteLevel writes a level as it must stand in a condition.
func QuoteLevel(level string) string {
	if IsID(level) && !isKeyword(level) {
		return level
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(level) + `"`
}

func isKeyword(s string) bool { return s != "" && slices.Contains(words[:], s) }
