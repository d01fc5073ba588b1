// Package asone judges talks in which some states are told as one, so that what a party can
// do is no longer transitive: who stays where, and what some could do together.
// Definitions are in docs/theory.md#told-as-one.
//
//	Graph     a case with states told as one, from [New]; [Graph.Stays] judges a party
//	Together  what coalitions can come to ([Graph.Together]), and whether they would stay
//
// A party can move from one of these to another where it can from some state of the one to some
// state of the other. Where replies lead is found over pairs of a state and who moves first, so that
// nobody moves twice in succession (reply.go).
package asone

import (
	"context"
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// What a case may have at most.
const (
	MostStates = 1 << 12 // feasible
	MostMoves  = 1 << 22 // of all parties together
)

// A Graph is a case with some states told as one. What stands for several states, or for one, is
// counted from 0, in the order of the first of its states. It never changes and is safe for
// concurrent use.
type Graph struct {
	of      []int   // by state of the case: which it is here
	members [][]int // the states of the case, ascending
	told    []int   // by which of the case's conditions it is told; -1 for a state by itself
	ahead   [][][]int
	back    [][][]int  // by party: from where it can move there
	ranks   [][]uint32 // by party
}

// New tells as one what a case says is the same. The time is linear in moves. The error is the context's, a
// *[plenary.Limit], or says which states cannot be told as one: those that two of them have, that
// somebody does not rank alike, or that are not there.
func New(ctx context.Context, sp *space.Space) (*Graph, error) {
	if n := sp.Len(); n > MostStates {
		return nil, &plenary.Limit{Code: plenary.LimitStates, Bound: MostStates, Met: int64(n),
			What: "feasible situations, some of which are told as one", Fix: "ask about a smaller case"}
	}
	g := &Graph{}
	if err := g.classes(sp); err != nil {
		return nil, err
	}
	for p := range sp.Case().Parties {
		ranks := make([]uint32, len(g.members))
		for s, states := range g.members {
			at, err := alike(sp, p, g.told[s], states)
			if err != nil {
				return nil, err
			}
			ranks[s] = sp.Rank(p, at)
		}
		g.ranks = append(g.ranks, ranks)
	}
	return g, g.arcs(ctx, sp)
}

// classes finds out which states are told as one.
func (g *Graph) classes(sp *space.Space) error {
	c := sp.Case()
	by := make([]int, sp.Len())
	for s := range by {
		by[s] = -1
	}
	for i := range c.Conditions {
		if !c.Conditions[i].Same {
			continue
		}
		where := sp.Where(c.Conditions[i].Want)
		if !slices.ContainsFunc(where, func(word uint64) bool { return word != 0 }) {
			return fmt.Errorf("no feasible state meets the condition `%s`, which has `same`; leave `same` out, or "+
				"write a condition that some meet", c.Conditions[i].ID)
		}
		for s := range by {
			if where[s/64]>>(s%64)&1 == 0 {
				continue
			}
			if by[s] >= 0 {
				return fmt.Errorf("the conditions `%s` and `%s` both have `same`, and both hold in %s; let one of "+
					"them leave it out", c.Conditions[by[s]].ID, c.Conditions[i].ID, sp.Code(s))
			}
			by[s] = i
		}
	}
	at := map[int]int{}
	for s, told := range by {
		k, known := at[told]
		if told < 0 || !known {
			k = len(g.members)
			g.members, g.told = append(g.members, nil), append(g.told, told)
			if told >= 0 {
				at[told] = k
			}
		}
		g.members[k], g.of = append(g.members[k], s), append(g.of, k)
	}
	return nil
}

// alike is a state of which a party gives what is told as one the place: any, where it ranks all of them
// alike, or those that it is to be ranked like.
func alike(sp *space.Space, party, told int, states []int) (int, error) {
	if told < 0 {
		return states[0], nil
	}
	x := &sp.Case().Conditions[told]
	if x.Like != nil {
		where := sp.Where(x.Like)
		states = slices.DeleteFunc(slices.Clone(states), func(s int) bool { return where[s/64]>>(s%64)&1 == 0 })
		if len(states) == 0 {
			return 0, fmt.Errorf("in no state in which the condition `%s` holds does what it has under `same`; "+
				"write a condition that holds in some", x.ID)
		}
	}
	for _, s := range states {
		if sp.Rank(party, s) != sp.Rank(party, states[0]) {
			return 0, fmt.Errorf("`%s` does not rank alike the states that are told as one by the condition `%s`, "+
				"such as %s and %s; rank them alike, or write under `same` the condition that those meet whose place "+
				"all have",
				sp.Case().Parties[party].ID, x.ID, sp.Code(states[0]), sp.Code(s))
		}
	}
	return states[0], nil
}

// errMoves is that of more than [MostMoves].
var errMoves = &plenary.Limit{Code: plenary.LimitWork, Bound: MostMoves,
	What: "moves between situations, some of which are told as one", Fix: "ask about a smaller case"}

// arcs lists all moves.
func (g *Graph) arcs(ctx context.Context, sp *space.Space) error {
	if err := sp.Arrange(ctx); err != nil {
		return err
	}
	w, all := progress.Begin(ctx, "listing moves", sp.Len()*len(g.ranks)), 0
	for p := range g.ranks {
		ahead, back := make([][]int, g.Len()), make([][]int, g.Len())
		for s := range g.members {
			for _, state := range g.members[s] {
				for _, to := range sp.Moves(p, state) {
					if q := g.of[to]; q != s {
						ahead[s] = append(ahead[s], q)
					}
				}
				if err := w.Done(1); err != nil {
					return err
				}
				if all+len(ahead[s]) > MostMoves {
					return errMoves
				}
			}
			slices.Sort(ahead[s])
			ahead[s] = slices.Compact(ahead[s])
			all += len(ahead[s])
			for _, q := range ahead[s] {
				back[q] = append(back[q], s)
			}
		}
		g.ahead, g.back = append(g.ahead, ahead), append(g.back, back)
	}
	return ctx.Err()
}

// Len is how many there are, those told as one counted once.
func (g *Graph) Len() int { return len(g.members) }

// Of returns what a state of the case is here.
func (g *Graph) Of(state int) int { return g.of[state] }

// States lists the states of the case that are told as one, ascending. It must not be written to.
func (g *Graph) States(s int) []int { return g.members[s] }

// Told returns by which of the case's conditions something is told; -1 for a state by itself.
func (g *Graph) Told(s int) int { return g.told[s] }

// Rank is how a party ranks something, larger being better. There may be gaps.
func (g *Graph) Rank(party, s int) uint32 { return g.ranks[party][s] }

// Moves lists where a party can move, ascending. It must not be written to.
func (g *Graph) Moves(party, s int) []int { return g.ahead[party][s] }

// Improvements lists where a party gains by moving, ascending.
func (g *Graph) Improvements(party, s int) []int {
	var out []int
	for _, q := range g.ahead[party][s] {
		if g.prefers(party, q, s) {
			out = append(out, q)
		}
	}
	return out
}

func (g *Graph) prefers(party, q, over int) bool { return g.ranks[party][q] > g.ranks[party][over] }

// Twice counts pairs between which a party could come by moving twice in succession, and cannot in one
// move: what the rule that nobody does so takes away.
func (g *Graph) Twice(party int) int {
	n := 0
	for from := range g.members {
		seen := map[int]bool{from: true}
		for _, q := range g.ahead[party][from] {
			seen[q] = true
		}
		for _, q := range g.ahead[party][from] {
			if len(g.members[q]) == 1 {
				continue // moves in a case are transitive
			}
			for _, to := range g.ahead[party][q] {
				if !seen[to] {
					seen[to] = true
					n++
				}
			}
		}
	}
	return n
}
