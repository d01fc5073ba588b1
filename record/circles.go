package record

import "slices"

// Circles lists circles of commitments of one agreement that wait for one
// another, one for each set of commitments that are caught in circles together:
// it begins with the one of the set that is written first, and is a shortest of
// those that this one lies on. A circle holds positions in Commitments.
func (d *Day) Circles(agreement int) [][]int {
	of, next := d.waiting(agreement)
	before := reversed(next)
	var out [][]int
	caught := make([]bool, len(of))
	for i := range of {
		if caught[i] {
			continue
		}
		circle := next.circle(i)
		if circle == nil {
			continue
		}
		ahead, behind := next.reach(i), before.reach(i)
		for j := range caught {
			caught[j] = caught[j] || ahead[j] && behind[j]
		}
		for k, at := range circle {
			circle[k] = of[at]
		}
		out = append(out, circle)
	}
	return out
}

// A graph lists for each node those it leads to.
type graph [][]int

// waiting lists the commitments of an agreement, by their positions among
// those of the day, and which of them each waits for.
func (d *Day) waiting(agreement int) (of []int, next graph) {
	at := map[int]int{}
	for i := range d.Commitments {
		if c := d.Commitments[i].Commitment; d.Record.Commitments[c].Agreement == agreement {
			at[c] = len(of)
			of = append(of, i)
		}
	}
	next = make(graph, len(of))
	for n, i := range of {
		for _, w := range d.Commitments[i].Waits {
			if other, ok := at[w.For]; ok {
				next[n] = append(next[n], other)
			}
		}
	}
	return of, next
}

func reversed(g graph) graph {
	out := make(graph, len(g))
	for i, list := range g {
		for _, j := range list {
			out[j] = append(out[j], i)
		}
	}
	return out
}

// circle is a shortest way from a node back to itself; nil when there is none.
func (g graph) circle(from int) []int {
	before := make([]int, len(g)) // the node before, counted from 1; 0 for one not seen
	queue := []int{from}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range g[i] {
			if j == from {
				return trail(before, from, i)
			}
			if before[j] == 0 {
				before[j] = i + 1
				queue = append(queue, j)
			}
		}
	}
	return nil
}

func trail(before []int, from, to int) []int {
	out := []int{to}
	for to != from {
		to = before[to] - 1
		out = append(out, to)
	}
	slices.Reverse(out)
	return out
}

// reach tells the nodes that can be reached from one; itself only by a circle.
func (g graph) reach(from int) []bool {
	seen := make([]bool, len(g))
	queue := []int{from}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range g[i] {
			if !seen[j] {
				seen[j] = true
				queue = append(queue, j)
			}
		}
	}
	return seen
}
