package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/record"
)

// waitingOn names what one commitment waits for. Those that wait by the same
// preconditions share their names.
func waitingOn(d *record.Day, waits []record.Wait) []WaitingOn {
	out := make([]WaitingOn, 0, len(waits))
	by := map[*int][]string{}
	for _, w := range waits {
		on := WaitingOn{ID: d.Record.Commitments[w.For].ID, Order: map[bool]string{false: "before", true: "with"}[w.With]}
		if len(w.Preconditions) > 0 {
			names, ok := by[&w.Preconditions[0]]
			if !ok {
				for _, p := range w.Preconditions {
					names = append(names, d.Case.Preconditions[p].ID)
				}
				by[&w.Preconditions[0]] = names
			}
			on.By = names
		}
		out = append(out, on)
	}
	return out
}

// How many commitments that one waits for are named one by one; more are put
// together by what makes it wait, with as many names.
const mostWaits = 6

// waitLines tells what a commitment waits for.
func waitLines(waits []WaitingOn) []string {
	var out []string
	if len(waits) <= mostWaits {
		for i := range waits {
			out = append(out, waitText(waits[i].Order, waits[i].ID, waits[i].By))
		}
		return out
	}
	at := map[string]int{}
	var groups [][]int
	for i := range waits {
		key := waits[i].Order + " " + strings.Join(waits[i].By, " ")
		g, ok := at[key]
		if !ok {
			g = len(groups)
			at[key] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	for n, g := range groups {
		if n == mostWaits && len(groups) > n+1 {
			more := 0
			for _, g := range groups[n:] {
				more += len(g)
			}
			return append(out, fmt.Sprintf("and for %s more, by what others insist on", thousands(more)))
		}
		var names []string
		for _, i := range g[:min(len(g), mostWaits)] {
			names = append(names, waits[i].ID)
		}
		out = append(out, waitText(waits[g[0]].Order, someOf(names, len(g)), waits[g[0]].By))
	}
	return out
}

// someOf lists names, the first of so many.
func someOf(names []string, of int) string {
	if more := of - len(names); more > 0 {
		return and(append(slices.Clone(names), fmt.Sprintf("%s more", thousands(more))))
	}
	return and(names)
}

func waitText(order, what string, by []string) string {
	text := map[string]string{"before": "waits for ", "with": "only together with "}[order] + what
	if len(by) == 0 {
		return text
	}
	return text + ", by what " + someOf(by[:min(len(by), mostWaits)], len(by)) + map[bool]string{true: " insists on", false: " insist on"}[len(by) == 1]
}

// undecided says that some of what waits for what is not known.
func undecided(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Whether one thing needs another was not decided in %s, the conditions being too large; there it is taken not to.", count(n, "case"))
}

// late counts what is late, and what of that waits for something; it names what
// these wait for in the end, that waits for nothing itself.
func (r *OnRecord) late() (late, waiting int, roots []string) {
	g := r.waits()
	for i := range r.Commitments {
		if r.Commitments[i].Status != "late" {
			continue
		}
		late++
		if g.rooted[i] {
			waiting++
		}
		for _, root := range g.ends(i) {
			c := &r.Commitments[root]
			roots = append(roots, fmt.Sprintf("“%s” (%s, %s)", c.name(), and(cleaned(c.Owes)), c.status()))
		}
	}
	return late, waiting, roots
}

// A waitGraph has for each commitment those that it waits for.
type waitGraph struct {
	next   [][]int
	rooted []bool // what waits, directly or not, for one that waits for nothing
	seen   []bool // by ends
}

func (r *OnRecord) waits() *waitGraph {
	n := len(r.Commitments)
	g := &waitGraph{make([][]int, n), make([]bool, n), make([]bool, n)}
	at := map[string]int{}
	for i := range r.Commitments {
		at[r.Commitments[i].ID] = i
	}
	before := make([][]int, n)
	for i := range r.Commitments {
		for _, w := range r.Commitments[i].Waits {
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
