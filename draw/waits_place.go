package draw

import (
	"math"
	"slices"
)

// place gives spots their places along cross, as near to those that they are linked with
// as room and order allow.
func (p *plan) place() {
	for _, list := range p.layers {
		settle(list, make([]float64, len(list)))
	}
	for sweep := range 12 {
		for k := range p.layers {
			l := k
			if sweep%2 == 1 {
				l = len(p.layers) - 1 - k
			}
			p.pull(p.layers[l])
		}
	}
	least, most := math.Inf(1), math.Inf(-1)
	for _, s := range p.nodes {
		least, most = min(least, s.at-s.lead), max(most, s.at+s.trail)
	}
	for _, s := range p.nodes {
		s.at += edge - least
	}
	p.cross = math.Ceil(most - least + 2*edge)
	p.ports()
}

// pull moves the spots of a layer toward those that they are linked with.
func (p *plan) pull(list []*spot) {
	want := make([]float64, len(list))
	for i, s := range list {
		sum, n := 0.0, 0.0
		for k := range p.links {
			switch l := &p.links[k]; s {
			case l.a:
				sum, n = sum+l.b.at, n+1
			case l.b:
				sum, n = sum+l.a.at, n+1
			}
		}
		if want[i] = s.at; n > 0 {
			want[i] = sum / n
		}
	}
	settle(list, want)
}

// settle gives spots in their order the places nearest to those wanted, by least squares,
// that leave each its room: what would overlap goes on together in the middle.
func settle(list []*spot, want []float64) {
	type block struct {
		sum   float64
		spots []int
	}
	offset := make([]float64, len(list)) // what stands between the first and each
	for i := 1; i < len(list); i++ {
		offset[i] = offset[i-1] + list[i-1].trail + apart + list[i].lead
	}
	var blocks []block
	mean := func(b block) float64 { return b.sum / float64(len(b.spots)) }
	for i := range list {
		b := block{want[i] - offset[i], []int{i}}
		for len(blocks) > 0 && mean(blocks[len(blocks)-1]) >= mean(b) {
			last := blocks[len(blocks)-1]
			blocks = blocks[:len(blocks)-1]
			b = block{last.sum + b.sum, append(last.spots, b.spots...)}
		}
		blocks = append(blocks, b)
	}
	for _, b := range blocks {
		for _, i := range b.spots {
			list[i].at = mean(b) + offset[i]
		}
	}
}

// ports gives the ends of arrows their places at boxes; elsewhere they go through.
func (p *plan) ports() {
	for i := range p.links {
		l := &p.links[i]
		l.portA, l.portB = l.a.at, l.b.at
		if l.a.thing >= 0 {
			l.a.ports[1] = append(l.a.ports[1], l)
		}
		if l.b.thing >= 0 {
			l.b.ports[0] = append(l.b.ports[0], l)
		}
	}
	for _, s := range p.nodes {
		for side, list := range s.ports {
			slices.SortStableFunc(list, func(a, b *link) int {
				return compare(a.other(s).at, b.other(s).at)
			})
			step := min((s.lead+s.trail)/float64(len(list)+1), 2.4*portRoom)
			first := s.at - step*float64(len(list)-1)/2
			for i, l := range list {
				if side == 1 {
					l.portA = first + step*float64(i)
				} else {
					l.portB = first + step*float64(i)
				}
			}
		}
	}
	for i := range p.links {
		p.bends += math.Abs(p.links[i].portA - p.links[i].portB)
	}
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// other is the other end of a link.
func (l *link) other(s *spot) *spot {
	if l.a == s {
		return l.b
	}
	return l.a
}

// layAlong gives layers their places along main.
func (p *plan) layAlong() {
	at := edge
	for l, list := range p.layers {
		size := 0.0
		for _, s := range list {
			size = max(size, s.size)
		}
		p.from, p.to = append(p.from, at), append(p.to, at+size)
		if at += size; l+1 < len(p.layers) {
			at += between
		}
	}
	p.main = math.Ceil(at + edge)
}
