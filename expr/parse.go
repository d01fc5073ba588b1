package expr

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/fault"
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
		return nil, flaw(fault.LargeCondition, Span{0, 0}, "split it into several",
			"the condition has %d bytes; at most %d are read", len(text), MaxBytes)
	}
	if places := glyph.Find(text); len(places) > 0 {
		return nil, notPlain(text, places[0])
	}
	toks, err := lexed(text, true)
	if err != nil {
		return nil, explained(text, err)
	}
	if len(toks) == 1 {
		return nil, flaw(fault.Empty, Span{0, len(text)}, "write one, such as `party.option = level`",
			"the condition is empty")
	}
	p := &parser{toks: toks, text: text}
	e, err := p.binary(Iff)
	if err != nil {
		return nil, explained(text, err)
	}
	if t := p.next(); t.kind != end {
		return nil, explained(text, p.unexpected(t))
	}
	return e, nil
}

// explained returns a fault, or a better one for it.
func explained(text string, err *Error) *Error {
	if short := inShort(text, err); short != nil {
		return short
	}
	return err
}

// notPlain is the error for a character of a word processor or of the web.
func notPlain(text string, p glyph.Place) *Error {
	hint := p.Fix()
	if how, ok := structural[string(p.Rune)]; ok {
		if said := rewritten(text, Span{p.At, p.End()}, how); said != "" {
			hint = "write `" + said + "`"
		}
	}
	return flaw(fault.OddCharacter, Span{p.At, p.End()}, hint, "%s", p.Msg())
}

type parser struct {
	toks     []token
	text     string
	hintless bool // the fault is not shown
	at       int
	depth    int
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
		return nil, flaw(fault.LargeCondition, t.pos, "split the condition",
			"more than %d parentheses and nots inside one another", MaxDepth)
	case t.is("not"):
		arg, err := p.unary()
		if err != nil {
			return nil, err
		}
		return &Expr{Op: Not, Args: []*Expr{arg}}, nil
	case t.is("("):
		return p.group(t)
	case t.kind == word && !isKeyword(strings.ToLower(t.text)):
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
		return nil, flaw(fault.Parentheses, open.pos, "add `)`", "this `(` is never closed")
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
	case p.hintless && level.kind == word && IsID(level.text) && !isKeyword(level.text):
	case p.hintless:
		return nil, &Error{Pos: level.pos}
	case level.kind != word:
		return nil, p.noLevel(rel, level)
	case isKeyword(level.text):
		return nil, p.keywordLevel(e, rel, level)
	case strings.Contains(level.text, ".") && level.text[0] >= 'A':
		f := flaw(fault.LevelExpected, level.pos, "compare with a level; quote it if it has a dot",
			"`%s` looks like an option", level.text)
		if both := map[string]string{"=": e.Name + " iff " + level.text,
			"!=": "not (" + e.Name + " iff " + level.text + ")"}[rel.text]; both != "" {
			f.Hint = "compare with a level; that both hold or neither is `" + both + "`"
		}
		return nil, f
	case !IsID(level.text):
		return nil, misquoted(e.Name, level.text, level.pos)
	}
	return e, nil
}

// noLevel is the error for what follows a comparison and is no level.
func (p *parser) noLevel(rel, t token) *Error {
	hint := ""
	switch {
	case t.kind == end:
		hint = "add a level"
	case t.is("("):
		hint = "write each comparison out, as in (a.x = low or a.x = high)"
	case relations[t.text] && mends(p.text, Span{rel.pos.Start, t.pos.End}, rel.text):
		hint = "keep one comparison: write `" + rel.text + "`"
	}
	return flaw(fault.LevelExpected, t.pos, hint, "a level is expected after `%s`, not %s", rel.text, t.describe())
}

