package drift

import (
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/plenary-talks/plenary"
)

// solve finds how much of the walks comes to each component, first those that nothing else leads
// to, and what of that ends there.
func (c *Course) solve(ctx context.Context) error {
	comes := make([]float64, len(c.nodes)) // into each node from components before
	comes[c.start] = 1
	total := 0.0
	for _, knot := range c.knots() {
		if err := ctx.Err(); err != nil {
			return err
		}
		slices.Sort(knot)
		if c.closed(knot) {
			end := End{Ended: c.nodes[knot[0]].ended}
			for _, n := range knot {
				end.States = append(end.States, c.nodes[n].state)
				end.Share += comes[n]
			}
			slices.Sort(end.States)
			c.Ends, total = append(c.Ends, end), total+end.Share
			continue
		}
		visits, err := c.through(knot, comes)
		if err != nil {
			return err
		}
		for i, n := range knot {
			for _, a := range c.arcs[n] {
				if _, within := slices.BinarySearch(knot, a.to); !within {
					comes[a.to] += float64(visits[i] * a.share)
				}
			}
		}
	}
	slices.SortFunc(c.Ends, func(a, b End) int {
		if a.Ended != b.Ended {
			if a.Ended {
				return 1
			}
			return -1
		}
		return a.States[0] - b.States[0]
	})
	if c.Residual = max(c.Residual, math.Abs(total-1)); !(c.Residual <= Tolerance) {
		return fmt.Errorf("drift: shares miss their equations by %g, which is more than %g", c.Residual, Tolerance)
	}
	return nil
}

// closed reports whether nothing leads out of a component.
func (c *Course) closed(knot []int) bool {
	for _, n := range knot {
		for _, a := range c.arcs[n] {
			if _, within := slices.BinarySearch(knot, a.to); !within {
				return false
			}
		}
	}
	return true
}

// through finds how often walks are in each node of a component that something leads out of: the
// solution v of v = comes + v·P, with P the arcs within. What is eliminated goes on to where its
// arcs lead, so that nothing is subtracted but self-loops.
func (c *Course) through(knot []int, comes []float64) ([]float64, error) {
	n := len(knot)
	if n > MostKnot {
		return nil, &plenary.Limit{Code: plenary.LimitWork, What: "situations that a walk can come to again and again",
			Bound: MostKnot, Met: int64(n), Fix: "ask about a smaller case"}
	}
	p := make([][]float64, n) // by node: shares within, and last what leads out
	v := make([]float64, n)
	for i, at := range knot {
		p[i], v[i] = make([]float64, n+1), comes[at]
		for _, a := range c.arcs[at] {
			if j, within := slices.BinarySearch(knot, a.to); within {
				p[i][j] += a.share
			} else {
				p[i][n] += a.share
			}
		}
	}
	into := make([][]float64, n) // of each node, once eliminated: what comes from those before it in order
	for k := n - 1; k >= 0; k-- {
		leaves := p[k][n]
		for _, x := range p[k][:k] {
			leaves += x
		}
		into[k] = make([]float64, k)
		for i := range k {
			into[k][i] = p[i][k]
			by := p[i][k] / leaves
			for j := range k {
				p[i][j] += float64(by * p[k][j])
			}
			p[i][n] += float64(by * p[k][n])
		}
		by := v[k] / leaves
		for j := range k {
			v[j] += float64(by * p[k][j])
		}
		v[k] = by
		p[k][k] = leaves
	}
	for k := range n { // what comes from those before, which are known by now
		for i, share := range into[k] {
			v[k] += float64(v[i] * share / p[k][k])
		}
	}
	c.check(knot, comes, v)
	return v, nil
}

// check keeps by how much the visits of a component miss their equations.
func (c *Course) check(knot []int, comes, v []float64) {
	want := make([]float64, len(knot))
	for i, n := range knot {
		want[i] = comes[n]
	}
	for i, n := range knot {
		for _, a := range c.arcs[n] {
			if j, within := slices.BinarySearch(knot, a.to); within {
				want[j] += float64(v[i] * a.share)
			}
		}
	}
	for i := range v {
		c.Residual = max(c.Residual, math.Abs(want[i]-v[i])/max(1, v[i]))
	}
}

// knots lists the strongly connected components, each before those that it leads to (Tarjan 1972).
func (c *Course) knots() [][]int {
	n := len(c.nodes)
	number, low, on := make([]int, n), make([]int, n), make([]bool, n)
	var stack []int
	var out [][]int
	next := 0
	type frame struct{ node, arc int }
	var calls []frame
	enter := func(x int) {
		next++
		number[x], low[x], on[x] = next, next, true
		stack, calls = append(stack, x), append(calls, frame{x, 0})
	}
	enter(c.start)
	for len(calls) > 0 {
		f := &calls[len(calls)-1]
		x := f.node
		if f.arc < len(c.arcs[x]) {
			y := c.arcs[x][f.arc].to
			f.arc++
			switch {
			case number[y] == 0:
				enter(y)
			case on[y]:
				low[x] = min(low[x], number[y])
			}
			continue
		}
		if low[x] == number[x] {
			at := slices.Index(stack, x)
			for _, y := range stack[at:] {
				on[y] = false
			}
			out = append(out, slices.Clone(stack[at:]))
			stack = stack[:at]
		}
		calls = calls[:len(calls)-1]
		if len(calls) > 0 {
			up := calls[len(calls)-1].node
			low[up] = min(low[up], low[x])
		}
	}
	slices.Reverse(out)
	return out
}
