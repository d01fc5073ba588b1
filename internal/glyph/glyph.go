// Package glyph knows the characters that word processors, web pages, chats and
// keyboards of other scripts put where a plain one was meant.
//
// [Of] is its table. What becomes of such a character where it stands is for
// those to decide who read the text: in prose each of them is right.
package glyph

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// A Class groups characters by what they were meant to be.
type Class uint8

// The kinds of characters.
const (
	Blank   Class = iota // a space that is none of ours
	Hidden               // nothing is seen of it
	Quote                // of any shape, opening or closing
	Dash                 // a dash, a hyphen or a minus
	Bullet               // begins an item
	Sign                 // of logic or arithmetic
	Wide                 // a full-width or other form of an ASCII character
	Digit                // of another script
	Unclear              // no one plain character says the same
)

// A Char is a character that stands where a plain one is due.
type Char struct {
	Rune  rune
	Kind  Class
	Name  string // "an en dash"
	Plain string // what was meant; "" for nothing at all, and of Unclear
	Hint  string // of Unclear: what to do
}

// Of returns what is known of r, if it is one of these characters.
func Of(r rune) (Char, bool) {
	if r < 0x80 {
		return Char{}, false
	}
	if c, ok := table[r]; ok {
		c.Rune = r
		return c, true
	}
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		ascii := string(r - 0xff01 + '!')
		return Char{r, Wide, "a full-width " + ascii, ascii, ""}, true
	case unicode.Is(unicode.Zs, r):
		return Char{r, Blank, "a space of another width", " ", ""}, true
	case unicode.Is(unicode.Nd, r) && r <= 0xffff:
		return Char{r, Digit, "a digit of another script", string('0' + value(r)), ""}, true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef:
		return Char{r, Hidden, "a variation selector", "", ""}, true
	case unicode.Is(unicode.Cf, r):
		return Char{r, Hidden, "a formatting character", "", ""}, true
	}
	return Char{}, false
}

// value is the number that a decimal digit stands for. Digits stand in tens.
func value(r rune) rune {
	for _, rg := range unicode.Nd.R16 {
		if lo, hi := rune(rg.Lo), rune(rg.Hi); lo <= r && r <= hi {
			return (r - lo) % 10
		}
	}
	return 0
}

// Any reports whether text has one of these characters.
func Any(text string) bool {
	for _, r := range text {
		if _, ok := Of(r); ok {
			return true
		}
	}
	return false
}

// Msg words the fault of a c where a plain character is due.
func (c Char) Msg() string {
	switch c.Kind {
	case Blank:
		return fmt.Sprintf("%s stands where a plain space is due", c)
	case Hidden:
		return fmt.Sprintf("%s, which nobody sees, cannot stand here", c)
	case Unclear:
		return fmt.Sprintf("%s cannot stand here", c)
	}
	return fmt.Sprintf("%s stands where a plain `%s` is due", c, c.Plain)
}

// Fix says what to do about it.
func (c Char) Fix() string {
	switch c.Kind {
	case Blank:
		return "write a plain space"
	case Hidden:
		return "remove it"
	case Unclear:
		return c.Hint
	}
	return "write `" + c.Plain + "`"
}

// String names c: the character, if it is seen, its code point and its name.
func (c Char) String() string {
	if c.Kind == Blank || c.Kind == Hidden {
		return fmt.Sprintf("U+%04X (%s)", c.Rune, c.Name)
	}
	return fmt.Sprintf("`%c` (U+%04X, %s)", c.Rune, c.Rune, c.Name)
}

// Fold returns text as it is told apart by eye: characters of the table made
// plain, what is not seen left out, white space joined and trimmed. Case is kept.
// The joiners that scripts need are kept between letters that are not Latin.
func Fold(text string) string {
	var out []rune
	blank := false
	for i, r := range text {
		c, odd := Of(r)
		switch {
		case unicode.IsSpace(r) || odd && c.Kind == Blank:
			blank = len(out) > 0
			continue
		case Joins(text, i, r):
		case odd && c.Kind == Hidden:
			continue
		}
		if blank {
			out, blank = append(out, ' '), false
		}
		if odd && c.Kind != Unclear && c.Kind != Hidden {
			out = append(out, []rune(c.Plain)...)
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// Joins reports whether r, at byte i of text, is a joiner or a variation
// selector that the script around it needs.
func Joins(text string, i int, r rune) bool {
	if r != 0x200c && r != 0x200d && (r < 0xfe00 || r > 0xfe0f) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	return before > 0x36f && (unicode.IsLetter(before) || unicode.IsMark(before)) &&
		!unicode.In(before, unicode.Latin, unicode.Greek, unicode.Cyrillic) ||
		unicode.Is(unicode.So, before)
}
