package glyph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Place is a character of the table where a plain one is due.
type Place struct {
	At   int  // in bytes
	Lone bool // a quote that nothing closes
	Char
}

// Safe reports whether [Place.Put] can only be what was meant.
func (p Place) Safe() bool { return p.Kind != Unclear && p.Kind != Bullet && !p.Lone }

// Fix says what to do about p.
func (p Place) Fix() string {
	if p.Lone {
		return "write `\"` on both sides of what is quoted, or remove it"
	}
	return p.Char.Fix()
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
	open := map[rune]bool{} // quotes that nothing further on closes
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		c, odd := Of(r)
		if odd {
			out = append(out, Place{At: at, Char: c})
		}
		at += size
		if r != '"' && (!odd || c.Kind != Quote) {
			continue
		}
		end, mate, ok := 0, rune(0), false
		if !open[r] {
			end, mate, ok = Close(text, at, r)
		}
		if !ok {
			open[r] = true
			if odd {
				out[len(out)-1].Lone = true
			}
			continue
		}
		if odd {
			out = append(out, padding(text, at, end)...)
		}
		if c, odd := Of(mate); odd {
			out = append(out, Place{At: end, Char: c})
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
			out = append(out, Place{At: p.at, Char: c})
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
	'‘': "’‘′'", '’': "’‘'", '‚': "‘’'", '‛': "’'", '′': "′'", '″': "″\"", '´': "´'", '「': "」", '『': "』", '〝': "〞\"",
	'〞': "〞\"", '＂': "＂\"", '＇': "＇'", '｀': "｀＇'",
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
	for closers != "" && at < len(text) {
		if c := text[at]; c < 0x80 && c != '"' && c != '\'' {
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if strings.ContainsRune(closers, r) &&
			(!strings.ContainsRune("’‘'′", r) || !unicode.IsLetter(firstRune(text[at+size:]))) {
			return at, r, true
		}
		at += size
	}
	return 0, 0, false
}

// Put returns what is written in place of p in text. A sign that becomes a word
// gets the blanks that words need, and a comma the one that follows it.
func (p Place) Put(text string) string {
	if p.Plain == "," && p.End() < len(text) && joined(firstRune(text[p.End():])) {
		return ", "
	}
	if p.Kind != Sign || !unicode.IsLetter(rune(p.Plain[0])) {
		return p.Plain
	}
	out := p.Plain
	if before, _ := utf8.DecodeLastRuneInString(text[:p.At]); p.At > 0 && before != '(' && joined(before) {
		out = " " + out
	}
	if after := firstRune(text[p.End():]); p.End() < len(text) && after != ')' && joined(after) {
		out += " "
	}
	return out
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// joined reports whether r would run together with a word beside it.
func joined(r rune) bool {
	c, odd := Of(r)
	return !unicode.IsSpace(r) && (!odd || c.Kind != Blank)
}
