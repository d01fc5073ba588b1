package plenarytest_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/prefer"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestFastPrefer compares who stays where, in all manners, with the definitions, and holds the laws of
// docs/theory.md#unknown-preference and docs/theory.md#strength-of-preference.
func TestFastPrefer(t *testing.T) {
	var met preferCounts
	t.Cleanup(func() {
		if !testing.Short() && (met.unknown.Load() < 300 || met.strong.Load() < 300 || met.differ.Load() < 300 ||
			met.weak.Load() < 100) {
			t.Errorf("only %d cases with what is unknown and %d with what is strong; attitudes differ %d times, "+
				"and %d times somebody stays weakly", met.unknown.Load(), met.strong.Load(), met.differ.Load(),
				met.weak.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1605, Draws: 1500, Shape: plenarytest.Shape{States: 16}}
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"cases": plenarytest.RandomDraft, "tables": plenarytest.RandomTableDraft,
	} {
		plan.Draw = draw
		t.Run(name, func(t *testing.T) { plenarytest.ForEach(t, plan, met.agree) })
	}
}

type preferCounts struct{ unknown, strong, differ, weak atomic.Int64 }

// graded marks some wishes and steps of a draft, all of one kind unless both.
func graded(d plenary.Draft, rng *rand.Rand, kind int) plenary.Draft {
	d.Preferences = slices.Clone(d.Preferences)
	for i := range d.Preferences {
		p := &d.Preferences[i]
		p.Statements = slices.Clone(p.Statements)
		for j := range p.Statements {
			if rng.IntN(3) > 0 {
				continue
			}
			switch kind {
			case 0:
				p.Statements[j].Unknown = "nobody knows"
			case 1:
				p.Statements[j].Strong = "it says so"
			}
		}
		p.Strong = nil
		for n := range p.Ranking {
			if kind == 1 && rng.IntN(3) == 0 {
				p.Strong = append(p.Strong, n+1)
			}
		}
	}
	return d
}

func (met *preferCounts) agree(d plenary.Draft, rng *rand.Rand) error {
	kind := rng.IntN(3)
	marked := graded(d, rng, kind)
	c, faults := marked.Case()
	if len(faults) > 0 {
		return fmt.Errorf("faults: %v", faults)
	}
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	ctx := context.Background()
	wants, err := prefer.Marked(ctx, sp)
	if err != nil {
		return err
	}
	g := plenarytest.NewGraded(c)
	for p := range c.Parties {
		for a := range sp.Len() {
			for b := range sp.Len() {
				if got, want := wants.Compare(p, a, b).String(), g.Compare(p, a, b); got != want {
					return fmt.Errorf("compare: %d takes %d with %d as %s, want %s", p, a, b, got, want)
				}
			}
		}
	}
	var of []int
	for p := range c.Parties {
		w := &c.Parties[p].Prefers
		if len(w.Strong) > 0 || slices.ContainsFunc(w.Statements, func(s plenary.Statement) bool {
			return s.Unknown+s.Strong != ""
		}) {
			of = append(of, p)
		}
	}
	if !slices.Equal(wants.Parties(), of) {
		return fmt.Errorf("parties: marked of %v, want %v", wants.Parties(), of)
	}
	if wants.Unknown {
		met.unknown.Add(1)
	}
	if wants.Strong {
		met.strong.Add(1)
	}
	return met.judged(g, wants, sp, c)
}

func (met *preferCounts) judged(g *plenarytest.Graded, wants *prefer.Wants, sp *space.Space, c *plenary.Case) error {
	ctx := context.Background()
	j, err := prefer.New(ctx, wants, len(c.Parties))
	if err != nil {
		return err
	}
	table, err := j.Everywhere(ctx)
	if err != nil {
		return err
	}
	plain, err := stability.Analyse(ctx, sp, prefer.Concepts...)
	if err != nil {
		return err
	}
	for s := range sp.Len() {
		all := prefer.Stay{31, 31, 31, 31}
		for p := range c.Parties {
			stay := table.Stays(p, s)
			for at, concept := range prefer.Concepts {
				all[at] &= stay[at]
				for m := prefer.A; m <= prefer.Strong; m++ {
					if want := g.Stays(concept.String(), m.String(), p, s); stay.Of(concept, m) != want {
						return fmt.Errorf("stays: %d in %d by %v in manner %v: want %t", p, s, concept, m, want)
					}
				}
				if !wants.Unknown && stay.Of(concept, prefer.B) != plain.Stable(concept, p, s) {
					return fmt.Errorf("plain: %d in %d by %v", p, s, concept)
				}
			}
			if err := met.lawful(stay, wants.Unknown); err != nil {
				return err
			}
			if err := replayed(g, j, wants, p, s); err != nil {
				return err
			}
		}
		if table.All(s) != all {
			return fmt.Errorf("equilibria: of state %d", s)
		}
	}
	return nil
}

// lawful holds what is true of all cases.
func (met *preferCounts) lawful(stay prefer.Stay, unknown bool) error {
	of := func(c stability.Concept, m prefer.Manner) bool { return stay.Of(c, m) }
	implies := func(a, b bool) bool { return !a || b }
	for _, c := range prefer.Concepts {
		if !implies(of(c, prefer.A), of(c, prefer.B) && of(c, prefer.C)) ||
			!implies(of(c, prefer.B) || of(c, prefer.C), of(c, prefer.D)) {
			return fmt.Errorf("law: a, b, c and d by %v", c)
		}
		if !implies(of(c, prefer.Strong), of(c, prefer.B)) && !unknown {
			return fmt.Errorf("law: strong by %v", c)
		}
		if !unknown && of(c, prefer.A) != of(c, prefer.D) {
			return fmt.Errorf("law: without what is unknown all are one, by %v", c)
		}
		if of(c, prefer.A) != of(c, prefer.D) {
			met.differ.Add(1)
		}
		if of(c, prefer.B) && !of(c, prefer.Strong) {
			met.weak.Add(1)
		}
	}
	for m := prefer.A; m <= prefer.Strong; m++ {
		if !implies(of(stability.Nash, m), of(stability.SEQ, m) && of(stability.SMR, m)) ||
			!implies(of(stability.SEQ, m) || of(stability.SMR, m), of(stability.GMR, m)) {
			return fmt.Errorf("law: concepts in manner %v", m)
		}
	}
	if of(stability.Nash, prefer.A) != of(stability.Nash, prefer.C) ||
		of(stability.Nash, prefer.B) != of(stability.Nash, prefer.D) {
		return errors.New("law: nash")
	}
	return nil
}

// TestFastPreferDrawn does so with graphs that are drawn, in which neither moves nor relations are transitive.
func TestFastPreferDrawn(t *testing.T) {
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 1605))
		parties, n := 1+rng.IntN(4), 2+rng.IntN(7)
		g := &drawnGraph{n: n}
		var tiers [][]int
		for range parties {
			moves, takes := make([][]int, n), make([][]prefer.Relation, n)
			for a := range n {
				takes[a] = make([]prefer.Relation, n)
				for b := range n {
					if a != b && rng.IntN(n) < 2 {
						moves[a] = append(moves[a], b)
					}
				}
			}
			for a := range n {
				for b := range a {
					r := prefer.Relation(rng.IntN(6))
					takes[a][b], takes[b][a] = r, converse[r]
				}
			}
			g.moves, g.takes, tiers = append(g.moves, moves), append(g.takes, takes), append(tiers, make([]int, n))
		}
		want := &plenarytest.Graded{Graph: plenarytest.NewGraph(g.moves, tiers),
			Compare: func(p, a, b int) string { return g.Compare(p, a, b).String() }}
		j, err := prefer.New(t.Context(), g, parties)
		if err != nil {
			t.Fatal(err)
		}
		got, err := j.Everywhere(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for p := range parties {
			for s := range n {
				for _, c := range prefer.Concepts {
					for m := prefer.A; m <= prefer.Strong; m++ {
						if want := want.Stays(c.String(), m.String(), p, s); got.Stays(p, s).Of(c, m) != want {
							t.Fatalf("seed %d: %d stays in %d by %v in manner %v: %t\nmoves %v\ntakes %v", seed,
								p, s, c, m, !want, g.moves, g.takes)
						}
					}
				}
			}
		}
	}
}

