package expr

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Error is a fault in a condition.
type Error struct {
	Pos  Span   // the bytes at fault; empty at the end of the text
	Msg  string // what is wrong
	Hint string // the likely fix; may be empty
}

func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Msg
	}
	return e.Msg + "; " + e.Hint
}

func fault(pos Span, hint, format string, args ...any) *Error {
	return &Error{pos, fmt.Sprintf(format, args...), hint}
}

type kind uint8

const (
	end kind = iota
	word
	quoted
	symbol // ( ) and the comparisons
)

type token struct {
	kind kind
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

// lex splits text into tokens, the last of kind end.
func lex(text string) ([]token, *Error) {
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
			t, err := lexSymbol(text, at)
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
	return r == '_' || r == '-' || r == '.' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// isArrow says whether text begins with ->, of which the - is no part of a word.
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
	return token{}, fault(Span{at, len(text)}, `end the level with "`, "this quoted level is never closed")
}

// slips are symbols of other languages, with what to write here.
var slips = []struct{ symbol, instead string }{
	{"==", "="}, {"=>", ">="}, {"=<", "<="}, {"<>", "!="}, {"&&", "and"}, {"||", "or"},
	{"->", "B if A"}, {"&", "and"}, {"|", "or"}, {"~", "not"},
}

var symbols = []string{"!=", "<=", ">=", "=", "<", ">", "(", ")"}

func lexSymbol(text string, at int) (token, *Error) {
	rest := text[at:]
	for _, s := range slips {
		if strings.HasPrefix(rest, s.symbol) {
			return token{}, fault(Span{at, at + len(s.symbol)}, "write `"+s.instead+"`", "`%s` is not part of this language", s.symbol)
		}
	}
	for _, s := range symbols {
		if strings.HasPrefix(rest, s) {
			return token{symbol, s, Span{at, at + len(s)}}, nil
		}
	}
	r, size := utf8.DecodeRuneInString(rest)
	pos := Span{at, at + size}
	switch {
	case r == '!':
		return token{}, fault(pos, "write `not`", "`!` is not part of this language")
	case r == utf8.RuneError && size == 1:
		return token{}, fault(pos, "save the file as UTF-8", "byte 0x%02x is not text", text[at])
	case r == '\'':
		return token{}, fault(pos, `quote a level with " on both sides`, "`'` cannot stand here")
	case r > '~':
		return token{}, fault(pos, "quote a level that has it", "%q (U+%04X) cannot stand here", r, r)
	}
	return token{}, fault(pos, "", "%q cannot stand here", r)
}
