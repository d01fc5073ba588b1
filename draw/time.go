package draw

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
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
	Sign DaySign // of a single mark
}

// A DaySign is how a single mark is drawn.
type DaySign uint8

// The signs.
const (
	SignLine DaySign = iota
	SignTriangle
	SignCross
	SignRing
	SignDiamond
)

// Signs lists those that tell marks of one lane apart.
var Signs = []DaySign{SignTriangle, SignCross, SignRing, SignDiamond}

// at draws a sign, 14 units high and up to 11 wide, about a place.
func (s DaySign) at(p *Picture, x, y float64) {
	stroke := Stroke{Paint: Ink, Width: 1.5}
	switch s {
	case SignLine:
		p.Add(Line{Points: []Point{{x, y - 7}, {x, y + 7}}, Stroke: stroke})
	case SignTriangle:
		p.Add(Shape{Points: []Point{{x - 5.5, y + 5}, {x, y - 5.5}, {x + 5.5, y + 5}}, Fill: Ink})
	case SignCross:
		p.Add(Line{Points: []Point{{x - 4.5, y - 4.5}, {x + 4.5, y + 4.5}}, Stroke: stroke},
			Line{Points: []Point{{x - 4.5, y + 4.5}, {x + 4.5, y - 4.5}}, Stroke: stroke})
	case SignRing:
		p.Add(Circle{X: x, Y: y, R: 4.5, Fill: Paper, Stroke: stroke})
	case SignDiamond:
		p.Add(Shape{Points: []Point{{x - 5, y}, {x, y - 5}, {x + 5, y}, {x, y + 5}}, Fill: Paper, Stroke: stroke})
	}
}

// wide is how far a sign reaches to either side of its place.
func (s DaySign) wide() float64 {
	if s == SignLine {
		return 0
	}
	return 5
}

// A Lane is one row of a course.
type Lane struct {
	Name  string
	Bars  []LaneBar
	Gaps  []LaneGap
	Marks []CourseDay // single marks; of those too near to each other one is drawn, thick unless of one sign
}

// A LaneBar is some days.
type LaneBar struct {
	From, To float64
	Kind     BarKind
	Text     string
	Level    float64 // how high a level it is of those there are, from 0 to 1: so high is a narrow bar
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
	BarGrey           // as high as its level
	BarEmpty          // as high as its level, only its edge
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
		narrow := s.rect(b.From, b.To, across+12-barHigh(b.Level), barHigh(b.Level))
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

// barHigh is how high the bar of a level is.
func barHigh(level float64) float64 { return 3 + 8*level }

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

// A markGroup is single marks that stand too near to each other to be told apart.
type markGroup struct {
	from, to float64
	n        int
	sign     DaySign
	texts    []string
}

// grouped lists the marks of a lane from the first day to the last, those too near together.
func (s *courseSheet) grouped(l *Lane) []markGroup {
	list := slices.Clone(l.Marks)
	slices.SortStableFunc(list, func(a, b CourseDay) int { return cmp.Compare(a.At, b.At) })
	var out []markGroup
	for _, m := range list {
		x := s.at(m.At)
		if at := len(out) - 1; at >= 0 && x-out[at].to < nearest+max(out[at].sign.wide(), m.Sign.wide()) {
			last := &out[at]
			last.to, last.n = x, last.n+1
			if last.sign != m.Sign {
				last.sign = SignLine
			}
			if !slices.Contains(last.texts, m.Text) {
				last.texts = append(last.texts, m.Text)
			}
			continue
		}
		out = append(out, markGroup{x, x, 1, m.Sign, []string{m.Text}})
	}
	return out
}

// text is what stands beside marks: their words, or how many they are.
func (g *markGroup) text(room float64) string {
	if g.n == 1 {
		return g.texts[0]
	}
	if all := strings.Join(g.texts, ", "); len(g.texts) > 1 && (Text{Text: all, Size: 11.5}).Box().W+8 <= room {
		return all
	}
	return strconv.Itoa(g.n)
}

// marks draws the single marks of a lane.
func (s *courseSheet) marks(l *Lane, across float64) {
	groups := s.grouped(l)
	free := s.begin // where words may begin
	for i := range groups {
		g := &groups[i]
		half := g.sign.wide()
		s.drawMarks(g, across)
		next := s.p.Width
		if i+1 < len(groups) {
			next = groups[i+1].from - groups[i+1].sign.wide()
		}
		t := Text{X: g.to + half + 5, Y: across + 11.5, Halo: true, Size: 11.5, Paint: Second}
		t.Text = g.text(next - t.X)
		if t.Text == "" || s.down {
			free = t.X
			continue
		}
		switch w := t.Box().W; {
		case t.X+w+3 <= next:
			s.texts = append(s.texts, t)
			free = t.X + w + 5
		case g.n == 1 && g.from-half-5-w >= free:
			t.X, t.Anchor = g.from-half-5, End
			s.texts = append(s.texts, t)
			free = g.to + half + 5
		default:
			free = g.to + half + 5
		}
	}
}

// drawMarks draws marks that are too near to each other as one.
func (s *courseSheet) drawMarks(g *markGroup, across float64) {
	at := (g.from + g.to) / 2
	switch {
	case g.sign != SignLine:
		if s.down {
			g.sign.at(s.p, across+7, at)
		} else {
			g.sign.at(s.p, at, across+7)
		}
	case g.to-g.from > 3.5:
		r := Rect{X: g.from, Y: across, W: g.to - g.from, H: 14, Fill: Ink}
		if s.down {
			r = Rect{X: across, Y: g.from, W: 14, H: g.to - g.from, Fill: Ink}
		}
		s.p.Add(r)
	default:
		stroke := Stroke{Paint: Ink, Width: 1.5}
		if g.n > 1 {
			stroke.Width = 3.5
		}
		s.line(at, across, across+14, stroke)
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
