package draw

import (
	"math"
	"slices"
)

// A Thing is a box of a picture of what waits for what.
type Thing struct {
	Label string // as it is shown
	Thick bool   // whether it stands out, as what is in a circle does
}

// A Wait is an arrow from one box to another, or back to the same.
type Wait struct {
	From, To int // places in the list of things
	Stroke   Stroke
	Both     bool // whether a head stands at either end
	Label    []Words
}

// Words are part of a label, on lines of their own.
type Words struct {
	Text string // as it is shown
	Refs []string
	Bold bool
}

// Waits draws boxes and the arrows between them within a width, all of which hang
// together: in columns from left to right, or, where that is too wide, in rows from top to
// bottom, each label on its arrow. Lines go through free room only, and so cross lines but
// neither words nor boxes; texts that would not fit are cut. What cannot be laid out so is
// drawn arrow by arrow, with boxes repeated. The cost grows with the square of the boxes
// times that of the arrows.
func Waits(things []Thing, waits []Wait, width float64) *Picture {
	for _, wrap := range [][2]int{{18, 20}, {16, 16}, {14, 13}, {12, 10}} {
		var best *plan
		for _, down := range []bool{false, true} {
			for _, layers := range layerings(len(things), waits) {
				p := newPlan(things, waits, layers, down, wrap)
				if p == nil || p.across(width) > width {
					continue
				}
				if best == nil || p.cost(width) < best.cost(width) {
					best = p
				}
			}
		}
		if best != nil {
			return best.picture()
		}
	}
	return oneByOne(things, waits, width)
}

// across is how wide a plan is on the sheet.
func (p *plan) across(float64) float64 {
	if p.down {
		return p.cross
	}
	return p.main
}

// cost is how far a plan is from one that is read at a glance.
func (p *plan) cost(width float64) float64 {
	w, h := p.main, p.cross
	if p.down {
		w, h = h, w
	}
	out := 80*float64(p.crossings) + h + w/4 + p.bends/2
	if p.down && width > roomy {
		out += 120 // lines are read from left to right
	}
	return out
}

// roomy is the width from which boxes stand beside each other by choice.
const roomy = 480

// layerings lists ways to give boxes a place along the arrows, from 0: how far they are
// from one of them, and how far along the arrows when these are followed from one.
func layerings(n int, waits []Wait) [][]int {
	var out [][]int
	for root := range n {
		for _, layers := range [][]int{distances(n, waits, root), along(n, waits, root)} {
			if !slices.ContainsFunc(out, func(o []int) bool { return slices.Equal(o, layers) }) {
				out = append(out, layers)
			}
		}
	}
	return out
}

// distances is how many arrows, in whichever direction, boxes are from one.
func distances(n int, waits []Wait, root int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	out[root] = 0
	for queue := []int{root}; len(queue) > 0; queue = queue[1:] {
		for _, w := range waits {
			for _, e := range [][2]int{{w.From, w.To}, {w.To, w.From}} {
				if e[0] == queue[0] && out[e[1]] < 0 {
					out[e[1]] = out[e[0]] + 1
					queue = append(queue, e[1])
				}
			}
		}
	}
	return out
}

// along is how far boxes are along the arrows, those turned round that lead back to where
// one came from.
func along(n int, waits []Wait, root int) []int {
	const fresh, open, closed = 0, 1, 2
	state, ahead := make([]int, n), make([][]int, n)
	var order []int
	var visit func(v int)
	visit = func(v int) {
		state[v] = open
		for _, w := range waits {
			if w.From != v || w.To == v {
				continue
			}
			if state[w.To] == open {
				ahead[w.To] = append(ahead[w.To], v)
				continue
			}
			ahead[v] = append(ahead[v], w.To)
			if state[w.To] == fresh {
				visit(w.To)
			}
		}
		state[v] = closed
		order = append(order, v)
	}
	visit(root)
	for v := range n {
		if state[v] == fresh {
			visit(v)
		}
	}
	out := make([]int, n)
	for i := len(order) - 1; i >= 0; i-- {
		for _, to := range ahead[order[i]] {
			out[to] = max(out[to], out[order[i]]+1)
		}
	}
	return pulled(out, ahead)
}

// pulled brings boxes that nothing leads to as near as may be to what they lead to.
func pulled(layer []int, ahead [][]int) []int {
	reached := make([]bool, len(layer))
	for _, list := range ahead {
		for _, to := range list {
			reached[to] = true
		}
	}
	for v := range layer {
		least := math.MaxInt
		for _, to := range ahead[v] {
			least = min(least, layer[to])
		}
		if !reached[v] && least < math.MaxInt {
			layer[v] = least - 1
		}
	}
	lowest := math.MaxInt
	for _, l := range layer {
		lowest = min(lowest, l)
	}
	for v := range layer {
		layer[v] -= lowest
	}
	return layer
}
