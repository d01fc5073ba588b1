package expr

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/fault"
)

// An Error is a fault in a condition.
type Error struct {
	Code string // what kind of fault it is, as docs/faults.md has it: unknown-option
	Name string // the option or condition that the fault is about; "" for a fault of grammar
	Pos  Span   // the bytes at fault; empty at the end of the text
	Msg  string // what is wrong
	Hint string // the likely fix; may be empty

	option, level string // of a level that cannot stand as it is
}

func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Msg
	}
	return e.Msg + "; " + e.Hint
}

func flaw(code fault.Code, pos Span, hint, format string, args ...any) *Error {
	return &Error{Code: string(code), Pos: pos, Msg: fmt.Sprintf(format, args...), Hint: hint}
}

type tokenKind uint8

const (
	end tokenKind = iota
	word
	quoted
	symbol // ( ) and the comparisons
)

type token struct {
	kind tokenKind
	text string // of a quoted token: its contents
	pos  Span
}

func (t token) is(text string) bool { return (t.kind == word || t.kind == symbol) && t.text == text }

// describe names t for a message.
func (t token) describe() string {
	if t.kind == end {
		return "the end"
	}
	return "`" + t.text + "`"
}

// lexed splits text into tokens, the last of kind end. With hints it looks for
// what was meant by what cannot stand there.
func lexed(text string, hints bool) ([]token, *Error) {
	var out []token
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsSpace(r):
			at += size
			continue
		case isWordRune(r) && !isArrow(text[at:]):
			out = append(out, lexWord(text, at))
		case r == '"':
			t, err := lexQuoted(text, at)
			if err != nil {
				return nil, err
			}
			out = append(out, t)
		default:
			t, err := lexSymbol(text, at, hints)
			if err != nil {
				return nil, err
			}
			out = append(out, t)
		}
		at = out[len(out)-1].pos.End
	}
	return append(out, token{kind: end, pos: Span{len(text), len(text)}}), nil
}

func isWordRune(r rune) bool {
	return r == '_' || r == '-' || r == '.' ||
		r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// isArrow reports whether text begins with ->, of which the - is no part of a word.
func isArrow(text string) bool { return strings.HasPrefix(text, "->") }

func lexWord(text string, at int) token {
	stop := at
	for stop < len(text) {
		r, size := utf8.DecodeRuneInString(text[stop:])
		if !isWordRune(r) || isArrow(text[stop:]) {
			break
		}
		stop += size
	}
	return token{word, text[at:stop], Span{at, stop}}
}

func lexQuoted(text string, at int) (token, *Error) {
	var b strings.Builder
	for i := at + 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			return token{quoted, b.String(), Span{at, i + 1}}, nil
		case c == '\\' && i+1 < len(text) && (text[i+1] == '"' || text[i+1] == '\\'):
			i++
			b.WriteByte(text[i])
		default:
			b.WriteByte(c)
		}
	}
	return token{}, flaw(fault.Unclosed, Span{at, len(text)}, `end the level with "`,
		"this quoted level is never closed")
}

// slips are symbols of other languages, with what to write here.
var slips = []struct{ symbol, instead string }{
	{"===", "="}, {"!==", "!="}, {"==", "="}, {"=>", ">="}, {"=<", "<="}, {"<>", "!="}, {"=!", "!="}, {":=", "="},
	{"=~", "="}, {"&&", "and"}, {"||", "or"}, {"->", ""}, {"<-", "if"}, {"&", "and"}, {"|", "or"}, {"~", "not"},
	{"!", "not"}, {"+", "and"}, {",", "and"}, {";", "and"}, {"^", "and"}, {":", "="}, {"?", ""},
}

var symbols = []string{"!=", "<=", ">=", "=", "<", ">", "(", ")"}

func lexSymbol(text string, at int, hints bool) (token, *Error) {
	rest := text[at:]
	own := ""
	for _, s := range symbols {
		if strings.HasPrefix(rest, s) {
			own = s
			break
		}
	}
	for _, s := range slips {
		if strings.HasPrefix(rest, s.symbol) && len(s.symbol) > len(own) {
			return token{}, foreignSymbol(text, Span{at, at + len(s.symbol)}, s.instead, hints)
		}
	}
	if own != "" {
		return token{symbol, own, Span{at, at + len(own)}}, nil
	}
	return token{}, oddSymbol(text, at, hints)
}

// foreignSymbol is the fault of a symbol of another language.
func foreignSymbol(text string, pos Span, instead string, hints bool) *Error {
	what := text[pos.Start:pos.End]
	hint := ""
	if !hints {
		return flaw(fault.ForeignWord, pos, "", "")
	}
	if how, ok := structural[what]; ok && (instead == "" || !mends(text, pos, instead)) {
		hint = "for \"when A, then B\" write `B if A`"
		if said := rewritten(text, pos, how); said != "" {
			hint = "write `" + said + "`"
		}
	} else if level := oddLevel(text, pos.Start); level != nil && (instead == "" || !mends(text, pos, instead)) {
		return level
	} else if instead != "" {
		hint = "write `" + instead + "`"
	} else {
		hint = "remove it"
	}
	return flaw(fault.ForeignWord, pos, hint, "`%s` is not part of this language", what)
}

// oddSymbol is the fault of a character that has no meaning here.
func oddSymbol(text string, at int, hints bool) *Error {
	r, size := utf8.DecodeRuneInString(text[at:])
	pos := Span{at, at + size}
	if hints && r >= ' ' && (r != utf8.RuneError || size > 1) {
		if f := contraction(text, at); f != nil {
			return f
		}
		if f := oddLevel(text, at); f != nil {
			return f
		}
	}
	switch {
	case r == utf8.RuneError && size == 1:
		return flaw(fault.NotUTF8, pos, "save the file as UTF-8", "byte 0x%02x is not text", text[at])
	case r == '\'' || r == '`':
		return flaw(fault.ForeignWord, pos, `quote a level with " on both sides`, "`%c` cannot stand here", r)
	case strings.ContainsRune("[]{}", r):
		return flaw(fault.ForeignWord, pos, "parts are grouped with ( and )", "`%c` cannot stand here", r)
	case r > '~':
		return flaw(fault.OddCharacter, pos, "quote a level that has it", "%q (U+%04X) cannot stand here", r, r)
	}
	return flaw(fault.OddCharacter, pos, "", "%q cannot stand here", r)
}

var contracted = regexp.MustCompile(`(?i)(?:^|[^\w.-])((?:is|are|was|do|does|did|has|have|ca|wo)n)$`)

// contraction explains the apostrophe of isn't and its like.
func contraction(text string, at int) *Error {
	m := contracted.FindStringSubmatchIndex(text[:at])
	if m == nil || !strings.HasPrefix(strings.ToLower(text[at:]), "'t") {
		return nil
	}
	pos := Span{m[2], at + 2}
	hint := "write `not` before what should not hold"
	if mends(text, pos, "!=") {
		hint = "write `!=`"
	}
	return flaw(fault.ForeignWord, pos, hint, "`%s` is not part of this language", text[pos.Start:pos.End])
}
