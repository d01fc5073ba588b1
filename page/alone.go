package page

import (
	"strconv"

	"github.com/plenary-talks/plenary/draw"
)

// Alone is a figure as one picture that needs nothing beside it: its caption and how to
// read it, its parts, what its marks mean, and what it cites, with what is said of that.
// The numbers of what is cited are those of About.
func (f Figure) Alone(notes map[string]Spans) (*draw.Picture, draw.About) {
	const margin, gap, line = 16, 20, 18
	a := &alone{numbers: map[string]int{}}
	wide := 420.0
	for _, p := range f.Parts {
		wide = max(wide, p.Wide.Width)
	}
	y := 26.0
	write := func(text string, paint draw.Paint, bold bool) {
		if text != "" {
			y = a.Lines(draw.Text{X: margin, Y: y, Text: text, Paint: paint, Bold: bold}, wide) + line
		}
	}
	write(f.Caption.String(), draw.Ink, true)
	write(f.Reading.String(), draw.Second, false)
	x, below := 0.0, y
	for _, p := range f.Parts {
		if x > 0 && x+p.Wide.Width > wide { // a new row
			x, y = 0, below
		}
		a.Put(p.Wide, margin+x, y)
		x, below = x+p.Wide.Width+2*gap, max(below, y+p.Wide.Height+gap)
	}
	y = a.key(f.Key, margin, below+gap/2, wide)
	a.number()
	for i, ref := range a.cited {
		write("["+strconv.Itoa(i+1)+"] "+notes[ref].String(), draw.Second, false)
	}
	a.Width, a.Height = wide+2*margin, y
	return &a.Picture, draw.About{ID: f.ID, Title: f.Caption.String(), Desc: f.Desc.String(), Alone: true,
		Cite: func(ref string) int { return a.numbers[ref] }}
}

// An alone is a picture of all of a figure, as it grows.
type alone struct {
	draw.Picture
	cited   []string
	numbers map[string]int
}

// key writes what marks mean, beside each other as far as there is room, and returns where
// it ends.
func (a *alone) key(signs []Sign, margin, y, wide float64) float64 {
	const line, gap = 20, 22
	x := margin
	for _, s := range signs {
		text := s.Text.String()
		w := s.Mark.Width + 8 + draw.Width(text, false)
		if x > margin && x+w > margin+wide {
			x, y = margin, y+line
		}
		a.Put(s.Mark, x, y-11)
		a.Add(draw.Text{X: x + s.Mark.Width + 8, Y: y, Text: text, Paint: draw.Second})
		x += w + gap
	}
	if len(signs) > 0 {
		y += line + 6
	}
	return y
}

// number numbers what is cited, in the order of the marks.
func (a *alone) number() {
	for _, m := range a.Marks {
		t, _ := m.(draw.Text)
		for _, ref := range t.Refs {
			if a.numbers[ref] == 0 {
				a.cited = append(a.cited, ref)
				a.numbers[ref] = len(a.cited)
			}
		}
	}
}
