package draw

import (
	"cmp"
	"slices"
	"strconv"
)

// A Course is what happened in lanes, over days. Days are counted from any one day, the same
// for all; a bar of one day ends on the next.
type Course struct {
	From, To  float64 // of the sheet
	Today     float64
	TodayText string
	TodayNear string      // the same in short, for a narrow sheet
	Days      []CourseDay // along the sheet
	Lanes     []Lane
}

// A CourseDay is a day with words.
type CourseDay struct {
	At   float64
	Text string
}

// A Lane is one row of a course.
type Lane struct {
	Name  string
	Bars  []LaneBar
	Gaps  []LaneGap
	Marks []CourseDay // single marks; of those that stand too near to each other one is drawn, thick
}

// A LaneBar is some days.
type LaneBar struct {
	From, To float64
	Kind     BarKind
	Text     string
}

// A LaneGap is the days between two bars, told as a number.
type LaneGap struct {
	From, To float64
	Days     int
}

// A BarKind is how a bar is drawn.
type BarKind uint8

// The kinds of bars.
const (
	BarFull   BarKind = iota
	BarHollow         // only its edge
	BarDashed         // only its edge, broken
	BarFading         // fading out
	BarHatch          // narrow and hatched, beside the others
	BarGrey
	BarEmpty // narrow, only its edge
)

// Layout of courses, in units.
const (
	courseName   = 134.0
	courseTop    = 20.0
	courseBottom = 20.0
	courseDown   = 440.0 // how far time runs down on a narrow sheet
	courseAxis   = 50.0  // for days on a narrow sheet
	nearest      = 5.0   // marks nearer than that are one
)

// DrawCourse draws a course on a sheet so wide. On a narrow one time runs down, and lanes
// have numbers, with their names in a list above.
func DrawCourse(c *Course, width float64) *Picture {
	s := &courseSheet{p: &Picture{Width: width}, c: c, down: width < narrowBelow}
	if s.down {
		s.drawDown()
	} else {
		s.drawAcross()
	}
	return s.p
}

type courseSheet struct {
	p          *Picture
	c          *Course
	down       bool
	begin, end float64 // where the first and the last day are
	texts      []Text  // drawn last
}

// at is where a day is, on the sheet.
func (s *courseSheet) at(day float64) float64 {
	day = min(max(day, s.c.From), s.c.To)
	return s.begin + (day-s.c.From)/(s.c.To-s.c.From)*(s.end-s.begin)
}

// rect is an area of some days, across from one line on.
func (s *courseSheet) rect(from, to, across, thick float64) Rect {
	a, b := s.at(from), s.at(to)
	if b-a < 3 {
		b = min(a+3, s.end)
		a = b - 3
	}
	if s.down {
		return Rect{X: across, Y: a, W: thick, H: b - a}
	}
	return Rect{X: a, Y: across, W: b - a, H: thick}
}

// line goes across at a place, from one line to another.
func (s *courseSheet) line(at, from, to float64, stroke Stroke) {
	points := []Point{{at, from}, {at, to}}
	if s.down {
		points = []Point{{from, at}, {to, at}}
	}
	s.p.Add(Line{Points: points, Stroke: stroke})
}

func (s *courseSheet) drawAcross() {
	s.begin, s.end = courseName, s.p.Width-6
	y := courseTop
	tops := make([]float64, len(s.c.Lanes))
	for i := range s.c.Lanes {
		tops[i] = y
		y += s.c.Lanes[i].height()
	}
	last := -1.0
	for _, d := range s.c.Days {
		x := s.at(d.At)
		s.line(x, courseTop, y, Stroke{Paint: Faint, Width: 1})
		if w := Width(d.Text, false); x-w/2 > last && x-w/2 >= s.begin-24 && x+w/2 <= s.p.Width {
			s.texts = append(s.texts, Text{X: x, Y: y + 14, Text: d.Text, Anchor: Middle, Paint: Third})
			last = x + w/2 + 6
		}
	}
	x := s.at(s.c.Today)
	s.line(x, courseTop-4, y, Stroke{Paint: Ink, Width: 1.4})
	w := Width(s.c.TodayText, true)
	s.texts = append(s.texts, Text{X: max(0, min(x-w/2, s.p.Width-w)), Y: 12, Text: s.c.TodayText, Bold: true})
	for i := range s.c.Lanes {
		s.lane(&s.c.Lanes[i], tops[i])
	}
	s.p.Height = y + courseBottom
	s.write()
}

// write puts the words over all else.
func (s *courseSheet) write() {
	for _, t := range s.texts {
		s.p.Add(t)
	}
}

