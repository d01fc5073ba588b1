package answer

// late finds what is late, and what that waits for in the end.
func late(list []Commitment) Late {
	out, g := Late{}, waitGraphOf(list)
	for i := range list {
		if list[i].Status != "late" {
			continue
		}
		out.Count++
		if g.rooted[i] {
			out.Waiting++
		}
		for _, end := range g.ends(i) {
			out.For = append(out.For, list[end].ID)
		}
	}
	return out
}

// A waitGraph has for each commitment those that it waits for.
type waitGraph struct {
	next   [][]int
	rooted []bool // what waits, directly or not, for one that waits for nothing
	seen   []bool // by ends
}

func waitGraphOf(list []Commitment) *waitGraph {
	n := len(list)
	g := &waitGraph{make([][]int, n), make([]bool, n), make([]bool, n)}
	at := map[CommitmentID]int{}
	for i := range list {
		at[list[i].ID] = i
	}
	before := make([][]int, n)
	for i := range list {
		for _, w := range list[i].Waits {
			if j, ok := at[w.ID]; ok {
				g.next[i], before[j] = append(g.next[i], j), append(before[j], i)
			}
		}
	}
	var queue []int
	for i := range g.next {
		if len(g.next[i]) == 0 {
			queue = append(queue, i)
		}
	}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range before[i] {
			if !g.rooted[j] {
				g.rooted[j] = true
				queue = append(queue, j)
			}
		}
	}
	return g
}

// ends lists what a commitment waits for, directly or not, that waits for
// nothing, apart from what it listed before.
func (g *waitGraph) ends(from int) []int {
	var out []int
	stack := [][]int{g.next[from]}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if len(*top) == 0 {
			stack = stack[:len(stack)-1]
			continue
		}
		i := (*top)[0]
		*top = (*top)[1:]
		switch {
		case g.seen[i]:
		case len(g.next[i]) == 0:
			g.seen[i] = true
			out = append(out, i)
		default:
			g.seen[i] = true
			stack = append(stack, g.next[i])
		}
	}
	return out
}
