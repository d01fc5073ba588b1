// Package drawtest looks at pictures as a reader would: whether words stand free of
// each other and of lines, and nothing leaves the sheet. It is for tests.
package drawtest

import (
	"fmt"
	"math"

	"github.com/plenary-talks/plenary/draw"
)

// Crowding lists what stands in the way of reading a picture: words that leave the
// sheet, that touch other words, a line or the edge of a shape, or that stand partly in a
// box. How wide words are is estimated ([draw.Text.Box]). Of texts with a halo only
// other words count. A picture without faults has none. The cost is that of every
// text against every mark.
func Crowding(p *draw.Picture) []string {
	var out []string
	for i, m := range p.Marks {
		t, is := m.(draw.Text)
		if !is {
			if !within(p, m) {
				out = append(out, fmt.Sprintf("%+v leaves the sheet", m))
			}
			continue
		}
		b := t.Box()
		if b.X < 0 || b.Y < 0 || b.X+b.W > p.Width || b.Y+b.H > p.Height {
			out = append(out, fmt.Sprintf("%q leaves the sheet", t.Text))
		}
		for j, other := range p.Marks {
			if _, text := other.(draw.Text); i == j || t.Halo && !text || text && j < i {
				continue
			}
			if inTheWay(b, other) {
				out = append(out, fmt.Sprintf("%q (%+v) touches %+v", t.Text, b, other))
			}
		}
	}
	return out
}

// inTheWay reports whether a mark stands in the way of words in a box.
func inTheWay(b draw.Rect, m draw.Mark) bool {
	switch m := m.(type) {
	case draw.Text:
		return meet(b, m.Box())
	case draw.Rect:
		return meet(b, m) && !holds(m, b)
	case draw.Circle:
		return meet(b, around(m)) && !holds(draw.Rect{X: m.X - .7*m.R, Y: m.Y - .7*m.R, W: 1.4 * m.R, H: 1.4 * m.R}, b)
	case draw.Shape:
		return crossed(b, append(append([]draw.Point{}, m.Points...), m.Points[0]))
	case draw.Line:
		return crossed(b, Along(m))
	}
	return false
}

// Along lists points on a line, near to each other where it bends.
func Along(l draw.Line) []draw.Point {
	if !l.Curve {
		return l.Points
	}
	const steps = 24
	out := []draw.Point{l.Points[0]}
	for i := 0; i+3 < len(l.Points); i += 3 {
		a, b, c, d := l.Points[i], l.Points[i+1], l.Points[i+2], l.Points[i+3]
		for k := 1; k <= steps; k++ {
			t := float64(k) / steps
			u := 1 - t
			out = append(out, draw.Point{
				X: u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*c.X + t*t*t*d.X,
				Y: u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*c.Y + t*t*t*d.Y,
			})
		}
	}
	return out
}

// Enters reports whether a line goes through the inside of a box.
func Enters(l draw.Line, box draw.Rect) bool {
	const edge = 0.5
	return crossed(draw.Rect{X: box.X + edge, Y: box.Y + edge, W: box.W - 2*edge, H: box.H - 2*edge}, Along(l))
}

// crossed reports whether some stretch between points meets a box.
func crossed(b draw.Rect, points []draw.Point) bool {
	for i := 1; i < len(points); i++ {
		p, q := points[i-1], points[i]
		n := int(math.Hypot(q.X-p.X, q.Y-p.Y)) + 1
		for k := 0; k <= n; k++ {
			t := float64(k) / float64(n)
			x, y := p.X+(q.X-p.X)*t, p.Y+(q.Y-p.Y)*t
			if x > b.X && x < b.X+b.W && y > b.Y && y < b.Y+b.H {
				return true
			}
		}
	}
	return false
}

func meet(a, b draw.Rect) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

func holds(outer, inner draw.Rect) bool {
	return outer.X <= inner.X && outer.Y <= inner.Y && outer.X+outer.W >= inner.X+inner.W &&
		outer.Y+outer.H >= inner.Y+inner.H
}

func around(c draw.Circle) draw.Rect {
	return draw.Rect{X: c.X - c.R, Y: c.Y - c.R, W: 2 * c.R, H: 2 * c.R}
}

// within reports whether a mark without words stands on the sheet.
func within(p *draw.Picture, m draw.Mark) bool {
	sheet := draw.Rect{W: p.Width, H: p.Height}
	switch m := m.(type) {
	case draw.Rect:
		return holds(sheet, m)
	case draw.Circle:
		return holds(sheet, around(m))
	case draw.Shape:
		return on(sheet, m.Points)
	case draw.Line:
		return on(sheet, Along(m))
	}
	return true
}

func on(sheet draw.Rect, points []draw.Point) bool {
	for _, p := range points {
		if p.X < sheet.X || p.Y < sheet.Y || p.X > sheet.W || p.Y > sheet.H {
			return false
		}
	}
	return true
}
