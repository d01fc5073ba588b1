package route_test

import (
	"context"
	"errors"
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
			return errors.Join(partly(c, levers, a), stops(sp, levers, bound/8))
		}
		return partly(c, levers, a)
	})
	t.Cleanup(func() {
		if n := stopped.Load(); n < 50 && !testing.Short() {
			t.Errorf("only %d searches met their bound", n)
		}
	})
}

func spent(sp *space.Space, levers []plenary.Lever, bound int64) (*route.Answer, error) {
	o, err := route.Prepare(context.Background(), sp,
		route.Query{Levers: levers, Most: 2, Work: &route.Work{Bound: bound}})
	if err != nil {
		return nil, err
	}
	return o.Answer(context.Background(), nil)
}

// stops checks that a question whose bound is met says so, as a limit.
func stops(sp *space.Space, levers []plenary.Lever, bound int64) error {
	o, err := route.Prepare(context.Background(), sp,
		route.Query{Levers: levers, Most: 2, Work: &route.Work{Bound: max(1, bound)}})
	if err != nil {
		return err
	}
	_, err = o.Minimal(context.Background())
	var limit *plenary.Limit
	if err != nil && (!errors.Is(err, route.ErrSpent) || !errors.As(err, &limit) || limit.Code != plenary.LimitWork ||
		limit.Met <= limit.Bound) {
		return fmt.Errorf("the error of a bound met is %w", err)
	}
	if err == nil && o.Work.Used() > max(1, bound) {
		return errors.New("more was spent than is allowed, and no error is given")
	}
	return nil
}

func told(a *route.Answer) []string {
	out := []string{fmt.Sprint(a.Complete, a.Sizes)}
	for _, w := range a.Ways {
		out = append(out, fmt.Sprint(w.Levers, w.To, w.StableBy, w.Exposure, w.Hollow, w.Steps))
	}
	return out
}

// partly compares an answer, complete or not, with the definitions.
func partly(c *plenary.Case, levers []plenary.Lever, a *route.Answer) error {
	want := plenarytest.WaysOut(c, pointers(levers), nil, 2)
	var all, got []string
	for _, w := range want.All {
		all = append(all, fmt.Sprint(w.Levers, append([]string{}, w.StableBy...), w.Exposure, w.Hollow))
	}
	for i := range a.Ways {
		w, err := oracleWay(c, levers, &a.Ways[i])
		if err != nil {
			return err
		}
		key := fmt.Sprint(w.Levers, w.StableBy, w.Exposure, w.Hollow)
		if got = append(got, key); !slices.Contains(all, key) {
			return fmt.Errorf("%s is no way by definition: %q", key, all)
		}
	}
	for _, w := range want.Shown {
		key := fmt.Sprint(w.Levers, append([]string{}, w.StableBy...), w.Exposure, w.Hollow)
		if len(w.Levers) <= a.Sizes && !slices.Contains(got, key) {
			return fmt.Errorf("sets of %d are complete, and %s is not told", a.Sizes, key)
		}
	}
	return nil
}

// TestPlain checks that every way left out of the plain ones has one among them
// that speaks for it, and that no plain one of mechanical levers has.
func TestPlain(t *testing.T) {
	tables(t, 28, 600, func(sp *space.Space, rng *rand.Rand) error {
		levers := sample(rng, sp.Case(), 6)
		a, err := find(sp, levers, 2, nil)
		if err != nil {
			return err
		}
		declared := func(w *route.Way) int {
			n := 0
			for _, l := range w.Levers.List() {
				if levers[l].Declared {
					n++
				}
			}
			return n
		}
		speaks := func(v, w *route.Way) bool {
			return v.Levers.Len() <= w.Levers.Len() && within(w.StableBy, v.StableBy) && within(v.Hollow, w.Hollow) &&
				!slices.ContainsFunc(seq(len(v.Exposure)), func(p int) bool { return v.Exposure[p] > w.Exposure[p] })
		}
		plain := a.Plain()
		for i := range a.Ways {
			w := &a.Ways[i]
			is := func(v route.Way) bool {
				return reflect.DeepEqual(v.Levers, w.Levers) && v.To == w.To &&
					reflect.DeepEqual(v.Exposure, w.Exposure)
			}
			spoken := func(v route.Way) bool { return !is(v) && speaks(&v, w) }
			shown, has := slices.ContainsFunc(plain, is), slices.ContainsFunc(plain, spoken)
			switch all := declared(w) == w.Levers.Len(); {
			case all && !shown:
				return fmt.Errorf("way %d is of declared levers alone and left out", i)
			case !all && !shown && !has:
				return fmt.Errorf("way %d is left out and none speaks for it", i)
			}
		}
		return nil
	})
}

func seq(n int) []int {
	var out []int
	for i := range n {
		out = append(out, i)
	}
	return out
}

func within[T comparable](a, b []T) bool {
	return !slices.ContainsFunc(a, func(x T) bool { return !slices.Contains(b, x) })
}

// TestNothingBinds checks that no ways are sought, and nothing is called
// unsearched, where nothing binds the table.
func TestNothingBinds(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}}, Options: []plenary.OptionDraft{{ID: "a.x"}, {ID: "b.y"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "a", Statements: []plenary.StatementDraft{{Want: "b.y"}}},
			{Party: "b", Statements: []plenary.StatementDraft{{Want: "a.x"}}}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(context.Background(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := find(sp, nil, 2, nil)
	if err != nil || len(a.Ways) > 0 || !a.Complete || !a.Better || len(a.Destinations) != 1 {
		t.Errorf("%+v, %v", a, err)
	}
}
