package draw

// Small pictures of marks, for the key of a picture: a line high, without words.

func key(width float64, marks ...Mark) *Picture {
	return &Picture{Width: width, Height: 14, Marks: marks}
}

// KeyFrame is the frame of a cell.
func KeyFrame(heavy bool) *Picture {
	stroke := Stroke{Paint: Rule, Width: 1}
	if heavy {
		stroke = Stroke{Paint: Ink, Width: 2.2}
	}
	return key(22, Rect{X: 1.5, Y: 1.5, W: 19, H: 11, Fill: Paper, Stroke: stroke})
}

// KeyHatch is a piece of hatching.
func KeyHatch() *Picture {
	p := key(22, Rect{X: 0.5, Y: 1.5, W: 21, H: 11, Fill: Paper, Stroke: Stroke{Paint: Rule, Width: 1}})
	p.hatch(0.5, 1.5, 21, 11)
	return p
}

// hatch draws hatching line by line, where there are no patterns.
func (p *Picture) hatch(x, y, w, h float64) {
	for at := 5.0; at < w+h; at += 5 {
		from, to := Point{x + min(at, w), y + max(0, at-w)}, Point{x + max(0, at-h), y + min(at, h)}
		p.Add(Line{Points: []Point{from, to}, Stroke: Stroke{Paint: Third, Width: 1.2}})
	}
}

// KeySymbol is a symbol.
func KeySymbol(s Symbol) *Picture {
	p := key(14)
	s.At(p, 7, 7)
	return p
}

// KeyBar is a bar of a course.
func KeyBar(kind BarKind) *Picture {
	edge := Stroke{Paint: Ink, Width: 1.3}
	r := Rect{X: 1, Y: 1.5, W: 11, H: 11}
	switch kind {
	case BarFull:
		r.X, r.W, r.Fill = 5, 4, Ink
	case BarHollow:
		r.Fill, r.Stroke = Paper, edge
	case BarDashed:
		edge.Dash = Short
		r.Fill, r.Stroke = Paper, edge
	case BarFading: // patterns are not at hand here
		p := key(26)
		for i := range 6 {
			p.Add(Rect{X: 1 + 4*float64(i), Y: 1.5, W: 3 - .45*float64(i), H: 11, Fill: Ink})
		}
		return p
	case BarHatch:
		p := key(26, Rect{X: .5, Y: 3.5, W: 25, H: 7, Fill: Paper, Stroke: Stroke{Paint: Rule, Width: .8}})
		p.hatch(.5, 3.5, 25, 7)
		return p
	case BarGrey:
		return key(26, Rect{X: 1, Y: 3.5, W: 24, H: 7, Fill: Third})
	case BarEmpty:
		return key(26, Rect{X: 1, Y: 3.5, W: 24, H: 7, Fill: Paper, Stroke: Stroke{Paint: Rule, Width: 1}})
	}
	return key(14, r)
}

// KeyMark is a single mark of a course, or several that are one.
func KeyMark(several bool) *Picture {
	w := 1.5
	if several {
		w = 3.5
	}
	return key(10, Line{Points: []Point{{5, 1}, {5, 13}}, Stroke: Stroke{Paint: Ink, Width: w}})
}

// KeyDaySign is a single mark of a sign.
func KeyDaySign(s DaySign) *Picture {
	p := key(14)
	s.at(p, 7, 7)
	return p
}

// KeyLevels is a bar of a low level and one of a high.
func KeyLevels() *Picture {
	edge := Stroke{Paint: Rule, Width: 1}
	return key(26, Rect{X: 1, Y: 12 - barHigh(0), W: 12, H: barHigh(0), Fill: Paper, Stroke: edge},
		Rect{X: 13, Y: 12 - barHigh(1), W: 12, H: barHigh(1), Fill: Paper, Stroke: edge})
}

// KeyGap is the days between two bars.
func KeyGap() *Picture {
	return key(32, Rect{X: 1, Y: 1.5, W: 4, H: 11, Fill: Ink}, Rect{X: 27, Y: 1.5, W: 4, H: 11, Fill: Ink},
		Line{Points: []Point{{9, 7}, {23, 7}}, Stroke: Stroke{Paint: Rule, Width: 1}})
}

// KeyDue is a line of what is owed: one that goes on, with a dot, a full diamond or a cross
// at its end; or an open diamond, for words.
func KeyDue(end DueEnd, words bool) *Picture {
	s := &dueSheet{p: key(30), d: &Dues{From: 0, To: 1}, begin: 6, end: 24}
	if words {
		s.p.Width = 14
		s.diamond(7, 7, Paper)
		return s.p
	}
	if end != DueOpen {
		s.p.Width = 14
		s.close(&Due{End: end}, 7, 7)
		return s.p
	}
	s.line(&Due{From: 0, To: 1}, 7)
	return s.p
}

// KeyDueDay is the day until when something is owed.
func KeyDueDay() *Picture {
	return key(10, Line{Points: []Point{{5, 1}, {5, 13}}, Stroke: Stroke{Paint: Ink, Width: 1.6}})
}

// KeyWait is that one waits for another.
func KeyWait(d Dash) *Picture {
	return key(30, Line{Points: []Point{{28, 2}, {28, 7}, {2, 7}}, Head: true,
		Stroke: Stroke{Paint: Ink, Width: 1.2, Dash: d}})
}
