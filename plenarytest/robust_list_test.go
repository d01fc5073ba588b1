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
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/stability"
)

// An assumption is a change with how what it makes otherwise is known.
type assumption struct {
	robust.Change
	how plenary.Evidence
}

// TestFastRobustList compares which changes there are, in which order, and how each is known with a list
// written down from docs/theory.md#how-sure, and counts those of wishes that leave all tiers as they are.
func TestFastRobustList(t *testing.T) {
	var kinds [robust.Guarantee + 1]atomic.Int64
	var inert atomic.Int64
	t.Cleanup(func() {
		for kind := range kinds {
			if n := kinds[kind].Load(); !testing.Short() && n < 50 {
				t.Errorf("only %d changes of kind %d", n, kind)
			}
		}
		if !testing.Short() && inert.Load() < 50 {
			t.Errorf("only %d changes are inert", inert.Load())
		}
	})
	plan := plenarytest.Plan{Seed: 1604, Draws: 400, Draw: plenarytest.RandomTalks,
		Shape: plenarytest.Shape{States: 12}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		if laid := someVariant(d, rng); laid != nil {
			d = *laid
			if c, faults = d.Case(); len(faults) > 0 {
				return faults[0]
			}
		}
		d.Variants, d.Laid = nil, nil
		q := &robustly{d: d, c: c}
		want, got := assumptions(c), []assumption{}
		for _, ch := range robust.Changes(c) {
			got = append(got, assumption{ch, ch.Evidence(c)})
			kinds[ch.Kind].Add(1)
		}
		for _, a := range want {
			if !slices.Contains(got, a) {
				return fmt.Errorf("not listed: %+v, in %+v", a, got)
			}
		}
		if len(got) != len(want) {
			return fmt.Errorf("listed: %+v, want %+v", got, want)
		}
		n := 0
		for _, ch := range robust.Changes(c) {
			if ch.OfWishes() && q.idle(ch) {
				n++
			}
		}
		inert.Add(int64(n))
		var err error
		if q.sp, err = laidOut(c); err != nil {
			return err
		}
		ctx := context.Background()
		if q.Answers, err = stability.Analyse(ctx, q.sp); err != nil {
			return err
		}
		r, err := robust.Find(ctx, q.sp, q.Query)
		if err != nil {
			return err
		}
		if r.Tried != len(want) || r.Inert != n || len(r.Spent) > 0 {
			return fmt.Errorf("%d tried, %d inert, %v not gone through; want %d, %d and none", r.Tried, r.Inert,
				r.Spent, len(want), n)
		}
		return nil
	})
}

// someVariant is a draft with one of its variants laid over it, in half of the cases that have some.
func someVariant(d plenary.Draft, rng *rand.Rand) *plenary.Draft {
	if len(d.Variants) == 0 || rng.IntN(2) == 0 {
		return nil
	}
	laid, err := d.With(d.Variants[rng.IntN(len(d.Variants))].ID)
	if err != nil {
		panic(err)
	}
	return laid
}

// assumptions lists all that is assumed in a case: wishes and what is alike, party by party, then what binds.
func assumptions(c *plenary.Case) []assumption {
	var out []assumption
	add := func(how plenary.Evidence, ch robust.Change) { out = append(out, assumption{ch, how}) }
	for p := range c.Parties {
		prefers := &c.Parties[p].Prefers
		for i, s := range prefers.Statements {
			add(s.How, robust.Change{Kind: robust.LeftOut, Party: p, At: i})
		}
		for i := range max(len(prefers.Statements), len(prefers.Ranking)) - 1 {
			add(plenary.Ranking, robust.Change{Kind: robust.Swapped, Party: p, At: i})
		}
		for _, ch := range untold(c, p) {
			add(plenary.Ranking, ch)
		}
	}
	for o := range c.Options {
		option := &c.Options[o]
		if option.Moves != plenary.Both && !hangsOn(c, o) {
			add(option.How, robust.Change{Kind: robust.Direction, Party: option.Party, At: o})
		}
		if option.Final >= 0 && option.Moves != plenary.Forward { // else no level falls anyway
			add(option.How, robust.Change{Kind: robust.Final, Party: option.Party, At: o})
		}
	}
	for i := range c.Impossible {
		add(plenary.Unmarked, robust.Change{Kind: robust.Rule, Party: -1, At: i})
	}
	for i, p := range c.Preconditions {
		if p.Refuses != expr.Never { // waived by a variant
			add(p.How, robust.Change{Kind: robust.Stance, Party: p.Party, At: i})
		}
	}
	for t := range c.Tracks {
		for _, s := range c.Tracks[t].Seats {
			for i, m := range s.Mandate {
				add(m.How, robust.Change{Kind: robust.Mandate, Party: s.Party, Track: t, At: i})
			}
		}
	}
	for i, g := range c.Guarantees {
		add(g.How, robust.Change{Kind: robust.Guarantee, Party: g.Party, At: i})
	}
	return out
}

// untold lists the ways in which a party could tell apart what it holds to be alike. Of two states in a tier, to
// put one before the other puts the other behind it.
func untold(c *plenary.Case, p int) []robust.Change {
	var out []robust.Change
	if ranking := c.Parties[p].Prefers.Ranking; len(ranking) > 0 {
		for t, tier := range ranking {
			for s := range tier {
				for _, up := range []bool{true, false} {
					if len(tier) > 2 || len(tier) == 2 && up {
						out = append(out, robust.Change{Kind: robust.Broken, Party: p, At: t, State: s, Up: up})
					}
				}
			}
		}
		return out
	}
	for o := range c.Options {
		for l := 1; l < len(c.Options[o].Levels); l++ {
			for _, up := range []bool{true, false} {
				out = append(out, robust.Change{Kind: robust.Broken, Party: p, Option: o, Level: l, Up: up})
			}
		}
	}
	return out
}

// hangsOn reports whether the condition of a guarantee of an option's own party names the option.
func hangsOn(c *plenary.Case, o int) bool {
	return slices.ContainsFunc(c.Guarantees, func(g plenary.Guarantee) bool {
		return g.Party == c.Options[o].Party && mentions(g.While, c.Options[o].ID)
	})
}

func mentions(e *expr.Expr, option string) bool {
	return e.Op == expr.Term && e.Name == option ||
		slices.ContainsFunc(e.Args, func(arg *expr.Expr) bool { return mentions(arg, option) })
}
