package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Way is a minimal set of levers that opens a better state, with what
// parties are exposed to on a route there.
type Way struct {
	Levers   []int    // indices into the levers given, ascending
	To       int      // the state
	Holds    []string // the concepts by which it is an equilibrium, in the order of Concepts
	Exposure []int    // by party
	Hollow   []int    // preconditions, ascending: given and gone again
	Steps    int      // the fewest of a route with this exposure
}

// Better reports whether a state is better ([Prospects]).
func (m *Model) Better(state int) bool {
	if m.prospects == nil {
		m.prospects = m.NewProspects()
	}
	return slices.Contains(m.prospects.Better, state)
}

// Ways tries every set of at most so many of the levers. All of the ways are
// in order of the number of levers, the levers, the state and the exposure;
// those kept are the ones that no other dominates. With to, only states that
// satisfy it count.
func Ways(c *plenary.Case, levers []*plenary.Lever, to *expr.Expr, most int) (all, kept []Way) {
	opened := map[int][][]int{} // by state: the sets that open it
	for _, set := range subsets(len(levers), most) {
		t := NewTable(c, chosen(levers, set))
		for d := range t.States {
			if !t.Better(d) || to != nil && !holds(c, to, t.States[d]) {
				continue
			}
			exposures := t.Exposures(d)
			minimal := !some(opened[d], func(smaller []int) bool { return within(smaller, set) })
			if len(exposures) > 0 && minimal {
				all = append(all, t.ways(set, d, exposures)...)
			}
			if len(exposures) > 0 {
				opened[d] = append(opened[d], set)
			}
		}
	}
	for _, w := range all {
		if !some(all, func(v Way) bool { return v.dominates(w) }) {
			kept = append(kept, w)
		}
	}
	return all, kept
}

// ways are those by one set of levers to one state.
func (t *Table) ways(set []int, d int, exposures [][]int) []Way {
	var hold []string
	for _, concept := range Concepts {
		if t.Equilibrium(concept, d) {
			hold = append(hold, concept)
		}
	}
	var out []Way
	for _, e := range exposures {
		out = append(out, Way{Levers: set, To: d, Holds: hold, Exposure: e})
	}
	return out
}

// dominates says whether the levers of v are among those of w, its concepts
// include those of w, no party is more exposed, and one of the three differs.
func (v Way) dominates(w Way) bool {
	return within(v.Levers, w.Levers) && within(w.Holds, v.Holds) && nowhereHigher(v.Exposure, w.Exposure) &&
		!(slices.Equal(v.Levers, w.Levers) && slices.Equal(v.Holds, w.Holds) && slices.Equal(v.Exposure, w.Exposure))
}

// within says whether every member of a is in b.
func within[T comparable](a, b []T) bool {
	return every(a, func(x T) bool { return slices.Contains(b, x) })
}

// subsets lists the subsets of 0 to n-1 with at most so many members,
// ascending in themselves, smaller ones first.
func subsets(n, most int) [][]int {
	out := [][]int{nil}
	for at := 0; at < len(out); at++ {
		set := out[at]
		if len(set) == most {
			break
		}
		first := 0
		if len(set) > 0 {
			first = set[len(set)-1] + 1
		}
		for next := first; next < n; next++ {
			out = append(out, append(slices.Clone(set), next))
		}
	}
	return out
}

func chosen(levers []*plenary.Lever, set []int) []*plenary.Lever {
	var out []*plenary.Lever
	for _, l := range set {
		out = append(out, levers[l])
	}
	return out
}
