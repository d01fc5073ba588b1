package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// TestDoings holds that every move is made of what is listed, that nothing listed
// is made of something else, and that what it does to whom follows from ranks.
func TestDoings(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 31, Draws: 200}, func(d plenary.Draft, rnd *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		g := newGatherer(context.Background(), Talks{Space: sp})
		from := rnd.IntN(sp.Len())
		for p := range c.Parties {
			moves := sp.Moves(p, from)
			if err := doingsByDefinition(g, p, from, moves, g.doings(p, from, moves)); err != nil {
				return fmt.Errorf("party %d from %d: %w", p, from, err)
			}
		}
		return g.failed()
	})
}

func doingsByDefinition(g *gatherer, p, from int, moves []int, got []Doing) error {
	for i := range got {
		if slices.ContainsFunc(got, func(d Doing) bool {
			return d.State != got[i].State && partOf(d.Changes, got[i].Changes)
		}) {
			return fmt.Errorf("%v can be made in parts", got[i].Changes)
		}
		to := got[i].State - 1
		if up := g.sp.Rank(p, to) > g.sp.Rank(p, from); up != (got[i].Effect == Gains) {
			return fmt.Errorf("state %d: %s", to, got[i].Effect)
		}
		for j := range g.c.Parties {
			welcome := slices.Contains(got[i].Welcome, g.party(j))
			if want := j != p && g.sp.Rank(j, to) > g.sp.Rank(j, from); welcome != want {
				return fmt.Errorf("state %d: welcome to %s: %v", to, g.party(j), welcome)
			}
		}
	}
	for _, q := range moves {
		if !slices.ContainsFunc(got, func(d Doing) bool { return partOf(d.Changes, g.changes(from, q)) }) {
			return fmt.Errorf("no part of the move to %d is listed", q)
		}
	}
	return nil
}

// TestHangsOn compares the wish that a gain hangs on with cases written without one
// wish.
func TestHangsOn(t *testing.T) {
	var hung atomic.Int64
	t.Cleanup(func() { // when all cases are through
		if hung.Load() == 0 {
			t.Error("no gain hung on a wish")
		}
	})
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 32, Draws: 200}, func(d plenary.Draft, rnd *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		g := newGatherer(context.Background(), Talks{Space: sp})
		from := rnd.IntN(sp.Len())
		for p := range c.Parties {
			better := sp.Improvements(p, from)
			got := g.hangsOn(p, from, sp.Moves(p, from), better)
			if got != nil {
				hung.Add(1)
			}
			for i := range c.Parties[p].Prefers.Statements {
				ends := len(better) > 0 && len(withoutWish(t, c, p, i).Improvements(p, from)) == 0
				if is := got != nil && got.Number == i+1; is && !ends {
					return fmt.Errorf("party %d: its gain does not hang on wish %d", p, i+1)
				} else if ends && got == nil {
					return fmt.Errorf("party %d: its gain hangs on wish %d", p, i+1)
				}
			}
		}
		return g.failed()
	})
}

// withoutWish lays a case out with one statement of a party left out.
func withoutWish(t *testing.T, c *plenary.Case, p, i int) *space.Space {
	t.Helper()
	out := *c
	out.Parties = slices.Clone(c.Parties)
	out.Parties[p].Prefers.Statements = slices.Delete(slices.Clone(c.Parties[p].Prefers.Statements), i, i+1)
	sp := layOut(t, &out)
	if !reflect.DeepEqual(sp.Levels(0, nil), layOut(t, c).Levels(0, nil)) {
		t.Fatal("states are numbered otherwise without a wish")
	}
	return sp
}
