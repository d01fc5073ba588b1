package draw

import (
	"math"
	"slices"
)

// A plan is boxes, labels and the passages of long arrows in layers: boxes in even ones,
// labels in odd ones. Main is the direction from layer to layer, cross that within one.
type plan struct {
	down   bool // whether layers are rows
	things []Thing
	waits  []Wait
	nodes  []*spot
	layers [][]*spot // each in its order
	links  []link

	from, to    []float64 // of each layer, along main
	main, cross float64   // extents
	crossings   int
	bends       float64 // by how much lines shift, all told
}

// A spot is what takes room in a layer.
type spot struct {
	thing, wait int // which it is of; -1 for none
	layer       int
	lines       []Text  // of a box or a label
	size        float64 // along main
	lead, trail float64 // room before and after the place, along cross
	at          float64 // the place: of a box its middle, of others where the line goes through
	before      bool    // whether the words of a label stand before the line
	ports       [2][]*link
}

// A link is a stretch of an arrow between spots of neighbouring layers; of an arrow back
// to its own box, of its label.
type link struct {
	a, b         *spot // a is in the layer before
	wait         int
	portA, portB float64 // where it ends, along cross
	second       bool    // whether it is the way back of an arrow to its own box
}

const (
	lineHigh = 15.0 // from one line of words to the next
	between  = 38.0 // layers stand so far apart: room for arrows to bend
	apart    = 14.0 // spots of a layer
	aside    = 6.0  // words and their line
	edge     = 3.0  // all and the edge of the sheet
	portRoom = 13.0 // ends of arrows at a box
	padding  = 10.0 // words and the edge of their box
)

// newPlan lays boxes out by their layers; nil where arrows join boxes of one layer.
func newPlan(things []Thing, waits []Wait, layer []int, down bool, wrap [2]int) *plan {
	p := &plan{down: down, things: things, waits: waits}
	for i := range things {
		p.add(&spot{thing: i, wait: -1, layer: 2 * layer[i], lines: boxed(things[i].Label, wrap[0])})
	}
	for i := range waits {
		if !p.chain(i, layer, wrap[1]) {
			return nil
		}
	}
	p.measure()
	p.order()
	p.sides()
	p.place()
	p.layAlong()
	return p
}

func (p *plan) add(s *spot) *spot {
	for len(p.layers) <= s.layer {
		p.layers = append(p.layers, nil)
	}
	p.layers[s.layer] = append(p.layers[s.layer], s)
	p.nodes = append(p.nodes, s)
	return s
}

// chain enters the label of an arrow and its passages through layers between.
func (p *plan) chain(i int, layer []int, columns int) bool {
	w := &p.waits[i]
	from, to := p.nodes[w.From], p.nodes[w.To]
	if w.From == w.To {
		label := p.add(&spot{thing: -1, wait: i, layer: from.layer + 1, lines: labelled(w, columns)})
		p.links = append(p.links, link{a: from, b: label, wait: i}, link{a: from, b: label, wait: i, second: true})
		return true
	}
	if from.layer > to.layer {
		from, to = to, from
	}
	if from.layer == to.layer {
		return false
	}
	at := from
	middle := (from.layer+to.layer)/2 | 1
	for l := from.layer + 1; l <= to.layer; l++ {
		next := to
		if l < to.layer {
			next = &spot{thing: -1, wait: i, layer: l}
			if l == middle {
				next.lines = labelled(w, columns)
			}
			p.add(next)
		}
		p.links = append(p.links, link{a: at, b: next, wait: i})
		at = next
	}
	return true
}

// boxed is a label of a box in lines.
func boxed(text string, columns int) []Text {
	var out []Text
	for _, line := range fold(text, columns, 6) {
		out = append(out, Text{Text: line, Bold: true, Anchor: Middle})
	}
	return out
}

// labelled is the label of an arrow in lines.
func labelled(w *Wait, columns int) []Text {
	paint := Second
	if w.Stroke.Paint == Accent {
		paint = Accent
	}
	var out []Text
	for _, words := range w.Label {
		lines := fold(words.Text, columns, 4)
		for i, line := range lines {
			t := Text{Text: line, Bold: words.Bold, Paint: paint}
			if i == len(lines)-1 {
				t.Refs = words.Refs
			}
			out = append(out, t)
		}
	}
	return out
}

