// Package route finds ways out of talks that are stuck: which levers make a
// better state reachable at the table, by which steps, and who is exposed
// meanwhile. Definitions are in docs/theory.md#at-the-table.
//
//	Lever     one change in what binds the table; [Levers] adds those found mechanically
//	Step      an admitted step: an act of one party, or a deal on a track
//	Way       a minimal set of levers, a destination, and a route there
//	Answer    the ways that no other dominates, from [Find]
//	Openings  which sets of levers open which better state, from [Open]
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
}

// Find answers a query. The error is the context's, or tells of too many
// levers.
func Find(ctx context.Context, sp *space.Space, q Query) (*Answer, error) {
	o, err := Open(ctx, sp, q.Levers, q.Most)
	if err != nil {
		return nil, err
	}
	return o.Answer(ctx, q.To)
}

// Openings tells which sets of levers open which better state.
type Openings struct {
	Levers []plenary.Lever // the candidates
	Better []int           // the better states
	Sets   [][]Set         // by better state: the minimal sets that open it

	table *table
}

// Open finds the minimal sets, of at most most levers, that open each better
// state. The error is as that of [Find].
func Open(ctx context.Context, sp *space.Space, levers []plenary.Lever, most int) (*Openings, error) {
	if len(levers) > MaxLevers {
		return nil, fmt.Errorf("%d levers to choose from; at most %d are weighed: name those of interest", len(levers), MaxLevers)
	}
	o := &Openings{Levers: levers, Better: sp.Better(), table: newTable(ctx, sp, levers, max(0, most))}
	return o, o.table.open(o)
}

// Opens counts the better states that a set of levers opens and that meet a
// condition; nil is met by all.
func (o *Openings) Opens(l Set, to *expr.Expr) int { return len(o.Opened(l, to)) }

// Opened lists the better states that a set of levers opens and that meet a
// condition.
func (o *Openings) Opened(l Set, to *expr.Expr) []int {
	meets := o.meeting(to)
	var out []int
	for d, minimal := range o.Sets {
		if meets(o.Better[d]) && slices.ContainsFunc(minimal, func(m Set) bool { return m.Within(l) }) {
			out = append(out, o.Better[d])
		}
	}
	return out
}

func (o *Openings) meeting(to *expr.Expr) func(state int) bool {
	if to == nil {
		return func(int) bool { return true }
	}
	met := set(o.table.sp.Where(to))
	return func(state int) bool { return met.has(uint32(state)) }
}

// Answer finds the ways to better states that meet a condition; nil is met by
// all. The error is the context's.
func (o *Openings) Answer(ctx context.Context, to *expr.Expr) (*Answer, error) {
	o.table.ctx = ctx
	a := &Answer{Levers: o.Levers}
	var opened [][]Set
	meets := o.meeting(to)
	for d, state := range o.Better {
		if meets(state) {
			a.Destinations, opened = append(a.Destinations, state), append(opened, slices.Clone(o.Sets[d]))
		}
	}
	return a, o.table.ways(a, opened)
}
