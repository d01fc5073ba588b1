package route_test

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// TestSearchShared has many ask one search at once, and one search each of one
// shared bound of work: every answer is the one that is given alone. It is a test
// for the race detector.
func TestSearchShared(t *testing.T) {
	sp := layOut(t, "../cases/six-party-2006")
	levers := sp.Case().Levers
	query := route.Query{Levers: levers, Most: 2, Work: &route.Work{Bound: route.DefaultWork}}
	ask := func(o *route.Search, n int) any {
		ctx := t.Context()
		switch n % 4 {
		case 0:
			a, err := o.Answer(ctx, nil)
			if err != nil {
				return err
			}
			return told(a)
		case 1:
			acts, err := o.Acts(ctx, n/4%len(sp.Case().Parties), route.Set{}.With(0))
			return fmt.Sprint(acts, err)
		case 2:
			opens, err := o.Opens(ctx, route.Set{}, route.Set{}.With(n%len(levers)))
			return fmt.Sprint(opens, err)
		}
		sets, err := o.Minimal(ctx)
		return fmt.Sprint(sets, err)
	}
	prepare := func() *route.Search {
		o, err := route.Prepare(t.Context(), sp, query)
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	alone := make([]any, 16)
	for n := range alone {
		alone[n] = ask(prepare(), n)
	}
	shared, before := prepare(), query.Work.Used()
	var wg sync.WaitGroup
	for n := range alone {
		wg.Go(func() {
			o := shared
			if n >= 12 {
				o = prepare()
			}
			if got := ask(o, n); !reflect.DeepEqual(got, alone[n]) {
				t.Errorf("question %d: %v, alone %v", n, got, alone[n])
			}
		})
	}
	wg.Wait()
	if query.Work.Used() <= before {
		t.Error("no work was counted")
	}
}

// TestInnerLimits: what a search lays out for itself keeps to the limits that
// the case was laid out with.
func TestInnerLimits(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}},
		Options: []plenary.OptionDraft{{ID: "a.x"}, {ID: "b.y", Closed: "until spring"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "a", Statements: []plenary.StatementDraft{{Want: "b.y"}}},
			{Party: "b", Statements: []plenary.StatementDraft{{Want: "a.x"}}},
		},
		Levers: []plenary.LeverDraft{{ID: "spring", Open: []string{"b.y"}}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{States: 4, Memory: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	a, err := find(sp, c.Levers, 1, nil)
	if err != nil || len(a.Ways) == 0 {
		t.Fatalf("%+v, %v", a, err)
	}
	for i := range a.Ways {
		if got := a.Ways[i].After.Limits(); got != sp.Limits() {
			t.Errorf("way %d is laid out with %+v, the case with %+v", i, got, sp.Limits())
		}
	}
}

// TestTooManyLevers: the error is a limit like any other.
func TestTooManyLevers(t *testing.T) {
	sp := layOut(t, "../cases/six-party-2006")
	_, err := route.Prepare(t.Context(), sp, route.Query{Levers: make([]plenary.Lever, route.MaxLevers+1)})
	var limit *plenary.Limit
	if !errors.As(err, &limit) || limit.Code != plenary.LimitLevers || limit.Bound != route.MaxLevers ||
		limit.Met != route.MaxLevers+1 {
		t.Errorf("%#v", err)
	}
}
