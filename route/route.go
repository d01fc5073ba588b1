// Package route finds ways out of talks that are stuck: which levers make a
// better state reachable at the table, by which steps, and who is exposed
// meanwhile. Definitions are in docs/theory.md#at-the-table.
//
//	Lever     one change in what binds the table; [Levers] adds those found mechanically
//	Step      an admitted step: an act of one party, or a deal on a track
//	Way       a minimal set of levers, a destination, and a route there
//	Answer    the ways that no other dominates, from [Find]
//	[Within]  which states are in reach as things are
//
// A [Table] is the case with its space; for every set of opened options one
// [layer] holds what moves and improvements become (layer.go). steps.go lists
// the steps from a state with the levers each needs (need.go); search.go finds
// the minimal sets of levers for all destinations at once; way.go finds the
// routes and keeps the ways that are not dominated.
package route

import (
	"context"
	"fmt"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Bounds of a search.
const (
	MaxLevers = 256 // candidates, declared and mechanical together
	Most      = 4   // levers in one way, unless asked otherwise
)

// A Set is a set of levers, by index among the candidates.
type Set [MaxLevers / 64]uint64

// With returns the set with one lever more.
func (s Set) With(l int) Set {
	s[l/64] |= 1 << (l % 64)
	return s
}

// Has says whether lever l is in the set.
func (s Set) Has(l int) bool { return s[l/64]>>(l%64)&1 == 1 }

// Within says whether the set is a part of t, or t itself.
func (s Set) Within(t Set) bool {
	for w := range s {
		if s[w]&^t[w] != 0 {
			return false
		}
	}
	return true
}

func (s Set) union(t Set) Set {
	for w := range s {
		s[w] |= t[w]
	}
	return s
}

// Len is the number of levers in the set.
func (s Set) Len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// List returns the levers in the set, ascending.
func (s Set) List() []int {
	var out []int
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			out = append(out, 64*w+bits.TrailingZeros64(word))
		}
	}
	return out
}

// A Grade tells how exposed a party is in a state.
type Grade uint8

// The grades of exposure.
const (
	Safe    Grade = iota // no worse off than in the status quo
	CanBack              // worse off; a move of its own makes it no worse off
	NoBack               // worse off, with no such move
)

// A Step is a step at the table.
type Step struct {
	Movers   []int
	Track    int // on which a deal is struck; -1 for an act of one party
	From, To int
}

// A Way is a minimal set of levers with a destination and a route to it.
type Way struct {
	Levers   Set
	To       int
	Holds    []stability.Concept // by which the destination is an equilibrium
	Exposure []Grade             // by party: the greatest after any step
	Steps    []Step
	After    *space.Space // the case with the levers pulled, laid out: same states and ranks

	holds uint8
	grade exposure
}

// A Query asks for ways out.
type Query struct {
	To     *expr.Expr      // a condition the destination must meet; nil for none
	Levers []plenary.Lever // the candidates; see [Levers]
	Most   int             // levers in one way
}

// An Answer holds the ways out of a case.
type Answer struct {
	Levers       []plenary.Lever // the candidates
	Destinations []int           // better states that meet the condition
	Ways         []Way           // not dominated, in plain order
	Opened       [][]Set         // by destination: the minimal sets that open it

	layers map[Set]*layer
}

// Opens counts the destinations that a set of levers opens.
func (a *Answer) Opens(l Set) int {
	n := 0
	for _, minimal := range a.Opened {
		if slices.ContainsFunc(minimal, func(m Set) bool { return m.Within(l) }) {
			n++
		}
	}
	return n
}

// Find answers a query. The error is the context's, or tells of too many
// levers.
func Find(ctx context.Context, sp *space.Space, q Query) (*Answer, error) {
	if len(q.Levers) > MaxLevers {
		return nil, fmt.Errorf("%d levers to choose from; at most %d are weighed: name those of interest", len(q.Levers), MaxLevers)
	}
	t := newTable(ctx, sp, q.Levers, max(0, q.Most))
	a := &Answer{Levers: q.Levers, Destinations: destinations(sp, q.To)}
	if err := t.open(a); err != nil {
		return nil, err
	}
	a.layers = t.layers
	return a, t.ways(a)
}

func destinations(sp *space.Space, to *expr.Expr) []int {
	better := sp.Better()
	if to == nil {
		return better
	}
	met := sp.Where(to)
	return slices.DeleteFunc(better, func(s int) bool { return met[s/64]>>(s%64)&1 == 0 })
}
