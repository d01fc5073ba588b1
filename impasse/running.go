package impasse

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// RunningOut is where improvements lead from the status quo, as things are or
// once a party has become impatient.
type RunningOut struct {
	Variant string  // the impatience; "" for the case as it is
	Begin   []int   // parties with an improvement from the status quo
	Ends    [][]int // states where sequences of improvements end; several that they go round in
	Gain    []int   // parties that prefer every end to the status quo
	Lose    []int   // parties that like every end less
}

// Kind names the finding.
func (RunningOut) Kind() string { return "running-out" }

func (q *inquiry) runningOut() error {
	if err := q.decay("", q.sp, plenary.Unmarked); err != nil {
		return err
	}
	for _, v := range q.c.Known {
		if v.Kind != plenary.Impatience {
			continue
		}
		c, err := q.c.With(v.ID)
		if err != nil {
			continue // laid already, or it collides with one that is
		}
		sp, err := space.New(q.ctx, c, space.Limits{})
		if err != nil {
			return err
		}
		if err := q.decay(v.ID, sp, changed(c, v.Party)); err != nil {
			return err
		}
	}
	return nil
}

// changed is the evidence of the statements that the last variant laid made
// most of: the weakest of its party's that the case as written does not have.
func changed(c *plenary.Case, party int) plenary.Evidence {
	if party < 0 {
		return plenary.Unmarked
	}
	e := plenary.Unmarked
	for i := range c.Parties[party].Prefers.Statements {
		if s := &c.Parties[party].Prefers.Statements[i]; s.Laid {
			e = weakest(e, s.How)
		}
	}
	return e
}

func (q *inquiry) decay(variant string, sp *space.Space, evidence plenary.Evidence) error {
	d := RunningOut{Variant: variant}
	for p := range q.c.Parties {
		if len(sp.Improvements(p, q.now)) > 0 {
			d.Begin = append(d.Begin, p)
		}
	}
	if len(d.Begin) == 0 {
		return nil
	}
	d.Ends = ends(sp)
	if err := q.ctx.Err(); err != nil {
		return err
	}
	for p := range q.c.Parties {
		all := func(better func(a, b uint32) bool) bool {
			return !slices.ContainsFunc(d.Ends, func(end []int) bool {
				return slices.ContainsFunc(end, func(s int) bool { return !better(sp.Rank(p, s), sp.Rank(p, q.now)) })
			})
		}
		if all(func(a, b uint32) bool { return a > b }) {
			d.Gain = append(d.Gain, p)
		}
		if all(func(a, b uint32) bool { return a < b }) {
			d.Lose = append(d.Lose, p)
		}
	}
	q.found(d, evidence, nil)
	return nil
}

// ends finds where sequences of improvements from the status quo end: the
// terminal strongly connected components of the states they lead to (Tarjan
// 1972).
func ends(sp *space.Space) [][]int {
	index, order := walk(sp)
	n := len(order)
	low, num, on := make([]int, n), make([]int, n), make([]bool, n)
	next := make([][]int, n)
	for i, s := range order {
		for p := range sp.Case().Parties {
			for _, t := range sp.Improvements(p, s) {
				next[i] = append(next[i], index[t])
			}
		}
	}
	var stack []int
	var out [][]int
	count := 0
	type frame struct{ at, edge int }
	var calls []frame
	enter := func(i int) {
		count++
		num[i], low[i], on[i] = count, count, true
		stack, calls = append(stack, i), append(calls, frame{i, 0})
	}
	enter(0)
	for len(calls) > 0 {
		f := &calls[len(calls)-1]
		if f.edge < len(next[f.at]) {
			j := next[f.at][f.edge]
			f.edge++
			if num[j] == 0 {
				enter(j)
			} else if on[j] {
				low[f.at] = min(low[f.at], num[j])
			}
			continue
		}
		i := f.at
		calls = calls[:len(calls)-1]
		if len(calls) > 0 {
			low[calls[len(calls)-1].at] = min(low[calls[len(calls)-1].at], low[i])
		}
		if low[i] < num[i] {
			continue
		}
		at := slices.Index(stack, i)
		component := slices.Clone(stack[at:])
		for _, j := range component {
			on[j] = false
		}
		stack = stack[:at]
		if terminal(component, next) {
			var states []int
			for _, j := range component {
				states = append(states, order[j])
			}
			slices.Sort(states)
			out = append(out, states)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return index[a[0]] - index[b[0]] })
	return out
}

// terminal says whether nothing leads out of a component.
func terminal(component []int, next [][]int) bool {
	return !slices.ContainsFunc(component, func(i int) bool {
		return slices.ContainsFunc(next[i], func(j int) bool { return !slices.Contains(component, j) })
	})
}

// walk lists the states that improvements lead to from the status quo, those
// nearest first, and where in the list each stands.
func walk(sp *space.Space) (index map[int]int, order []int) {
	now := sp.StatusQuo()
	index, order = map[int]int{now: 0}, []int{now}
	for i := 0; i < len(order); i++ {
		for p := range sp.Case().Parties {
			for _, t := range sp.Improvements(p, order[i]) {
				if _, known := index[t]; !known {
					index[t] = len(order)
					order = append(order, t)
				}
			}
		}
	}
	return index, order
}
