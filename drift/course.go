package drift

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
)

func layer(of map[int]uint64) Layer {
	var out Layer
	for _, s := range slices.Sorted(maps.Keys(of)) {
		out = append(out, Reached{s, of[s]})
	}
	return out
}

// What a walk is followed through at most.
const (
	MostNodes = 1 << 16 // states, counted twice where patience can end
	MostArcs  = 1 << 22 // improvements
	MostKnot  = 1 << 9  // states of one component through which the walk can come again
)

// Tolerance is the most by which what is found may miss the equations that it solves.
const Tolerance = 1e-9

// ErrChance is the error of a chance that is none.
var ErrChance = errors.New("drift: a chance is a number from 0 to 1")

// A Patience is what can end on the way: before each round with some chance, once.
type Patience struct {
	After  Graph // as it is then
	Chance float64
}

// A Course is where a walk by the rule comes to. The rule: of the parties that have an
// improvement one moves, each alike; of its improvements it takes one, each alike. Nobody said
// that parties do so, and the shares are no chances of events. It never changes.
type Course struct {
	nodes    []node
	index    map[node]int
	arcs     [][]arc
	start    int
	Ends     []End   // by their first state
	Residual float64 // the most by which shares miss the equations that they solve
}

type node struct {
	state int
	ended bool // whether patience has
}

type arc struct {
	to    int
	share float64
}

// An End is what a walk that comes there never leaves.
type End struct {
	States []int // ascending; one in which nobody has an improvement, or several that follow one another for ever
	Ended  bool  // whether patience has ended there
	Share  float64
}

// A Share is how much of the walks is in a state after some rounds.
type Share struct {
	State int
	Ended bool // whether patience has ended
	Share float64
}

// Follow follows a walk from a state to its ends; patience may be nil. The cost is that of listing
// the improvements in the states on the way, and of solving as many equations at a time as a
// component has states. The error is the context's, [ErrChance], or a *[plenary.Limit].
func Follow(ctx context.Context, g Graph, parties, from int, patience *Patience) (*Course, error) {
	if patience != nil && !(patience.Chance >= 0 && patience.Chance <= 1) {
		return nil, ErrChance
	}
	c := &Course{index: map[node]int{}}
	c.start = c.add(node{state: from})
	w := progress.Begin(ctx, "following improvements", 0)
	left := MostArcs
	for at := 0; at < len(c.nodes); at++ {
		c.arcs = append(c.arcs, c.round(g, parties, c.nodes[at], patience))
		if left -= len(c.arcs[at]); left < 0 || len(c.nodes) > MostNodes {
			return nil, &plenary.Limit{Code: plenary.LimitWork, What: "situations to drift through",
				Bound: MostNodes, Fix: "ask about a smaller case"}
		}
		if err := w.Done(1); err != nil {
			return nil, err
		}
	}
	if err := c.solve(ctx); err != nil {
		return nil, err
	}
	return c, ctx.Err()
}

func (c *Course) add(n node) int {
	at, known := c.index[n]
	if !known {
		at = len(c.nodes)
		c.index[n], c.nodes = at, append(c.nodes, n)
	}
	return at
}

// round is what one round leads to; nothing where nothing changes any more.
func (c *Course) round(g Graph, parties int, n node, patience *Patience) []arc {
	shares := map[int]float64{}
	if patience == nil || n.ended {
		c.moved(shares, g, parties, n, 1, patience)
	} else {
		c.moved(shares, g, parties, n, 1-patience.Chance, patience)
		c.moved(shares, g, parties, node{n.state, true}, patience.Chance, patience)
	}
	var out []arc
	for _, to := range slices.Sorted(maps.Keys(shares)) {
		if shares[to] > 0 {
			out = append(out, arc{to, shares[to]})
		}
	}
	if len(out) == 1 && c.nodes[out[0].to] == n {
		return nil
	}
	return out
}

// moved adds what a move leads to, the walk being at a node with some weight; it stays there
// where nobody has an improvement.
func (c *Course) moved(into map[int]float64, g Graph, parties int, n node, weight float64, patience *Patience) {
	if weight == 0 {
		return
	}
	if n.ended {
		g = patience.After
	}
	var all [][]int
	for p := range parties {
		if to := g.Improvements(p, n.state); len(to) > 0 {
			all = append(all, to)
		}
	}
	if all == nil {
		into[c.add(n)] += weight
		return
	}
	for _, to := range all {
		each := weight / float64(len(all)) / float64(len(to))
		for _, q := range to {
			into[c.add(node{q, n.ended})] += each
		}
	}
}

// After lists how much of the walks is where after some rounds, by state, and first with
// patience. The cost is that of the arcs times the rounds; the error is the context's.
func (c *Course) After(ctx context.Context, rounds int) ([]Share, error) {
	at := make([]float64, len(c.nodes))
	at[c.start] = 1
	for range rounds {
		next := make([]float64, len(at))
		for i, share := range at {
			if share == 0 {
				continue
			}
			if c.arcs[i] == nil {
				next[i] += share
			}
			for _, a := range c.arcs[i] {
				next[a.to] += float64(share * a.share)
			}
		}
		if at = next; ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	var out []Share
	for i, share := range at {
		if share > 0 {
			out = append(out, Share{c.nodes[i].state, c.nodes[i].ended, share})
		}
	}
	slices.SortFunc(out, func(a, b Share) int {
		switch {
		case a.State != b.State:
			return a.State - b.State
		case a.Ended == b.Ended:
			return 0
		case a.Ended:
			return 1
		}
		return -1
	})
	return out, nil
}
