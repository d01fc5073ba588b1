package draw

import "math"

// A Panel is one way of a picture of who carries the risk: a row for each party, a column
// for each step.
type Panel struct {
	Title string
	Asks  []string   // what is asked of whom, a line or more each
	Steps []RiskStep // in their order
	Open  bool       // whether nothing is asked, so that it is marked as open
}

// A RiskStep is a step of a panel. Parties are places in the list of rows.
type RiskStep struct {
	Says  string
	Moves []int // parties that move, together where there are several
	OneOf []int // parties of which one moves
	Back  []int // parties worse off after it than today that can go back
	Stuck []int // parties worse off after it than today that cannot
}

const (
	riskColumn = 24.0 // from step to step
	riskRow    = 21.0 // from party to party
	riskText   = 186.0
	riskGap    = 22.0
	riskNames  = 100.0
	riskBare   = 128.0 // of a panel without words but its title
	ring       = 7.5
)

// Risk draws panels beside each other, as many as find room within a width, the names of
// the parties before each row of panels; where it is narrow, panels below each other.
// Texts are broken, and names cut where they are too long.
func Risk(rows []string, panels []Panel, width float64) *Picture {
	out := &Picture{}
	y := edge
	for _, row := range RiskRows(panels, width) {
		x := riskNames + riskGap/2
		for i := range row {
			x += row[i].wide(width) + riskGap
		}
		out.Width = max(out.Width, x-riskGap+edge)
		y = out.panelRow(rows, row, y, width) + riskGap
	}
	out.Width = math.Ceil(out.Width)
	out.Height = math.Ceil(y - riskGap + edge)
	return out
}

// wide is how wide a panel is.
func (p *Panel) wide(width float64) float64 {
	room := riskText
	if p.bare() {
		room = riskBare
	}
	if width < roomy {
		room = width - riskNames - riskGap
	}
	return max(room, riskColumn*float64(len(p.Steps)))
}

// bare reports whether a panel has no words but its title.
func (p *Panel) bare() bool {
	for i := range p.Steps {
		if p.Steps[i].Says != "" {
			return false
		}
	}
	return len(p.Asks) == 0
}

// RiskRows divides panels into those that [Risk] draws beside each other within a width.
func RiskRows(panels []Panel, width float64) [][]Panel {
	var out [][]Panel
	for len(panels) > 0 {
		x, n := riskNames+riskGap/2, 0
		for n < len(panels) && (n == 0 || x+panels[n].wide(width) <= width-edge) {
			x += panels[n].wide(width) + riskGap
			n++
		}
		out, panels = append(out, panels[:n]), panels[n:]
	}
	return out
}

// panelRow draws panels beside each other, and returns where they end.
func (p *Picture) panelRow(rows []string, panels []Panel, y, width float64) float64 {
	grid := y
	x := riskNames + riskGap/2
	for i := range panels {
		grid = max(grid, p.panelHead(&panels[i], x, y, panels[i].wide(width)))
		x += panels[i].wide(width) + riskGap
	}
	grid += riskRow
	for i, name := range rows {
		at := grid + riskRow*(float64(i)+0.5)
		p.lines(Text{X: edge, Y: at + 4, Text: name, Paint: Second}, inUnits(name, riskNames-4, 1, false))
		p.Add(Line{Points: []Point{{edge, at + riskRow/2}, {riskNames, at + riskRow/2}},
			Stroke: Stroke{Paint: Faint, Width: 1}})
	}
	end := grid
	x = riskNames + riskGap/2
	for i := range panels {
		p.panelGrid(&panels[i], len(rows), x, grid)
		end = max(end, p.panelSteps(&panels[i], x, grid+riskRow*float64(len(rows))+2*lineHigh-8, panels[i].wide(width)))
		x += panels[i].wide(width) + riskGap
	}
	return end
}

