package expr

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/glyph"
	"github.com/plenary-talks/plenary/internal/spell"
)

// What other languages, and people, say in place of the words and signs of this
// one. A hint made from these tables is given only where the condition reads on
// with it: what it proposes is never the next fault.

// between holds phrases that stand after a condition or an option.
var between = map[string]string{
	"is": "=", "are": "=", "be": "=", "at": "=", "equals": "=", "equal": "=", "equal to": "=", "is equal to": "=",
	"eq": "=", "to": "=", "is not": "!=", "isnt": "!=", "ne": "!=", "neq": "!=", "not equal to": "!=",
	"is not equal to": "!=", "at least": ">=", "is at least": ">=", "ge": ">=", "gte": ">=", "from": ">=",
	"at most": "<=", "is at most": "<=", "le": "<=", "lte": "<=", "up to": "<=", "above": ">", "over": ">",
	"exceeds": ">", "gt": ">", "greater than": ">", "more than": ">", "is above": ">", "is greater than": ">",
	"is more than": ">", "higher than": ">", "below": "<", "under": "<", "lt": "<", "less than": "<", "is below": "<",
	"is less than": "<", "lower than": "<", "but": "and", "plus": "and", "with": "and", "also": "and",
	"as well as": "and", "and also": "and", "et": "and", "und": "and", "y": "and", "oder": "or", "ou": "or",
	"or else": "or", "when": "if", "whenever": "if", "where": "if", "while": "if", "provided": "if",
	"provided that": "if", "as long as": "if", "wenn": "if", "si": "if", "if and only if": "iff", "exactly when": "iff",
	"exactly if": "iff",
}

// before holds words that stand before a condition.
var before = map[string]string{
	"no": "not", "non": "not", "never": "not", "without": "not", "nicht": "not", "either": "", "both": "", "that": "",
	"want": "",
}

const longestPhrase = 4 // words

// A rewriting says what both sides of a foreign operator are in this language.
type rewriting func(left, right *Expr) *Expr

func pair(op Op, a, b *Expr) *Expr { return &Expr{Op: op, Args: []*Expr{a, b}} }
func negated(a *Expr) *Expr        { return &Expr{Op: Not, Args: []*Expr{a}} }

// structural holds operators that change the order of what they stand between.
var structural = map[string]rewriting{
	"xor":     func(l, r *Expr) *Expr { return negated(pair(Iff, l, r)) },
	"nand":    func(l, r *Expr) *Expr { return negated(pair(And, l, r)) },
	"unless":  func(l, r *Expr) *Expr { return pair(If, l, negated(r)) },
	"implies": implied, "then": implied, "only if": implied, "requires": implied, "means": implied,
	"->": implied, "=>": implied, "→": implied, "⇒": implied, "⟹": implied, "⟶": implied, "⊃": implied,
	"⊕": func(l, r *Expr) *Expr { return negated(pair(Iff, l, r)) },
	"⊻": func(l, r *Expr) *Expr { return negated(pair(Iff, l, r)) },
}

func implied(l, r *Expr) *Expr { return pair(If, r, l) }

// bare reads a condition without looking for hints.
func bare(text string) (*Expr, *Error) {
	if glyph.Find(text) != nil {
		return nil, &Error{}
	}
	toks, err := lexed(text, false)
	if err != nil {
		return nil, err
	}
	p := &parser{toks: toks, text: text, hintless: true}
	e, err := p.binary(Iff)
	if err == nil && p.peek().kind != end {
		err = &Error{Pos: p.peek().pos}
	}
	return e, err
}

// mends reports whether the condition reads on behind pos with other words there.
func mends(text string, pos Span, with string) bool {
	with = " " + with + " "
	changed := text[:pos.Start] + with + text[pos.End:]
	_, err := bare(changed)
	if err == nil {
		return true
	}
	toks, wrong := lexed(changed, false)
	if wrong != nil {
		return wrong.Pos.Start > pos.Start+len(with) &&
			strings.TrimSpace(changed[pos.Start+len(with):wrong.Pos.Start]) != ""
	}
	for i, t := range toks {
		if t.pos.Start >= pos.Start+len(with) && i+1 < len(toks) {
			return err.Pos.Start >= t.pos.End && err.Pos.Start > t.pos.Start
		}
	}
	return false
}

