package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/stability"
)

// TestBriefs compares the counts of briefs with their definitions.
func TestBriefs(t *testing.T) {
	plenarytest.ForEach(t, plenarytest.Plan{Seed: 13, Draws: 150}, func(d plenary.Draft, _ *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp := layOut(t, c)
		got, err := NewBrief(context.Background(), Talks{Space: sp})
		if err != nil {
			return err
		}
		a, err := stability.Analyse(context.Background(), sp)
		if err != nil {
			return err
		}
		for i, e := range got.Equilibria {
			n := 0
			for s := range sp.Len() {
				if a.Equilibrium(stability.Concepts[i], s) {
					n++
				}
			}
			if e.Concept != stability.Concepts[i].String() || e.Count != n ||
				e.StatusQuo != a.Equilibrium(stability.Concepts[i], sp.StatusQuo()) {
				return fmt.Errorf("%+v, by definition %d", e, n)
			}
			if e.Concept == "nash" && e.StatusQuo {
				n--
			}
			if e.Concept == "nash" && got.Resting.Count != n {
				return fmt.Errorf("%d states at rest, by definition %d", got.Resting.Count, n)
			}
		}
		before := 0
		for _, o := range got.Resting.Shown {
			n := impasse.Differ(c.StatusQuo(), sp.Levels(o.State-1, nil))
			if n != len(o.Changes) || n < max(1, before) || !a.Equilibrium(stability.Nash, o.State-1) {
				return fmt.Errorf("at rest after %d changes is %+v", before, o)
			}
			before = n
		}
		return nil
	})
}
