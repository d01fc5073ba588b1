package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// fast is the solver made of packages space and stability.
func fast(c *plenary.Case) (plenarytest.Solved, error) {
	ctx := context.Background()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		return plenarytest.Solved{}, err
	}
	a, err := stability.Analyse(ctx, sp, stability.Concepts...)
	if err != nil {
		return plenarytest.Solved{}, err
	}
	s := plenarytest.Solved{StatusQuo: sp.StatusQuo(), Stable: map[string][][]bool{}, Equilibrium: map[string][]bool{}}
	for state := range sp.Len() {
		s.Codes = append(s.Codes, plenary.Code(sp.Levels(state, nil)))
	}
	for p := range c.Parties {
		var moves, improvements [][]int
		var tiers []int
		for state := range sp.Len() {
			moves = append(moves, sp.Moves(p, state))
			improvements = append(improvements, sp.Improvements(p, state))
			tiers = append(tiers, sp.Tier(p, state))
		}
		s.Moves, s.Improvements, s.Tiers = append(s.Moves, moves), append(s.Improvements, improvements),
			append(s.Tiers, tiers)
	}
	for _, concept := range stability.Concepts {
		name := concept.String()
		s.Stable[name] = make([][]bool, len(c.Parties))
		for state := range sp.Len() {
			for p := range c.Parties {
				s.Stable[name][p] = append(s.Stable[name][p], a.Stable(concept, p, state))
			}
			s.Equilibrium[name] = append(s.Equilibrium[name], a.Equilibrium(concept, state))
		}
	}
	return s, nil
}

func TestFastPublishedResults(t *testing.T) {
	for _, p := range publishedCases() {
		t.Run(p.name, func(t *testing.T) {
			s, err := fast(mustCase(t, p.draft))
			if err != nil {
				t.Fatal(err)
			}
			checkPublished(t, s, p.states, p.results)
		})
	}
}

func TestFastAllSmallGames(t *testing.T) {
	got := map[string][4]int{}
	for _, row := range permutations(4) {
		for _, col := range permutations(4) {
			s, err := fast(mustCase(t, game(placed(row), placed(col))))
			if err != nil {
				t.Fatal(err)
			}
			countEquilibria(got, s)
		}
	}
	for concept, want := range gameCounts {
		if got[concept] != want {
			t.Errorf("%s: %v games have 0, 1, 2, 3 equilibria; want %v", concept, got[concept], want)
		}
	}
}

// placed names the states of a game in the order of their tiers.
func placed(tiers []int) string {
	names := make([]string, len(tiers))
	for s, tier := range tiers {
		names[tier-1] = games[s]
	}
	return fmt.Sprintf("%s %s %s %s", names[0], names[1], names[2], names[3])
}

// TestFastChase: the proof that c is deterred takes three steps, a's twice.
func TestFastChase(t *testing.T) {
	c := mustCase(t, chase())
	m := plenarytest.NewModel(c)
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, concept := range []stability.Concept{stability.SEQ, stability.SSEQ} {
		v, err := stability.Explain(t.Context(), sp, concept, 2, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Check(witness(v)); err != nil || !v.Stable {
			t.Errorf("%s: %v, %v", concept, v, err)
		}
	}
}

// TestFast compares everything the fast packages say with the definitions.
func TestFast(t *testing.T) {
	plan := plenarytest.Plan{Seed: 31, Draws: 2000}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		m := plenarytest.NewModel(c)
		got, err := fast(c)
		if err != nil {
			return err
		}
		if err := plenarytest.Diff(m.Solve(), got); err != nil {
			return err
		}
		sp, err := space.New(t.Context(), c, space.Limits{})
		if err != nil {
			return err
		}
		if err := checkSpace(m, sp); err != nil {
			return err
		}
		return checkWitnesses(m, sp, rng, 12)
	})
}

// TestFastTable does so where closed options, guarantees and named conditions
// bind moves.
func TestFastTable(t *testing.T) {
	plan := plenarytest.Plan{Seed: 35, Draws: 500, Draw: plenarytest.RandomTableDraft}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
		c, _ := d.Case()
		got, err := fast(c)
		if err != nil {
			return err
		}
		return plenarytest.Diff(plenarytest.NewModel(c).Solve(), got)
	})
}

