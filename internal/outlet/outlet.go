// Package outlet makes strings that somebody else wrote harmless for the
// medium they go to. A name from a case may hold what a terminal obeys, what
// turns the text around it, or what cannot be seen at all; none of it leaves
// the program as it is.
//
//	Name       text that tells one thing from another: nothing is folded
//	Text       prose: blanks, tabs and line ends become one blank
//	Net, Line  what is left of either where somebody forgot; Net keeps line ends
//	Width      the columns that shown text takes
//	CSV        a table, safe to open in a spreadsheet, or as it is
//	Markdown   one line of a page, of which nothing is taken for markup
//	HTML       the same of a page for browsers
//	CSS        the same of a string in a style sheet
//	XML        the same of a file of XML
//	JSON       the same value with every such character written as \uXXXX
//
// # The form
//
// A character that is not shown is written as in a double-quoted string of
// YAML: \u202e, \U000e0001, and \xff for a byte that is no character. So that
// no two names look alike, a backslash that looks like the beginning of such a
// form, or stands before one or before another backslash, is written twice;
// [Name] is undone by reading it like that.
//
// # What is not shown
//
// Controls (C0, DEL, C1), everything that reorders text or cannot be seen
// (format characters, joiners, variation selectors, tags, fillers, line and
// paragraph separators), private use and what is no character or none yet, and
// combining marks with nothing to stand on or piled up on one letter. The zero-width joiners are
// among them although Persian and some scripts of India need them: two names
// that differ in one only must not look alike, and no terminal shows it. For
// the same reason a symbol that asks to be a picture shows the asking. Letters
// written from right to left are letters, and stay.
package outlet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// MostMarks is how many combining marks on one letter are shown as such.
// Scripts in use need no more than five; a pile of them covers other lines.
const MostMarks = 5

// Hidden reports whether r is never sent on as it is. Tabs and line ends are
// hidden as well.
func Hidden(r rune) bool {
	switch {
	case r < 0x7f:
		return r < ' '
	case r < 0x300:
		return r < 0xa0 || r == 0xad
	case r >= 0x3400 && r < 0xa000, r >= 0xac00 && r <= 0xd7a3: // the bulk of Chinese, Japanese and Korean
		return false
	case r == 0x2800 || r == 0xfffc: // a blank of Braille; a place for an object
		return true
	}
	if !unicode.IsGraphic(r) {
		return !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	}
	return unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// Name returns text that tells one thing from another - a name, an id, a
// level, a path, an argument - as it is shown on one line. Different texts are
// shown differently: also blanks at an end, or more than one together, are
// written as escapes.
func Name(text string) string {
	if plain(text) && !strings.Contains(text, "  ") && !strings.HasPrefix(text, " ") && !strings.HasSuffix(text, " ") {
		return text
	}
	s := shower{name: true}
	return s.show(text)
}

// Text returns prose as it is shown on one line: a run of blanks, tabs and line
// ends is one blank. Texts that differ in more are shown differently.
func Text(text string) string {
	if plain(text) {
		return text
	}
	s := shower{}
	return s.show(fold(text))
}

// plain reports whether text is ASCII that is shown as it is.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7f || c == '\\' {
			return false
		}
	}
	return true
}

// fold makes line ends and tabs blanks.
func fold(text string) string {
	if !strings.ContainsAny(text, "\t\n") {
		return text
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ").Replace(text)
}

// Net returns text with what is hidden in it escaped, but for the ends of
// lines. It changes nothing of what [Name] and [Text] return, and so stands
// behind them; by itself it does not keep texts apart.
func Net(text string) string {
	if !needsNet(text) {
		return text
	}
	return string(AppendNet(nil, []byte(text)))
}

// Line is [Net] for what is to be one line: ends of lines are escaped as well.
func Line(text string) string {
	return strings.ReplaceAll(Net(text), "\n", `\u000a`)
}

func needsNet(text string) bool {
	for at, r := range text {
		if r != '\n' && Hidden(r) || isMark(r) || r == utf8.RuneError && !strings.HasPrefix(text[at:], "\ufffd") {
			return true
		}
	}
	return false
}

// isMark reports whether r is shown above, below or around what is before it.
func isMark(r rune) bool { return r >= 0x300 && unicode.In(r, unicode.Mn, unicode.Me) }

// AppendNet is [Net] on bytes, appended to out.
func AppendNet(out, text []byte) []byte {
	s := shower{out: out}
	for len(text) > 0 {
		n := 0
		for n < len(text) && (text[n] >= ' ' && text[n] < 0x7f || text[n] == '\n') {
			n++
		}
		if n > 0 {
			s.out, text = append(s.out, text[:n]...), text[n:]
			s.stand(rune(s.out[len(s.out)-1]))
			continue
		}
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1:
			s.out, s.base = appendByte(s.out, text[0]), false
		case s.escapes(r, 1, ""):
			s.out, s.base = appendEscape(s.out, r), false
		default:
			s.out = append(s.out, text[:size]...)
			s.stand(r)
		}
		text = text[size:]
	}
	return s.out
}

