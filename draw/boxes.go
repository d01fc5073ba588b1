package draw

import (
	"slices"
	"unicode"

	"golang.org/x/image/font/sfnt"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Boxes returns the letters of a picture that [PNG] cannot show, each once, in the order of their
// numbers: those of scripts that the Go fonts lack, as Arabic and Chinese. [SVG] leaves letters to
// whoever shows it, and so has them. The error is that of reading the fonts.
func Boxes(p *Picture) ([]rune, error) {
	both, err := fonts()
	if err != nil {
		return nil, err
	}
	var out []rune
	var b sfnt.Buffer
	seen := map[rune]bool{}
	for _, m := range p.Marks {
		t, is := m.(Text)
		if !is {
			continue
		}
		for _, r := range outlet.Line(t.Text) {
			if seen[r] || !unicode.IsGraphic(r) {
				continue
			}
			seen[r] = true
			if glyph, err := both[0].GlyphIndex(&b, r); err != nil || glyph == 0 {
				out = append(out, r)
			}
		}
	}
	slices.Sort(out)
	return out, nil
}
