package answer

import (
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
)

// TestFixed holds that what a party has done and cannot undo is just what no move of its own
// brings back to the level of today, though that alone would be feasible, and that what a step
// loses is a wish met before it and not after, the weightiest on which they differ.
func TestFixed(t *testing.T) {
	var fixed, lost atomic.Int64
	everywhere(t, func(talks Talks) error {
		if talks.Space.Case().NeedStatusQuo() != nil {
			return nil
		}
		g, err := analysed(t.Context(), talks)
		if err != nil {
			return err
		}
		for s := 0; s < g.sp.Len(); s += max(1, g.sp.Len()/150) {
			for p := range g.c.Parties {
				list := g.fixed(p, s)
				fixed.Add(int64(len(list)))
				if err := g.fixedAs(p, s, list); err != nil {
					return err
				}
				for _, x := range g.sp.Moves(p, s)[:min(3, len(g.sp.Moves(p, s)))] {
					if err := g.losesAs(p, s, x); err != nil {
						return err
					}
					if g.step(p, s, x).Loses != nil {
						lost.Add(1)
					}
				}
			}
		}
		return nil
	})
	if !testing.Short() && (fixed.Load() < 100 || lost.Load() < 100) {
		t.Errorf("only %d options fixed, %d wishes lost", fixed.Load(), lost.Load())
	}
}

// fixedAs checks what a party cannot undo in a state against its moves.
func (g *gatherer) fixedAs(p, s int, list []Fixed) error {
	moves := g.sp.Moves(p, s)
	for i := range g.c.Options {
		o := &g.c.Options[i]
		if o.Party != p || o.Closed != "" || g.sp.Level(s, i) == o.Now {
			continue
		}
		levels := g.sp.Levels(s, nil)
		levels[i] = uint8(o.Now)
		if _, feasible := g.sp.Find(levels); !feasible {
			continue
		}
		back := slices.ContainsFunc(moves, func(x int) bool { return g.sp.Level(x, i) == o.Now })
		is := slices.ContainsFunc(list, func(f Fixed) bool { return f.Option == g.option(i) })
		if back == is {
			return fmt.Errorf("%s in state %d: comes back %t, fixed %t", o.ID, s+1, back, is)
		}
	}
	return nil
}

// losesAs checks the wish that a step loses.
func (g *gatherer) losesAs(p, s, to int) error {
	loses := g.step(p, s, to).Loses
	prefers := g.c.Parties[p].Prefers.Statements
	for i := range prefers {
		before, after := prefers[i].Want.Holds(g.sp.Levels(s, nil)), prefers[i].Want.Holds(g.sp.Levels(to, nil))
		switch {
		case before == after:
		case after && loses != nil || before && (loses == nil || loses.Number != i+1):
			return fmt.Errorf("%s from %d to %d: %+v, and wish %d differs first", g.party(p), s+1, to+1, loses, i+1)
		default:
			return nil
		}
	}
	return nil
}
