package plenarytest

import (
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
)

// Solved is everything a solver says about one case, as plain data. States
// count from 0; concepts go by their names.
type Solved struct {
	Codes        []string            // by state, in state-number order; nil for a bare graph
	StatusQuo    int                 // a state
	Moves        [][][]int           // by party and state, ascending
	Improvements [][][]int           // by party and state, ascending
	Tiers        [][]int             // by party and state
	Stable       map[string][][]bool // by concept, party and state
	Equilibrium  map[string][]bool   // by concept and state
}

// A Solver answers everything about a case.
type Solver func(*plenary.Case) (Solved, error)

// Diff returns the first difference between what is wanted and what a solver
// says, or nil.
func Diff(want, got Solved) error {
	if !slices.Equal(want.Codes, got.Codes) {
		return fmt.Errorf("states are %v, want %v", got.Codes, want.Codes)
	}
	if want.StatusQuo != got.StatusQuo {
		return fmt.Errorf("the status quo is state %d, want %d", got.StatusQuo, want.StatusQuo)
	}
	if len(want.Tiers) != len(got.Tiers) {
		return fmt.Errorf("%d parties, want %d", len(got.Tiers), len(want.Tiers))
	}
	for p := range want.Tiers {
		if err := diffParty(want, got, p); err != nil {
			return fmt.Errorf("party %d: %w", p, err)
		}
	}
	for _, concept := range Concepts {
		if !slices.Equal(want.Equilibrium[concept], got.Equilibrium[concept]) {
			return fmt.Errorf("%s equilibria are %v, want %v", concept, got.Equilibrium[concept],
				want.Equilibrium[concept])
		}
	}
	return nil
}

func diffParty(want, got Solved, p int) error {
	if !slices.Equal(want.Tiers[p], got.Tiers[p]) {
		return fmt.Errorf("tiers are %v, want %v", got.Tiers[p], want.Tiers[p])
	}
	for s := range want.Tiers[p] {
		if !slices.Equal(want.Moves[p][s], got.Moves[p][s]) {
			return fmt.Errorf("moves from state %d lead to %v, want %v", s, got.Moves[p][s], want.Moves[p][s])
		}
		if !slices.Equal(want.Improvements[p][s], got.Improvements[p][s]) {
			return fmt.Errorf("improvements from state %d lead to %v, want %v", s, got.Improvements[p][s],
				want.Improvements[p][s])
		}
		for _, concept := range Concepts {
			if w, g := want.Stable[concept][p][s], got.Stable[concept][p][s]; w != g {
				return fmt.Errorf("state %d by %s: stable is %t, want %t", s, concept, g, w)
			}
		}
	}
	return nil
}
