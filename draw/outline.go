package draw

import (
	"image"
	"image/color"
	"math"
	"slices"
)

// stroke paints a line through points, broken as its dash says.
func (c *canvas) stroke(points []Point, k Stroke) {
	if k.Width <= 0 || k.Paint == None {
		return
	}
	var areas [][]Point
	for _, piece := range dashed(points, k.Dashes()) {
		areas = append(areas, around(piece, k.Width, k.Dash == Dots)...)
	}
	c.fill(k.Paint, areas...)
}

// dashed cuts a line into those pieces that are seen; all of it without dashes, which
// are lengths seen and not seen in turn.
func dashed(points []Point, dashes []float64) [][]Point {
	if len(dashes) == 0 || len(points) < 2 {
		return [][]Point{points}
	}
	var out [][]Point
	piece, left, seen, n := []Point{points[0]}, dashes[0], true, 0
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		for far := math.Hypot(b.X-a.X, b.Y-a.Y); far > left; far = math.Hypot(b.X-a.X, b.Y-a.Y) {
			a = toward(a, b, left)
			if seen {
				out = append(out, append(piece, a))
			}
			n++
			piece, left, seen = []Point{a}, dashes[n%len(dashes)], !seen
		}
		left -= math.Hypot(b.X-a.X, b.Y-a.Y)
		piece = append(piece, b)
	}
	if seen {
		out = append(out, piece)
	}
	return out
}

// around returns the areas of a line as wide as said, which all turn the same way: one a
// stretch, and a disc at each bend, and at the ends if these are round.
func around(points []Point, width float64, ends bool) [][]Point {
	var out [][]Point
	for i, p := range points {
		if inner := i > 0 && i < len(points)-1; inner || ends {
			out = append(out, round(p.X, p.Y, width/2))
		}
		if i == 0 {
			continue
		}
		a := points[i-1]
		far := math.Hypot(p.X-a.X, p.Y-a.Y)
		if far == 0 {
			continue
		}
		x, y := (p.Y-a.Y)/far*width/2, (a.X-p.X)/far*width/2
		out = append(out, []Point{{a.X + x, a.Y + y}, {p.X + x, p.Y + y}, {p.X - x, p.Y - y}, {a.X - x, a.Y - y}})
	}
	return out
}

// flat is a curve as short stretches.
func flat(points []Point) []Point {
	const stretches = 32
	out := points[:min(1, len(points)):min(1, len(points))]
	for i := 0; i+3 < len(points); i += 3 {
		a, b, c, d := points[i], points[i+1], points[i+2], points[i+3]
		for n := 1; n <= stretches; n++ {
			t := float64(n) / stretches
			u := 1 - t
			at := func(a, b, c, d float64) float64 { return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d }
			out = append(out, Point{at(a.X, b.X, c.X, d.X), at(a.Y, b.Y, c.Y, d.Y)})
		}
	}
	return out
}

// round is a circle as a shape, turning as box and around do.
func round(x, y, r float64) []Point {
	const corners = 48
	out := make([]Point, corners)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		out[i] = Point{x + r*cos, y + r*sin}
	}
	return out
}

func box(x, y, w, h float64) []Point { return []Point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}} }

// turned is a shape that turns the other way.
func turned(points []Point) []Point {
	out := slices.Clone(points)
	slices.Reverse(out)
	return out
}

// hatch returns the stripes over an area: each where x+y is between two bounds.
func hatch(r Rect) [][]Point {
	const every, wide = 5, 0.9
	var out [][]Point
	first := math.Ceil((r.X + r.Y) / math.Sqrt2 / every)
	for n := first; n*every*math.Sqrt2 < r.X+r.W+r.Y+r.H; n++ {
		low := n * every * math.Sqrt2
		stripe := cornered(box(r.X, r.Y, r.W, r.H), -1, -low)
		if stripe = cornered(stripe, 1, low+wide*math.Sqrt2); len(stripe) > 2 {
			out = append(out, stripe)
		}
	}
	return out
}

// cornered is the part of a shape without dents where sign times x+y is at most so much.
func cornered(points []Point, sign, most float64) []Point {
	var out []Point
	over := func(p Point) float64 { return sign*(p.X+p.Y) - most }
	for i, b := range points {
		a := points[(i+len(points)-1)%len(points)]
		if (over(a) > 0) != (over(b) > 0) {
			t := over(a) / (over(a) - over(b))
			out = append(out, Point{a.X + t*(b.X-a.X), a.Y + t*(b.Y-a.Y)})
		}
		if over(b) <= 0 {
			out = append(out, b)
		}
	}
	return out
}

// A fading is ink that fades out to the right, or downwards.
type fading struct {
	from, wide float64
	down       bool
}

func (f *fading) ColorModel() color.Model { return color.RGBAModel }
func (f *fading) Bounds() image.Rectangle { return image.Rect(-1e9, -1e9, 1e9, 1e9) }

func (f *fading) At(x, y int) color.Color {
	if f.down {
		x = y
	}
	t := min(1, max(0, (float64(x)+0.5-f.from)/f.wide))
	return color.RGBA{A: uint8(math.Round(0.75 * 255 * (1 - t)))}
}
