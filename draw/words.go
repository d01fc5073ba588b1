package draw

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Width estimates how wide a line of text is, in units, on the wide side: with
// letters of [Size] of the fonts that most machines have.
func Width(text string, bold bool) float64 {
	w := 0.56 * Size * float64(outlet.Width(text))
	if bold {
		w *= 1.07
	}
	return w
}

// Wrap breaks text between words into lines of at most so many columns; a longer
// word stands alone.
func Wrap(text string, columns int) []string {
	var out []string
	for _, word := range strings.Fields(text) {
		if last := len(out) - 1; last >= 0 && outlet.Width(out[last])+1+outlet.Width(word) <= columns {
			out[last] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

// Box is about where the letters of a text stand, what is cited behind them and all.
func (t Text) Box() Rect {
	size := t.Size
	if size == 0 {
		size = Size
	}
	w := Width(t.Text, t.Bold) * size / Size
	if n := len(t.Refs); n > 0 { // of two figures each
		w += 0.84 * 0.56 * size * float64(2+3*n)
	}
	x := t.X
	switch t.Anchor {
	case Middle:
		x -= w / 2
	case End:
		x -= w
	}
	return Rect{X: x, Y: t.Y - 0.8*size, W: w, H: size}
}
