package draw

import "strings"

// A Standing is a table of signs: what stands under which supposition.
type Standing struct {
	Columns []string // suppositions
	Last    string   // what the last column has
	Rows    []StandingRow
}

// A StandingRow is one thing that stands or does not.
type StandingRow struct {
	Name    string
	Symbols []Symbol // one a column
	Last    string
	Known   string // in a word, with a line under it
	Dash    Dash   // of the line
	Apart   bool   // whether a heavier line stands above it
}

// A Symbol is a mark in a table.
type Symbol uint8

// The signs. A dot is full, a ring is not, a bar is neither.
const (
	NoSymbol Symbol = iota
	Dot
	Ring
	Bar
)

// At draws a sign around a place.
func (s Symbol) At(p *Picture, x, y float64) {
	switch s {
	case Dot:
		p.Add(Circle{X: x, Y: y, R: 5.5, Fill: Ink})
	case Ring:
		p.Add(Circle{X: x, Y: y, R: 4.8, Fill: Paper, Stroke: Stroke{Paint: Ink, Width: 1.8}})
	case Bar:
		p.Add(Line{Points: []Point{{x - 5.5, y}, {x + 5.5, y}}, Stroke: Stroke{Paint: Second, Width: 1.2}})
	}
}

// Layout of signs, in units.
const (
	signsMost = 84.0 // of a column, at most
	signsLast = 176.0
	headSize  = 11.5
	headNear  = 10.0 // on a narrow sheet
	headLeast = 8.5  // where words are long
)

// DrawStanding draws signs on a sheet so wide. On a narrow one the name of a row stands above
// it, and what the last column has beside the name.
func DrawStanding(s *Standing, width float64) *Picture {
	p := &Picture{Width: width}
	name, last, gap := width*0.32, signsLast, 12.0
	narrow := width < narrowBelow
	if narrow {
		name, last, gap = 0, 78, 6
	}
	w := min(signsMost, (width-name-last)/float64(max(1, len(s.Columns))))
	x := func(i int) float64 { return name + (float64(i)+0.5)*w }
	tail := name + w*float64(len(s.Columns)) + gap
	y := s.heads(p, x, w, tail)
	p.Add(Line{Points: []Point{{0, y}, {width, y}}, Stroke: Stroke{Paint: Rule, Width: 1}})
	for i := range s.Rows {
		r := &s.Rows[i]
		rule := Stroke{Paint: Faint, Width: 1}
		if r.Apart {
			rule.Paint = Rule
		}
		if i > 0 {
			p.Add(Line{Points: []Point{{0, y}, {width, y}}, Stroke: rule})
		}
		y = r.draw(p, y, name, tail, x)
	}
	p.Add(Line{Points: []Point{{0, y}, {width, y}}, Stroke: Stroke{Paint: Rule, Width: 1}})
	p.Height = y + 1
	return p
}

// heads draws the heads of columns and returns where rows begin.
func (s *Standing) heads(p *Picture, x func(int) float64, w, tail float64) float64 {
	most, size := 1, headSize
	if p.Width < narrowBelow {
		size = headNear
		for _, word := range strings.Fields(strings.Join(s.Columns, " ")) { // whole, if it is as long as words are
			size = max(headLeast, min(size, (w-2)*Size/Width(word, false)))
		}
	}
	heads := make([][]string, len(s.Columns))
	for i, c := range s.Columns {
		heads[i] = inUnits(c, (w-2)*Size/size, 9, false)
		most = max(most, len(heads[i]))
	}
	last := inUnits(s.Last, p.Width-tail, 6, false)
	most = max(most, len(last))
	begin := func(n int) float64 { return 12 + float64(most-n)*lineHeight }
	for i, h := range heads {
		p.lines(Text{X: x(i), Y: begin(len(h)), Anchor: Middle, Paint: Second, Size: size}, h)
	}
	p.lines(Text{X: tail, Y: begin(len(last)), Paint: Second, Size: size}, last)
	return 12 + float64(most-1)*lineHeight + 9
}

// draw draws a row from y on, and returns where it ends.
func (r *StandingRow) draw(p *Picture, y, name, tail float64, x func(int) float64) float64 {
	narrow := name == 0
	room := name - 10
	if narrow {
		room = p.Width - 4
	}
	lines := inUnits(r.Name, room, 6, true)
	bottom := p.lines(Text{Y: y + 17, Bold: true}, lines)
	at := (y+17+bottom)/2 - 4.5
	if narrow {
		at = bottom + 14
	}
	for i, sign := range r.Symbols {
		sign.At(p, x(i), at)
	}
	told := inUnits(r.Last, p.Width-tail, 2, false)
	below := p.lines(Text{X: tail, Y: at + 4.5, Paint: Second}, told)
	if r.Known != "" {
		kx, ky := max(0, min(tail, p.Width-Width(r.Known, false))), below+lineHeight+1
		if w := Width(r.Last, false); len(told) == 1 && tail+w+8+Width(r.Known, false) <= p.Width {
			kx, ky = tail+w+8, below
		}
		p.Add(Text{X: kx, Y: ky, Text: r.Known, Size: 11.5, Paint: Second},
			Line{Points: []Point{{kx, ky + 4}, {kx + Width(r.Known, false)*0.9, ky + 4}},
				Stroke: Stroke{Paint: Ink, Width: 1.4, Dash: r.Dash}})
		below = ky + 3
	}
	return max(bottom, below, at+8) + 10
}
