package answer

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary/diff"
)

// TestTrialFindings holds that a trial, which asks who would stay where of the states that come up alone,
// tells the findings that all verdicts of both cases tell, and who has something to gain.
func TestTrialFindings(t *testing.T) {
	inOneGoroutine(t)
	var turned atomic.Int64
	everywhere(t, func(talks Talks) error {
		talks.Work = 1 << 22
		ctx := context.Background()
		now, _, _, ok := otherWishes(t, talks, rand.New(rand.NewPCG(uint64(talks.Space.Len()), 9)))
		if !ok {
			return nil
		}
		x, err := NewTrying(ctx, talks)
		if err != nil {
			return err
		}
		trial, err := x.Try(ctx, TrialOf{Talks: now})
		if err != nil || !trial.Complete {
			return err
		}
		_, old, err := compared(ctx, talks)
		if err != nil {
			return err
		}
		g, is, err := compared(ctx, now)
		if err != nil || len(old.Report.Unsearched)+len(is.Report.Unsearched) > 0 {
			return err
		}
		var got, want []string
		for _, f := range trial.Findings {
			got = append(got, f.Act+" "+f.Kind)
		}
		found := diff.Compare(old, is).Findings
		for i := range found {
			want = append(want, found[i].Act.String()+" "+found[i].Kind)
		}
		turned.Add(int64(len(want)))
		if !slices.Equal(got, want) {
			return fmt.Errorf("findings %v, want %v", got, want)
		}
		for i := range trial.Rows {
			r := &trial.Rows[i]
			if r.Kind != ConcludesGain {
				continue
			}
			gains := len(g.sp.Improvements(g.partyAt(r.Party), g.now)) > 0
			if (r.Now == StandsHolds) != gains {
				return fmt.Errorf("%+v", r)
			}
		}
		return nil
	})
	if !testing.Short() && turned.Load() < 20 {
		t.Errorf("%d findings turned", turned.Load())
	}
}
