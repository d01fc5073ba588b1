package plenarytest_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/robust"
)

// TestFastRobustPairs compares which pairs of changes there are, which of them are tried first, what is asked of
// them, and which states they end as equilibria, with docs/theory.md#how-sure.
func TestFastRobustPairs(t *testing.T) {
	var found, ended, cut atomic.Int64
	t.Cleanup(func() {
		if !testing.Short() && (found.Load() < 100 || ended.Load() < 15 || cut.Load() < 20) {
			t.Errorf("only %d pairs turn something over, %d end an equilibrium; %d were tried early enough",
				found.Load(), ended.Load(), cut.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1605, Draws: 110, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{States: 12, Options: 4}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		d.Variants, d.Levers = nil, nil
		c, _ := d.Case()
		q, err := newRobustly(d, c, someLevers(rng, plenarytest.Levers(c), 4))
		if err != nil {
			return err
		}
		q.Pairs = 1 << 20
		all, err := robust.Find(context.Background(), q.sp, q.Query)
		if err != nil {
			return err
		}
		sums := q.pairSums()
		if err := q.askedOfPairs(all, len(sums)); err != nil {
			return err
		}
		for _, ef := range all.Pairs.Effects {
			if _, ok := sums[[2]robust.Change(ef.Changes)]; !ok {
				return fmt.Errorf("%+v is no pair", ef.Changes)
			}
		}
		found.Add(int64(len(all.Pairs.Effects)))
		n, err := q.endedByPairs(all, sums, rng)
		if err != nil {
			return err
		}
		ended.Add(int64(n))
		if all.Pairs.Of < 2 {
			return nil
		}
		n, err = q.weakestPairsFirst(all, sums, 1+rng.IntN(all.Pairs.Of))
		cut.Add(int64(n))
		return err
	})
}

// pairSums is every pair of changes, with the sum of the places of the two among those of which pairs are made, the
// weakest evidence first.
func (q *robustly) pairSums() map[[2]robust.Change]int {
	var of []assumption
	for _, a := range assumptions(q.c) {
		if !q.idle(a.Change) {
			of = append(of, a)
		}
	}
	slices.SortStableFunc(of, func(a, b assumption) int {
		return weakness(robust.Effect{Evidence: a.how}) - weakness(robust.Effect{Evidence: b.how})
	})
	out := map[[2]robust.Change]int{}
	for i, a := range of {
		for j, b := range of[:i] {
			if q.goTogether(a.Change, b.Change) {
				out[[2]robust.Change{b.Change, a.Change}] = i + j
			}
		}
	}
	return out
}

// goTogether reports whether two changes are a pair.
func (q *robustly) goTogether(a, b robust.Change) bool {
	if !a.OfWishes() || !b.OfWishes() || a.Party != b.Party {
		return true
	}
	if len(q.c.Parties[a.Party].Prefers.Ranking) > 0 {
		return false
	}
	return a.Kind != robust.Broken || b.Kind != robust.Broken || a.Option != b.Option
}

// askedOfPairs checks how many pairs there are and of how much it is asked what they turn over.
func (q *robustly) askedOfPairs(r *robust.Report, pairs int) error {
	asked := 0
	for i, c := range r.Conclusions {
		turned := slices.ContainsFunc(r.Effects, func(ef robust.Effect) bool { return slices.Contains(ef.Flips, i) })
		moot := c.Topic == robust.Holds && c.Way < 0 && q.Open == nil
		if c.Topic != robust.Stands && !turned && !moot {
			asked++
		}
	}
	for _, eq := range r.Equilibria {
		if len(eq.Single) == 0 && !eq.Structural {
			asked++
		}
	}
	if r.Pairs.Asked != asked || r.Pairs.Of != pairs || asked > 0 && r.Pairs.Tried != pairs {
		return fmt.Errorf("%d pairs tried of %d, asked of %d things; want %d pairs, and %d", r.Pairs.Tried, r.Pairs.Of,
			r.Pairs.Asked, pairs, asked)
	}
	return nil
}

// endedByPairs checks of some pairs which equilibria they end that no single change does.
func (q *robustly) endedByPairs(r *robust.Report, sums map[[2]robust.Change]int, rng *rand.Rand) (n int, err error) {
	for _, eq := range r.Equilibria {
		n += len(eq.Pairs)
		for _, pair := range eq.Pairs {
			if _, ok := sums[pair]; !ok || len(eq.Single) > 0 {
				return 0, fmt.Errorf("%v ends state %d, as %v do", pair, eq.State, eq.Single)
			}
		}
	}
	all := slices.SortedFunc(maps.Keys(sums), func(a, b [2]robust.Change) int {
		return cmp.Or(sums[a]-sums[b], cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	for range min(8, len(all)) {
		pair := all[rng.IntN(len(all))]
		w := q.worked(q.edited(pair[:]...), nil, pair[:])
		for _, eq := range r.Equilibria {
			want := len(eq.Single) == 0 && !w.rests[eq.Concept][eq.State]
			if got := slices.Contains(eq.Pairs, pair); got != want {
				return 0, fmt.Errorf("%+v ends state %d, %s: %t, want %t", pair, eq.State, eq.Concept, got, want)
			}
		}
	}
	return n, nil
}

// weakestPairsFirst checks that of a few pairs only, those of which the sum is smallest are tried.
func (q *robustly) weakestPairsFirst(all *robust.Report, sums map[[2]robust.Change]int, most int) (n int, err error) {
	q.Pairs = most
	some, err := robust.Find(context.Background(), q.sp, q.Query)
	if err != nil {
		return 0, err
	}
	if all.Pairs.Asked > 0 && some.Pairs.Tried != most {
		return 0, fmt.Errorf("%d pairs tried, want %d", some.Pairs.Tried, most)
	}
	last := slices.Sorted(maps.Values(sums))[most-1]
	for _, ef := range all.Pairs.Effects {
		pair := [2]robust.Change(ef.Changes)
		there := slices.ContainsFunc(some.Pairs.Effects, func(e robust.Effect) bool {
			return [2]robust.Change(e.Changes) == pair
		})
		if sum := sums[pair]; sum < last && !there || sum > last && there {
			return 0, fmt.Errorf("%+v, of sum %d, is tried: %t; the last of %d pairs has %d", pair, sum, there, most,
				last)
		}
		if !there {
			n++
		}
	}
	return n, nil
}
