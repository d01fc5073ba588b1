package expr

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/glyph"
	"github.com/plenary-talks/plenary/internal/spell"
)

// Parse reads one condition. The error is an *[Error]: the first fault of
// grammar. Names are not looked at before [Expr.Resolve].
func Parse(text string) (*Expr, error) {
	e, err := parse(text)
	if err != nil {
		return nil, err // not a nil *Error in an error
	}
	return e, nil
}

func parse(text string) (*Expr, *Error) {
	if len(text) > MaxBytes {
		return nil, fault(Span{0, 0}, "split it into several", "the condition has %d bytes; at most %d are read", len(text), MaxBytes)
	}
	if places := glyph.Find(text); len(places) > 0 {
		return nil, notPlain(text, places[0])
	}
	toks, err := lex(text)
	if err != nil {
		return nil, err
	}
	if len(toks) == 1 {
		return nil, fault(Span{0, len(text)}, "write one, such as `party.option = level`", "the condition is empty")
	}
	p := &parser{toks: toks}
	e, err := p.binary(Iff)
	if err != nil {
		return nil, err
	}
	if t := p.next(); t.kind != end {
		return nil, p.unexpected(t)
	}
	return e, nil
}

// notPlain is the error for a character of a word processor or of the web.
func notPlain(text string, p glyph.Place) *Error {
	return fault(Span{p.At, p.End()}, p.Fix(), "%s", p.Msg())
}

type parser struct {
	toks  []token
	at    int
	depth int
}

func (p *parser) peek() token { return p.toks[p.at] }

func (p *parser) next() token {
	t := p.toks[p.at]
	if t.kind != end {
		p.at++
	}
	return t
}

// tighter is the operator that binds next after op.
var tighter = map[Op]Op{Iff: If, If: Or, Or: And}

// binary reads a chain of op: flat for and and or, leaning left for if and iff.
func (p *parser) binary(op Op) (*Expr, *Error) {
	operand := func() (*Expr, *Error) {
		if op == And {
			return p.unary()
		}
		return p.binary(tighter[op])
	}
	e, err := operand()
	if err != nil || !p.peek().is(words[op]) {
		return e, err
	}
	chain := &Expr{Op: op, Args: []*Expr{e}}
	for p.peek().is(words[op]) {
		p.next()
		arg, err := operand()
		if err != nil {
			return nil, err
		}
		if (op == If || op == Iff) && len(chain.Args) == 2 {
			chain = &Expr{Op: op, Args: []*Expr{chain}}
		}
		chain.Args = append(chain.Args, arg)
	}
	return chain, nil
}

func (p *parser) unary() (*Expr, *Error) {
	p.depth++
	defer func() { p.depth-- }()
	t := p.next()
	switch {
	case p.depth > MaxDepth:
		return nil, fault(t.pos, "split the condition", "more than %d parentheses and nots inside one another", MaxDepth)
	case t.is("not"):
		arg, err := p.unary()
		if err != nil {
			return nil, err
		}
		return &Expr{Op: Not, Args: []*Expr{arg}}, nil
	case t.is("("):
		return p.group(t)
	case t.kind == word && !isKeyword(t.text):
		return p.term(t)
	}
	return nil, p.expected(t)
}

func (p *parser) group(open token) (*Expr, *Error) {
	e, err := p.binary(Iff)
	if err != nil {
		return nil, err
	}
	switch t := p.next(); {
	case t.is(")"):
		return e, nil
	case t.kind == end:
		return nil, fault(open.pos, "add `)`", "this `(` is never closed")
	default:
		return nil, p.unexpected(t)
	}
}

var relations = map[string]bool{"=": true, "!=": true, "<": true, "<=": true, ">": true, ">=": true}

func (p *parser) term(name token) (*Expr, *Error) {
	e := &Expr{Op: Term, Name: name.text, Pos: name.pos}
	rel := p.peek()
	if rel.kind != symbol || !relations[rel.text] {
		return e, nil
	}
	p.next()
	level := p.next()
	e.Rel, e.Level, e.LevelPos = rel.text, level.text, level.pos
	switch {
	case level.kind == quoted:
	case level.kind != word:
		return nil, fault(level.pos, "", "a level is expected after `%s`, not %s", rel.text, level.describe())
	case isKeyword(level.text):
		return nil, fault(level.pos, "quote it: "+QuoteLevel(level.text), "the level `%s` is also a word of the language", level.text)
	case strings.Contains(level.text, ".") && !strings.HasPrefix(level.text, "."):
		return nil, fault(level.pos, "compare with a level; quote it if it has a dot", "`%s` looks like an option", level.text)
	case !IsID(level.text):
		return nil, fault(level.pos, "quote it: "+QuoteLevel(level.text), "the level `%s` has characters that need quotes", level.text)
	}
	return e, nil
}

// expected is the error for a token where a condition should begin.
func (p *parser) expected(t token) *Error {
	hint := ""
	if t.kind == quoted {
		hint = "a quoted level stands after a comparison, as in party.option = \"level\""
	}
	return fault(t.pos, hint, "an option is expected here (party.option), not %s", t.describe())
}

// unexpected is the error for a token after a complete condition.
func (p *parser) unexpected(t token) *Error {
	switch {
	case t.is(")"):
		return fault(t.pos, "remove it, or add `(` before", "this `)` closes nothing")
	case t.kind == symbol && relations[t.text]:
		return fault(t.pos, "join two comparisons with `and`", "a second comparison cannot follow the first")
	}
	hint := "join conditions with and, or, if, iff"
	if t.kind == word {
		if near := spell.Nearest(t.text, words[Not:]); near != "" {
			hint = "did you mean `" + near + "`?"
		}
	}
	return fault(t.pos, hint, "%s cannot follow here", t.describe())
}
