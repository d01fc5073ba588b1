package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

func layOut(t testing.TB, c *plenary.Case) *space.Space {
	t.Helper()
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

// TestBetter compares what is answered of better states with their
// definitions, state by state and pair by pair, on random cases.
func TestBetter(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 7, Draws: 300}, func(d plenary.Draft, _ *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		g, err := analysed(context.Background(), Talks{Space: sp})
		if err != nil {
			return err
		}
		got, want := g.better(sp.Better()), betterByDefinition(sp)
		if got.Count != len(want.better) {
			return fmt.Errorf("%d better states, by definition %v", got.Count, want.better)
		}
		if got.Best.Count != len(want.best) || got.Smallest.Count != len(want.smallest) || got.Alone != want.alone {
			return fmt.Errorf("best %d, smallest %d, alone %d; by definition %+v", got.Best.Count, got.Smallest.Count,
				got.Alone, want)
		}
		if movers := moversByDefinition(sp, want.smallest); !slices.Equal(got.Smallest.Movers, movers) {
			return fmt.Errorf("%v move to the smallest, by definition %v", got.Smallest.Movers, movers)
		}
		for _, s := range got.Best.Shown {
			if !slices.Contains(want.best, s.State-1) {
				return fmt.Errorf("state %d is not best", s.State)
			}
		}
		return g.failed()
	})
}

// moversByDefinition lists the parties that have an option which differs from the status quo in one of some states.
func moversByDefinition(sp *space.Space, states []int) []PartyID {
	c := sp.Case()
	out := []PartyID{}
	for p := range c.Parties {
		if slices.ContainsFunc(states, func(s int) bool {
			return slices.Contains(c.Movers(c.StatusQuo(), sp.Levels(s, nil)), p)
		}) {
			out = append(out, PartyID(c.Parties[p].ID))
		}
	}
	return out
}

type betterSets struct {
	better, best, smallest []int
	alone                  int
}

func betterByDefinition(sp *space.Space) betterSets {
	var out betterSets
	c, now := sp.Case(), sp.StatusQuo()
	tier := func(p, s int) int { return sp.Tier(p, s) }
	for s := range sp.Len() {
		good, anybody := jointly(sp, s), false
		for p := range c.Parties {
			switch {
			case sp.Tiers(p) == 1: // indifferent
			case tier(p, now) == 1: // content
				good = good && tier(p, s) == 1
			default:
				anybody = true
				good = good && tier(p, s) < tier(p, now)
			}
		}
		if good && anybody {
			out.better = append(out.better, s)
		}
	}
	for _, s := range out.better {
		dominated, contains := false, false
		for _, q := range out.better {
			noWorse, better := true, false
			for p := range c.Parties {
				noWorse = noWorse && tier(p, q) <= tier(p, s)
				better = better || tier(p, q) < tier(p, s)
			}
			dominated = dominated || noWorse && better
			contains = contains || q != s && isPart(sp.Levels(now, nil), sp.Levels(q, nil), sp.Levels(s, nil))
		}
		if !dominated {
			out.best = append(out.best, s)
		}
		if !contains {
			out.smallest = append(out.smallest, s)
		}
		for p := range c.Parties {
			if slices.Contains(sp.Moves(p, now), s) {
				out.alone++
			}
		}
	}
	return out
}

// jointly reports whether one joint move leads to a state from the status quo;
// more lead no further in a case without guarantees and closed options.
func jointly(sp *space.Space, s int) bool {
	c := sp.Case()
	if len(c.Guarantees) > 0 || slices.ContainsFunc(c.Options, func(o plenary.Option) bool { return o.Closed != "" }) {
		panic("a case with more than directions")
	}
	return c.CanStep(c.StatusQuo(), sp.Levels(s, nil))
}

func isPart(now, a, b []uint8) bool {
	for o := range now {
		if a[o] != now[o] && a[o] != b[o] {
			return false
		}
	}
	return true
}

// TestDecisive asks that the statement named as decisive agrees with the ranks.
func TestDecisive(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 8, Draws: 200}, func(d plenary.Draft, rng *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		g := newGatherer(context.Background(), Talks{Space: sp})
		for p := range c.Parties {
			if len(c.Parties[p].Prefers.Ranking) > 0 {
				continue
			}
			s, q := rng.IntN(sp.Len()), rng.IntN(sp.Len())
			at := g.decisive(p, s, q)
			switch {
			case at < 0 && sp.Rank(p, s) != sp.Rank(p, q):
				return fmt.Errorf("states %d and %d differ for party %d but no statement does", s+1, q+1, p)
			case at >= 0 &&
				c.Parties[p].Prefers.Statements[at].Want.Holds(sp.Levels(s, nil)) != (sp.Rank(p, s) > sp.Rank(p, q)):
				return fmt.Errorf("statement %d does not decide between %d and %d for party %d", at+1, s+1, q+1, p)
			}
		}
		return nil
	})
}
