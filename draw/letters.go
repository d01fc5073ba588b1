package draw

import (
	"image"
	"math"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// fonts are the regular and the bold letters.
var fonts = sync.OnceValues(func() (out [2]*opentype.Font, err error) {
	if out[0], err = opentype.Parse(goregular.TTF); err == nil {
		out[1], err = opentype.Parse(gobold.TTF)
	}
	return out, err
})

// letters are those of a text on this canvas.
func (c *canvas) letters(size float64, bold bool) (font.Face, error) {
	both, err := fonts()
	if err != nil {
		return nil, err
	}
	f := both[0]
	if bold {
		f = both[1]
	}
	return opentype.NewFace(f, &opentype.FaceOptions{Size: size * c.scale, DPI: 72})
}

// text paints a line of words, and the numbers of what it cites behind it.
func (c *canvas) text(t Text) error {
	size := t.Size
	if size == 0 {
		size = Size
	}
	large, err := c.letters(size, t.Bold)
	if err != nil {
		return err
	}
	small, err := c.letters(0.84*size, false)
	if err != nil {
		return err
	}
	words, cites := outlet.Line(t.Text), c.cites(t.Refs)
	wide := font.MeasureString(large, words)
	all := wide + font.MeasureString(small, cites)
	at := fixed.Point26_6{X: c.fixed(t.X), Y: c.fixed(t.Y)}
	switch t.Anchor {
	case Middle:
		at.X -= all / 2
	case End:
		at.X -= all
	}
	for _, part := range []struct {
		face font.Face
		text string
		at   fixed.Point26_6
	}{{large, words, at}, {small, cites, fixed.Point26_6{X: at.X + wide, Y: at.Y}}} {
		if t.Halo {
			c.halo(part.face, part.text, part.at)
		}
		c.write(t.paint(), part.face, part.text, part.at)
	}
	return nil
}

func (c *canvas) write(p Paint, face font.Face, text string, at fixed.Point26_6) {
	d := font.Drawer{Dst: c.image, Src: image.NewUniform(onPaper[p]), Face: face, Dot: at}
	d.DrawString(text)
}

// halo puts paper around letters, a unit and a half wide.
func (c *canvas) halo(face font.Face, text string, at fixed.Point26_6) {
	const around = 16
	for i := range around {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / around)
		c.write(Paper, face, text, fixed.Point26_6{X: at.X + c.fixed(1.5*cos), Y: at.Y + c.fixed(1.5*sin)})
	}
}

// fixed is a length in 64ths of a pixel.
func (c *canvas) fixed(units float64) fixed.Int26_6 {
	return fixed.Int26_6(math.Round(units * c.scale * 64))
}

// cites are the numbers of what a text cites.
func (c *canvas) cites(refs []string) string {
	if c.cite == nil || len(refs) == 0 {
		return ""
	}
	var out []string
	for _, r := range refs {
		out = append(out, strconv.Itoa(c.cite(r)))
	}
	return " [" + strings.Join(out, ",") + "]"
}
