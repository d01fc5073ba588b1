package plenarytest

import (
	"fmt"
	"slices"
)

// Grade says how exposed a party is in a state: 0 not, 1 worse off than today
// but able to step back, 2 worse off with no way back.
func (t *Table) Grade(party, state int) int {
	if !t.better(party, t.StatusQuo, state) {
		return 0
	}
	if some(t.Moves[party][state], func(back int) bool { return !t.better(party, t.StatusQuo, back) }) {
		return 1
	}
	return 2
}

// Exposure is the greatest grade of each party after any of the steps.
func (t *Table) Exposure(steps []TableStep) []int {
	out := make([]int, len(t.Case.Parties))
	for _, step := range steps {
		for p := range out {
			out[p] = max(out[p], t.Grade(p, step.To))
		}
	}
	return out
}

// A stage is a state and how exposed the parties have been on the way there.
type stage struct {
	state    int
	exposure []int
	before   int // the stage it was reached from; -1 at the start
	by       TableStep
}

// stages lists all that routes on the way to d pass through, those of fewer
// steps first.
func (t *Table) stages(d int) []stage {
	known := map[string]bool{}
	var out []stage
	add := func(s stage) {
		if key := fmt.Sprint(s.state, s.exposure); !known[key] {
			known[key] = true
			out = append(out, s)
		}
	}
	add(stage{state: t.StatusQuo, exposure: t.Exposure(nil), before: -1})
	for at := 0; at < len(out); at++ {
		for _, step := range t.toward(d, out[at].state) {
			add(stage{step.To, highest(out[at].exposure, t.Exposure([]TableStep{step})), at, step})
		}
	}
	return out
}

// highest is the higher grade of each party.
func highest(a, b []int) []int {
	out := slices.Clone(a)
	for p := range out {
		out[p] = max(a[p], b[p])
	}
	return out
}

// nowhereHigher reports whether no party has a higher grade in a than in b.
func nowhereHigher(a, b []int) bool { return slices.Equal(highest(a, b), b) }

// Exposures lists, ascending, the exposures of routes to d than which none is
// lower; nothing when there is no route.
func (t *Table) Exposures(d int) [][]int {
	var reached, least [][]int
	for _, s := range t.stages(d) {
		if s.state == d {
			reached = append(reached, s.exposure)
		}
	}
	for _, e := range reached {
		lower := func(f []int) bool { return nowhereHigher(f, e) && !slices.Equal(f, e) }
		if !some(reached, lower) {
			least = append(least, e)
		}
	}
	slices.SortFunc(least, slices.Compare[[]int])
	return least
}

// Route returns a route to d of the fewest steps among those with no grade
// above the given ones; false when there is none.
func (t *Table) Route(d int, exposure []int) ([]TableStep, bool) {
	stages := t.stages(d)
	at := slices.IndexFunc(stages, func(s stage) bool { return s.state == d && nowhereHigher(s.exposure, exposure) })
	if at < 0 {
		return nil, false
	}
	var out []TableStep
	for ; stages[at].before >= 0; at = stages[at].before {
		out = append(out, stages[at].by)
	}
	slices.Reverse(out)
	return out, true
}
