package plenarytest

// Concepts are the names of the five concepts, in order.
var Concepts = []string{"nash", "gmr", "smr", "seq", "sseq"}

// Stable reports whether a party would stay in a state by the named concept.
func (g *Graph) Stable(concept string, party, state int) bool {
	switch concept {
	case "nash":
		return g.nash(party, state)
	case "gmr":
		return g.gmr(party, state)
	case "smr":
		return g.smr(party, state)
	case "seq":
		return g.seq(party, state)
	case "sseq":
		return g.sseq(party, state)
	}
	panic("plenarytest: no concept is called " + concept)
}

// nash: i has no improvement from s (Nash 1950).
func (g *Graph) nash(i, s int) bool { return len(g.Improvements[i][s]) == 0 }

// gmr: each improvement q of i has a reply that ends no better for i than s
// (Howard 1971).
func (g *Graph) gmr(i, s int) bool {
	return every(g.Improvements[i][s], func(q int) bool {
		return some(g.replies(i, q), func(x int) bool {
			return g.noBetter(i, x, s)
		})
	})
}

// smr: as gmr, and no counter-move of i from the end of the same reply is
// better for i than s (Howard 1971).
func (g *Graph) smr(i, s int) bool {
	return every(g.Improvements[i][s], func(q int) bool {
		return some(g.replies(i, q), func(x int) bool {
			return g.noBetter(i, x, s) && every(g.Moves[i][x], func(y int) bool {
				return g.noBetter(i, y, s)
			})
		})
	})
}

// seq: as gmr, with replies in which each step is an improvement for its mover
// (Fraser and Hipel 1979).
func (g *Graph) seq(i, s int) bool {
	return every(g.Improvements[i][s], func(q int) bool {
		return some(g.credibleReplies(i, q), func(x int) bool {
			return g.noBetter(i, x, s)
		})
	})
}

// sseq: as smr, with replies in which each step is an improvement for its
// mover (Rêgo and Vieira 2015; for more than two parties 2017).
func (g *Graph) sseq(i, s int) bool {
	return every(g.Improvements[i][s], func(q int) bool {
		return some(g.credibleReplies(i, q), func(x int) bool {
			return g.noBetter(i, x, s) && every(g.Moves[i][x], func(y int) bool {
				return g.noBetter(i, y, s)
			})
		})
	})
}

// Equilibrium reports whether a state is stable for every party.
func (g *Graph) Equilibrium(concept string, state int) bool {
	for p := range g.Moves {
		if !g.Stable(concept, p, state) {
			return false
		}
	}
	return true
}

// Solve answers everything about the graph.
func (g *Graph) Solve() Solved {
	s := Solved{Moves: g.Moves, Improvements: g.Improvements, Tiers: g.Tiers,
		Stable: map[string][][]bool{}, Equilibrium: map[string][]bool{}}
	for _, concept := range Concepts {
		stable := make([][]bool, len(g.Moves))
		for state := range g.Len() {
			for p := range g.Moves {
				stable[p] = append(stable[p], g.Stable(concept, p, state))
			}
			s.Equilibrium[concept] = append(s.Equilibrium[concept], g.Equilibrium(concept, state))
		}
		s.Stable[concept] = stable
	}
	return s
}
