package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// A Graded is a case of which some of what parties want is not known, or weighs heavily: on the
// graph of its moves, how each takes one state compared with another.
type Graded struct {
	*Graph
	Compare func(party, a, b int) string // much-worse, worse, same, better, much-better or unknown
}

// NewGraded takes a case at its word.
func NewGraded(c *plenary.Case) *Graded {
	m := NewModel(c)
	return &Graded{m.Graph, func(p, a, b int) string { return compared(c, m, p, a, b) }}
}

// compared finds the first wish that tells two states apart: unknown where that is not known, and
// strong where it is not below the last wish marked strong.
func compared(c *plenary.Case, m *Model, p, a, b int) string {
	prefers := &c.Parties[p].Prefers
	for i := range prefers.Statements {
		s := &prefers.Statements[i]
		in, out := holds(c, s.Want, m.States[a]), holds(c, s.Want, m.States[b])
		if in == out {
			continue
		}
		heavy := some(prefers.Statements[i:], func(s plenary.Statement) bool { return s.Strong != "" })
		return grade(s.Unknown != "", heavy, in)
	}
	if len(prefers.Ranking) == 0 {
		return "same"
	}
	tier := func(state int) int {
		for at, tier := range prefers.Ranking {
			if some(tier, func(levels []uint8) bool { return slices.Equal(levels, m.States[state]) }) {
				return at
			}
		}
		return len(prefers.Ranking)
	}
	x, y := tier(a), tier(b)
	if x == y {
		return "same"
	}
	return grade(false, some(prefers.Strong, func(n int) bool { return min(x, y) < n && n <= max(x, y) }), x < y)
}

func grade(unknown, heavy, up bool) string {
	switch {
	case unknown:
		return "unknown"
	case heavy && up:
		return "much-better"
	case heavy:
		return "much-worse"
	case up:
		return "better"
	}
	return "worse"
}

// Stays reports whether a party stays in a state by nash, gmr, smr or seq, in a manner: a, b, c and d of taking what is
// not known, and strong.
func (g *Graded) Stays(concept, manner string, party, state int) bool {
	tempts := func(r string) bool {
		return r == "better" || r == "much-better" || r == "unknown" && (manner == "a" || manner == "c")
	}
	deters := func(r string) bool {
		switch manner {
		case "a", "b":
			return r == "same" || r == "worse" || r == "much-worse"
		case "strong":
			return r == "much-worse"
		}
		return r != "better" && r != "much-better"
	}
	fears := func(x int) bool { return deters(g.Compare(party, x, state)) }
	answers := func(x int) bool {
		switch concept {
		case "nash":
			return false
		case "smr":
			return fears(x) && !some(g.Moves[party][x], func(y int) bool { return !fears(y) })
		}
		return fears(x)
	}
	for _, q := range g.Moves[party][state] {
		if tempts(g.Compare(party, q, state)) && !some(g.gradedReplies(concept, party, q), answers) {
			return false
		}
	}
	return true
}

// gradedReplies lists where replies can end: by seq, of steps that are better for their mover, or may
// be. A reply that leads back to where the party moved is none.
func (g *Graded) gradedReplies(concept string, party, from int) []int {
	arcs := g.Moves
	if concept == "seq" {
		arcs = nil
		for p := range g.Moves {
			own := make([][]int, len(g.Moves[p]))
			for s, to := range g.Moves[p] {
				for _, q := range to {
					if r := g.Compare(p, q, s); r == "better" || r == "much-better" || r == "unknown" {
						own[s] = append(own[s], q)
					}
				}
			}
			arcs = append(arcs, own)
		}
	}
	others := g.others(party)
	if len(others) == 0 {
		return nil
	}
	var out []int
	for state, last := range Sequences(arcs, others, from) {
		if state != from && slices.Contains(last, true) {
			out = append(out, state)
		}
	}
	return out
}
