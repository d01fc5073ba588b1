package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/stability"
)

// TestFastDrawn compares in how many orders drawn each conclusion stands with a case made
// afresh for every one of them, and two parts of a drawing with the whole.
func TestFastDrawn(t *testing.T) {
	var turned [6]atomic.Int64
	t.Cleanup(func() {
		for aspect := range turned {
			if n := turned[aspect].Load(); !testing.Short() && n < 15 {
				t.Errorf("only %d turn over aspect %d", n, aspect)
			}
		}
	})
	plan := plenarytest.Plan{Seed: 1602, Draws: 200, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{States: 24}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		d.Variants, d.Levers = nil, nil
		c, _ := d.Case()
		q, err := newRobustly(d, c, someLevers(rng, plenarytest.Levers(c), 4))
		if err != nil {
			return err
		}
		draw := robust.Drawing{Ways: q.Query.Ways, Better: q.better, From: 3, To: 9, Alone: 2, Seed: rng.Uint64(),
			Dispersion: []float64{0, 0.4, 1}[rng.IntN(3)]}
		got, err := robust.Draw(context.Background(), q.sp, draw)
		if err != nil {
			return err
		}
		want := q.drawnByHand(draw, len(got.Conclusions))
		for i, told := range got.Conclusions {
			turned[told.Aspect].Add(int64(draw.To - draw.From - got.Stands[i]))
			if told.Holds != want.holds[i] {
				return fmt.Errorf("%+v in the case as it is, want %t", told, want.holds[i])
			}
		}
		if !slices.Equal(got.Stands, want.stands) {
			return fmt.Errorf("stand %v, want %v, of %v", got.Stands, want.stands, got.Conclusions)
		}
		for p := range got.Alone {
			if !slices.Equal(got.Alone[p], want.alone[p]) {
				return fmt.Errorf("of party %d stand %v, want %v", p, got.Alone[p], want.alone[p])
			}
		}
		return partsAddUp(q.sp, draw, got)
	})
}

// partsAddUp compares parts of a drawing, by one sampler, with all of it.
func partsAddUp(sp robustSpace, d robust.Drawing, whole *robust.Drawn) error {
	ctx := context.Background()
	s, err := robust.NewSampler(ctx, sp, d)
	if err != nil {
		return err
	}
	sum := make([]int, len(whole.Stands))
	var exchanged, pairs int64
	for _, part := range [][2]int{{d.From + 2, d.To}, {d.From, d.From}, {d.From, d.From + 2}} {
		got, err := s.Draw(ctx, part[0], part[1], 0)
		if err != nil {
			return err
		}
		for i, n := range got.Stands {
			sum[i] += n
		}
		exchanged, pairs = exchanged+got.Exchanged, pairs+got.Pairs
	}
	if !slices.Equal(sum, whole.Stands) || exchanged != whole.Exchanged || pairs != whole.Pairs {
		return fmt.Errorf("parts stand %v, %d of %d pairs exchanged, want %v, %d of %d", sum, exchanged, pairs,
			whole.Stands, whole.Exchanged, whole.Pairs)
	}
	return nil
}

// handDrawn is a drawing by the definitions.
type handDrawn struct {
	holds  []bool
	stands []int
	alone  [][]int
}

func (q *robustly) drawnByHand(d robust.Drawing, n int) handDrawn {
	out := handDrawn{holds: q.drawnAnswer(q.c), stands: make([]int, n)}
	count := func(c *plenary.Case, into []int) {
		for i, holds := range q.drawnAnswer(c) {
			if holds == out.holds[i] {
				into[i]++
			}
		}
	}
	for range q.c.Parties {
		out.alone = append(out.alone, make([]int, n))
	}
	for k := d.From; k < d.To; k++ {
		count(q.reordered(d, k, func(int) bool { return true }), out.stands)
		for p := range q.c.Parties {
			if k-d.From < d.Alone {
				count(q.reordered(d, k, func(other int) bool { return other == p }), out.alone[p])
			}
		}
	}
	return out
}

// reordered is the case with the orders of some parties drawn.
func (q *robustly) reordered(d robust.Drawing, k int, of func(p int) bool) *plenary.Case {
	c := q.c
	for p := range c.Parties {
		if !of(p) {
			continue
		}
		prefers := &q.c.Parties[p].Prefers
		n := len(prefers.Statements)
		if len(prefers.Ranking) > 0 {
			n = q.sp.Tiers(p)
		}
		order := robust.Order(d.Seed, k, p, n, d.Dispersion)
		var change plenary.Amendment = plenary.SetWishes{Party: p, Wishes: order}
		if len(prefers.Ranking) > 0 {
			change = plenary.SetRanking{Party: p, Ranking: q.tiersIn(p, order)}
		}
		var err error
		if c, err = c.Amend(change); err != nil {
			panic(err)
		}
	}
	return c
}

// tiersIn is all tiers of a party in an order, those not listed too.
func (q *robustly) tiersIn(p int, order []int) [][][]uint8 {
	var out [][][]uint8
	for _, tier := range order {
		var states [][]uint8
		for s := range q.sp.Len() {
			if q.sp.Tier(p, s) == tier+1 {
				states = append(states, q.sp.Levels(s, nil))
			}
		}
		out = append(out, states)
	}
	return out
}

// drawnAnswer is whether each conclusion holds in a case.
func (q *robustly) drawnAnswer(c *plenary.Case) []bool {
	m := plenarytest.NewModel(c)
	prospects, now := m.NewProspects(), plenarytest.NewTable(c, nil)
	out := []bool{len(prospects.Better) > 0}
	for p := range c.Parties {
		out = append(out, plenarytest.GainsAlone(c, p))
	}
	for _, concept := range []stability.Concept{stability.Nash, stability.GMR, stability.SEQ} {
		out = append(out, now.Equilibrium(concept.String(), now.StatusQuo))
	}
	destinations := prospects.Acceptable
	if q.better {
		destinations = prospects.Better
	}
	for i := range q.Query.Ways {
		w := &q.Query.Ways[i]
		var pulled []*plenary.Lever
		for _, l := range w.Levers.List() {
			pulled = append(pulled, &q.Levers[l])
		}
		t := plenarytest.NewTable(c, pulled)
		goes, safe := slices.Contains(destinations, w.To), true
		for _, s := range w.Steps {
			for _, p := range s.Movers {
				goes = goes && t.Willing(p, s.From, w.To)
			}
			for p := range c.Parties {
				worse := t.Tiers[p][s.To] > t.Tiers[p][t.StatusQuo]
				safe = safe && (!worse || q.toldExposed(w, p))
			}
		}
		out = append(out, goes, t.Equilibrium("seq", w.To), safe)
	}
	return out
}

// toldExposed reports whether a party is worse off after some step in the case as it is.
func (q *robustly) toldExposed(w *robust.Way, p int) bool {
	for _, s := range w.Steps {
		if q.sp.Rank(p, s.To) < q.sp.Rank(p, q.sp.StatusQuo()) {
			return true
		}
	}
	return false
}