// panelHead draws what a panel is of, and returns where it ends.
func (p *Picture) panelHead(a *Panel, x, y, wide float64) float64 {
	paint := Ink
	if a.Open {
		paint = Accent
	}
	p.Add(Line{Points: []Point{{x, y}, {x + wide, y}}, Stroke: Stroke{Paint: paint, Width: 2}})
	at := p.lines(Text{X: x, Y: y + 17, Text: a.Title, Bold: true}, inUnits(a.Title, wide, 6, true)) + lineHeight + 2
	for _, ask := range a.Asks {
		at = p.lines(Text{X: x, Y: at, Paint: Second}, inUnits(ask, wide, 6, false)) + lineHeight
	}
	return at
}

// panelGrid draws rows and columns, and what each party does and risks by each step.
func (p *Picture) panelGrid(a *Panel, rows int, x, y float64) {
	right := x + riskColumn*float64(len(a.Steps))
	for i := range rows {
		at := y + riskRow*float64(i+1)
		p.Add(Line{Points: []Point{{x, at}, {right, at}}, Stroke: Stroke{Paint: Faint, Width: 1}})
	}
	for i := range a.Steps {
		s := &a.Steps[i]
		at := x + riskColumn*(float64(i)+0.5)
		p.Add(Text{X: at, Y: y - 5, Text: number(float64(i + 1)), Bold: true, Anchor: Middle})
		row := func(party int) float64 { return y + riskRow*(float64(party)+0.5) }
		for k := 1; k < len(s.Moves); k++ {
			p.Add(Line{Points: []Point{{at, row(s.Moves[k-1]) + ring}, {at, row(s.Moves[k]) - ring}},
				Stroke: Stroke{Paint: Ink, Width: 2.4}})
		}
		for _, m := range s.Moves {
			p.Add(Circle{X: at, Y: row(m), R: ring, Stroke: Stroke{Paint: Ink, Width: 1.4}})
		}
		for _, m := range s.OneOf {
			p.Add(Circle{X: at, Y: row(m), R: ring, Stroke: Stroke{Paint: Ink, Width: 1.6, Dash: Dots}})
		}
		for _, m := range s.Back {
			p.square(at, row(m), false)
		}
		for _, m := range s.Stuck {
			p.square(at, row(m), true)
		}
	}
}

// square draws a square, full or half.
func (p *Picture) square(x, y float64, full bool) {
	const half = 4.0
	r := Rect{X: x - half, Y: y - half, W: 2 * half, H: 2 * half, Fill: Paper, Stroke: Stroke{Paint: Ink, Width: 1.2}}
	if full {
		r.Fill = Ink
	}
	p.Add(r)
	if !full {
		p.Add(Rect{X: x - half, Y: y, W: 2 * half, H: half, Fill: Ink})
	}
}

// panelSteps writes the steps in words, and returns where they end.
func (p *Picture) panelSteps(a *Panel, x, y, wide float64) float64 {
	if a.bare() {
		return y - lineHigh
	}
	for i := range a.Steps {
		p.Add(Text{X: x, Y: y, Text: number(float64(i+1)) + ".", Bold: true, Paint: Second})
		y = p.lines(Text{X: x + 22, Y: y, Paint: Second}, inUnits(a.Steps[i].Says, wide-22, 12, false)) + lineHeight + 3
	}
	return y
}

// KeyRing is a ring: who moves, or one of those who could.
func KeyRing(oneOf bool) *Picture {
	s := Stroke{Paint: Ink, Width: 1.4}
	if oneOf {
		s.Dash = Dots
	}
	return key(16, Circle{X: 8, Y: 7, R: 6, Stroke: s})
}

// KeySquare is a square: who is worse off, without a way back where it is full.
func KeySquare(full bool) *Picture {
	p := key(12)
	p.square(6, 7, full)
	return p
}

// KeyJoint is a bar between rings: one act.
func KeyJoint() *Picture {
	return key(30, Line{Points: []Point{{12, 7}, {18, 7}}, Stroke: Stroke{Paint: Ink, Width: 2.4}},
		Circle{X: 6.5, Y: 7, R: 5.5, Stroke: Stroke{Paint: Ink, Width: 1.4}},
		Circle{X: 23.5, Y: 7, R: 5.5, Stroke: Stroke{Paint: Ink, Width: 1.4}})
}