// drawnGraph is a graph as drawn.
type drawnGraph struct {
	n     int
	moves [][][]int
	takes [][][]prefer.Relation
}

var converse = map[prefer.Relation]prefer.Relation{prefer.Same: prefer.Same, prefer.Unknown: prefer.Unknown,
	prefer.Better: prefer.Worse, prefer.Worse: prefer.Better, prefer.MuchBetter: prefer.MuchWorse,
	prefer.MuchWorse: prefer.MuchBetter}

func (g *drawnGraph) Len() int                                { return g.n }
func (g *drawnGraph) Moves(party, state int) []int            { return g.moves[party][state] }
func (g *drawnGraph) Compare(party, a, b int) prefer.Relation { return g.takes[party][a][b] }

// replayed checks that each answer of a verdict ends a reply, step by step.
func replayed(g *plenarytest.Graded, j *prefer.Judge, wants *prefer.Wants, party, state int) error {
	v, err := j.Ask(context.Background(), party, state)
	if err != nil {
		return err
	}
	for i := range v.Moves {
		m := &v.Moves[i]
		for _, c := range prefer.Concepts {
			for _, d := range []prefer.Deters{prefer.Certainly, prefer.Perhaps, prefer.Heavily} {
				x := m.Answer(c, d)
				if x < 0 {
					continue
				}
				steps, err := j.Reply(context.Background(), party, m.To, x, c == stability.SEQ)
				if err != nil {
					return err
				}
				at, last := m.To, -1
				for _, step := range steps {
					r := wants.Compare(step.Party, step.To, at)
					gains := r == prefer.Better || r == prefer.MuchBetter || r == prefer.Unknown
					if step.Party == last || step.Party == party || c == stability.SEQ && !gains ||
						!slices.Contains(g.Moves[step.Party][at], step.To) {
						return fmt.Errorf("reply: %v to the move of %d from %d to %d", steps, party, state, m.To)
					}
					at, last = step.To, step.Party
				}
				if at != x || len(steps) == 0 {
					return fmt.Errorf("reply: %v does not end in %d", steps, x)
				}
				if n := fewest(g, wants, party, m.To, x, c == stability.SEQ); len(steps) != n {
					return fmt.Errorf("reply: %v has %d steps, where %d would do", steps, len(steps), n)
				}
			}
		}
	}
	return nil
}

// fewest is in how many steps legal sequences of the others of a party lead somewhere, one more step at a time.
func fewest(g *plenarytest.Graded, wants *prefer.Wants, party, from, to int, credible bool) int {
	type end struct{ state, last int }
	ends := map[end]bool{{from, -1}: true}
	for n := 1; ; n++ {
		next := map[end]bool{}
		for e := range ends {
			for p := range g.Moves {
				if p == party || p == e.last {
					continue
				}
				for _, q := range g.Moves[p][e.state] {
					r := wants.Compare(p, q, e.state)
					if !credible || r == prefer.Better || r == prefer.MuchBetter || r == prefer.Unknown {
						next[end{q, p}] = true
					}
				}
			}
		}
		for e := range next {
			if e.state == to {
				return n
			}
		}
		ends = next
	}
}