// height is how much a lane takes of a wide sheet.
func (l *Lane) height() float64 {
	h := 28.0
	if len(l.Gaps) > 0 || slices.ContainsFunc(l.Bars, func(b LaneBar) bool { return b.Text != "" }) {
		h = 40
	}
	if slices.ContainsFunc(l.Bars, func(b LaneBar) bool { return b.Kind == BarHatch }) {
		h += 8
	}
	return max(h, 12+lineHeight*float64(len(inUnits(l.Name, courseName-12, 2, true))))
}

// lane draws a lane of a wide sheet from y on.
func (s *courseSheet) lane(l *Lane, y float64) {
	above := 6.0
	if len(l.Gaps) > 0 || slices.ContainsFunc(l.Bars, func(b LaneBar) bool { return b.Text != "" }) {
		above = 19
	}
	names := inUnits(l.Name, courseName-12, 2, true)
	for i, name := range names {
		at := y + above + 12 + (float64(i)-float64(len(names)-1)/2)*lineHeight
		s.texts = append(s.texts, Text{Y: max(at, y+11+float64(i)*lineHeight), Text: name, Bold: true})
	}
	s.line2(y+above+7, Stroke{Paint: Faint, Width: 1})
	s.bars(l, y+above)
	s.gaps(l, y+13)
	s.words(l, y+13)
	s.marks(l, y+above)
}

// line2 goes along the sheet.
func (s *courseSheet) line2(across float64, stroke Stroke) {
	points := []Point{{s.begin, across}, {s.end, across}}
	if s.down {
		points = []Point{{across, s.begin}, {across, s.end}}
	}
	s.p.Add(Line{Points: points, Stroke: stroke})
}

// bars draws the bars of a lane, of which the thick ones begin at a line across.
func (s *courseSheet) bars(l *Lane, across float64) {
	edge := Stroke{Paint: Ink, Width: 1.3}
	for _, b := range l.Bars {
		r := s.rect(b.From, b.To, across, 14)
		narrow := s.rect(b.From, b.To, across+3.5, 7)
		switch b.Kind {
		case BarFull:
			r.Fill = Ink
		case BarHollow:
			r.Fill, r.Stroke = Paper, edge
			r.Y, r.H, r.X, r.W = r.Y+.7, r.H-1.4, r.X+.7, max(2, r.W-1.4)
		case BarDashed:
			edge.Dash = Short
			r.Fill, r.Stroke = Paper, edge
			r.Y, r.H, r.X, r.W = r.Y+.7, r.H-1.4, r.X+.7, max(2, r.W-1.4)
			edge.Dash = Solid
		case BarFading:
			r.Fade, r.Down = true, s.down
		case BarHatch:
			r = s.rect(b.From, b.To, across+15, 7)
			r.Hatch, r.Stroke = true, Stroke{Paint: Rule, Width: .8}
		case BarGrey:
			r = narrow
			r.Fill = Third
		case BarEmpty:
			r = narrow
			r.Fill, r.Stroke = Paper, Stroke{Paint: Rule, Width: 1}
		}
		s.p.Add(r)
	}
}

// gaps tells the days between bars where the numbers find room; the longest is the largest.
func (s *courseSheet) gaps(l *Lane, y float64) {
	most := 0
	for _, g := range l.Gaps {
		most = max(most, g.Days)
	}
	for _, g := range l.Gaps {
		t := Text{Text: strconv.Itoa(g.Days), Anchor: Middle, Halo: true, Size: 11.5, Paint: Second}
		if g.Days == most {
			t.Size, t.Bold, t.Paint = 14.5, true, Ink
		}
		from, to := s.at(g.From), s.at(g.To)
		t.X, t.Y = (from+to)/2, y
		if s.down {
			t.X, t.Y = y, (from+to)/2+t.Size*.3
		}
		box := t.Box()
		if room := to - from; !s.down && box.W+3 > room || s.down && box.H+4 > room {
			continue
		}
		s.texts = append(s.texts, t)
		if side := (to - from - box.W) / 2; !s.down && side > 14 {
			s.p.Add(Line{Points: []Point{{from + 3, y - 4}, {t.X - box.W/2 - 4, y - 4}},
				Stroke: Stroke{Paint: Rule, Width: 1}},
				Line{Points: []Point{{t.X + box.W/2 + 4, y - 4}, {to - 3, y - 4}},
					Stroke: Stroke{Paint: Rule, Width: 1}})
		}
	}
}

