package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/coalition"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestFastCoalitions compares joint gains, and which coalitions stay, with the definitions.
func TestFastCoalitions(t *testing.T) {
	var met coalitionCounts
	t.Cleanup(func() {
		if testing.Short() {
			return
		}
		if met.gains.Load() < 2500 || met.larger.Load() < 6 || met.chained.Load() < 12 || met.apart.Load() < 10 {
			t.Errorf("only %d gains, %d for which more than those who change something were needed, %d answered by "+
				"coalitions alone, %d by GMR but not SMR", met.gains.Load(), met.larger.Load(), met.chained.Load(),
				met.apart.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 411, Draws: 450, Shape: plenarytest.Shape{States: 30}}
	for name, draw := range map[string]func(*rand.Rand, plenarytest.Shape) plenary.Draft{
		"cases": plenarytest.RandomDraft, "tables": plenarytest.RandomTableDraft, "talks": plenarytest.RandomTalks,
	} {
		plan.Draw = draw
		t.Run(name, func(t *testing.T) { plenarytest.ForEach(t, plan, met.agree) })
	}
}

type coalitionCounts struct{ gains, larger, chained, apart atomic.Int64 }

func (met *coalitionCounts) agree(d plenary.Draft, rng *rand.Rand) error {
	c := withSome(d, rng)
	if len(c.Parties) > 5 {
		return nil
	}
	m := plenarytest.NewModel(c)
	sp, err := laidOut(c)
	if err != nil {
		return err
	}
	f, err := coalition.New(context.Background(), sp)
	if err != nil {
		return err
	}
	everybody := plenarytest.Coalitions(f.All().Members())
	for range min(4, sp.Len()) {
		s := rng.IntN(sp.Len())
		gains, err := f.Gains(context.Background(), s)
		if err != nil {
			return err
		}
		stays, err := f.Stays(context.Background(), s)
		if err != nil || stays != (len(gains) == 0) {
			return fmt.Errorf("stays: %t with %d gains (%v)", stays, len(gains), err)
		}
		left := int64(coalition.Work)
		for _, members := range everybody {
			if err := met.judged(m.Graph, f, s, gains, members, &left); err != nil {
				return fmt.Errorf("coalition: %v in %d: %w", members, s, err)
			}
		}
		for _, g := range gains {
			met.gains.Add(1)
			if g.Enough[0] != g.Change {
				met.larger.Add(1)
			}
			for _, h := range g.Enough {
				for _, less := range plenarytest.Coalitions(h.Members()) {
					if coalition.Of(less...) != h && slices.Contains(m.JointGains(less, s), g.State) {
						return fmt.Errorf("enough: %v for %d, though %v is", h.Members(), g.State, less)
					}
				}
			}
		}
	}
	return nil
}

func (met *coalitionCounts) judged(g *plenarytest.Graph, f *coalition.Finder, s int, gains []coalition.Gain,
	members []int, left *int64) error {
	j, err := f.Judge(context.Background(), s, gains, coalition.Of(members...), left)
	if err != nil {
		return err
	}
	if want := g.JointGains(members, s); !slices.Equal(j.Gains, want) {
		return fmt.Errorf("gains: %v, want %v", j.Gains, want)
	}
	for _, c := range coalition.Concepts {
		for i, q := range j.Gains {
			is, decided := j.Answered(c, i)
			if want := g.GainAnswered(c.String(), members, s, q); is != want || !decided {
				return fmt.Errorf("answered: %v by %v: %t (decided: %t), want %t", q, c, is, decided, want)
			}
		}
		is, decided := j.Stays(c)
		if want := g.CoalitionStays(c.String(), members, s); is != want || !decided {
			return fmt.Errorf("stays by %v: %t, want %t", c, is, want)
		}
	}
	for i := range j.Gains {
		by := func(c coalition.Concept) bool { is, _ := j.Answered(c, i); return is }
		if by(coalition.SEQ) && !by(coalition.Alone) {
			met.chained.Add(1)
		}
		if by(coalition.GMR) && !by(coalition.SMR) {
			met.apart.Add(1)
		}
	}
	return met.alwaysTrue(g, j, members, s)
}

// alwaysTrue checks what holds whichever coalition it is.
func (met *coalitionCounts) alwaysTrue(g *plenarytest.Graph, j *coalition.Judgement, members []int, s int) error {
	stays := func(c coalition.Concept) bool { is, _ := j.Stays(c); return is }
	for _, arrow := range [][2]coalition.Concept{{coalition.Nash, coalition.Alone}, {coalition.Alone, coalition.SEQ},
		{coalition.SEQ, coalition.GMR}, {coalition.Nash, coalition.SMR}, {coalition.SMR, coalition.GMR}} {
		if stays(arrow[0]) && !stays(arrow[1]) {
			return fmt.Errorf("stays by %v, and not by %v", arrow[0], arrow[1])
		}
	}
	if len(members) > 1 {
		return nil
	}
	for concept, c := range map[string]coalition.Concept{"nash": coalition.Nash, "gmr": coalition.GMR,
		"smr": coalition.SMR, "seq": coalition.Alone} {
		if stays(c) != g.Stable(concept, members[0], s) {
			return fmt.Errorf("alone: by %v not as by %s", c, concept)
		}
	}
	return nil
}
