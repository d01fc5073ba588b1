package plenarytest

import "slices"

// A Graph is the general object of the theory (Fang, Hipel and Kilgour,
// Interactive Decision Making, 1993): states, and for every party its arcs and
// its tier of every state. Arcs need be neither symmetric nor transitive, so
// graphs drawn by hand and cases with merged states fit. It must not change,
// and is not for concurrent use.
type Graph struct {
	Moves        [][][]int // by party and state: where the party can step, ascending
	Tiers        [][]int   // by party and state: 1 is best, equal is tied
	Improvements [][][]int // the moves to a state of a better tier

	memo map[question][]int
}

// A question is where the others of a party can lead from a state.
type question struct {
	party, state int
	credible     bool // by improvements only
}

// NewGraph makes a graph of arcs and tiers.
func NewGraph(moves [][][]int, tiers [][]int) *Graph {
	g := &Graph{Moves: moves, Tiers: tiers, memo: map[question][]int{}}
	for p := range moves {
		var up [][]int
		for s := range moves[p] {
			var better []int
			for _, q := range moves[p][s] {
				if g.better(p, q, s) {
					better = append(better, q)
				}
			}
			up = append(up, better)
		}
		g.Improvements = append(g.Improvements, up)
	}
	return g
}

// Len is the number of states.
func (g *Graph) Len() int {
	if len(g.Tiers) == 0 {
		return 0
	}
	return len(g.Tiers[0])
}

// better reports whether a party strictly prefers one state to another.
func (g *Graph) better(party, a, b int) bool { return g.Tiers[party][a] < g.Tiers[party][b] }

// noBetter is its denial: at most as good. Ties deter.
func (g *Graph) noBetter(party, a, b int) bool { return !g.better(party, a, b) }

// Sequences says where legal sequences of the movers lead: in a legal sequence
// of one or more steps along the movers' arcs nobody moves twice in
// succession, though a mover may move again after another. The answer tells,
// by state and party, whether a legal sequence from start ends there with that
// party moving last.
func Sequences(arcs [][][]int, movers []int, start int) [][]bool {
	last := make([][]bool, len(arcs[movers[0]]))
	for s := range last {
		last[s] = make([]bool, len(arcs))
	}
	type node struct{ state, mover int }
	var queue []node
	step := func(from, mover int) {
		for _, to := range arcs[mover][from] {
			if !last[to][mover] {
				last[to][mover] = true
				queue = append(queue, node{to, mover})
			}
		}
	}
	for _, mover := range movers {
		step(start, mover)
	}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, mover := range movers {
			if mover != at.mover {
				step(at.state, mover)
			}
		}
	}
	return last
}

// others lists every party but one.
func (g *Graph) others(party int) []int {
	var out []int
	for p := range g.Moves {
		if p != party {
			out = append(out, p)
		}
	}
	return out
}

// replies lists the ends of the legal sequences of the others of a party from
// a state.
func (g *Graph) replies(party, state int) []int {
	return g.ends(question{party, state, false}, g.Moves)
}

// credibleReplies does so where each step is an improvement for its mover from
// the state where it moves.
func (g *Graph) credibleReplies(party, state int) []int {
	return g.ends(question{party, state, true}, g.Improvements)
}

func (g *Graph) ends(q question, arcs [][][]int) []int {
	if found, ok := g.memo[q]; ok {
		return found
	}
	var out []int
	if others := g.others(q.party); len(others) > 0 {
		for state, last := range Sequences(arcs, others, q.state) {
			if slices.Contains(last, true) {
				out = append(out, state)
			}
		}
	}
	g.memo[q] = out
	return out
}

// Coalesce declares groups of states one state: into[s] is the new state of s.
// A party can step from one new state to another if it can from some member of
// the one to some member of the other. All members of a new state must have
// the same tier for each party; new tiers are given because merging may leave
// gaps or, where members differ, need a decision.
func (g *Graph) Coalesce(into []int, tiers [][]int) *Graph {
	size := slices.Max(into) + 1
	moves := make([][][]int, len(g.Moves))
	for p := range moves {
		moves[p] = make([][]int, size)
		for s, targets := range g.Moves[p] {
			for _, q := range targets {
				if into[s] != into[q] && !slices.Contains(moves[p][into[s]], into[q]) {
					moves[p][into[s]] = append(moves[p][into[s]], into[q])
				}
			}
		}
		for s := range moves[p] {
			slices.Sort(moves[p][s])
		}
	}
	return NewGraph(moves, tiers)
}
