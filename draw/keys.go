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
