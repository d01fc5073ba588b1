package route_test

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
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// TestSpent checks what a search that met its bound of work returns: the same
// when asked again, ways that are ways by definition, and all there are of the
// sizes it says are complete.
func TestSpent(t *testing.T) {
	var stopped atomic.Int64
	plan := plenarytest.Plan{Seed: 27, Draws: 300, Draw: plenarytest.RandomTalks, Shape: plenarytest.Shape{States: 32}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, rng *rand.Rand) error {
		c, faults := d.Case()
		if len(faults) > 0 {
			return faults[0]
		}
		sp, err := space.New(context.Background(), c, space.Limits{})
		if err != nil {
			return err
		}
		levers := sample(rng, c, 6)
		bound := int64(1 + rng.IntN(4000))
		a, err := spent(sp, levers, bound)
		if err != nil {
			return err
		}
		again, err := spent(sp, levers, bound)
		if err != nil {
			return err
		}
		if got, want := told(a), told(again); !reflect.DeepEqual(got, want) {
			return fmt.Errorf("bound %d: %v, and then %v", bound, got, want)
		}
		if !a.Complete {
			stopped.Add(1)
		}
		return partly(c, levers, a)
	})
	t.Cleanup(func() {
		if n := stopped.Load(); n < 50 {
			t.Errorf("only %d searches met their bound", n)
		}
	})
}

func spent(sp *space.Space, levers []plenary.Lever, bound int64) (*route.Answer, error) {
	o, err := route.Open(context.Background(), sp, route.Query{Levers: levers, Most: 2, Work: &route.Work{Bound: bound}})
	if err != nil {
		return nil, err
	}
	return o.Answer(context.Background(), nil)
}

func told(a *route.Answer) []string {
	out := []string{fmt.Sprint(a.Complete, a.Sizes)}
	for _, w := range a.Ways {
		out = append(out, fmt.Sprint(w.Levers, w.To, w.Holds, w.Exposure, w.Hollow, w.Steps))
	}
	return out
}

// partly compares an answer, complete or not, with the definitions.
func partly(c *plenary.Case, levers []plenary.Lever, a *route.Answer) error {
	want := plenarytest.WaysOut(c, pointers(levers), nil, 2)
	var all, got []string
	for _, w := range want.All {
		all = append(all, fmt.Sprint(w.Levers, append([]string{}, w.Holds...), w.Exposure, w.Hollow))
	}
	for i := range a.Ways {
		w, err := oracleWay(c, levers, &a.Ways[i])
		if err != nil {
			return err
		}
		key := fmt.Sprint(w.Levers, w.Holds, w.Exposure, w.Hollow)
		if got = append(got, key); !slices.Contains(all, key) {
			return fmt.Errorf("%s is no way by definition: %q", key, all)
		}
	}
	for _, w := range want.Shown {
		key := fmt.Sprint(w.Levers, append([]string{}, w.Holds...), w.Exposure, w.Hollow)
		if len(w.Levers) <= a.Sizes && !slices.Contains(got, key) {
			return fmt.Errorf("sets of %d are complete, and %s is not told", a.Sizes, key)
		}
	}
	return nil
}