// phrase finds the longest phrase of a table that begins at token i.
func phrase[T any](toks []token, i int, table map[string]T) (found T, pos Span, ok bool) {
	words := ""
	for n := 0; n < longestPhrase && i+n < len(toks) && toks[i+n].kind == word; n++ {
		words = strings.TrimSpace(words + " " + strings.ToLower(toks[i+n].text))
		if v, known := table[words]; known {
			found, pos, ok = v, Span{toks[i].pos.Start, toks[i+n].pos.End}, true
		}
	}
	return found, pos, ok
}

// rewritten writes what stands on both sides of pos, as far as the parentheses
// around it, with the operator there understood; "" when a side does not read.
func rewritten(text string, pos Span, how rewriting) string {
	from, to := around(text, pos)
	l, err := bare(text[from:pos.Start])
	if err != nil {
		return ""
	}
	r, err := bare(text[pos.End:to])
	if err != nil {
		return ""
	}
	return how(l, r).String()
}

// around returns the range between the parentheses that enclose pos.
func around(text string, pos Span) (from, to int) {
	depth := 0
	for i := pos.Start - 1; i >= 0 && depth <= 0; i-- {
		switch text[i] {
		case ')':
			depth--
		case '(':
			if depth++; depth > 0 {
				from = i + 1
			}
		}
	}
	depth = 0
	for i := pos.End; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth--
		case ')':
			if depth++; depth > 0 {
				return from, i
			}
		}
	}
	return from, len(text)
}

// operator explains a foreign operator or phrase at token i; nil for any other.
func (p *parser) operator(i int) *Error {
	if how, pos, ok := phrase(p.toks, i, structural); ok {
		what := p.text[pos.Start:pos.End]
		if said := rewritten(p.text, pos, how); said != "" {
			return flaw(fault.ForeignWord, pos, "write `"+said+"`", "`%s` is not part of this language", what)
		}
	}
	if put, pos, ok := phrase(p.toks, i, between); ok && mends(p.text, pos, put) {
		return flaw(fault.ForeignWord, pos, "write `"+put+"`", "`%s` is not part of this language",
			p.text[pos.Start:pos.End])
	}
	t := p.toks[i]
	if low := strings.ToLower(t.text); low != t.text && isKeyword(low) {
		return flaw(fault.ForeignWord, t.pos, "write `"+low+"`", "words of the language are lower-case, not `%s`",
			t.text)
	}
	return nil
}

// prefix explains a word that stands before a condition and is none.
func (p *parser) prefix(i int) *Error {
	if i < 0 || p.toks[i].kind != word || strings.Contains(p.toks[i].text, ".") ||
		i > 0 && relations[p.toks[i-1].text] {
		return nil
	}
	t := p.toks[i]
	if put, ok := before[strings.ToLower(t.text)]; ok && mends(p.text, t.pos, put) {
		if put == "" {
			return flaw(fault.ForeignWord, t.pos, "remove it", "`%s` is not part of this language", t.text)
		}
		return flaw(fault.ForeignWord, t.pos, "write `"+put+"`", "`%s` is not part of this language", t.text)
	}
	if near := spell.Nearest(t.text, []string{"not"}); near != "" && mends(p.text, t.pos, near) {
		return flaw(fault.ForeignWord, t.pos, "did you mean `"+near+"`?", "`%s` is not part of this language", t.text)
	}
	return nil
}

