package draw

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"
)

func pixels(t *testing.T, p *Picture, scale float64) image.Image {
	t.Helper()
	file, err := PNG(p, scale, func(string) int { return 7 })
	if err != nil {
		t.Fatal(err)
	}
	if again, err := PNG(p, scale, func(string) int { return 7 }); err != nil || !bytes.Equal(file, again) {
		t.Error("other bytes the second time")
	}
	out, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// darkness is how much of the ground is not paper, in units of area.
func darkness(t *testing.T, scale float64, marks ...Mark) float64 {
	t.Helper()
	img, sum := pixels(t, &Picture{Width: 60, Height: 40, Marks: marks}, scale), 0.0
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			r, _, _, _ := img.At(x, y).RGBA()
			sum += 1 - float64(r)/0xffff
		}
	}
	return sum / scale / scale
}

// The ink on a picture is that of the areas of its marks.
func TestPNGAreas(t *testing.T) {
	ink := func(w float64, d Dash) Stroke { return Stroke{Ink, w, d} }
	line := []Point{{5, 10}, {55, 10}}
	for name, test := range map[string]struct {
		mark Mark
		want float64
	}{
		"rect":         {Rect{X: 10.5, Y: 10.25, W: 20, H: 10, Fill: Ink}, 200},
		"frame":        {Rect{X: 10, Y: 10, W: 20, H: 10, Stroke: ink(2, Solid)}, 22*12 - 18*8},
		"disc":         {Circle{X: 30, Y: 20, R: 10, Fill: Ink}, math.Pi * 100},
		"ring":         {Circle{X: 30, Y: 20, R: 10, Stroke: ink(2, Solid)}, math.Pi * (121 - 81)},
		"shape":        {Shape{Points: []Point{{5, 5}, {25, 5}, {5, 25}}, Fill: Ink}, 200},
		"line":         {Line{Points: line, Stroke: ink(2, Solid)}, 100},
		"bent":         {Line{Points: []Point{{5, 10}, {30, 10}, {30, 30}}, Stroke: ink(2, Solid)}, 89 + math.Pi/4},
		"slanted":      {Line{Points: []Point{{5, 5}, {35, 35}}, Stroke: ink(1, Solid)}, 30 * math.Sqrt2},
		"fading":       {Rect{X: 10, Y: 10, W: 20, H: 10, Fade: true}, 200 * .375},
		"fading down":  {Rect{X: 10, Y: 10, W: 20, H: 10, Fade: true, Down: true}, 200 * .375},
		"hatched":      {Rect{X: 10, Y: 5, W: 30, H: 30, Hatch: true}, 900 * .9 / 5 * (1 - 0x55/255.0)},
		"off the page": {Rect{X: -10, Y: -10, W: 20, H: 20, Fill: Ink}, 100},
		"nothing":      {Rect{X: 10, Y: 10, W: 20, H: 20}, 0},
	} {
		for _, scale := range []float64{1, 2.5} {
			if got := darkness(t, scale, test.mark); math.Abs(got-test.want) > 0.03*test.want+0.5 {
				t.Errorf("%s: %.1f, want %.1f", name, got, test.want)
			}
		}
	}
}

// What is broken has less ink, and a halo takes from what is under it.
func TestPNGDashes(t *testing.T) {
	line := func(d Dash) float64 {
		return darkness(t, 2, Line{Points: []Point{{5, 10}, {55, 10}}, Stroke: Stroke{Ink, 2, d}})
	}
	if solid, long, short, dots := line(Solid), line(Long), line(Short), line(Dots); !(solid > long && long > short &&
		short > dots && dots > 10) {
		t.Error(solid, long, short, dots)
	}
	under := Rect{X: 0, Y: 0, W: 60, H: 40, Fill: Ink}
	plain := darkness(t, 2, under, Text{X: 5, Y: 20, Text: "word"})
	if halo := darkness(t, 2, under, Text{X: 5, Y: 20, Text: "word", Halo: true}); halo > plain-20 {
		t.Error(plain, halo)
	}
}

// Words take no more room than they are said to.
func TestLettersHaveRoom(t *testing.T) {
	for _, text := range []string{"the lifting of the restrictions", "North Korea says so", "full recognition"} {
		for _, bold := range []bool{false, true} {
			img := pixels(t, &Picture{Width: 400, Height: 20, Marks: []Mark{Text{X: 0, Y: 15,
				Text: text, Bold: bold}}}, 1)
			last := 0
			for x := range img.Bounds().Dx() {
				for y := range img.Bounds().Dy() {
					if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
						last = x
					}
				}
			}
			if float64(last) > 1.05*Width(text, bold) || last < 20 {
				t.Errorf("%q takes %d of %.0f", text, last, Width(text, bold))
			}
		}
	}
}

func TestPNGHasBounds(t *testing.T) {
	for _, p := range []*Picture{{}, {Width: 1e9, Height: 1e9}, {Width: math.NaN(), Height: 1},
		{Width: -5, Height: 5}} {
		if _, err := PNG(p, 2, nil); err == nil {
			t.Errorf("a picture of %v by %v", p.Width, p.Height)
		}
	}
	pixels(t, everyMark(), 3)
}

// For programs without style sheets each mark says its colours, and no class is left.
func TestPlainSVG(t *testing.T) {
	text := SVG(everyMark(), About{ID: "x", Title: ` class="fill-ink"`, Plain: true})
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		e, _ := token.(xml.StartElement)
		for _, a := range e.Attr {
			if a.Name.Local == "class" || strings.Contains(a.Value, "var(") {
				t.Errorf("%s has %s %s", e.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
	for _, want := range []string{`stroke="#0e4a34"`, `fill="none"`, `font-weight="bold"`, ` class=&#34;fill-ink&#34;`,
		`xmlns="http`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}
