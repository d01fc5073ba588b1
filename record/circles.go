package record

import "slices"

// Circles lists circles of commitments of one agreement that wait for one
// another, one for each set of commitments that are caught in circles together:
// it begins with the one of the set that is written first, and is a shortest of
// those that this one lies on. A circle holds positions in Commitments of the day.
func (w *Waits) Circles(agreement int) [][]int {
	of, next := w.within(agreement)
	set, size := next.knots()
	var out [][]int
	told := map[int]bool{}
	for i := range of {
		if told[set[i]] || size[set[i]] < 2 {
			continue
		}
		told[set[i]] = true
		circle := next.circle(i, set)
		for k, at := range circle {
			circle[k] = of[at]
		}
		out = append(out, circle)
	}
	return out
}

// A graph lists for each node those it leads to, never itself.
type graph [][]int

// within lists the commitments of an agreement, by their positions among those
// of the day, and which of them each waits for.
func (w *Waits) within(agreement int) (of []int, next graph) {
	at := map[int]int{}
	for i := range w.d.Commitments {
		if c := w.d.Commitments[i].Commitment; w.d.Record.Commitments[c].Agreement == agreement {
			at[c] = len(of)
			of = append(of, i)
		}
	}
	next = make(graph, len(of))
	for n, i := range of {
		for _, wait := range w.Of[i] {
			if other, ok := at[wait.For]; ok {
				next[n] = append(next[n], other)
			}
		}
	}
	return of, next
}

// knots groups the nodes that are caught in circles together, those of one
// set having the same number, and counts those of each set; a node on no circle
// is a set by itself. (Tarjan's search, with a stack of its own.)
func (g graph) knots() (set, size []int) {
	set = make([]int, len(g))
	// counted from 1; low is the first node still open that is reached
	seen, low := make([]int, len(g)), make([]int, len(g))
	edge := make([]int, len(g))
	var path, open []int
	n := 0
	enter := func(i int) {
		n++
		seen[i], low[i] = n, n
		path, open = append(path, i), append(open, i)
	}
	for root := range g {
		if seen[root] == 0 {
			enter(root)
		}
		for len(path) > 0 {
			i := path[len(path)-1]
			if edge[i] < len(g[i]) {
				switch j := g[i][edge[i]]; {
				case seen[j] == 0:
					enter(j)
				case set[j] == 0: // open still
					low[i] = min(low[i], seen[j])
				}
				edge[i]++
				continue
			}
			path = path[:len(path)-1]
			if len(path) > 0 {
				low[path[len(path)-1]] = min(low[path[len(path)-1]], low[i])
			}
			if low[i] == seen[i] {
				open, size = close(open, i, set, size)
			}
		}
	}
	return set, append([]int{0}, size...)
}

// close takes the nodes down to i off those open, as one set.
func close(open []int, i int, set, size []int) (rest, sizes []int) {
	at := slices.Index(open, i)
	for _, j := range open[at:] {
		set[j] = len(size) + 1
	}
	return open[:at], append(size, len(open)-at)
}

// circle is a shortest way from a node back to itself, within its set.
func (g graph) circle(from int, set []int) []int {
	before := make([]int, len(g)) // the node before, counted from 1; 0 for one not seen
	queue := []int{from}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range g[i] {
			if j == from {
				return trail(before, from, i)
			}
			if before[j] == 0 && set[j] == set[from] {
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
