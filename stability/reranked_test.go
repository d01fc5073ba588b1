package stability_test

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestReranked holds that answers taken over, where the wishes of one party or of two are
// in another order, are those of the space analysed by itself, by either engine.
func TestReranked(t *testing.T) {
	var turned atomic.Int64
	for name, plan := range map[string]plenarytest.Plan{
		"cases": {Seed: 71, Draws: 800},
		"talks": {Seed: 72, Draws: 300, Draw: plenarytest.RandomTalks},
	} {
		t.Run(name, func(t *testing.T) {
			plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
				c, _ := d.Case()
				sp, err := space.New(context.Background(), c, space.Limits{})
				if err != nil {
					return err
				}
				return reranked(sp, rng, &turned)
			})
		})
	}
	if !testing.Short() && turned.Load() < 100 {
		t.Errorf("%d states turned", turned.Load())
	}
}

func reranked(sp *space.Space, rng *rand.Rand, turned *atomic.Int64) error {
	concepts := stability.Concepts
	if rng.IntN(3) == 0 {
		concepts = []stability.Concept{stability.SEQ, stability.SMR}
	}
	before, err := stability.Analyse(context.Background(), sp, concepts...)
	if err != nil {
		return err
	}
	now := sp
	var parties []int
	for _, p := range rng.Perm(len(sp.Case().Parties))[:min(2, len(sp.Case().Parties))] {
		n := len(sp.Case().Parties[p].Prefers.Statements)
		if n < 2 || len(sp.Case().Parties[p].Prefers.Ranking) > 0 {
			continue
		}
		c, err := now.Case().Amend(plenary.SetWishes{Party: p, Wishes: rng.Perm(n)})
		if err != nil {
			return err
		}
		if now, err = now.Reranked(context.Background(), c, p); err != nil {
			return err
		}
		parties = append(parties, p)
	}
	got, err := before.Reranked(context.Background(), now, parties...)
	if err != nil {
		return err
	}
	want := stability.AnalyseBySearch(context.Background(), now, concepts...)
	for p := range sp.Case().Parties {
		for s := range sp.Len() {
			if before.Stable(stability.SEQ, p, s) != got.Stable(stability.SEQ, p, s) {
				turned.Add(1)
			}
		}
	}
	if err := sameAnswers(now, got, want, concepts); err != nil {
		return err
	}
	return oneByOne(now, rng, func() *stability.Inquiry { return before.InquiryAnew(now, parties...) })
}
