package draw

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// lineHeight is how far the lines of a text of several stand apart.
const lineHeight = 15.5

// inUnits breaks text into lines of at most so many units, at most so many of them: a word
// that is longer is cut, and what finds no room is left out behind an ellipsis.
func inUnits(text string, units float64, most int, bold bool) []string {
	columns := max(2, int(units/Width("0", bold)))
	var out []string
	for _, line := range Wrap(text, columns) {
		for outlet.Width(line) > columns {
			head, rest := cut(line, columns)
			out, line = append(out, head), rest
		}
		out = append(out, line)
	}
	if len(out) > most {
		out = out[:most]
		head, _ := cut(out[most-1], columns-1)
		out[most-1] = strings.TrimRight(head, " ,;:") + "…"
	}
	return out
}

// cut divides text behind so many columns.
func cut(text string, columns int) (head, rest string) {
	n := 0
	for i, r := range text {
		if n += outlet.Width(string(r)); n > columns {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

// lines adds lines of text under one another, the first of them on y, and returns the y
// of the last. What is cited stands behind the last.
func (p *Picture) lines(first Text, list []string) float64 {
	refs := first.Refs
	for i, line := range list {
		t := first
		t.Text, t.Refs, t.Y = line, nil, first.Y+float64(i)*lineHeight
		if i == len(list)-1 {
			t.Refs = refs
		}
		p.Add(t)
	}
	return first.Y + float64(max(0, len(list)-1))*lineHeight
}