// widest is how wide lines of words are.
func widest(lines []Text) float64 {
	w := 0.0
	for _, t := range lines {
		w = max(w, t.Box().W)
	}
	return math.Ceil(w)
}

// measure gives spots their sizes.
func (p *plan) measure() {
	ends := map[*spot][2]int{}
	for i := range p.links {
		l := &p.links[i]
		a, b := ends[l.a], ends[l.b]
		a[1]++
		b[0]++
		ends[l.a], ends[l.b] = a, b
	}
	for _, s := range p.nodes {
		w, h := widest(s.lines), lineHigh*float64(len(s.lines))
		switch {
		case s.thing >= 0:
			room := portRoom * float64(max(ends[s][0], ends[s][1])+1)
			w, h = max(w+2*padding, 84), max(h+2*padding, 36)
			if p.down {
				s.size, s.lead = h, max(w, room)/2
			} else {
				s.size, s.lead = w, max(h, room)/2
			}
			s.trail = s.lead
		case len(s.lines) == 0:
			s.lead, s.trail = 2, 2
		case p.down:
			s.size, s.lead, s.trail = h+2*aside, 2, w+aside
		default:
			s.size, s.lead, s.trail = w+2*aside, h+aside, 2
		}
	}
}

// sides puts words on the outer side of their lines.
func (p *plan) sides() {
	for _, list := range p.layers {
		var labels []*spot
		for _, s := range list {
			if s.wait >= 0 && len(s.lines) > 0 {
				labels = append(labels, s)
			}
		}
		for i, s := range labels {
			s.before = 2*i+1 <= len(labels)
			if p.down {
				s.before = 2*i+1 < len(labels)
			}
			if room := max(s.lead, s.trail); s.before {
				s.lead, s.trail = room, 2
			} else {
				s.lead, s.trail = 2, room
			}
		}
	}
}

// order puts the spots of layers so that few arrows cross.
func (p *plan) order() {
	best, least := p.snapshot(), p.crossed()
	for sweep := range 8 {
		for k := range p.layers {
			l, side := k, 0
			if sweep%2 == 1 {
				l, side = len(p.layers)-1-k, 1
			}
			p.byNeighbours(l, side)
		}
		if n := p.crossed(); n < least {
			best, least = p.snapshot(), n
		}
	}
	p.layers, p.crossings = best, least
}

func (p *plan) snapshot() [][]*spot {
	var out [][]*spot
	for _, l := range p.layers {
		out = append(out, slices.Clone(l))
	}
	return out
}

// byNeighbours orders a layer by where the spots are that its own are linked with in the
// layer before, or after.
func (p *plan) byNeighbours(layer, side int) {
	mean := map[*spot]float64{}
	places := p.places()
	for i, s := range p.layers[layer] {
		sum, n := 0.0, 0.0
		for k := range p.links {
			l := &p.links[k]
			if side == 0 && l.b == s {
				sum, n = sum+places[l.a], n+1
			}
			if side == 1 && l.a == s {
				sum, n = sum+places[l.b], n+1
			}
		}
		if mean[s] = float64(i); n > 0 {
			mean[s] = sum / n
		}
	}
	slices.SortStableFunc(p.layers[layer], func(a, b *spot) int {
		switch {
		case mean[a] < mean[b]:
			return -1
		case mean[a] > mean[b]:
			return 1
		}
		return 0
	})
}

// places is where spots are in their layers.
func (p *plan) places() map[*spot]float64 {
	out := map[*spot]float64{}
	for _, list := range p.layers {
		for i, s := range list {
			out[s] = float64(i)
		}
	}
	return out
}

// crossed counts the arrows that cross each other.
func (p *plan) crossed() int {
	places, n := p.places(), 0
	for i := range p.links {
		for j := range i {
			a, b := &p.links[i], &p.links[j]
			if a.a.layer == b.a.layer && (places[a.a]-places[b.a])*(places[a.b]-places[b.b]) < 0 {
				n++
			}
		}
	}
	return n
}
