package plenarytest

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Model is a case taken at its word: every state, and on the states the
// [Graph] of all parties' moves and tiers. States count from 0.
type Model struct {
	Case      *plenary.Case
	States    [][]uint8 // level positions by option, in state-number order
	StatusQuo int       // -1 of a case without one
	*Graph
}

// NewModel works a case out by brute force.
func NewModel(c *plenary.Case) *Model {
	m := &Model{Case: c, States: States(c)}
	m.StatusQuo = slices.IndexFunc(m.States, func(s []uint8) bool { return slices.Equal(s, c.StatusQuo()) })
	var moves [][][]int
	var tiers [][]int
	for p := range c.Parties {
		var from [][]int
		for s := range m.States {
			from = append(from, Moves(c, p, m.States, s))
		}
		moves = append(moves, from)
		tiers = append(tiers, Tiers(c, p, m.States))
	}
	m.Graph = NewGraph(moves, tiers)
	return m
}

// States lists the feasible states in state-number order: all combinations of
// levels, the first declared option varying fastest, less those that satisfy
// a rule of the case.
func States(c *plenary.Case) [][]uint8 {
	var out [][]uint8
	levels := make([]uint8, len(c.Options))
	for more := true; more; more = next(c, levels) {
		forbidden := some(c.Impossible, func(rule *expr.Expr) bool { return holds(c, rule, levels) })
		if !forbidden {
			out = append(out, slices.Clone(levels))
		}
	}
	return out
}

// next steps to the following combination of levels; false after the last.
func next(c *plenary.Case, levels []uint8) bool {
	for o := range levels {
		if int(levels[o])+1 < len(c.Options[o].Levels) {
			levels[o]++
			return true
		}
		levels[o] = 0
	}
	return false
}

// Moves lists, ascending, the states a party can step to from one of the
// given states: those that differ in a non-empty set of its own options and in
// nothing else, each changed option being open and respecting its direction
// and final level, and all of it the guarantees that bind in the state left.
func Moves(c *plenary.Case, party int, states [][]uint8, from int) []int {
	var out []int
	for to := range states {
		if to != from && canStep(c, party, states[from], states[to]) {
			out = append(out, to)
		}
	}
	return out
}

func canStep(c *plenary.Case, party int, from, to []uint8) bool {
	for o := range c.Options {
		if from[o] != to[o] && (c.Options[o].Party != party || !mayChange(&c.Options[o], from[o], to[o])) {
			return false
		}
	}
	return !breaksGuarantee(c, from, to)
}

// breaksGuarantee reports whether something is lowered that a guarantee keeps
// whose condition holds in the state left.
func breaksGuarantee(c *plenary.Case, from, to []uint8) bool {
	return some(c.Guarantees, func(g plenary.Guarantee) bool {
		lowers := some(g.Keeps, func(o int) bool { return to[o] < from[o] })
		return lowers && holds(c, g.While, from)
	})
}

// mayChange reports whether an option may go from one level to another one.
func mayChange(o *plenary.Option, from, to uint8) bool {
	falls := to < from
	switch {
	case o.Closed != "":
		return false
	case o.Moves == plenary.Forward && falls:
		return false
	case o.Moves == plenary.Backward && !falls:
		return false
	case o.Final >= 0 && int(from) >= o.Final && falls:
		return false
	}
	return true
}

// Tiers ranks the given states for a party: 1 is best, ties share a tier, and
// no tier is left out.
func Tiers(c *plenary.Case, party int, states [][]uint8) []int {
	keys := rankKeys(c, &c.Parties[party].Prefers, states)
	distinct := slices.Clone(keys)
	slices.SortFunc(distinct, slices.Compare[[]int])
	distinct = slices.CompactFunc(distinct, slices.Equal[[]int])
	tiers := make([]int, len(states))
	for s, key := range keys {
		at, _ := slices.BinarySearchFunc(distinct, key, slices.Compare[[]int])
		tiers[s] = at + 1
	}
	return tiers
}

// rankKeys gives each state a key that is smaller, in dictionary order, the
// better the state is. Of a silent party the keys are empty, all the same.
func rankKeys(c *plenary.Case, p *plenary.Preference, states [][]uint8) [][]int {
	keys := make([][]int, len(states))
	place := map[string]int{}
	for at, tier := range p.Ranking {
		for _, state := range tier {
			place[code(state)] = at
		}
	}
	for s, state := range states {
		for _, statement := range p.Statements { // most important first
			if holds(c, statement.Want, state) {
				keys[s] = append(keys[s], 0)
			} else {
				keys[s] = append(keys[s], 1)
			}
		}
		if len(p.Ranking) > 0 {
			at, listed := place[code(state)]
			if !listed {
				at = len(p.Ranking)
			}
			keys[s] = []int{at}
		}
	}
	return keys
}

// Solve answers everything about the case.
func (m *Model) Solve() Solved {
	s := m.Graph.Solve()
	s.StatusQuo = m.StatusQuo
	for _, levels := range m.States {
		s.Codes = append(s.Codes, code(levels))
	}
	return s
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// code writes a state: one digit or letter an option, in declared order.
func code(levels []uint8) string {
	var b strings.Builder
	for _, l := range levels {
		b.WriteByte(digits[l])
	}
	return b.String()
}

// position reads one character of a code.
func position(digit byte) int { return strings.IndexByte(digits, digit) }

// ByDefinition is the [Solver] of this package.
func ByDefinition(c *plenary.Case) (Solved, error) { return NewModel(c).Solve(), nil }
