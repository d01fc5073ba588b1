package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestParties compares what is answered of parties at the status quo with
// definitions, move by move.
func TestParties(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 12, Draws: 200}, func(d plenary.Draft, _ *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		g, err := analysed(context.Background(), Talks{Space: sp})
		if err != nil {
			return err
		}
		for p := range c.Parties {
			got := g.atNow(p)
			if err := partyByDefinition(sp, p, &got, g.a); err != nil {
				return fmt.Errorf("party %s: %w", got.ID, err)
			}
		}
		return g.failed()
	})
}

func partyByDefinition(sp *space.Space, p int, got *Party, a *stability.Answers) error {
	now := sp.StatusQuo()
	var better []int
	worse, welcome := 0, 0
	for s := range sp.Len() {
		if !sp.Case().CanMove(p, sp.Levels(now, nil), sp.Levels(s, nil)) {
			continue
		}
		switch {
		case sp.Rank(p, s) > sp.Rank(p, now):
			better = append(better, s+1)
		case sp.Rank(p, s) < sp.Rank(p, now):
			worse++
		}
		n := 0
		for q := range sp.Case().Parties {
			if q != p && sp.Rank(q, s) > sp.Rank(q, now) {
				n++
			}
		}
		welcome = max(welcome, n)
	}
	var listed []int
	for _, gain := range got.Gains {
		listed = append(listed, gain.Move.State)
		answered := gain.Credible != nil || gain.Any != nil
		if !answered && a.Stable(stability.GMR, p, now) || gain.Credible == nil && a.Stable(stability.SEQ, p, now) {
			return fmt.Errorf("stays (%s), and nothing answers %+v", got.Stays, gain)
		}
	}
	if !slices.IsSortedFunc(listed, func(a, b int) int { return sp.Tier(p, a-1) - sp.Tier(p, b-1) }) {
		return fmt.Errorf("gains are not the best first: %v", listed)
	}
	slices.Sort(listed)
	asked := 0
	if got.Asked != nil {
		asked = len(got.Asked.Welcome)
	}
	if !slices.Equal(listed, better) || got.Moves != worse+got.Even+len(better) || asked != welcome {
		return fmt.Errorf(
			"%d moves, gains %v, even %d, %d welcome a move; by definition gains %v, worse %d, welcome %d",
			got.Moves, listed, got.Even, asked, better, worse, welcome)
	}
	return nil
}