// A shower writes one line of text, character by character.
type shower struct {
	name  bool // no blank is lost
	out   []byte
	base  bool // the last character is one that marks can stand on
	marks int  // upon it
}

func (s *shower) show(text string) string {
	s.out = make([]byte, 0, len(text)+8)
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		rest := text[at+size:]
		switch {
		case r == utf8.RuneError && size == 1:
			s.out, s.base = appendByte(s.out, text[at]), false
		case s.escapes(r, at, rest):
			s.out, s.base = appendEscape(s.out, r), false
		case r == '\\' && s.mistakable(rest):
			s.out, s.base = append(s.out, `\\`...), true
		default:
			s.out = append(s.out, text[at:at+size]...)
			s.stand(r)
		}
		at += size
	}
	return string(s.out)
}

// stand notes what was shown, for the marks that come next.
func (s *shower) stand(r rune) {
	if isMark(r) {
		s.marks++
		return
	}
	s.base, s.marks = !unicode.IsSpace(r), 0
}

// escapes reports whether r, at a place of the text and with rest after it, is escaped.
func (s *shower) escapes(r rune, at int, rest string) bool {
	switch {
	case Hidden(r):
		return true
	case r < 0x80:
		return s.name && r == ' ' && (at == 0 || rest == "" || s.out[len(s.out)-1] == ' ')
	case isMark(r):
		return !s.base || s.marks >= MostMarks
	}
	return s.name && unicode.IsSpace(r) // looks like the blank, and is none
}

// mistakable reports whether a backslash before rest would look like part of an escape.
func (s *shower) mistakable(rest string) bool {
	if rest == "" {
		return false
	}
	if rest[0] == '\\' || escapeLen(`\`+rest) > 1 {
		return true
	}
	next := shower{name: s.name, out: []byte{'\\'}, base: true}
	r, size := utf8.DecodeRuneInString(rest)
	return r == utf8.RuneError && size == 1 || next.escapes(r, 1, rest[size:])
}

const hex = "0123456789abcdef"

func appendEscape(out []byte, r rune) []byte {
	letter, digits := byte('u'), 4
	if r > 0xffff {
		letter, digits = 'U', 8
	}
	out = append(out, '\\', letter)
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		out = append(out, hex[r>>shift&15])
	}
	return out
}

func appendByte(out []byte, c byte) []byte { return append(out, '\\', 'x', hex[c>>4], hex[c&15]) }

// Upper returns shown text in capitals, with its escapes as they are.
func Upper(shown string) string {
	var b strings.Builder
	for shown != "" {
		at := strings.IndexByte(shown, '\\')
		if at < 0 {
			at = len(shown)
		}
		b.WriteString(strings.ToUpper(shown[:at]))
		shown = shown[at:]
		n := escapeLen(shown)
		b.WriteString(shown[:n])
		shown = shown[n:]
	}
	return b.String()
}

// escapeLen returns the length of the escape that shown begins with, or of the
// backslash that is none.
func escapeLen(shown string) int {
	if len(shown) < 2 {
		return len(shown)
	}
	n := map[byte]int{'\\': 2, 'u': 6, 'U': 10, 'x': 4}[shown[1]]
	if n == 0 || n > len(shown) || n > 2 && strings.Trim(shown[2:n], hex) != "" {
		return 1
	}
	return n
}
