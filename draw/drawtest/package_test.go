package drawtest

import (
	"testing"

	"github.com/plenary-talks/plenary/draw"
)

func TestCrowding(t *testing.T) {
	word := draw.Text{X: 50, Y: 50, Text: "word"}
	at := func(x, y float64) draw.Point { return draw.Point{X: x, Y: y} }
	line := func(points ...draw.Point) draw.Line { return draw.Line{Points: points} }
	bent := draw.Line{Curve: true, Points: []draw.Point{at(0, 45), at(9, 45), at(50, 45), at(99, 45)}}
	for name, test := range map[string]struct {
		with []draw.Mark
		want int
	}{
		"alone":            {nil, 0},
		"in a box":         {[]draw.Mark{draw.Rect{X: 40, Y: 30, W: 50, H: 40}}, 0},
		"half in a box":    {[]draw.Mark{draw.Rect{X: 60, Y: 30, W: 50, H: 40}}, 1},
		"on a line":        {[]draw.Mark{line(at(0, 45), at(99, 45))}, 1},
		"over a line":      {[]draw.Mark{line(at(0, 55), at(99, 55))}, 0},
		"on a curve":       {[]draw.Mark{bent}, 1},
		"by another":       {[]draw.Mark{draw.Text{X: 60, Y: 55, Text: "another"}}, 1},
		"of the sheet":     {[]draw.Mark{draw.Text{X: 190, Y: 20, Text: "gone"}}, 1},
		"a line that goes": {[]draw.Mark{line(at(0, 10), at(201, 10))}, 1},
		"at a circle":      {[]draw.Mark{draw.Circle{X: 60, Y: 50, R: 9}}, 1},
		"at a corner":      {[]draw.Mark{draw.Shape{Points: []draw.Point{at(60, 40), at(60, 60), at(90, 50)}}}, 1},
	} {
		p := &draw.Picture{Width: 200, Height: 100, Marks: append([]draw.Mark{word}, test.with...)}
		if got := Crowding(p); len(got) != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	word.Halo = true
	p := &draw.Picture{Width: 200, Height: 100, Marks: []draw.Mark{word, line(at(0, 45), at(99, 45))}}
	if got := Crowding(p); len(got) != 0 {
		t.Error(got)
	}
}
