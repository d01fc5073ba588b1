package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/perceive"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/stability"
)

// TestFastPerceive compares who stays where, each as it takes the talks to be, which perceptions
// matter, and who is surprised, with the definitions.
func TestFastPerceive(t *testing.T) {
	var met perceiveCounts
	t.Cleanup(func() {
		if !testing.Short() && (met.wrong.Load() < 150 || met.undone.Load() < 50 || met.alone.Load() < 150 ||
			met.kinds[0].Load() < 50 || met.kinds[1].Load() < 50 || met.kinds[2].Load() < 50) {
			t.Errorf("only %d states last because somebody is wrong, %d do not, %d end by one perception alone; of "+
				"surprises %d, %d and %d", met.wrong.Load(), met.undone.Load(), met.alone.Load(), met.kinds[0].Load(),
				met.kinds[1].Load(), met.kinds[2].Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1606, Draws: 250, Shape: plenarytest.Shape{States: 16}}
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"cases": plenarytest.RandomDraft, "tables": plenarytest.RandomTableDraft,
	} {
		plan.Draw = draw
		t.Run(name, func(t *testing.T) { plenarytest.ForEach(t, plan, met.agree) })
	}
}

type perceiveCounts struct {
	wrong, undone, alone atomic.Int64
	kinds                [3]atomic.Int64
}

// misled has parties take things to be otherwise: up to two each, what another wants among them, or what
// is not there.
func misled(d plenary.Draft, rng *rand.Rand) (plenary.Draft, [][]plenarytest.Perception) {
	out := d
	out.Parties = slices.Clone(d.Parties)
	out.Variants = slices.Clone(d.Variants)
	of := make([][]plenarytest.Perception, len(d.Parties))
	c, faults := d.Case()
	if len(faults) > 0 {
		panic(faults[0])
	}
	states := plenarytest.States(c)
	for i := range out.Parties {
		others := rng.Perm(len(out.Parties))
		for n := range rng.IntN(3) {
			other := d.Parties[others[n%len(others)]].ID
			if rng.IntN(2) == 0 || n >= len(others) || others[n] == i {
				from := states[rng.IntN(len(states))]
				o := rng.IntN(len(c.Options))
				text := c.Options[o].ID + " = " + expr.QuoteLevel(c.Options[o].Levels[from[o]])
				out.Parties[i].Perceives = append(out.Parties[i].Perceives,
					plenary.PerceptionDraft{Unseen: text})
				of[i] = append(of[i], plenarytest.Perception{Unseen: text})
				continue
			}
			wants := plenary.PreferenceDraft{Party: other}
			for range rng.IntN(4) {
				o := &c.Options[rng.IntN(len(c.Options))]
				wants.Statements = append(wants.Statements, plenary.StatementDraft{
					Want: o.ID + " = " + expr.QuoteLevel(o.Levels[rng.IntN(len(o.Levels))])})
			}
			id := fmt.Sprintf("as-%d-%d", i, n)
			out.Variants = append(out.Variants, plenary.VariantDraft{ID: id,
				Preferences: []plenary.VariantPreferenceDraft{{Party: other, Instead: &wants}}})
			out.Parties[i].Perceives = append(out.Parties[i].Perceives, plenary.PerceptionDraft{Variant: id})
			of[i] = append(of[i], plenarytest.Perception{Wants: &wants})
		}
	}
	return out, of
}

func (met *perceiveCounts) agree(d plenary.Draft, rng *rand.Rand) error {
	with, of := misled(d, rng)
	c, faults := with.Case()
	if len(faults) > 0 {
		return fmt.Errorf("faults: %v", faults)
	}
	m := plenarytest.NewPerceived(d, of)
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	ctx := context.Background()
	talks, err := perceive.New(ctx, sp)
	if err != nil {
		return err
	}
	for _, concept := range stability.Concepts {
		j, err := talks.Judge(ctx, concept)
		if err != nil {
			return err
		}
		if err := met.judged(m, j); err != nil {
			return err
		}
		if err := met.corrected(d, of, m, talks, j); err != nil {
			return err
		}
		one := m.AsOne()
		for p := range c.Parties {
			stays, err := talks.Moves().Stays(ctx, talks.AsOne(), p, concept)
			if err != nil {
				return err
			}
			for s := range sp.Len() {
				if want := one.Stable(concept.String(), p, s); stays.Has(s) != want {
					return fmt.Errorf("as one: %d stays in %d by %v: %t, want %t", p, s, concept, stays.Has(s), want)
				}
			}
		}
	}
	return nil
}

func (met *perceiveCounts) judged(m *plenarytest.Perceived, j *perceive.Judgement) error {
	concept := j.Concept.String()
	for s := range m.Truth.States {
		for p, g := range m.Own {
			for q := range m.Own {
				if want := g.Stable(concept, q, s); j.Expects[p][q].Has(s) != want {
					return fmt.Errorf("expects: %d takes %d to stay in %d by %s: %t", p, q, s, concept, !want)
				}
			}
			own, truth := g.Stable(concept, p, s), m.Truth.Stable(concept, p, s)
			if j.Truth[p].Has(s) != truth || j.Own[p].Has(s) != own {
				return fmt.Errorf("stays: %d in %d by %s", p, s, concept)
			}
			want, by := m.Surprise(concept, p, s)
			kind, whom, ok := j.Surprise(p, s)
			if ok != (want != "") || ok && (kind.String() != want || !slices.Equal(whom, by)) {
				return fmt.Errorf("surprise: of %d in %d by %s: %v by %v (%t), want %s by %v", p, s, concept,
					kind, whom, ok, want, by)
			}
			if ok {
				met.kinds[kind].Add(1)
			}
		}
		lasts, truly := m.Lasts(concept, s), m.Truth.Equilibrium(concept, s)
		if j.Lasts(s) != lasts || j.LastsInTruth(s) != truly {
			return fmt.Errorf("lasts: %d by %s", s, concept)
		}
		for p, g := range m.Own {
			own, truth := g.Stable(concept, p, s), m.Truth.Stable(concept, p, s)
			if slices.Contains(j.Mistaken(s, true), p) != (own && !truth) ||
				slices.Contains(j.Mistaken(s, false), p) != (truth && !own) {
				return fmt.Errorf("mistaken: %d in %d by %s", p, s, concept)
			}
		}
		if lasts && !truly {
			met.wrong.Add(1)
		}
		if truly && !lasts {
			met.undone.Add(1)
		}
	}
	return nil
}

// corrected compares who stays where once one perception of a party is corrected.
func (met *perceiveCounts) corrected(d plenary.Draft, of [][]plenarytest.Perception, m *plenarytest.Perceived,
	talks *perceive.Talks, j *perceive.Judgement) error {
	for p := range of {
		sets, err := talks.Corrected(context.Background(), p, j.Concept)
		if err != nil {
			return err
		}
		for i := range of[p] {
			without := slices.Clone(of)
			without[p] = slices.Delete(slices.Clone(of[p]), i, i+1)
			g := plenarytest.NewPerceived(d, without).Own[p]
			for s := range m.Truth.States {
				if want := g.Stable(j.Concept.String(), p, s); sets[i].Has(s) != want {
					return fmt.Errorf("corrected: perception %d of %d in %d by %v: %t", i, p, s, j.Concept, !want)
				}
				if j.Lasts(s) && !sets[i].Has(s) {
					met.alone.Add(1)
				}
			}
		}
	}
	return nil
}