// checkSpace checks what [plenarytest.Diff] does not see.
func checkSpace(m *plenarytest.Model, sp *space.Space) error {
	for p, tiers := range m.Tiers {
		if got, want := sp.Tiers(p), slices.Max(tiers); got != want {
			return fmt.Errorf("party %d has %d tiers, want %d", p, got, want)
		}
	}
	for state, levels := range m.States {
		if got, ok := sp.Find(levels); !ok || got != state {
			return fmt.Errorf("state %d is found as %d, %t", state, got, ok)
		}
	}
	infeasible := slices.Clone(m.States[0])
	for o := range m.Case.Options {
		infeasible[o] = uint8(len(m.Case.Options[o].Levels) - 1)
		listed := slices.ContainsFunc(m.States, func(s []uint8) bool { return slices.Equal(s, infeasible) })
		if _, ok := sp.Find(infeasible); ok != listed {
			return fmt.Errorf("state %v is found: %t, feasible: %t", infeasible, ok, listed)
		}
	}
	return nil
}

// checkWitnesses replays the proofs of some verdicts drawn at random.
func checkWitnesses(m *plenarytest.Model, sp *space.Space, rng *rand.Rand, draws int) error {
	for range draws {
		concept := stability.Concepts[rng.IntN(len(stability.Concepts))]
		party, state := rng.IntN(len(m.Case.Parties)), rng.IntN(m.Len())
		v, err := stability.Explain(context.Background(), sp, concept, party, state)
		if err != nil {
			return err
		}
		w := witness(v)
		if w.Concept != concept.String() || w.Party != party || w.State != state {
			return fmt.Errorf("asked for %s of party %d at %d, answered for %s of %d at %d", concept, party, state,
				w.Concept, w.Party, w.State)
		}
		if err := m.Check(w); err != nil {
			return err
		}
	}
	return nil
}

func witness(v stability.Verdict) plenarytest.Witness {
	w := plenarytest.Witness{Concept: v.Concept.String(), Party: v.Party, State: v.State, Stable: v.Stable,
		Escape: v.Escape}
	for _, r := range v.Replies {
		reply := plenarytest.Reply{Improvement: r.Improvement}
		for _, step := range r.Steps {
			reply.Steps = append(reply.Steps, plenarytest.Step(step))
		}
		w.Replies = append(w.Replies, reply)
	}
	return w
}

func TestFastLaws(t *testing.T) {
	plan := plenarytest.Plan{Seed: 32, Draws: 250}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		return plenarytest.CheckLaws(d, fast, rng)
	})
}

// TestFastLarger asks for verdicts drawn at random in cases of 300 to 1,500
// states.
func TestFastLarger(t *testing.T) {
	plan := plenarytest.Plan{Seed: 33, Draws: 12, Shape: plenarytest.Shape{Options: 8, Least: 300, States: 1500}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			return err
		}
		m := plenarytest.NewModel(c)
		if err := checkVerdicts(m, sp, rng, 30); err != nil {
			return err
		}
		return checkWitnesses(m, sp, rng, 30)
	})
}

func checkVerdicts(m *plenarytest.Model, sp *space.Space, rng *rand.Rand, draws int) error {
	a, err := stability.Analyse(context.Background(), sp, stability.Concepts...)
	if err != nil {
		return err
	}
	for range draws {
		party, state := rng.IntN(len(m.Case.Parties)), rng.IntN(m.Len())
		for _, concept := range stability.Concepts {
			if got, want := a.Stable(concept, party, state), m.Stable(concept.String(), party, state); got != want {
				return fmt.Errorf("party %d at state %d by %s: stable is %t, want %t", party, state, concept, got, want)
			}
		}
	}
	return nil
}

// TestFastTiers compares states, tiers and some moves in cases of 10,000 to
// 40,000 states.
func TestFastTiers(t *testing.T) {
	plan := plenarytest.Plan{Seed: 34, Draws: 12, Shape: plenarytest.Shape{Options: 11, Least: 10000, States: 40000}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			return err
		}
		states := plenarytest.States(c)
		if sp.Len() != len(states) {
			return fmt.Errorf("%d states, want %d", sp.Len(), len(states))
		}
		for state, want := range states {
			if got := sp.Levels(state, nil); !slices.Equal(got, want) {
				return fmt.Errorf("state %d is %v, want %v", state, got, want)
			}
		}
		for p := range c.Parties {
			for state, want := range plenarytest.Tiers(c, p, states) {
				if got := sp.Tier(p, state); got != want {
					return fmt.Errorf("party %d at state %d: tier %d, want %d", p, state, got, want)
				}
			}
			from := rng.IntN(len(states))
			if got, want := sp.Moves(p, from), plenarytest.Moves(c, p, states, from); !slices.Equal(got, want) {
				return fmt.Errorf("party %d: moves from state %d lead to %v, want %v", p, from, got, want)
			}
		}
		return nil
	})
}
