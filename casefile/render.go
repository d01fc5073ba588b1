package casefile

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/internal/outlet"
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
	if f.Place != "" {
		return f.ofCell()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s:%d:%d: %s\n", visible(f.File), f.Line, f.Col, short(visible(f.Msg)))
	number := fmt.Sprintf("%5d", f.Line)
	gutter := strings.Repeat(" ", len(number))
	before, marked, after := f.window()
	fmt.Fprintf(&b, "%s | %s%s%s\n", number, before, marked, after)
	fmt.Fprintf(&b, "%s | %s%s\n", gutter, strings.Repeat(" ", outlet.Width(before)),
		strings.Repeat("^", max(1, outlet.Width(marked))))
	if f.Hint != "" {
		fmt.Fprintf(&b, "%s = %s\n", gutter, short(visible(f.Hint)))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// ofCell renders the fault of a cell, with what stands in it.
//
//	talks.xlsx, sheet wishes, row 7, column B (B7): unknown option `down.atack`
//	      | not down.atack
//	      = did you mean `down.attack`?
func (f *Fault) ofCell() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", visible(f.Place), short(visible(f.Msg)))
	for _, more := range []struct{ sign, text string }{{"|", f.Source}, {"=", f.Hint}} {
		if more.text != "" {
			fmt.Fprintf(&b, "\n      %s %s", more.sign, short(visible(more.text)))
		}
	}
	return b.String()
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

// visible is a line of a file as it is shown: what a terminal would obey
// rather than show is spelt out, and a tab is four blanks.
func visible(text string) string { return outlet.Line(strings.ReplaceAll(text, "\t", "    ")) }