// conditional explains `if A then B` at token i.
func (p *parser) conditional(i int) *Error {
	switch strings.ToLower(p.toks[i].text) {
	case "if", "when", "whenever", "wenn", "si":
	default:
		return nil
	}
	open := p.toks[i].pos
	_, to := around(p.text, open)
	for _, t := range p.toks[i+1:] {
		if t.pos.Start >= to {
			break
		}
		if low := strings.ToLower(t.text); t.kind == word && (low == "then" || low == "dann" || low == "alors") {
			l, err := bare(p.text[open.End:t.pos.Start])
			if err != nil {
				return nil
			}
			r, err := bare(p.text[t.pos.End:to])
			if err != nil {
				return nil
			}
			return flaw(fault.ForeignWord, open, "write `"+implied(l, r).String()+"`",
				"a condition does not begin with `%s`", p.toks[i].text)
		}
	}
	return flaw(fault.ForeignWord, open, "what depends on it stands first, as in `B if A`",
		"a condition does not begin with `%s`", p.toks[i].text)
}

// severalWords explains a level of several words without quotes that goes on
// at token i: `a.x = in force`.
func (p *parser) severalWords(i int) *Error {
	first := i - 1
	for first > 0 && p.toks[first].kind == word && !isKeyword(p.toks[first].text) && !relations[p.toks[first].text] {
		first--
	}
	if first < 1 || !relations[p.toks[first].text] || first+1 >= i || p.toks[first-1].kind != word {
		return nil
	}
	last := i
	for last+1 < len(p.toks) && p.toks[last+1].kind == word && !isKeyword(p.toks[last+1].text) {
		last++
	}
	if last+1 < len(p.toks) && relations[p.toks[last+1].text] || strings.Contains(p.toks[i].text, ".") {
		return nil
	}
	pos := Span{p.toks[first+1].pos.Start, p.toks[last].pos.End}
	return misquoted(p.toks[first-1].text, p.text[pos.Start:pos.End], pos)
}

// misquoted is the fault of a level that needs quotes.
func misquoted(option, level string, pos Span) *Error {
	f := flaw(fault.UnquotedLevel, pos, "quote it: "+QuoteLevel(level),
		"the level `%s` has characters that need quotes", level)
	f.option, f.level = option, level
	return f
}

// comparing finds the option and comparison that a text ends with.
var comparing = regexp.MustCompile(`([A-Za-z][\w.-]*)\s*(?:!=|<=|>=|[=<>])\s*([^()"=<>]*)$`)

// goesOn finds where a level without quotes ends.
var goesOn = regexp.MustCompile(`\s+(?:and|or|if|iff)\s|\)|$`)

// oddLevel explains a character of a level that is not quoted; nil when there is
// no level at at.
func oddLevel(text string, at int) *Error {
	m := comparing.FindStringSubmatchIndex(text[:at])
	if m == nil {
		return nil
	}
	end := at + goesOn.FindStringIndex(text[at:])[0]
	level := strings.TrimSpace(text[m[4]:end])
	pos := Span{m[4], m[4] + len(strings.TrimRight(text[m[4]:end], " \t\n"))}
	n := len(level)
	single := n > 2 && strings.ContainsRune("'`", rune(level[0])) && level[n-1] == level[0]
	if single {
		level = level[1 : n-1]
	}
	if level == "" || strings.ContainsAny(level, "'`[]{}") {
		return nil
	}
	f := misquoted(text[m[2]:m[3]], level, pos)
	if single {
		f.Msg, f.Hint = fmt.Sprintf("levels are quoted with double quotes, not with %c", text[m[4]]),
			"write `"+QuoteLevel(level)+"`"
	}
	return f
}

// Against looks the level up that a fault of grammar is about, so that what the
// hint proposes is a level of its option.
func (e *Error) Against(names Names) {
	_, levels, ok := names.Lookup(e.option)
	if !ok {
		return
	}
	for _, l := range levels {
		if l == e.level {
			return
		}
	}
	f := unknownLevel(&Expr{Name: e.option, Level: e.level, LevelPos: e.Pos}, levels)
	e.Code, e.Msg, e.Hint = f.Code, f.Msg, f.Hint
}
