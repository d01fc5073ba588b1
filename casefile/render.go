package casefile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error renders the fault: where it is and what is wrong, the line with the
// place marked, and the likely fix. The text is safe for a terminal: control
// characters are spelt out.
//
//	cases/river.yaml:12:12: unknown option `down.atack`
//	   12 |   up: [not down.atack]
//	      |            ^^^^^^^^^^
//	      = did you mean `down.attack`?
func (f *Fault) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s\n", visible(f.File), f.Line, f.Col, short(visible(f.Msg)))
	number := fmt.Sprintf("%5d", f.Line)
	gutter := strings.Repeat(" ", len(number))
	before, marked, after := f.window()
	fmt.Fprintf(&b, "%s | %s%s%s\n", number, before, marked, after)
	fmt.Fprintf(&b, "%s | %s%s\n", gutter, strings.Repeat(" ", cells(before)), strings.Repeat("^", max(1, cells(marked))))
	if f.Hint != "" {
		fmt.Fprintf(&b, "%s = %s\n", gutter, short(visible(f.Hint)))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Bounds of what is shown, in characters.
const (
	maxMessage = 400
	maxBefore  = 60 // of a line before the mark
	maxMark    = 60
	maxLine    = 120
)

// short cuts a message that quotes something long.
func short(msg string) string {
	if utf8.RuneCountInString(msg) <= maxMessage {
		return msg
	}
	return string([]rune(msg)[:maxMessage]) + "…"
}

// window cuts the line around the mark, and makes it visible.
func (f *Fault) window() (before, marked, after string) {
	from := skip(f.Source, f.Col-1)
	to := from + skip(f.Source[from:], min(f.Mark, maxMark))
	start, stop := 0, len(f.Source)
	if utf8.RuneCountInString(f.Source) > maxLine {
		start = back(f.Source[:from], maxBefore)
		stop = to + skip(f.Source[to:], maxBefore)
	}
	before, marked, after = visible(f.Source[start:from]), visible(f.Source[from:to]), visible(f.Source[to:stop])
	if start > 0 {
		before = "…" + before
	}
	if stop < len(f.Source) {
		after += "…"
	}
	return before, marked, strings.TrimRight(after, " ")
}

// skip returns the length in bytes of the first n runes of text.
func skip(text string, n int) int {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// back returns where the last n runes of text begin.
func back(text string, n int) int {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

// visible spells out what a terminal would obey rather than show, and widens
// tabs.
func visible(text string) string {
	if strings.IndexFunc(text, hidden) < 0 && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case r == '\t':
			b.WriteString("    ")
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[at])
		case hidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
		at += size
	}
	return b.String()
}

// hidden says whether r changes what is shown without being seen: controls,
// invisible separators and directional marks. The joiners that scripts need
// are not among them.
func hidden(r rune) bool {
	switch {
	case r == 0x200c || r == 0x200d:
		return false
	case r == 0x2028 || r == 0x2029:
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// cells counts the columns a terminal needs for text.
func cells(text string) int {
	n := 0
	for _, r := range text {
		n += width(r)
	}
	return n
}

// wide holds the main ranges of characters that take two columns.
var wide = [][2]rune{
	{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xa960, 0xa97f}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
	{0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff},
	{0x20000, 0x3fffd},
}

func width(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	for _, w := range wide {
		if w[0] <= r && r <= w[1] {
			return 2
		}
	}
	return 1
}
