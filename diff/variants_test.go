package diff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestMovedUnderVariants moves a wish, and holds that what is told of variants is what laying each over
// both cases tells, and of all else the same without.
func TestMovedUnderVariants(t *testing.T) {
	var variants atomic.Int64
	plan := plenarytest.Plan{Seed: 67, Draws: 2_000, Draw: plenarytest.RandomTalks}
	t.Run("cases", func(t *testing.T) {
		plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
			old, _ := caseOf(d)
			d.Preferences = slices.Clone(d.Preferences)
			p := &d.Preferences[rng.IntN(len(d.Preferences))]
			if n := len(p.Statements); n > 1 {
				i := rng.IntN(n)
				s := p.Statements[i]
				p.Statements = slices.Insert(slices.Delete(slices.Clone(p.Statements), i, i+1), rng.IntN(n), s)
			}
			new, err := caseOf(d)
			if err != nil {
				return nil
			}
			d.Title += ", called otherwise" // nothing is left out then
			other, err := caseOf(d)
			if err != nil {
				return err
			}
			got, want := diff.Cases(old, new), slices.DeleteFunc(diff.Cases(old, other), func(x diff.Change) bool {
				return x.Part == diff.Title
			})
			if brief(got) != brief(want) {
				return fmt.Errorf("%s\nby laying all:\n%s", brief(got), brief(want))
			}
			bare := slices.DeleteFunc(got, func(x diff.Change) bool {
				if x.Part == diff.Variants {
					variants.Add(1)
				}
				return x.Part == diff.Variants
			})
			if asIs := diff.CasesAsIs(old, new); brief(asIs) != brief(bare) {
				return fmt.Errorf("%s\nwith all but variants:\n%s", brief(asIs), brief(bare))
			}
			return nil
		})
	})
	if !testing.Short() && variants.Load() < 5 {
		t.Errorf("%d changes of variants", variants.Load())
	}
}
