package far

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// order puts the options in the order in which the diagram asks for them: those that
// conditions name together near to one another (force-directed placement, Aloul, Markov
// and Sakallah 2003), each party's own among them.
func order(c *plenary.Case) []int {
	var edges [][]int
	add := func(e *expr.Expr) {
		if of := e.Options(nil); len(of) > 1 {
			edges = append(edges, of)
		}
	}
	for _, e := range c.Impossible {
		add(e)
	}
	for p := range c.Parties {
		if own := c.Parties[p].Options; len(own) > 1 {
			edges = append(edges, own)
		}
		for i := range c.Parties[p].Prefers.Statements {
			add(c.Parties[p].Prefers.Statements[i].Want)
		}
	}
	for i := range c.Guarantees {
		add(c.Guarantees[i].While)
	}
	return placed(len(c.Options), edges)
}

// rounds is how often placement is done anew, at most: it settles in a few.
const rounds = 32

// placed returns numbers in an order in which those of an edge are near to one another.
func placed(n int, edges [][]int) []int {
	best := make([]int, n)
	for o := range best {
		best[o] = o
	}
	at := best
	for range rounds {
		at = pulled(at, edges)
		if span(at, edges) >= span(best, edges) {
			break
		}
		best = at
	}
	out := make([]int, n)
	for o, place := range best {
		out[place] = o
	}
	return out
}

// pulled returns the places of numbers after each went to the middle of the middles of
// its edges.
func pulled(at []int, edges [][]int) []int {
	const fine = 1 << 20
	sum, of := make([]int, len(at)), make([]int, len(at))
	for _, e := range edges {
		middle := 0
		for _, o := range e {
			middle += fine * at[o]
		}
		middle /= len(e)
		for _, o := range e {
			sum[o] += middle
			of[o]++
		}
	}
	order := make([]int, len(at))
	for o := range at {
		order[o] = o
		if of[o] > 0 {
			sum[o] /= of[o]
		} else {
			sum[o] = fine * at[o]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sum[a], sum[b]) })
	out := make([]int, len(at))
	for place, o := range order {
		out[o] = place
	}
	return out
}

// span is how far apart the numbers of edges stand, all together.
func span(at []int, edges [][]int) int {
	n := 0
	for _, e := range edges {
		low, high := at[e[0]], at[e[0]]
		for _, o := range e {
			low, high = min(low, at[o]), max(high, at[o])
		}
		n += high - low
	}
	return n
}
