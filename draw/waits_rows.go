package draw

import "math"

// oneByOne draws arrows below each other, each with its two boxes: beside each other, or
// below where that is too wide.
func oneByOne(things []Thing, waits []Wait, width float64) *Picture {
	out := &Picture{Width: width}
	y := edge
	for i := range waits {
		if width > roomy {
			y = across(out, things, &waits[i], y)
		} else {
			y = below(out, things, &waits[i], y)
		}
		y += 2 * apart
	}
	out.Height = math.Ceil(max(y-2*apart, 0) + edge)
	return out
}

// across draws an arrow between boxes beside each other, and returns where it ends.
func across(out *Picture, things []Thing, w *Wait, y float64) float64 {
	const box = 150
	from, to, label := boxed(things[w.From].Label, 18), boxed(things[w.To].Label, 18), labelled(w, 20)
	high := max(lineHigh*float64(max(len(from), len(to)))+2*padding, 36, 2*(lineHigh*float64(len(label))+aside))
	right := out.Width - edge - box
	putBox(out, Rect{X: edge, Y: y, W: box, H: high}, from, things[w.From].Thick)
	putBox(out, Rect{X: right, Y: y, W: box, H: high}, to, things[w.To].Thick)
	middle := y + high/2
	out.Add(Line{Points: []Point{{edge + box, middle}, {right, middle}}, Stroke: w.Stroke, Head: true, Tail: w.Both})
	for i, t := range label {
		t.X, t.Y, t.Anchor = (edge+box+right)/2, middle-aside-lineHigh*float64(len(label)-i)+0.78*lineHigh, Middle
		out.Add(t)
	}
	return y + high
}

// below draws an arrow between boxes below each other, and returns where it ends.
func below(out *Picture, things []Thing, w *Wait, y float64) float64 {
	from, to, label := boxed(things[w.From].Label, 26), boxed(things[w.To].Label, 26), labelled(w, 24)
	wide := max(84, widest(from)+2*padding, widest(to)+2*padding)
	first, last := lineHigh*float64(len(from))+2*padding, lineHigh*float64(len(to))+2*padding
	gap := max(lineHigh*float64(len(label))+2*aside, between)
	putBox(out, Rect{X: edge, Y: y, W: wide, H: first}, from, things[w.From].Thick)
	putBox(out, Rect{X: edge, Y: y + first + gap, W: wide, H: last}, to, things[w.To].Thick)
	x := edge + 4*padding
	out.Add(Line{Points: []Point{{x, y + first}, {x, y + first + gap}}, Stroke: w.Stroke, Head: true, Tail: w.Both})
	for i, t := range label {
		t.X, t.Y = x+2*aside, y+first+(gap-lineHigh*float64(len(label)))/2+lineHigh*float64(i)+0.78*lineHigh
		out.Add(t)
	}
	return y + first + gap + last
}
