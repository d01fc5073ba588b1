package plenarytest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/inverse"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestFastInverse compares smallest changes with those found by trying every order of
// every choice of a party's wishes, and shares with all strict rankings one by one.
func TestFastInverse(t *testing.T) {
	var single, double, tiers, shares atomic.Int64
	t.Cleanup(func() {
		if testing.Short() {
			return
		}
		if single.Load() < 60 || double.Load() < 40 || tiers.Load() < 30 || shares.Load() < 300 {
			t.Errorf("only %d changes of one wish, %d of two, %d of tiers, %d shares", single.Load(), double.Load(),
				tiers.Load(), shares.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1603, Draws: 250, Shape: plenarytest.Shape{States: 12}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		for i := range d.Preferences {
			p := &d.Preferences[i]
			p.Statements, p.Ranking = p.Statements[:min(4, len(p.Statements))], p.Ranking[:min(5, len(p.Ranking))]
		}
		c, faults := d.Case()
		if len(faults) > 0 {
			return nil // a ranking that was cut short need not be one
		}
		o := inverseOracle{c: c, m: plenarytest.NewModel(c), party: rng.IntN(len(c.Parties))}
		o.state = rng.IntN(len(o.m.States))
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			return err
		}
		stay, err := inverse.New(context.Background(), sp, o.party, o.state)
		if err != nil {
			return err
		}
		for _, concept := range stability.Concepts {
			got, err := stay.Smallest(context.Background(), concept, inverse.Bound{Changes: 2, Work: 1 << 30})
			if err != nil {
				return err
			}
			is := o.m.Graph.Stable(concept.String(), o.party, o.state)
			if is != got.Stays || is != stay.Stable(concept) {
				return fmt.Errorf("stays: %v by %v, want %v", got.Stays, concept, is)
			}
			if want := o.smallest(concept.String()); fmt.Sprint(lists(got)) != fmt.Sprint(want) || got.Tried != 2 {
				return fmt.Errorf("changes: %v by %v, tried %d, want %v", lists(got), concept, got.Tried, want)
			}
			if err := o.amended(sp, concept, got); err != nil {
				return err
			}
			for _, ch := range got.List {
				switch {
				case ch.Ranked:
					tiers.Add(1)
				case ch.Size == 1:
					single.Add(1)
				default:
					double.Add(1)
				}
			}
			if len(o.m.States) > 6 {
				continue
			}
			share, err := stay.Share(context.Background(), concept)
			if err != nil {
				return err
			}
			if stays, of := o.share(concept.String()); share.Stay.Int64() != stays || share.Of.Int64() != of {
				return fmt.Errorf("share: %v of %v by %v, want %d of %d", share.Stay, share.Of, concept, stays, of)
			}
			shares.Add(1)
		}
		return nil
	})
}

func lists(c inverse.Changes) [][]int {
	var out [][]int
	for _, ch := range c.List {
		out = append(out, ch.List)
	}
	return out
}

type inverseOracle struct {
	c            *plenary.Case
	m            *plenarytest.Model
	party, state int
}

// stable reports whether the party stays with other tiers, the graph being the same.
func (o *inverseOracle) stable(concept string, tiers []int) bool {
	all := slices.Clone(o.m.Graph.Tiers)
	all[o.party] = tiers
	return plenarytest.NewGraph(o.m.Graph.Moves, all).Stable(concept, o.party, o.state)
}

// under is the tiers of the party under a list of its wishes or tiers.
func (o *inverseOracle) under(list []int) []int {
	c := *o.c
	c.Parties = slices.Clone(c.Parties)
	old := c.Parties[o.party].Prefers
	var p plenary.Preference
	for _, i := range list {
		if len(old.Ranking) > 0 {
			p.Ranking = append(p.Ranking, old.Ranking[i])
		} else {
			p.Statements = append(p.Statements, old.Statements[i])
		}
	}
	c.Parties[o.party].Prefers = p
	return plenarytest.Tiers(&c, o.party, o.m.States)
}

// smallest tries all lists.
func (o *inverseOracle) smallest(concept string) [][]int {
	p := &o.c.Parties[o.party].Prefers
	n := len(p.Statements) + len(p.Ranking)
	var enough [][]int
	for _, list := range choices(n) {
		if len(p.Ranking) > 0 && len(list) < n || changesOf(n, list) > 2 || !o.stable(concept, o.under(list)) {
			continue
		}
		enough = append(enough, list)
	}
	out := slices.DeleteFunc(slices.Clone(enough), func(list []int) bool {
		return changesOf(n, list) == 0 || slices.ContainsFunc(enough, func(less []int) bool {
			return !slices.Equal(less, list) && doesPart(n, less, list)
		})
	})
	slices.SortFunc(out, func(a, b []int) int {
		if x, y := changesOf(n, a), changesOf(n, b); x != y {
			return x - y
		}
		return slices.Compare(a, b)
	})
	return out
}

// choices lists all orders of all choices of 0 to n-1.
func choices(n int) [][]int {
	out := [][]int{{}}
	for at := 0; at < len(out); at++ {
		for i := range n {
			if !slices.Contains(out[at], i) {
				out = append(out, append(slices.Clone(out[at]), i))
			}
		}
	}
	return out
}

// changesOf counts what has to be left out or moved: all but a longest part that rises.
func changesOf(n int, list []int) int {
	most := 0
	for set := range 1 << len(list) {
		var part []int
		for i, w := range list {
			if set>>i&1 == 1 {
				part = append(part, w)
			}
		}
		if slices.IsSorted(part) {
			most = max(most, len(part))
		}
	}
	return n - most
}

// doesPart reports whether all that one list changes another changes as well.
func doesPart(n int, less, list []int) bool {
	for a := range n {
		x, y := slices.Index(less, a), slices.Index(list, a)
		if x < 0 && y >= 0 {
			return false
		}
		for b := a + 1; b < n; b++ {
			v, w := slices.Index(less, b), slices.Index(list, b)
			turned := x >= 0 && v >= 0 && v < x
			if turned && !(y >= 0 && w >= 0 && w < y) {
				return false
			}
		}
	}
	return true
}

// amended checks that the case itself, so amended, holds the party.
func (o *inverseOracle) amended(sp *space.Space, concept stability.Concept, got inverse.Changes) error {
	for i := range got.List {
		c, err := o.c.Amend(got.List[i].Amendment(sp))
		if err != nil {
			return err
		}
		g := plenarytest.NewModel(c).Graph
		if !g.Stable(concept.String(), o.party, o.state) {
			return fmt.Errorf("amended: %v does not hold by %v", got.List[i], concept)
		}
		if err := o.leavers(sp, g, concept, got.List[i]); err != nil {
			return err
		}
	}
	return nil
}

// leavers compares who would leave under changes with who would in the case amended.
func (o *inverseOracle) leavers(sp *space.Space, g *plenarytest.Graph, concept stability.Concept,
	changes ...inverse.Change) error {
	var want []int
	for p := range o.c.Parties {
		if !g.Stable(concept.String(), p, o.state) {
			want = append(want, p)
		}
	}
	if got, err := inverse.Leavers(context.Background(), sp, o.state, concept, changes...); err != nil ||
		!slices.Equal(got, want) {
		return fmt.Errorf("leavers: %v by %v under %v, want %v (%v)", got, concept, changes, want, err)
	}
	return nil
}

// TestFastLeavers compares who would leave under any orders of any choices of what some
// parties want with who would in the case so amended.
func TestFastLeavers(t *testing.T) {
	var turned atomic.Int64
	t.Cleanup(func() {
		if !testing.Short() && turned.Load() < 30 {
			t.Errorf("changes of others bore on %d verdicts", turned.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1604, Draws: 2000, Shape: plenarytest.Shape{States: 24}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, _ := d.Case()
		o := inverseOracle{c: c, m: plenarytest.NewModel(c)}
		o.state = rng.IntN(len(o.m.States))
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			return err
		}
		var changes []inverse.Change
		amended := c
		for _, p := range rng.Perm(len(c.Parties))[:min(len(c.Parties), 2)] {
			ch := inverse.Change{Party: p, Ranked: len(c.Parties[p].Prefers.Ranking) > 0}
			n := len(c.Parties[p].Prefers.Statements) + len(c.Parties[p].Prefers.Ranking)
			if ch.List = rng.Perm(n); !ch.Ranked && n > 1 {
				ch.List = ch.List[:rng.IntN(n)+1]
			}
			if amended, err = amended.Amend(ch.Amendment(sp)); err != nil {
				return err
			}
			changes = append(changes, ch)
		}
		g := plenarytest.NewModel(amended).Graph
		for _, concept := range stability.Concepts {
			if err := o.leavers(sp, g, concept, changes...); err != nil {
				return err
			}
			for p := range c.Parties { // under changes of others alone
				if p != changes[0].Party && (len(changes) < 2 || p != changes[1].Party) &&
					g.Stable(concept.String(), p, o.state) != o.m.Graph.Stable(concept.String(), p, o.state) {
					turned.Add(1)
				}
			}
		}
		return nil
	})
}

// share goes through all strict rankings.
func (o *inverseOracle) share(concept string) (stays, of int64) {
	for _, list := range choices(len(o.m.States)) {
		if len(list) < len(o.m.States) {
			continue
		}
		of++
		if o.stable(concept, list) {
			stays++
		}
	}
	return stays, of
}
