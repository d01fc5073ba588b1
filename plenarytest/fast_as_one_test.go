package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/asone"
	"github.com/plenary-talks/plenary/drift"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestFastSame compares what is told as one with the definitions: moves, who stays where by all concepts,
// what coalitions could do, and in how many moves what is reached.
func TestFastSame(t *testing.T) {
	var met sameCounts
	t.Cleanup(func() {
		if !testing.Short() && (met.twice.Load() < 150 || met.differs.Load() < 50 || met.gains.Load() < 500 ||
			met.apart.Load() < 50 || met.rule.Load() < 10 || met.many.Load() < 10) {
			t.Errorf("only %d moves that take two in succession, %d verdicts that differ from those apart, %d joint "+
				"gains, %d refused, in %d does the rule of who moves matter, %d that only three or more leave",
				met.twice.Load(), met.differs.Load(), met.gains.Load(), met.apart.Load(), met.rule.Load(),
				met.many.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1614, Draws: 1250, Shape: plenarytest.Shape{States: 14}}
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"cases": plenarytest.RandomDraft, "tables": plenarytest.RandomTableDraft,
	} {
		plan.Draw = draw
		t.Run(name, func(t *testing.T) { plenarytest.ForEach(t, plan, met.agree) })
	}
}

type sameCounts struct{ twice, differs, gains, apart, rule, many atomic.Int64 }

// literal is a condition that holds where some options stand as in a state.
func literal(c *plenary.Case, levels []uint8, options []int) string {
	var out []string
	for _, o := range options {
		out = append(out, c.Options[o].ID+" = "+expr.QuoteLevel(c.Options[o].Levels[levels[o]]))
	}
	return strings.Join(out, " and ")
}

// merging has up to two conditions tell states as one, each with a state that has the place of all.
func merging(d plenary.Draft, rng *rand.Rand) plenary.Draft {
	out := d
	out.Conditions = slices.Clone(d.Conditions)
	c, faults := d.Case()
	if len(faults) > 0 {
		panic(faults[0])
	}
	states := plenarytest.States(c)
	every := make([]int, len(c.Options))
	for o := range every {
		every[o] = o
	}
	first := rng.IntN(len(c.Options))
	for i := range 1 + rng.IntN(2) {
		of := states[rng.IntN(len(states))]
		some := []int{first}
		if rng.IntN(4) == 0 {
			some[0] = rng.IntN(len(c.Options))
		}
		if rng.IntN(2) == 0 {
			some = append(some, rng.IntN(len(c.Options)))
		}
		x := plenary.ConditionDraft{ID: fmt.Sprint("one-", i), Want: literal(c, of, some), Same: "true"}
		if rng.IntN(6) > 0 {
			x.Same = literal(c, of, every)
		}
		out.Conditions = append(out.Conditions, x)
	}
	return out
}

func (met *sameCounts) agree(d plenary.Draft, rng *rand.Rand) error {
	with := merging(d, rng)
	c, faults := with.Case()
	if len(faults) > 0 {
		return fmt.Errorf("faults: %v", faults)
	}
	m := plenarytest.NewModel(c)
	want, into := m.ToldAsOne()
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	ctx := context.Background()
	g, err := asone.New(ctx, sp)
	if (err == nil) != (want != nil) {
		return fmt.Errorf("as one: %v, by definition %t", err, want != nil)
	}
	if err != nil {
		met.apart.Add(1)
		return nil
	}
	return met.compare(ctx, m, want, into, g)
}

func (met *sameCounts) compare(ctx context.Context, m *plenarytest.Model, want *plenarytest.Graph, into []int,
	g *asone.Graph) error {
	if g.Len() != want.Len() {
		return fmt.Errorf("%d as one, want %d", g.Len(), want.Len())
	}
	for s := range into {
		if g.Of(s) != into[s] || !slices.Contains(g.States(into[s]), s) {
			return fmt.Errorf("state %d is %d, want %d", s, g.Of(s), into[s])
		}
	}
	parties := len(want.Moves)
	for p := range parties {
		twice := 0
		for s := range g.Len() {
			if !slices.Equal(g.Moves(p, s), want.Moves[p][s]) ||
				!slices.Equal(g.Improvements(p, s), want.Improvements[p][s]) {
				return fmt.Errorf("%d moves from %d to %v, want %v", p, s, g.Moves(p, s), want.Moves[p][s])
			}
			for q := range g.Len() {
				two := slices.ContainsFunc(want.Moves[p][s], func(by int) bool {
					return slices.Contains(want.Moves[p][by], q)
				})
				if two && q != s && !slices.Contains(want.Moves[p][s], q) {
					twice++
				}
			}
		}
		if met.twice.Add(int64(twice)); g.Twice(p) != twice {
			return fmt.Errorf("%d would move twice %d times, want %d", p, g.Twice(p), twice)
		}
		for _, concept := range stability.Concepts {
			stays, err := g.Stays(ctx, p, concept)
			if err != nil {
				return err
			}
			for s := range g.Len() {
				if is := want.Stable(concept.String(), p, s); stays[s] != is {
					return fmt.Errorf("%d stays in %d by %v: %t, want %t", p, s, concept, stays[s], is)
				}
				for _, state := range g.States(s) {
					if m.Stable(concept.String(), p, state) != stays[s] {
						met.differs.Add(1)
					}
				}
			}
		}
	}
	if err := met.layers(ctx, want, g); err != nil {
		return err
	}
	return met.together(ctx, want, g)
}

// layers compares what is reached in any number of moves, with whom moving last.
func (met *sameCounts) layers(ctx context.Context, want *plenarytest.Graph, g *asone.Graph) error {
	var all []int
	for p := range want.Moves {
		all = append(all, p)
	}
	layers, err := drift.Layers(ctx, g, len(all), 0, false)
	if err != nil {
		return err
	}
	reached := map[int]uint64{}
	for _, l := range layers {
		for _, r := range l {
			reached[r.State] |= r.Last
		}
	}
	for s, last := range plenarytest.Sequences(want.Moves, all, 0) {
		for p, is := range last {
			if (reached[s]>>p&1 == 1) != is {
				return fmt.Errorf("%d moves last to %d: %t, want %t", p, s, !is, is)
			}
		}
	}
	return nil
}

// together compares what coalitions could do.
func (met *sameCounts) together(ctx context.Context, want *plenarytest.Graph, g *asone.Graph) error {
	var all []int
	for p := range want.Moves {
		all = append(all, p)
	}
	t, err := g.Together(ctx)
	if err != nil {
		return err
	}
	type by struct{ concept, state int }
	leave := map[by]int{} // how many members the smallest coalition has that leaves
	for _, members := range plenarytest.Coalitions(all) {
		var h asone.Set
		for _, p := range members {
			h |= 1 << p
		}
		for s := range g.Len() {
			gains, err := t.Gains(h, s)
			if err != nil {
				return err
			}
			met.gains.Add(int64(len(gains)))
			if !slices.Equal(gains, want.JointGains(members, s)) {
				return fmt.Errorf("%v gain from %d by %v, want %v", members, s, gains, want.JointGains(members, s))
			}
			ends, err := t.ComesTo(h, s)
			if err != nil || !slices.Equal(ends, want.ComesTo(members, s)) {
				return fmt.Errorf("%v come from %d to %v, want %v (%v)", members, s, ends,
					want.ComesTo(members, s), err)
			}
			if plain := plainly(want.Moves, members, s); len(plain) != len(want.ComesTo(members, s)) {
				met.rule.Add(1)
			}
			for i, concept := range asone.Concepts {
				stays, err := t.Stays(concept, h, s)
				if err != nil {
					return err
				}
				if is := want.CoalitionStays(plenarytest.CoalitionConcepts[i], members, s); stays != is {
					return fmt.Errorf("%v stay in %d by %v: %t, want %t", members, s, concept, stays, is)
				}
				if n := leave[by{i, s}]; !stays && (n == 0 || n > len(members)) {
					leave[by{i, s}] = len(members)
				}
			}
		}
	}
	for s := range g.Len() {
		for i, concept := range asone.Concepts {
			n := leave[by{i, s}]
			if is, err := t.AllStay(concept, s); err != nil || is != (n == 0) {
				return fmt.Errorf("all stay in %d by %v: %t, %v; %d leave", s, concept, is, err, n)
			}
			if n > 2 {
				met.many.Add(1)
			}
		}
		if err := enough(t, want, plenarytest.Coalitions(all), s); err != nil {
			return err
		}
	}
	return nil
}

// enough compares for whom joint gains are those of no fewer.
func enough(t *asone.Together, want *plenarytest.Graph, coalitions [][]int, s int) error {
	found, err := t.Enough(s)
	if err != nil {
		return err
	}
	for q := range want.Len() {
		var of [][]int
		for _, members := range coalitions {
			if !slices.Contains(want.JointGains(members, s), q) {
				continue
			}
			less := slices.ContainsFunc(coalitions, func(other []int) bool {
				return len(other) < len(members) && !slices.ContainsFunc(other, func(p int) bool {
					return !slices.Contains(members, p)
				}) && slices.Contains(want.JointGains(other, s), q)
			})
			if !less {
				of = append(of, members)
			}
		}
		var got [][]int
		for _, h := range found[q] {
			got = append(got, h.Members())
		}
		// as coalitions stand here, which is as their numbers rise, but for those of fewer first
		slices.SortStableFunc(of, func(a, b []int) int { return len(a) - len(b) })
		if fmt.Sprint(got) != fmt.Sprint(of) {
			return fmt.Errorf("enough for %d from %d: %v, want %v", q, s, got, of)
		}
	}
	return nil
}

// plainly is where members come to where they may move as often in succession as they like.
func plainly(moves [][][]int, members []int, start int) []int {
	seen, queue := map[int]bool{start: true}, []int{start}
	var out []int
	for at := 0; at < len(queue); at++ {
		for _, p := range members {
			for _, q := range moves[p][queue[at]] {
				if !seen[q] {
					seen[q] = true
					queue, out = append(queue, q), append(out, q)
				}
			}
		}
	}
	return out
}

// TestElmiraTheSame holds the published results of Elmira with its last situation written as the publications
// have it: whatever else, once the plant is abandoned.
func TestElmiraTheSame(t *testing.T) {
	d := elmira().draft
	d.Conditions = append(slices.Clone(d.Conditions), plenary.ConditionDraft{ID: "abandoned", Want: "uniroyal.abandon",
		Same: "true"})
	c := mustCase(t, d)
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	g, err := asone.New(t.Context(), sp)
	if err != nil {
		t.Fatal(err)
	}
	want, into := plenarytest.NewModel(c).ToldAsOne()
	var met sameCounts
	if err := met.compare(t.Context(), plenarytest.NewModel(c), want, into, g); err != nil {
		t.Error(err)
	}
	names := strings.Fields("s1 s2 s3 s4 s9 s5 s6 s7 s8")
	for concept, want := range map[stability.Concept]string{
		stability.Nash: "s9 s5 s8", stability.SEQ: "s9 s5 s8", stability.SSEQ: "s9 s5 s8",
		stability.GMR: "s1 s4 s9 s5 s8", stability.SMR: "s1 s4 s9 s5 s8",
	} {
		all := make([]bool, g.Len())
		for s := range all {
			all[s] = true
		}
		for p := range c.Parties {
			stays, err := g.Stays(t.Context(), p, concept)
			if err != nil {
				t.Fatal(err)
			}
			for s := range all {
				all[s] = all[s] && stays[s]
			}
		}
		var found []string
		for s, is := range all {
			if is {
				found = append(found, names[s])
			}
		}
		if got := strings.Join(found, " "); got != want {
			t.Errorf("by %v all stay in %s, want %s", concept, got, want)
		}
	}
	together, err := g.Together(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var firm []string
	for s := range g.Len() {
		if is, err := together.AllStay(asone.Nash, s); err != nil || is {
			firm = append(firm, names[s])
		}
	}
	if got := strings.Join(firm, " "); got != "s9 s8" {
		t.Errorf("no coalition leaves %s, want s9 s8", got)
	}
	if found, err := together.Enough(slices.Index(names, "s5")); err != nil || fmt.Sprint(found) != "map[8:[3]]" {
		t.Errorf("from s5: %v, %v", found, err)
	}
}
