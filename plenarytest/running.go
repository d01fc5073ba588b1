package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// ImprovementEnds lists where improvements, one after another, can lead from
// the status quo and stay for good: single states without an improvement, and
// circles of states that improvements do not leave. When nobody has an
// improvement from the status quo, that is the only end.
func ImprovementEnds(c *plenary.Case) [][]int {
	m := NewModel(c)
	leads := make([][]bool, m.Len())
	for s := range leads {
		leads[s] = m.improved(s)
	}
	var out [][]int
	for s := range leads {
		if !leads[m.StatusQuo][s] {
			continue
		}
		var round []int
		for x, is := range leads[s] {
			if is {
				round = append(round, x)
			}
		}
		ends := every(round, func(x int) bool { return leads[x][s] })
		if ends && round[0] == s { // each once, from its lowest state
			out = append(out, round)
		}
	}
	slices.SortFunc(out, slices.Compare[[]int])
	return out
}

// improved says which states improvements lead to from a state, itself
// included.
func (g *Graph) improved(from int) []bool {
	return g.search(from, func(s int) []int {
		var out []int
		for p := range g.Improvements {
			out = append(out, g.Improvements[p][s]...)
		}
		return out
	})
}
