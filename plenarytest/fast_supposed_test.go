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

// TestFastSupposed compares what stands where wishes marked as unsure are left out, each set of
// them, with a draft from which they were struck out, by the definitions; and so where all would stay.
func TestFastSupposed(t *testing.T) {
	var turned, sets atomic.Int64
	t.Cleanup(func() {
		if !testing.Short() && (turned.Load() < 50 || sets.Load() < 200) {
			t.Errorf("only %d conclusions turned over in %d sets", turned.Load(), sets.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1603, Draws: 80, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{States: 16}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		d.Variants, d.Levers = nil, nil
		marked := markSome(&d, rng)
		levels := doubtSome(&d, rng)
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		q, err := newRobustly(d, c, someLevers(rng, plenarytest.Levers(c), 4))
		if err != nil {
			return err
		}
		got, err := robust.Suppose(context.Background(), q.sp, robust.Supposing{Query: q.Query, Most: 1 << 10})
		if err != nil {
			return err
		}
		if len(got.Things) != len(marked)+len(levels) {
			return fmt.Errorf("%v are unsure; %v and %v were marked", got.Things, marked, levels)
		}
		if want := feasibleSets(c, len(marked), levels); len(got.Things) > 0 && got.Of != want {
			return fmt.Errorf("%d sets go together, want %d: %v and %v", got.Of, want, marked, levels)
		}
		base := q.worked(q.d, q.c, nil)
		for k, set := range got.Sets {
			sets.Add(1)
			n, err := q.sameSet(got, k, base, standsAt(q.struck(marked, set), levels, set, len(marked)))
			if err != nil {
				return fmt.Errorf("%v of %v and %v otherwise: %w", set, marked, levels, err)
			}
			turned.Add(int64(n))
		}
		return nil
	})
}

// markSome marks some statements as unsure, and lists them by where they stand.
func markSome(d *plenary.Draft, rng *rand.Rand) [][2]int {
	var out [][2]int
	d.Preferences = slices.Clone(d.Preferences)
	for p := range d.Preferences {
		d.Preferences[p].Statements = slices.Clone(d.Preferences[p].Statements)
	}
	for _, party := range d.Parties { // in the order of the case
		for p := range d.Preferences {
			if d.Preferences[p].Party != party.ID {
				continue
			}
			for i := range d.Preferences[p].Statements {
				if len(out) < 3 && rng.IntN(3) == 0 {
					d.Preferences[p].Statements[i].Unsure = "true"
					out = append(out, [2]int{p, i})
				}
			}
		}
	}
	return out
}

// doubtSome has some options stand at other levels today, for all that is known, and lists each
// such option with a level, in the order of the case.
func doubtSome(d *plenary.Draft, rng *rand.Rand) [][2]int {
	var out [][2]int
	d.Options = slices.Clone(d.Options)
	for o := range d.Options {
		option := &d.Options[o]
		names := option.Levels
		if names == nil {
			names = []string{"no", "yes"}
		}
		if option.Now == "" {
			option.Now = names[0]
		}
		for l, name := range names {
			if name != option.Now && len(out) < 3 && rng.IntN(3) == 0 {
				option.OrNow = append(option.OrNow, name)
				out = append(out, [2]int{o, l})
			}
		}
	}
	return out
}

// feasibleSets counts the sets of so many wishes, and of levels no two of which are of one option,
// in which today is a state that no rule excludes.
func feasibleSets(c *plenary.Case, wishes int, levels [][2]int) int {
	n := 0
	for set := range 1 << len(levels) {
		today, taken := c.StatusQuo(), map[int]bool{}
		ok := true
		for i, l := range levels {
			if set>>i&1 == 0 {
				continue
			}
			ok = ok && !taken[l[0]]
			today[l[0]], taken[l[0]] = uint8(l[1]), true
		}
		if ok && c.Feasible(today) {
			n++
		}
	}
	return n << wishes
}

// standsAt is the draft with options at some of the levels, which are things after so many others.
func standsAt(d plenary.Draft, levels [][2]int, set []int, before int) plenary.Draft {
	d.Options = slices.Clone(d.Options)
	for o := range d.Options {
		d.Options[o].OrNow = nil
	}
	for i, l := range levels {
		if option := &d.Options[l[0]]; slices.Contains(set, before+i) {
			if option.Now = []string{"no", "yes"}[l[1]%2]; option.Levels != nil {
				option.Now = option.Levels[l[1]]
			}
		}
	}
	return d
}

// struck is the draft without some statements of those marked.
func (q *robustly) struck(marked [][2]int, set []int) plenary.Draft {
	d := q.d
	d.Preferences = slices.Clone(d.Preferences)
	for p := range d.Preferences {
		list := []plenary.StatementDraft{}
		for i, s := range d.Preferences[p].Statements {
			if at := slices.Index(marked, [2]int{p, i}); at < 0 || !slices.Contains(set, at) {
				list = append(list, s)
			}
		}
		d.Preferences[p].Statements = list
	}
	return d
}

// sameSet compares a set with what a draft comes to, and counts what turned over.
func (q *robustly) sameSet(got *robust.Supposed, k int, base worked, d plenary.Draft) (turned int, err error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return 0, faults[0]
	}
	now := q.worked(d, c, nil)
	for i := range got.Conclusions {
		text := conclusionText(&got.Conclusions[i])
		was, asked := base.truth[text]
		is, still := now.truth[text]
		if stands := was == is && asked == still; stands != got.Stands[k][i] {
			return 0, fmt.Errorf("%s stands: %t, want %t", text, got.Stands[k][i], stands)
		} else if !stands {
			turned++
		}
	}
	table := plenarytest.NewTable(c, nil)
	for i, s := range got.States {
		for n, concept := range stability.Concepts {
			if want := table.Equilibrium(concept.String(), q.stateIn(table, s)); want != got.Rests[k][i].By[n] {
				return 0, fmt.Errorf("all stay in %d by %s: %t, want %t", s, concept, got.Rests[k][i].By[n], want)
			}
		}
	}
	return turned, nil
}
