package plenarytest_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// TestHollow: a gives once b has begun, and b's beginning is gone again where
// it likes best to end. That a waits for it is hollow then, unless a has waived
// it or takes what is left.
func TestHollow(t *testing.T) {
	d := standoff("before")
	d.Preferences[0].Statements = []plenary.StatementDraft{{Want: "a.give"}}
	d.Preferences[1].Statements = []plenary.StatementDraft{{Want: "a.give"}, {Want: "not b.give"}}
	d.Preconditions = d.Preconditions[:1]
	d.Tracks = nil
	d.Levers = []plenary.LeverDraft{
		{ID: "waive-a", Waive: []string{"a-first"}},
		{ID: "content", Accept: "not b.give", For: []string{"a-first"}},
	}
	c := mustCase(t, d)
	out := plenarytest.WaysOut(c, leversOf(c), nil, 1)
	way := func(to, steps int, holds []string, hollow ...int) plenarytest.Way {
		return plenarytest.Way{To: to, StableBy: holds, Exposure: []int{0, 1}, Hollow: hollow, Steps: steps}
	}
	all := []plenarytest.Way{way(1, 3, plenarytest.Concepts, 0), way(3, 2, []string{"gmr", "smr"})}
	if !reflect.DeepEqual(out.All, all) || !reflect.DeepEqual(out.Kept, all) {
		t.Errorf("all %v, kept %v, want both %v", out.All, out.Kept, all)
	}
	if want := []plenarytest.Way{all[1], all[0]}; !reflect.DeepEqual(out.Shown, want) {
		t.Errorf("shown %v, want %v", out.Shown, want)
	}
	a, b := []int{0}, []int{1}
	route := []plenarytest.TableStep{
		{Movers: b, Track: -1, From: 0, To: 2}, {Movers: a, Track: -1, From: 2, To: 3},
		{Movers: b, Track: -1, From: 3, To: 1}}
	got, err := plenarytest.Replay(c, nil, 1, route)
	want := plenarytest.Replayed{Grades: [][]int{{0, 1}, {0, 0}, {0, 0}}, Exposure: []int{0, 1},
		TakesBack: []bool{false, false, true}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("replayed as %v, %v, want %v", got, err, want)
	}
}

// TestTakesBack goes up and down the levels of one option.
func TestTakesBack(t *testing.T) {
	d := standoff("with")
	d.Options = []plenary.OptionDraft{{ID: "a.give", Levels: []string{"none", "some", "half", "full"}, Now: "some"}}
	d.Preferences, d.Preconditions, d.Tracks, d.Levers = nil, nil, nil, nil
	m := plenarytest.NewModel(mustCase(t, d))
	for _, try := range []struct {
		through []int
		want    []bool
	}{
		{[]int{1, 2, 3}, []bool{false, false}},
		{[]int{1, 3, 2}, []bool{false, true}},
		{[]int{1, 0, 3}, []bool{false, true}},
		{[]int{1, 0, 2, 0}, []bool{false, true, true}},
		{[]int{3, 2, 1, 2}, []bool{false, false, true}},
	} {
		var steps []plenarytest.TableStep
		for i := range try.want {
			steps = append(steps, plenarytest.TableStep{From: try.through[i], To: try.through[i+1]})
		}
		if got := m.TakesBack(steps); !slices.Equal(got, try.want) {
			t.Errorf("through %v: takes back %v, want %v", try.through, got, try.want)
		}
	}
}

// TestShown: of two ends that agree in all, the one that changes less is shown.
func TestShown(t *testing.T) {
	d := standoff("with")
	d.Options = append(d.Options, plenary.OptionDraft{ID: "b.add"})
	c := mustCase(t, d)
	out := plenarytest.WaysOut(c, nil, nil, 0)
	if len(out.Kept) != 2 || len(out.Shown) != 1 || out.Shown[0].To != 3 {
		t.Errorf("kept %v, shown %v", out.Kept, out.Shown)
	}
}

// soonest has two ends that agree in all and change as much: state 3 takes two
// steps, as no track holds it, and state 5 takes one.
func soonest() plenary.Draft {
	d := standoff("with")
	d.Options = []plenary.OptionDraft{{ID: "a.give"}, {ID: "b.coin"}, {ID: "b.note"}}
	d.Preferences[0].Statements = []plenary.StatementDraft{{Want: "b.coin or b.note"}}
	d.Preferences[1].Statements = []plenary.StatementDraft{{Want: "a.give"}}
	d.Preconditions, d.Levers = nil, nil
	d.Tracks[0].Seats[1].Mandate = []plenary.MandateDraft{{Commit: []string{"b.note"}}}
	return d
}

// TestSoonest: of two ends that agree in all and change as much, the one that
// takes fewer steps is shown.
func TestSoonest(t *testing.T) {
	out := plenarytest.WaysOut(mustCase(t, soonest()), nil, nil, 0)
	want := plenarytest.Way{To: 5, StableBy: plenarytest.Concepts, Exposure: []int{0, 0}, Steps: 1}
	if len(out.Kept) != 3 || len(out.Shown) != 1 || !reflect.DeepEqual(out.Shown[0], want) {
		t.Errorf("kept %v, shown %v", out.Kept, out.Shown)
	}
}

// TestNothingBinds: without preconditions, tracks and levers no ways are sought.
func TestNothingBinds(t *testing.T) {
	d := standoff("with")
	d.Preconditions, d.Tracks, d.Levers = nil, nil, nil
	c := mustCase(t, d)
	if out := plenarytest.WaysOut(c, nil, nil, 2); len(out.All) > 0 || !slices.Equal(out.Destinations, []int{3}) {
		t.Errorf("%+v", out)
	}
}

// TestWaysOut checks on random talks what follows from the definitions.
func TestWaysOut(t *testing.T) {
	plan := plenarytest.Plan{Seed: 53, Draws: 150, Draw: plenarytest.RandomTalks, Shape: plenarytest.Shape{States: 24}}
	plenarytest.ForEach(t, plan, func(d plenary.Draft, _ *rand.Rand) error {
		c, _ := d.Case()
		levers := leversOf(c)
		out := plenarytest.WaysOut(c, levers, nil, 2)
		for _, w := range out.All {
			if err := checkWay(c, levers, w); err != nil {
				return fmt.Errorf("way %v: %w", w, err)
			}
		}
		if len(out.All) > 0 && len(out.Shown) == 0 {
			return fmt.Errorf("ways, and none is shown")
		}
		for i, w := range out.Shown {
			if i > 0 && len(w.Hollow) == 0 && len(out.Shown[i-1].Hollow) > 0 {
				return fmt.Errorf("a hollow way comes before one that is not")
			}
			if !slices.ContainsFunc(out.Kept, func(v plenarytest.Way) bool { return reflect.DeepEqual(v, w) }) {
				return fmt.Errorf("%v is shown and not kept", w)
			}
		}
		return nil
	})
}
