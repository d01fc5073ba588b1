package draw

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// picture draws a plan: lines first, so that boxes end them.
func (p *plan) picture() *Picture {
	out := &Picture{Width: p.main, Height: p.cross}
	if p.down {
		out.Width, out.Height = p.cross, p.main
	}
	for i := range p.waits {
		out.Add(p.arrow(i))
	}
	for _, s := range p.nodes {
		if s.thing >= 0 {
			p.box(out, s)
		} else {
			p.label(out, s)
		}
	}
	return out
}

// point is a place on the sheet.
func (p *plan) point(main, cross float64) Point {
	if p.down {
		return Point{cross, main}
	}
	return Point{main, cross}
}

// arrow is an arrow through all layers between its boxes.
func (p *plan) arrow(i int) Line {
	w := &p.waits[i]
	line := Line{Curve: true, Stroke: w.Stroke, Head: true, Tail: w.Both}
	if w.From == w.To {
		line.Points = p.loop(i)
		return line
	}
	for k := range p.links {
		l := &p.links[k]
		if l.wait != i {
			continue
		}
		a, b := p.to[l.a.layer], p.from[l.b.layer]
		if len(line.Points) == 0 {
			line.Points = append(line.Points, p.point(a, l.portA))
		} else { // straight through the layer
			from := p.from[l.a.layer]
			line.Points = append(line.Points, p.point((2*from+a)/3, l.portA), p.point((from+2*a)/3, l.portA),
				p.point(a, l.portA))
		}
		middle := (a + b) / 2
		line.Points = append(line.Points, p.point(middle, l.portA), p.point(middle, l.portB), p.point(b, l.portB))
	}
	if p.nodes[w.From].layer > p.nodes[w.To].layer {
		for a, b := 0, len(line.Points)-1; a < b; a, b = a+1, b-1 {
			line.Points[a], line.Points[b] = line.Points[b], line.Points[a]
		}
	}
	return line
}

// loop is an arrow from a box to its label and back.
func (p *plan) loop(i int) []Point {
	var ends []*link
	for k := range p.links {
		if p.links[k].wait == i {
			ends = append(ends, &p.links[k])
		}
	}
	out, back := ends[0], ends[1]
	a, b := p.to[out.a.layer], p.from[out.b.layer]
	at := out.b.at
	return []Point{
		p.point(a, out.portA), p.point((a+b)/2, out.portA), p.point(b, at-9), p.point(b, at),
		p.point(b, at+9), p.point((a+b)/2, back.portA), p.point(a, back.portA),
	}
}

// box draws a box with its words.
func (p *plan) box(out *Picture, s *spot) {
	from := p.point(p.from[s.layer], s.at-s.lead)
	to := p.point(p.to[s.layer], s.at+s.trail)
	putBox(out, Rect{X: from.X, Y: from.Y, W: to.X - from.X, H: to.Y - from.Y}, s.lines, p.things[s.thing].Thick)
}

func putBox(out *Picture, r Rect, lines []Text, thick bool) {
	r.Fill, r.Stroke = Paper, Stroke{Ink, 1.2, Solid}
	if thick {
		r.Stroke.Width = 2.2
	}
	out.Add(r)
	y := r.Y + r.H/2 - lineHigh*float64(len(lines))/2 + 0.78*lineHigh
	for i, t := range lines {
		t.X, t.Y = r.X+r.W/2, y+lineHigh*float64(i)
		out.Add(t)
	}
}

// label writes the words of an arrow beside its line.
func (p *plan) label(out *Picture, s *spot) {
	from, to := p.from[s.layer], p.to[s.layer]
	high := lineHigh * float64(len(s.lines))
	for i, t := range s.lines {
		line := lineHigh*float64(i) + 0.78*lineHigh
		switch {
		case p.loops(s) && p.down:
			t.X, t.Y, t.Anchor = s.at, from+aside+line, Middle
			if s.before {
				t.X, t.Anchor = s.at, End
			} else {
				t.Anchor = Start
			}
		case p.loops(s):
			t.X, t.Y = from+aside, s.at-s.lead+(s.lead+s.trail-high)/2+line
		case p.down && s.before:
			t.X, t.Y, t.Anchor = s.at-aside, (from+to-high)/2+line, End
		case p.down:
			t.X, t.Y = s.at+aside, (from+to-high)/2+line
		case s.before:
			t.X, t.Y, t.Anchor = (from+to)/2, s.at-aside-high+line, Middle
		default:
			t.X, t.Y, t.Anchor = (from+to)/2, s.at+aside+line, Middle
		}
		out.Add(t)
	}
}

// loops reports whether a label is of an arrow back to its own box.
func (p *plan) loops(s *spot) bool { return p.waits[s.wait].From == p.waits[s.wait].To }

// fold breaks text into at most so many lines of at most so many columns, a word that is
// longer too; what is left out is marked.
func fold(text string, columns, most int) []string {
	var out []string
	for _, line := range Wrap(text, columns) {
		for outlet.Width(line) > columns {
			n := 0
			for i := range line {
				if n > 0 && outlet.Width(line[:i]) > columns {
					break
				}
				n = i
			}
			out = append(out, line[:n])
			line = line[n:]
		}
		out = append(out, line)
	}
	if len(out) > most {
		out = out[:most]
		last := []rune(strings.TrimRight(out[most-1], " ,;"))
		for len(last) > 0 && outlet.Width(string(last))+1 > columns {
			last = last[:len(last)-1]
		}
		out[most-1] = string(last) + "…"
	}
	return out
}
