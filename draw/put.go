package draw

// Put puts the marks of another picture over those that are there, its corner at a place.
func (p *Picture) Put(other *Picture, x, y float64) {
	for _, m := range other.Marks {
		p.Add(moved(m, x, y))
	}
}

// moved is a mark so many units further on.
func moved(m Mark, x, y float64) Mark {
	all := func(points []Point) []Point {
		out := make([]Point, len(points))
		for i, at := range points {
			out[i] = Point{at.X + x, at.Y + y}
		}
		return out
	}
	switch m := m.(type) {
	case Line:
		m.Points = all(m.Points)
		return m
	case Shape:
		m.Points = all(m.Points)
		return m
	case Rect:
		m.X, m.Y = m.X+x, m.Y+y
		return m
	case Circle:
		m.X, m.Y = m.X+x, m.Y+y
		return m
	case Text:
		m.X, m.Y = m.X+x, m.Y+y
		return m
	}
	return m
}

// Lines adds lines of text of at most so many units under one another, the first with its
// letters on the place of the text, and returns the place of the last.
func (p *Picture) Lines(first Text, units float64) float64 {
	return p.lines(first, inUnits(first.Text, units, 1<<20, first.Bold))
}