// keywordLevel is the error for a word of the language where a level stands.
func (p *parser) keywordLevel(e *Expr, rel, t token) *Error {
	if other := map[string]string{"=": "!=", "!=": "="}[rel.text]; t.text == "not" && other != "" &&
		mends(p.text, Span{rel.pos.Start, t.pos.End}, other) {
		return flaw(fault.ForeignWord, Span{rel.pos.Start, t.pos.End}, "write `"+other+"`",
			"`%s` is not part of this language", p.text[rel.pos.Start:t.pos.End])
	}
	if !mends(p.text, t.pos, QuoteLevel(t.text)) {
		return flaw(fault.LevelExpected, t.pos, "add a level before it", "a level is expected after `%s`, not `%s`",
			rel.text, t.text)
	}
	f := flaw(fault.UnquotedLevel, t.pos, "quote it: "+QuoteLevel(t.text),
		"the level `%s` is also a word of the language", t.text)
	f.option, f.level = e.Name, t.text
	return f
}

// expected is the error for a token where a condition should begin.
func (p *parser) expected(t token) *Error {
	if p.hintless {
		return &Error{Pos: t.pos}
	}
	i := p.at - 1
	if t.kind == end {
		i = p.at
	} else if f := p.conditional(i); f != nil {
		return f
	} else if low := strings.ToLower(t.text); t.kind == word && low != t.text {
		return flaw(fault.ForeignWord, t.pos, "write `"+low+"`", "words of the language are lower-case, not `%s`",
			t.text)
	}
	if put, pos, ok := phrase(p.toks, max(i-1, 0), between); ok && i > 0 && pos.End > t.pos.Start &&
		mends(p.text, pos, put) {
		return flaw(fault.ForeignWord, pos, "write `"+put+"`", "`%s` is not part of this language",
			p.text[pos.Start:pos.End])
	}
	hint := ""
	switch {
	case t.kind == quoted:
		hint = "a quoted level stands after a comparison, as in party.option = \"level\""
	case t.kind != end && mends(p.text, t.pos, ""):
		hint = "remove it"
	case i > 0 && isKeyword(p.toks[i-1].text) && p.toks[i-1].kind == word:
		hint = "write what should follow `" + p.toks[i-1].text + "`, or remove that"
	}
	return flaw(fault.OptionExpected, t.pos, hint, "an option is expected here (party.option), not %s", t.describe())
}

// unexpected is the error for a token after a complete condition.
func (p *parser) unexpected(t token) *Error {
	i := p.at - 1
	switch {
	case p.hintless:
		return &Error{Pos: t.pos}
	case t.is(")"):
		return flaw(fault.Parentheses, t.pos, "remove it, or add `(` before", "this `)` closes nothing")
	case t.kind == symbol && relations[t.text]:
		return flaw(fault.NotJoined, t.pos, "join two comparisons with `and`",
			"a second comparison cannot follow the first")
	case t.kind == quoted && mends(p.text, t.pos, "= "+QuoteLevel(t.text)):
		return flaw(fault.NotJoined, t.pos, "write `= "+QuoteLevel(t.text)+"`", "%s cannot follow here", t.describe())
	}
	for _, explain := range []func(int) *Error{
		p.operator, p.misspelt, func(i int) *Error { return p.prefix(i - 1) }, p.severalWords} {
		if f := explain(i); f != nil {
			return f
		}
	}
	return flaw(fault.NotJoined, t.pos, p.joining(t), "%s cannot follow here", t.describe())
}

// misspelt explains a word at token i that is nearly one that joins conditions.
func (p *parser) misspelt(i int) *Error {
	t := p.toks[i]
	if near := spell.Nearest(t.text, words[And:]); t.kind == word && near != "" && mends(p.text, t.pos, near) {
		return flaw(fault.NotJoined, t.pos, "did you mean `"+near+"`?", "%s cannot follow here", t.describe())
	}
	return nil
}

// joining is the hint for a token that stands where conditions are joined.
func (p *parser) joining(t token) string {
	const join = "join conditions with and, or, if, iff"
	if t.kind != word {
		return join
	}
	if t.text == "not" || strings.Contains(t.text, ".") {
		return join
	}
	if mends(p.text, t.pos, "= "+QuoteLevel(t.text)) {
		return "write `= " + QuoteLevel(t.text) + "` if it is a level; " + join
	}
	return join
}
