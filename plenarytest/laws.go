package plenarytest

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/plenary-talks/plenary"
)

// CheckLaws checks a solver against everything in this package that is true of
// any case: on the draft alone ([GraphLaws], [OptionLaws]) and between it and
// variations of it ([Variations]). The draft must be without faults. Chance
// decides what is varied.
func CheckLaws(d plenary.Draft, solve Solver, rng *rand.Rand) error {
	before, err := solved(d, solve)
	if err != nil {
		return err
	}
	if err := GraphLaws(before); err != nil {
		return err
	}
	if err := OptionLaws(before); err != nil {
		return err
	}
	for _, v := range Variations {
		if err := v.Check(Trial{d, before, solve, rng}); err != nil {
			return fmt.Errorf("%s: %w", v.Name, err)
		}
	}
	return nil
}

// A Variation changes a case in a way whose effect on the answers is known.
type Variation struct {
	Name  string
	Check func(Trial) error
}

// A Trial is a case, what the solver says of it, and the solver.
type Trial struct {
	Draft  plenary.Draft
	Before Solved
	Solve  Solver
	Rng    *rand.Rand
}

// Variations are all the laws between a case and a change of it.
var Variations = []Variation{
	{"parties declared in reverse order", partiesReversed},
	{"options declared in another order", optionsPermuted},
	{"rankings that say how their codes are read, and options then declared in another order", orderSaid},
	{"parties and options under other names", renamed},
	{"levels of an option counted from the other end", levelsMirrored},
	{"another status quo", statusQuoMoved},
	{"no status quo", statusQuoGone},
	{"all rules in one", rulesJoined},
	{"statements that repeat what is said", statementsRepeated},
	{"statements written out as a ranking", ranked},
	{"unlisted states listed last", unlistedListed},
	{"forward said by a final level", forwardByFinal},
	{"an option that nothing speaks of", idleOption},
	{"a party without options", bystander},
	{"a restriction lifted", restrictionLifted},
}

func solved(d plenary.Draft, solve Solver) (Solved, error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return Solved{}, fmt.Errorf("the draft is at fault: %w", faults[0])
	}
	return solve(c)
}

// GraphLaws checks what is true of every graph.
func GraphLaws(s Solved) error {
	for p := range s.Tiers {
		for state := range s.Tiers[p] {
			for _, law := range []func(Solved, int, int) error{
				improvementsAreBetterMoves, nashHasNoImprovement, inclusions, loneParty, indifferentStays,
			} {
				if err := law(s, p, state); err != nil {
					return fmt.Errorf("party %d at state %d: %w", p, state, err)
				}
			}
		}
	}
	return equilibriaAreStableForAll(s)
}

func improvementsAreBetterMoves(s Solved, p, state int) error {
	var want []int
	for _, q := range s.Moves[p][state] {
		if s.Tiers[p][q] < s.Tiers[p][state] {
			want = append(want, q)
		}
	}
	if !slices.Equal(want, s.Improvements[p][state]) {
		return fmt.Errorf("improvements are %v; the moves to better tiers are %v", s.Improvements[p][state], want)
	}
	return nil
}

func nashHasNoImprovement(s Solved, p, state int) error {
	if none := len(s.Improvements[p][state]) == 0; none != s.Stable["nash"][p][state] {
		return fmt.Errorf("stable by nash is %t, yet having no improvement is %t", !none, none)
	}
	return nil
}

// implied lists which concept implies which, for each party and so for
// equilibria.
var implied = [][2]string{
	{"nash", "sseq"}, {"nash", "smr"}, {"sseq", "seq"}, {"sseq", "smr"}, {"seq", "gmr"}, {"smr", "gmr"},
}

func inclusions(s Solved, p, state int) error {
	for _, pair := range implied {
		if s.Stable[pair[0]][p][state] && !s.Stable[pair[1]][p][state] {
			return fmt.Errorf("stable by %s but not by %s", pair[0], pair[1])
		}
	}
	return nil
}

// loneParty: with nobody to answer, all concepts are nash.
func loneParty(s Solved, p, state int) error {
	for _, concept := range Concepts {
		if len(s.Tiers) == 1 && s.Stable[concept][p][state] != s.Stable["nash"][p][state] {
			return fmt.Errorf("the only party, and %s differs from nash", concept)
		}
	}
	return nil
}

// indifferentStays: a party that cannot move, or cares for nothing, is stable.
func indifferentStays(s Solved, p, state int) error {
	indifferent := slices.Min(s.Tiers[p]) == slices.Max(s.Tiers[p])
	if !indifferent && len(s.Moves[p][state]) > 0 {
		return nil
	}
	for _, concept := range Concepts {
		if !s.Stable[concept][p][state] {
			return fmt.Errorf("it has no move or is indifferent, yet is not stable by %s", concept)
		}
	}
	return nil
}

func equilibriaAreStableForAll(s Solved) error {
	for _, concept := range Concepts {
		for state, is := range s.Equilibrium[concept] {
			all := true
			for p := range s.Tiers {
				all = all && s.Stable[concept][p][state]
			}
			if is != all {
				return fmt.Errorf("state %d is an equilibrium by %s: %t; stable for every party: %t", state, concept,
					is, all)
			}
		}
	}
	return nil
}

// OptionLaws checks what is true of the graph of every case made of options.
func OptionLaws(s Solved) error {
	for p := range s.Tiers {
		if err := tiersAreDense(s.Tiers[p]); err != nil {
			return fmt.Errorf("party %d: %w", p, err)
		}
		if err := movesAreTransitive(s.Moves[p]); err != nil {
			return fmt.Errorf("party %d: %w", p, err)
		}
	}
	// Moves and preferences are transitive, so improvements that nobody
	// answers cannot lead in a circle: somewhere they end.
	for _, concept := range []string{"seq", "gmr"} {
		if !slices.Contains(s.Equilibrium[concept], true) {
			return fmt.Errorf("no state is an equilibrium by %s", concept)
		}
	}
	return nil
}

func tiersAreDense(tiers []int) error {
	for t := 1; t <= slices.Max(tiers); t++ {
		if !slices.Contains(tiers, t) {
			return fmt.Errorf("tiers reach %d but none is %d", slices.Max(tiers), t)
		}
	}
	if slices.Min(tiers) != 1 {
		return fmt.Errorf("the best tier is %d", slices.Min(tiers))
	}
	return nil
}

func movesAreTransitive(moves [][]int) error {
	for a := range moves {
		for _, b := range moves[a] {
			for _, c := range moves[b] {
				if c != a && !slices.Contains(moves[a], c) {
					return fmt.Errorf("it can go from %d to %d and on to %d, but not at once", a, b, c)
				}
			}
		}
	}
	return nil
}
