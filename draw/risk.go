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
	riskColumn  = 24.0 // from step to step
	riskRow     = 20.0 // from party to party
	riskText    = 186.0
	riskNumbers = 13.0  // the numbers of steps, below what a panel is of
	riskMost    = 296.0 // of a panel, where there is room
	riskGap     = 22.0
	riskNames   = 100.0
	riskBare    = 128.0 // of a panel without words but its title
	ring        = 7.5
)

// Risk draws panels beside each other, as many as find room within a width, the names of
// the parties before each row of panels; where it is narrow, panels below each other, each with
// those parties alone that have a mark on it. Texts are broken, and names cut where two lines
// do not hold them.
func Risk(rows []string, panels []Panel, width float64) *Picture {
	out := &Picture{}
	y := edge
	for _, row := range RiskRows(panels, width) {
		names := rows
		if width < roomy {
			names, row = marked(rows, &row[0])
		}
		x := riskNames + riskGap/2
		for _, wide := range widths(row, width) {
			x += wide + riskGap
		}
		out.Width = max(out.Width, x-riskGap+edge)
		y = out.panelRow(names, row, y, width) + riskGap
	}
	out.Width = math.Ceil(out.Width)
	out.Height = math.Ceil(y - riskGap + edge)
	return out
}

// marked is the rows of a panel that have a mark on it, and the panel on these alone.
func marked(rows []string, p *Panel) ([]string, []Panel) {
	place := make([]int, len(rows)) // among those that stay
	for i := range p.Steps {
		s := &p.Steps[i]
		for _, list := range [][]int{s.Moves, s.OneOf, s.Back, s.Stuck} {
			for _, m := range list {
				place[m] = 1
			}
		}
	}
	var out []string
	for i, has := range place {
		if has > 0 {
			place[i] = len(out)
			out = append(out, rows[i])
		}
	}
	moved := func(list []int) []int {
		var out []int
		for _, m := range list {
			out = append(out, place[m])
		}
		return out
	}
	near := *p
	near.Steps = nil
	for _, s := range p.Steps {
		near.Steps = append(near.Steps, RiskStep{s.Says, moved(s.Moves), moved(s.OneOf), moved(s.Back), moved(s.Stuck)})
	}
	return out, []Panel{near}
}

// wide is how wide a panel is at least.
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

// widths is how wide panels beside one another are: they share what room there is.
func widths(panels []Panel, width float64) []float64 {
	out := make([]float64, len(panels))
	left := width - edge - riskNames - riskGap/2 + riskGap
	for i := range panels {
		out[i] = panels[i].wide(width)
		left -= out[i] + riskGap
	}
	for i := range panels {
		out[i] = max(out[i], min(riskMost, out[i]+math.Floor(left/float64(len(panels)))))
	}
	return out
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

// RiskRows divides panels into those that [Risk] draws beside each other within a width: as
// few rows as hold them all, and of these each about as many.
func RiskRows(panels []Panel, width float64) [][]Panel {
	out := inRows(panels, width, len(panels))
	for most := 1; most < len(panels); most++ {
		if even := inRows(panels, width, most); len(even) == len(out) {
			return even
		}
	}
	return out
}

// inRows divides panels into rows of at most so many.
func inRows(panels []Panel, width float64, most int) [][]Panel {
	var out [][]Panel
	for len(panels) > 0 {
		x, n := riskNames+riskGap/2, 0
		for n < len(panels) && (n == 0 || n < most && x+panels[n].wide(width) <= width-edge) {
			x += panels[n].wide(width) + riskGap
			n++
		}
		out, panels = append(out, panels[:n]), panels[n:]
	}
	return out
}

// panelRow draws panels beside each other, and returns where they end.
func (p *Picture) panelRow(rows []string, panels []Panel, y, width float64) float64 {
	grid, wide := y, widths(panels, width)
	x := riskNames + riskGap/2
	for i := range panels {
		grid = max(grid, p.panelHead(&panels[i], x, y, wide[i]))
		x += wide[i] + riskGap
	}
	grid += riskNumbers
	tops := make([]float64, len(rows)+1)
	tops[0] = grid
	for i, name := range rows {
		lines := inUnits(name, riskNames-4, 2, false)
		tops[i+1] = tops[i] + riskRow + lineHeight*float64(len(lines)-1)
		at := (tops[i] + tops[i+1] - lineHeight*float64(len(lines)-1)) / 2
		p.lines(Text{X: edge, Y: at + 4, Text: name, Paint: Second}, lines)
		p.Add(Line{Points: []Point{{edge, tops[i+1]}, {riskNames, tops[i+1]}}, Stroke: Stroke{Paint: Faint, Width: 1}})
	}
	end := grid
	x = riskNames + riskGap/2
	for i := range panels {
		p.panelGrid(&panels[i], tops, x)
		end = max(end, p.panelSteps(&panels[i], x, tops[len(rows)]+2*lineHigh-8, wide[i]))
		x += wide[i] + riskGap
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
func (p *Picture) panelGrid(a *Panel, tops []float64, x float64) {
	right := x + riskColumn*float64(len(a.Steps))
	for _, at := range tops[1:] {
		p.Add(Line{Points: []Point{{x, at}, {right, at}}, Stroke: Stroke{Paint: Faint, Width: 1}})
	}
	for i := range a.Steps {
		s := &a.Steps[i]
		at := x + riskColumn*(float64(i)+0.5)
		p.Add(Text{X: at, Y: tops[0] - 5, Text: number(float64(i + 1)), Bold: true, Anchor: Middle})
		row := func(party int) float64 { return (tops[party] + tops[party+1]) / 2 }
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
