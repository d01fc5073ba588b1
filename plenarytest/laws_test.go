package plenarytest_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

func TestLawsByDefinition(t *testing.T) {
	plan := plenarytest.Plan{Seed: 21, Draws: 200, Shape: plenarytest.Shape{States: 60}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		return plenarytest.CheckLaws(d, plenarytest.ByDefinition, rng)
	})
}

// TestGraphLaws checks the laws of graphs, among them that more moves only
// ever work one way, where moves are not transitive.
func TestGraphLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(22, 0))
	for range 1000 {
		g := plenarytest.RandomGraph(rng, 1+rng.IntN(4), 2+rng.IntN(8))
		before := g.Solve()
		if err := plenarytest.GraphLaws(before); err != nil {
			t.Fatalf("%v\nmoves %v\ntiers %v", err, g.Moves, g.Tiers)
		}
		party := rng.IntN(len(g.Moves))
		after := withMoreMoves(rng, g, party).Solve()
		if err := plenarytest.MoreMoves(before, after, party); err != nil {
			t.Fatalf("%v\nmoves %v, then %v\ntiers %v", err, g.Moves, after.Moves, g.Tiers)
		}
	}
}

func withMoreMoves(rng *rand.Rand, g *plenarytest.Graph, party int) *plenarytest.Graph {
	moves := slices.Clone(g.Moves)
	moves[party] = slices.Clone(moves[party])
	for range 3 {
		from, to := rng.IntN(g.Len()), rng.IntN(g.Len())
		if from != to && !slices.Contains(moves[party][from], to) {
			moves[party][from] = append(slices.Clone(moves[party][from]), to)
			slices.Sort(moves[party][from])
		}
	}
	return plenarytest.NewGraph(moves, g.Tiers)
}

// TestMovesOnceMatters counts how many random graphs of three parties get
// another answer when nobody may move again in a reply.
func TestMovesOnceMatters(t *testing.T) {
	rng := rand.New(rand.NewPCG(23, 0))
	differ := 0
	for range 200 {
		g := plenarytest.RandomGraph(rng, 3, 10)
		if plenarytest.Diff(g.Solve(), movesOnce.solve(g)) != nil {
			differ++
		}
	}
	t.Logf("%d of 200 graphs", differ)
	if differ < 20 {
		t.Errorf("only %d of 200 graphs tell the two readings apart", differ)
	}
}

// quiet are the slips that break no law, or too rarely: only a second version
// made from the definitions finds them.
var quiet = []string{
	"nobody moves twice in a reply", "a reply is one move", "improvements judged from the start of the reply",
	"ties do not deter",
}

// TestLawsBite gives the laws solvers with a slip in them.
func TestLawsBite(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	t.Parallel()
	for _, slip := range mutants {
		checkBite(t, slip.name, func(c *plenary.Case) (plenarytest.Solved, error) {
			m := plenarytest.NewModel(c)
			whole, s := m.Solve(), slip.solve(m.Graph)
			s.Codes, s.StatusQuo = whole.Codes, whole.StatusQuo
			return s, nil
		})
	}
	for _, slip := range misreadings {
		checkBite(t, slip.name, func(c *plenary.Case) (plenarytest.Solved, error) {
			altered := *c
			slip.alter(&altered)
			return plenarytest.ByDefinition(&altered)
		})
	}
}

func checkBite(t *testing.T, name string, solve plenarytest.Solver) {
	t.Helper()
	for draw := range 60 {
		rng := rand.New(rand.NewPCG(24, uint64(draw)))
		d := plenarytest.RandomDraft(rng, plenarytest.Shape{States: 40})
		if plenarytest.CheckLaws(d, solve, rng) != nil {
			return
		}
	}
	if !slices.Contains(quiet, name) {
		t.Errorf("%s: breaks no law", name)
	}
}
