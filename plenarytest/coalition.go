package plenarytest

import "slices"

// CoalitionConcepts are the names of the concepts for coalitions, in order.
var CoalitionConcepts = []string{"nash", "gmr", "smr", "seq", "seq-alone"}

// ComesTo lists the states, the start apart, in which legal sequences of the members of a
// coalition end.
func (g *Graph) ComesTo(members []int, start int) []int {
	return g.endsBut(g.Moves, members, start)
}

func (g *Graph) endsBut(arcs [][][]int, members []int, start int) []int {
	var out []int
	if len(members) == 0 {
		return nil
	}
	for state, last := range Sequences(arcs, members, start) {
		if state != start && slices.Contains(last, true) {
			out = append(out, state)
		}
	}
	return out
}

// JointGains lists the states to which a coalition can come and that every member
// strictly prefers (Kilgour, Hipel, Fang and Peng 2001).
func (g *Graph) JointGains(members []int, s int) []int {
	var out []int
	for _, q := range g.ComesTo(members, s) {
		if g.allPrefer(members, q, s) {
			out = append(out, q)
		}
	}
	return out
}

func (g *Graph) allPrefer(members []int, q, s int) bool {
	return every(members, func(p int) bool { return g.better(p, q, s) })
}

// CoalitionStays reports whether a coalition would stay in a state by the named concept.
func (g *Graph) CoalitionStays(concept string, members []int, s int) bool {
	return every(g.JointGains(members, s), func(q int) bool { return g.GainAnswered(concept, members, s, q) })
}

// GainAnswered reports whether the others can answer a joint gain, as a concept has it.
func (g *Graph) GainAnswered(concept string, members []int, s, q int) bool {
	others := g.without(members)
	noGain := func(x int) bool { return !g.allPrefer(members, x, s) }
	switch concept {
	case "nash":
		return false
	case "gmr":
		return some(g.ComesTo(others, q), noGain)
	case "smr":
		return some(g.ComesTo(others, q), func(x int) bool {
			return noGain(x) && every(g.ComesTo(members, x), noGain)
		})
	case "seq":
		return some(g.chainsOf(others, q), noGain)
	case "seq-alone":
		return some(g.endsBut(g.Improvements, others, q), noGain)
	}
	panic("plenarytest: no concept for coalitions is called " + concept)
}

func (g *Graph) without(members []int) []int {
	var out []int
	for p := range g.Moves {
		if !slices.Contains(members, p) {
			out = append(out, p)
		}
	}
	return out
}

// chainsOf lists where joint gains of coalitions of some parties lead, one after another,
// none of them twice in succession.
func (g *Graph) chainsOf(parties []int, start int) []int {
	coalitions := Coalitions(parties)
	type node struct{ state, last int }
	queue, seen := []node{{start, -1}}, map[node]bool{}
	var out []int
	for at := 0; at < len(queue); at++ {
		for k, members := range coalitions {
			if k == queue[at].last {
				continue
			}
			for _, to := range g.JointGains(members, queue[at].state) {
				if n := (node{to, k}); !seen[n] {
					seen[n] = true
					queue, out = append(queue, n), append(out, to)
				}
			}
		}
	}
	return out
}

// Coalitions lists the non-empty sets of some parties.
func Coalitions(parties []int) [][]int {
	var out [][]int
	for pick := 1; pick < 1<<len(parties); pick++ {
		var members []int
		for i, p := range parties {
			if pick>>i&1 == 1 {
				members = append(members, p)
			}
		}
		out = append(out, members)
	}
	return out
}
