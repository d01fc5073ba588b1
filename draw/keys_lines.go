package draw

// KeyLine is a stretch of a line.
func KeyLine(s Stroke) *Picture {
	return key(28, Line{Points: []Point{{1, 7}, {27, 7}}, Stroke: s})
}

// KeyArrow is an arrow, with a head at either end or at one.
func KeyArrow(s Stroke, both bool) *Picture {
	return key(32, Line{Points: []Point{{1, 7}, {31, 7}}, Stroke: s, Head: true, Tail: both})
}
