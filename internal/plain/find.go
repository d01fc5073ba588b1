package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Place is a character of the table where a plain one is due.
type Place struct {
	At int // in bytes
	Char
}

// End returns where the character ends, in bytes.
func (p Place) End() int { return p.At + utf8.RuneLen(p.Rune) }

// Find returns the characters of the table that stand in a condition, a name or
// a date outside double quotes, in order. Curly quotes around a level are
// among them, and what stands between them is not.
func Find(text string) []Place {
	if ascii(text) {
		return nil
	}
	var out []Place
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		c, odd := Of(r)
		if odd {
			out = append(out, Place{at, c})
		}
		at += size
		if r != '"' && (!odd || c.Kind != Quote) {
			continue
		}
		end, mate, ok := Close(text, at, r)
		if !ok {
			continue
		}
		if odd {
			out = append(out, padding(text, at, end)...)
		}
		if c, odd := Of(mate); odd {
			out = append(out, Place{end, c})
		}
		at = end + utf8.RuneLen(mate)
	}
	return out
}

// padding returns the no-break spaces that French sets inside guillemets.
func padding(text string, from, to int) []Place {
	var out []Place
	first, _ := utf8.DecodeRuneInString(text[from:to])
	last, size := utf8.DecodeLastRuneInString(text[from:to])
	for _, p := range []struct {
		at int
		r  rune
	}{{from, first}, {to - size, last}} {
		if c, odd := Of(p.r); odd && c.Kind == Blank && (len(out) == 0 || out[0].At < p.at) {
			c.Kind, c.Plain = Hidden, ""
			out = append(out, Place{p.at, c})
		}
	}
	return out
}

func ascii(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// mates holds, for each quote that opens, those that close it. Any quote may
// be closed by a plain one, and a plain one by any double one.
var mates = map[rune]string{
	'“': "”“‟″\"", '”': "”″\"", '„': "“”‟\"", '‟': "”\"", '«': "»\"", '»': "«»\"", '‹': "›\"", '›': "‹›\"",
	'‘': "’‘′'", '’': "’‘'", '‚': "‘’'", '‛': "’'", '′': "′'", '″': "″\"", '´': "´'", '「': "」", '『': "』", '〝': "〞\"", '〞': "〞\"",
	'＂': "＂\"", '＇': "＇'", '｀': "｀＇'",
}

// Close finds the quote that closes the one before at, and where. Within plain
// double quotes a backslash keeps the next character; when they are not closed
// by their like, a curly quote closes them. A single quote between letters is an
// apostrophe.
func Close(text string, at int, open rune) (end int, mate rune, ok bool) {
	if open == '"' {
		for i := at; i < len(text); i++ {
			switch text[i] {
			case '\\':
				i++
			case '"':
				return i, '"', true
			}
		}
	}
	closers := mates[open]
	if open == '"' {
		closers = "”“″»„"
	}
	for i, r := range text[at:] {
		after, _ := utf8.DecodeRuneInString(text[at+i+utf8.RuneLen(max(r, 0)):])
		if strings.ContainsRune(closers, r) && (!strings.ContainsRune("’‘'′", r) || !unicode.IsLetter(after)) {
			return at + i, r, true
		}
	}
	return 0, 0, false
}

// Put returns what is written in place of p in text. A sign that becomes a word
// gets the blanks that words need.
func (p Place) Put(text string) string {
	if p.Kind != Sign || !unicode.IsLetter(rune(p.Plain[0])) {
		return p.Plain
	}
	out := p.Plain
	if before, _ := utf8.DecodeLastRuneInString(text[:p.At]); p.At > 0 && before != '(' && joined(before) {
		out = " " + out
	}
	if after, _ := utf8.DecodeRuneInString(text[p.End():]); p.End() < len(text) && after != ')' && joined(after) {
		out += " "
	}
	return out
}

// joined reports whether r would run together with a word beside it.
func joined(r rune) bool {
	c, odd := Of(r)
	return !unicode.IsSpace(r) && (!odd || c.Kind != Blank)
}
