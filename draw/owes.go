package draw

import "slices"

// Dues is what is owed: a line each over days, in groups. Days are counted from any one day,
// the same for all.
type Dues struct {
	From, To float64
	Today    float64
	Days     []CourseDay // told above the lines, those first that matter most
	Groups   []DueGroup
}

// A DueGroup is lines under a head.
type DueGroup struct {
	Head string
	Rows []Due
}

// A Due is one thing that is owed.
type Due struct {
	Who, What string
	From, To  float64 // of its line
	Due       float64 // until when it is owed; 0 for no day
	LateFrom  float64 // hatched from here to the end of its line; 0 for nowhere
	Words     bool    // whether words are owed, and no deed
	End       DueEnd
	Text      string    // beside the end
	Waits     []DueWait // for others
}

// A DueWait is that one waits for another.
type DueWait struct {
	For  int  // its place among all rows, from 0
	Dash Dash // by how it is known
	Both bool // whether both may come together
}

// A DueEnd is how a line ends.
type DueEnd uint8

// The ends of lines.
const (
	DueOpen  DueEnd = iota // it goes on
	DueDot                 // a full dot
	DueWords               // a full diamond
	DueCross               // a cross
)

// Layout of what is owed, in units.
const (
	dueWaits     = 70.0
	dueWaitsNear = 40.0
	dueStep      = 7.0
	mostDueLines = 12 // of words of a row
)

// DrawDues draws what is owed on a sheet so wide. On a narrow one words stand above their
// line.
func DrawDues(d *Dues, width float64) *Picture {
	s := &dueSheet{p: &Picture{Width: width}, d: d, near: width < narrowBelow}
	s.begin, s.end, s.waits = width*.53, width-dueWaits-8, dueWaits
	if s.near {
		s.begin, s.end, s.waits = 7, width-dueWaitsNear-8, dueWaitsNear
	}
	y := s.heads()
	for _, g := range d.Groups {
		y = s.group(&g, y)
	}
	s.p.Add(Line{Points: []Point{{0, y}, {width, y}}, Stroke: Stroke{Paint: Rule, Width: 1}})
	s.brackets()
	s.p.Height = y + 1
	return s.p
}

type dueSheet struct {
	p                 *Picture
	d                 *Dues
	near              bool
	begin, end, waits float64
	lines             []float64 // where the line of each row is
}

func (s *dueSheet) at(day float64) float64 {
	day = min(max(day, s.d.From), s.d.To)
	return s.begin + (day-s.d.From)/(s.d.To-s.d.From)*(s.end-s.begin)
}

// heads tells the days above the lines, as far as they find room, and returns where the
// lines begin.
func (s *dueSheet) heads() float64 {
	var placed []Rect
	for _, d := range s.d.Days {
		t := Text{X: s.at(d.At), Y: 12, Text: d.Text, Paint: Third, Size: 11.5}
		w := t.Box().W
		t.X = max(0, min(t.X-w/2, s.p.Width-w))
		box := t.Box()
		if slices.ContainsFunc(placed, func(r Rect) bool { return box.X < r.X+r.W+8 && r.X < box.X+box.W+8 }) {
			continue
		}
		placed = append(placed, box)
		s.p.Add(t)
	}
	return 20
}

func (s *dueSheet) group(g *DueGroup, y float64) float64 {
	s.p.Add(Line{Points: []Point{{0, y}, {s.p.Width, y}}, Stroke: Stroke{Paint: Rule, Width: 1}})
	y = s.p.lines(Text{Y: y + 15, Paint: Third}, inUnits(g.Head, s.p.Width-8, 2, false)) + 7
	for i := range g.Rows {
		y = s.row(&g.Rows[i], y)
	}
	return y + 5
}

// row draws one from y on, and returns where it ends.
func (s *dueSheet) row(r *Due, y float64) float64 {
	if s.near {
		bottom := s.p.lines(Text{Y: y + 12, Bold: true}, inUnits(r.Who, s.end-4, mostDueLines, true))
		bottom = s.p.lines(Text{Y: bottom + lineHeight, Paint: Second}, inUnits(r.What, s.end-4, mostDueLines, false))
		s.line(r, bottom+13)
		return bottom + 25
	}
	who := inUnits(r.Who, s.p.Width*.2-8, mostDueLines, true)
	what := inUnits(r.What, s.begin-s.p.Width*.2-16, mostDueLines, false)
	bottom := max(s.p.lines(Text{Y: y + 13, Bold: true}, who),
		s.p.lines(Text{X: s.p.Width * .2, Y: y + 13, Paint: Second}, what))
	s.line(r, y+8.5)
	return bottom + 8
}

