package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/vector"
)

// MostPixels is how many pixels a picture has at most.
const MostPixels = 64 << 20

// PNG returns a picture as a file of pixels, scale of them a unit, in the colours of
// paper. cite gives the number of what is cited; nil where citations are not shown.
// Letters are those of the Go fonts; one that these lack ([Boxes]) is an empty box. The same
// picture has the same bytes. The error is of a picture with no room, or with more than
// [MostPixels]. The cost is that of its pixels for each mark.
func PNG(p *Picture, scale float64, cite func(ref string) int) ([]byte, error) {
	w, h := math.Ceil(p.Width*scale), math.Ceil(p.Height*scale)
	if !(w >= 1 && h >= 1 && w*h <= MostPixels) {
		return nil, fmt.Errorf("a picture of %v by %v pixels: it must have at least one and at most %d",
			w, h, MostPixels)
	}
	c := &canvas{image: image.NewRGBA(image.Rect(0, 0, int(w), int(h))), scale: scale, cite: cite}
	draw.Draw(c.image, c.image.Bounds(), image.NewUniform(onPaper[Paper]), image.Point{}, draw.Src)
	for _, m := range p.Marks {
		if err := c.mark(m); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, c.image)
	return b.Bytes(), err
}

// A canvas is pixels to paint on.
type canvas struct {
	image *image.RGBA
	scale float64
	cite  func(ref string) int
}

func (c *canvas) mark(m Mark) error {
	switch m := m.(type) {
	case Line:
		body, heads := m.parts()
		if m.Curve {
			body = flat(body)
		}
		c.stroke(body, m.Stroke)
		for _, h := range heads {
			c.fill(m.Stroke.Paint, h)
		}
	case Shape:
		c.fill(m.Fill, m.Points)
		if len(m.Points) > 0 {
			c.stroke(append(append([]Point{}, m.Points...), m.Points[0]), m.Stroke)
		}
	case Rect:
		c.rect(m)
	case Circle:
		c.fill(m.Fill, round(m.X, m.Y, m.R))
		c.circle(m)
	case Text:
		return c.text(m)
	}
	return nil
}

// fill paints areas with corners. Where some lie over each other they must turn the
// same way; one that turns the other way is a hole.
func (c *canvas) fill(p Paint, areas ...[]Point) {
	if p != None {
		c.paint(image.NewUniform(onPaper[p]), areas...)
	}
}

// paint paints the bounds of areas only, since most are small.
func (c *canvas) paint(src image.Image, areas ...[]Point) {
	box := c.bounds(areas)
	if box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	at := func(p Point) (x, y float32) {
		return float32(p.X*c.scale) - float32(box.Min.X), float32(p.Y*c.scale) - float32(box.Min.Y)
	}
	for _, points := range areas {
		for i, p := range points {
			if x, y := at(p); i == 0 {
				r.MoveTo(x, y)
			} else {
				r.LineTo(x, y)
			}
		}
		r.ClosePath()
	}
	r.Draw(c.image, box, src, box.Min)
}

// bounds are the pixels that areas may touch.
func (c *canvas) bounds(areas [][]Point) image.Rectangle {
	out := image.Rectangle{}
	for _, points := range areas {
		for _, p := range points {
			x, y := int(math.Floor(p.X*c.scale)), int(math.Floor(p.Y*c.scale))
			out = out.Union(image.Rect(x-1, y-1, x+2, y+2))
		}
	}
	return out.Intersect(c.image.Bounds())
}

func (c *canvas) rect(r Rect) {
	corners := box(r.X, r.Y, r.W, r.H)
	if r.Fade {
		f := &fading{from: r.X * c.scale, wide: r.W * c.scale}
		if r.Down {
			f = &fading{from: r.Y * c.scale, wide: r.H * c.scale, down: true}
		}
		c.paint(f, corners)
		return
	}
	c.fill(r.Fill, corners)
	if r.Hatch {
		c.fill(Third, hatch(r)...)
	}
	k := r.Stroke
	switch half := k.Width / 2; {
	case k.Width <= 0:
	case k.Dash == Solid && r.W > k.Width && r.H > k.Width:
		c.fill(k.Paint, box(r.X-half, r.Y-half, r.W+k.Width, r.H+k.Width),
			turned(box(r.X+half, r.Y+half, r.W-k.Width, r.H-k.Width)))
	default:
		c.stroke(append(corners, corners[0]), k)
	}
}

func (c *canvas) circle(m Circle) {
	k := m.Stroke
	switch {
	case k.Width <= 0:
	case k.Dash == Solid && m.R > k.Width/2:
		c.fill(k.Paint, round(m.X, m.Y, m.R+k.Width/2), turned(round(m.X, m.Y, m.R-k.Width/2)))
	default:
		edge := round(m.X, m.Y, m.R)
		c.stroke(append(edge, edge[0]), k)
	}
}
