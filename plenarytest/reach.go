package plenarytest

// Reach says which states sequences of admitted steps lead to from the status
// quo: of single steps only, or of deals too.
func (t *Table) Reach(deals bool) []bool {
	return t.search(t.StatusQuo, func(from int) []int {
		var out []int
		for _, step := range t.Steps(from) {
			if deals || step.Track < 0 {
				out = append(out, step.To)
			}
		}
		return out
	})
}

// search says which states next leads to from a start, in any number of steps.
func (g *Graph) search(start int, next func(from int) []int) []bool {
	reached := make([]bool, g.Len())
	reached[start] = true
	for queue := []int{start}; len(queue) > 0; queue = queue[1:] {
		for _, to := range next(queue[0]) {
			if !reached[to] {
				reached[to] = true
				queue = append(queue, to)
			}
		}
	}
	return reached
}

// Willing reports whether a party is willing to step at s on the way to d: when d
// is no worse for it than s, or when another party has an improvement from s
// to some x that it ranks below both.
func (t *Table) Willing(party, s, d int) bool {
	if !t.better(party, s, d) {
		return true
	}
	return some(t.others(party), func(other int) bool {
		return some(t.Improvements[other][s], func(x int) bool {
			return t.better(party, s, x) && t.better(party, d, x)
		})
	})
}

// toward lists the steps from a state that all their movers are willing to
// take on the way to d.
func (t *Table) toward(d, from int) []TableStep {
	var out []TableStep
	for _, step := range t.Steps(from) {
		if every(step.Movers, func(p int) bool { return t.Willing(p, from, d) }) {
			out = append(out, step)
		}
	}
	return out
}

// Opens reports whether there is a route to d.
func (t *Table) Opens(d int) bool {
	return t.search(t.StatusQuo, func(from int) []int {
		var out []int
		for _, step := range t.toward(d, from) {
			out = append(out, step.To)
		}
		return out
	})[d]
}