// line draws the line of a row at y.
func (s *dueSheet) line(r *Due, y float64) {
	s.lines = append(s.lines, y)
	from, to := s.at(r.From), s.at(r.To)
	upTo := to
	if r.LateFrom > 0 {
		upTo = s.at(r.LateFrom)
	}
	stroke := Stroke{Paint: Ink, Width: 1.6}
	s.p.Add(Line{Points: []Point{{from, y}, {max(upTo, from+1), y}}, Stroke: stroke})
	if r.LateFrom > 0 {
		s.p.Add(Rect{X: upTo, Y: y - 4, W: max(4, to-upTo), H: 8, Fill: Paper, Stroke: Stroke{Paint: Ink, Width: 1},
			Hatch: true})
		to = max(to, upTo+4)
	}
	if r.Due > 0 && r.Due <= s.d.To {
		if due := s.at(r.Due); due > to && r.End == DueOpen {
			s.p.Add(Line{Points: []Point{{to, y}, {due, y}}, Stroke: Stroke{Paint: Third, Width: 1, Dash: Short}})
		}
		s.p.Add(Line{Points: []Point{{s.at(r.Due), y - 6}, {s.at(r.Due), y + 6}}, Stroke: stroke})
	}
	if r.Words && r.End != DueWords {
		s.diamond(from, y, Paper)
	} else {
		s.p.Add(Line{Points: []Point{{from, y - 4}, {from, y + 4}}, Stroke: stroke})
	}
	s.close(r, to, y)
}

// close draws the end of a line.
func (s *dueSheet) close(r *Due, x, y float64) {
	stroke := Stroke{Paint: Ink, Width: 1.6}
	switch r.End {
	case DueOpen:
		s.p.Add(Line{Points: []Point{{x - 5, y - 4}, {x, y}, {x - 5, y + 4}}, Stroke: stroke})
	case DueDot:
		s.p.Add(Circle{X: x, Y: y, R: 5, Fill: Ink})
	case DueWords:
		s.diamond(x, y, Ink)
	case DueCross:
		s.p.Add(Line{Points: []Point{{x - 4.5, y - 4.5}, {x + 4.5, y + 4.5}}, Stroke: stroke},
			Line{Points: []Point{{x - 4.5, y + 4.5}, {x + 4.5, y - 4.5}}, Stroke: stroke})
	}
	if r.Text == "" {
		return
	}
	t := Text{X: x + 10, Y: y + 4, Text: r.Text, Paint: Second, Size: 11.5, Halo: true}
	switch w := t.Box().W; {
	case t.X+w <= s.end:
		s.p.Add(t)
	case x-10-w >= s.begin+8:
		t.X, t.Anchor = x-10, End
		box := t.Box()
		s.p.Add(Rect{X: box.X - 4, Y: box.Y - 1, W: box.W + 8, H: box.H + 2, Fill: Paper}, t)
	}
}

func (s *dueSheet) diamond(x, y float64, fill Paint) {
	const r = 5.5
	s.p.Add(Shape{Points: []Point{{x - r, y}, {x, y - r}, {x + r, y}, {x, y + r}}, Fill: fill,
		Stroke: Stroke{Paint: Ink, Width: 1.4}})
}

// brackets draws what waits for what, from the ends of lines to those of others, each
// that waits in a lane of its own as long as there are some.
func (s *dueSheet) brackets() {
	type span struct{ from, to float64 }
	most := int(s.waits/dueStep) - 1
	lanes := make([][]span, most)
	base := s.end + 9
	n := 0
	for _, g := range s.d.Groups {
		for _, r := range g.Rows {
			y := s.lines[n]
			n++
			if len(r.Waits) == 0 {
				continue
			}
			at := span{y, y}
			for _, w := range r.Waits {
				at.from, at.to = min(at.from, s.lines[w.For]), max(at.to, s.lines[w.For])
			}
			lane := slices.IndexFunc(lanes, func(taken []span) bool {
				return !slices.ContainsFunc(taken, func(t span) bool { return t.from <= at.to && at.from <= t.to })
			})
			if lane < 0 {
				lane = most - 1
			}
			lanes[lane] = append(lanes[lane], at)
			x := base + 12 + float64(lane)*dueStep
			for _, w := range r.Waits {
				to := s.lines[w.For] - 2
				s.p.Add(Line{Points: []Point{{base, y + 2}, {x, y + 2}, {x, to}, {base, to}},
					Stroke: Stroke{Paint: Ink, Width: 1.2, Dash: w.Dash}, Head: true, Tail: w.Both})
			}
		}
	}
}