// words tells what bars are, above them where that finds room.
func (s *courseSheet) words(l *Lane, y float64) {
	for i, b := range l.Bars {
		if b.Text == "" {
			continue
		}
		t := Text{X: s.at(b.From), Y: y, Text: b.Text, Halo: true, Size: 11.5, Paint: Second}
		room := s.at(b.To) - t.X
		if i+1 < len(l.Bars) && l.Bars[i+1].Text != "" {
			room = s.at(l.Bars[i+1].From) - t.X
		} else {
			room = max(room, s.p.Width-t.X)
		}
		if t.Box().W+3 <= room {
			s.texts = append(s.texts, t)
		}
	}
}

// marks draws the single marks of a lane.
func (s *courseSheet) marks(l *Lane, across float64) {
	list := slices.Clone(l.Marks)
	slices.SortStableFunc(list, func(a, b CourseDay) int { return cmp.Compare(a.At, b.At) })
	type group struct {
		from, to float64
		n        int
		text     string
	}
	var groups []group
	for _, m := range list {
		x := s.at(m.At)
		if last := len(groups) - 1; last >= 0 && x-groups[last].to < nearest {
			groups[last].to, groups[last].n, groups[last].text = x, groups[last].n+1, ""
			continue
		}
		groups = append(groups, group{x, x, 1, m.Text})
	}
	free := s.begin // where words may begin
	for i, g := range groups {
		stroke := Stroke{Paint: Ink, Width: 1.5}
		if g.n > 1 {
			stroke.Width = 3.5
			g.text = strconv.Itoa(g.n)
		}
		if g.to-g.from > 3.5 {
			r := Rect{X: g.from, Y: across, W: g.to - g.from, H: 14, Fill: Ink}
			if s.down {
				r = Rect{X: across, Y: g.from, W: 14, H: g.to - g.from, Fill: Ink}
			}
			s.p.Add(r)
		} else {
			s.line((g.from+g.to)/2, across, across+14, stroke)
		}
		t := Text{X: g.to + 5, Y: across + 11.5, Text: g.text, Halo: true, Size: 11.5, Paint: Second}
		if g.text == "" || s.down {
			free = g.to + 5
			continue
		}
		next := s.p.Width
		if i+1 < len(groups) {
			next = groups[i+1].from
		}
		switch w := t.Box().W; {
		case t.X+w+3 <= next:
			s.texts = append(s.texts, t)
			free = t.X + w + 5
		case g.n == 1 && g.from-5-w >= free:
			t.X, t.Anchor = g.from-5, End
			s.texts = append(s.texts, t)
			free = g.to + 5
		default:
			free = g.to + 5
		}
	}
}

func (s *courseSheet) drawDown() {
	y := 13.0
	for i, l := range s.c.Lanes {
		number := strconv.Itoa(i + 1)
		s.texts = append(s.texts, Text{Y: y, Text: number, Bold: true})
		lines := inUnits(l.Name, s.p.Width-24, 2, false)
		for j, line := range lines {
			s.texts = append(s.texts, Text{X: 22, Y: y + float64(j)*lineHeight, Text: line, Paint: Second})
		}
		y += lineHeight * float64(max(1, len(lines)))
	}
	y += 6
	s.begin, s.end = y+10, y+10+courseDown
	step := (s.p.Width - courseAxis) / float64(max(1, len(s.c.Lanes)))
	step = min(step, 52)
	last := -1.0
	today := s.at(s.c.Today)
	w := courseAxis + step*float64(len(s.c.Lanes))
	for _, d := range s.c.Days {
		at := s.at(d.At)
		s.line(at, courseAxis-6, w, Stroke{Paint: Faint, Width: 1})
		if at-6 > last && (at < today-15 || at > today+15) {
			told := inUnits(d.Text, courseAxis-8, 1, false)[0]
			s.texts = append(s.texts, Text{Y: at + 4, Text: told, Paint: Third, Size: 11.5})
			last = at + 9
		}
	}
	s.line(today, courseAxis-6, w, Stroke{Paint: Ink, Width: 1.4})
	told := inUnits(s.c.TodayNear, courseAxis-2, 1, true)[0]
	s.texts = append(s.texts, Text{Y: today + 4, Text: told, Bold: true, Size: 11.5})
	for i := range s.c.Lanes {
		l := &s.c.Lanes[i]
		centre := courseAxis + (float64(i)+.5)*step
		s.texts = append(s.texts, Text{X: centre, Y: y, Text: strconv.Itoa(i + 1), Bold: true, Anchor: Middle})
		s.line2(centre, Stroke{Paint: Faint, Width: 1})
		s.bars(l, centre-7)
		s.gaps(l, centre)
		s.marks(l, centre-7)
	}
	s.p.Height = s.end + 8
	s.write()
}
