package brief

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

func layOut(t testing.TB, c *plenary.Case) *space.Space {
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return sp
}

// TestBetter compares what a brief says of better states with their
// definitions, state by state and pair by pair, on random cases.
func TestBetter(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 7, Draws: 300}, func(d plenary.Draft, _ *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		b, err := New(context.Background(), sp)
		if err != nil {
			return err
		}
		want := betterByDefinition(sp)
		if b.Better.Count != len(want.better) {
			return fmt.Errorf("%d better states, by definition %v", b.Better.Count, want.better)
		}
		if b.Better.Best.Count != len(want.best) || b.Better.Smallest.Count != len(want.smallest) || b.Better.Alone != want.alone {
			return fmt.Errorf("best %d, smallest %d, alone %d; by definition %+v", b.Better.Best.Count, b.Better.Smallest.Count, b.Better.Alone, want)
		}
		for _, s := range b.Better.Best.Shown {
			if !slices.Contains(want.best, s.State-1) {
				return fmt.Errorf("state %d is not best", s.State)
			}
		}
		return checkText(b)
	})
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

// checkText asks that the text fits its width, has no loose ends, and says the
// same twice.
func checkText(b *Brief) error {
	text := b.Text(0)
	for line := range strings.Lines(text) {
		if line = strings.TrimSuffix(line, "\n"); outlet.Width(line) > DefaultWidth && strings.Contains(strings.TrimSpace(line), " ") {
			return fmt.Errorf("line of %d columns: %q", outlet.Width(line), line)
		}
		if strings.Contains(line, "%!") || strings.HasSuffix(line, " ") {
			return fmt.Errorf("loose end: %q", line)
		}
	}
	if again := b.Text(0); again != text {
		return fmt.Errorf("the text differs the second time")
	}
	return nil
}

// TestDecisive asks that the statement named as decisive agrees with the ranks.
func TestDecisive(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 8, Draws: 200}, func(d plenary.Draft, rng *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		w := &weigher{sp: sp, c: c, now: sp.StatusQuo()}
		for p := range c.Parties {
			if len(c.Parties[p].Prefers.Ranking) > 0 {
				continue
			}
			s, q := rng.IntN(sp.Len()), rng.IntN(sp.Len())
			at := w.decisive(p, s, q)
			switch {
			case at < 0 && sp.Rank(p, s) != sp.Rank(p, q):
				return fmt.Errorf("states %d and %d differ for party %d but no statement does", s+1, q+1, p)
			case at >= 0 && c.Parties[p].Prefers.Statements[at].Want.Holds(sp.Levels(s, nil)) != (sp.Rank(p, s) > sp.Rank(p, q)):
				return fmt.Errorf("statement %d does not decide between %d and %d for party %d", at+1, s+1, q+1, p)
			}
		}
		return nil
	})
}

// TestExplainText runs explanations of random cases through the same checks.
func TestExplainText(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 9, Draws: 100}, func(d plenary.Draft, rng *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		var parties []int
		for p := range c.Parties {
			parties = append(parties, p)
		}
		e, err := Explain(context.Background(), sp, rng.IntN(sp.Len()), parties, stability.Concepts, nil)
		if err != nil {
			return err
		}
		for line := range strings.Lines(e.Text(0)) {
			if strings.Contains(line, "%!") || strings.Contains(line, "tier 0 ") {
				return fmt.Errorf("loose end: %q", line)
			}
		}
		return nil
	})
}

// BenchmarkBrief loads the six-party case and writes its brief.
func BenchmarkBrief(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		f, err := casefile.Load(b.Context(), "../cases/six-party-2006")
		if err != nil {
			b.Fatal(err)
		}
		brief, err := New(b.Context(), layOut(b, f.Case))
		if err != nil {
			b.Fatal(err)
		}
		if len(brief.Text(0)) == 0 {
			b.Fatal("no text")
		}
	}
}
