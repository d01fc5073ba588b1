package robust_test

import (
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// That somebody is exposed on every route to what a way was asked for is not undone by a safe route to something
// else that the same levers open, nor by one to where another way leads.
func TestExposesOnTheWayToItsGoal(t *testing.T) {
	list := func(wants ...string) (out []plenary.StatementDraft) {
		for _, want := range wants {
			out = append(out, plenary.StatementDraft{Want: want})
		}
		return out
	}
	d := plenary.Draft{
		Parties:    []plenary.PartyDraft{{ID: "east"}, {ID: "west"}},
		Options:    []plenary.OptionDraft{{ID: "east.give"}, {ID: "west.give"}, {ID: "west.lend"}},
		Impossible: []string{"west.lend and (east.give or west.give)"},
		Preferences: []plenary.PreferenceDraft{
			{Party: "east", Statements: list("west.give", "west.lend", "not east.give")},
			{Party: "west", Statements: list("east.give and west.give", "west.lend", "not west.give")},
		},
		Preconditions: []plenary.PreconditionDraft{{ID: "first", Party: "east", Refuses: "east.give",
			Until: "west.lend"}},
		Goals: []plenary.GoalDraft{{ID: "both", Want: "east.give and west.give"}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	ctx := t.Context()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	q := robust.Query{Levers: []plenary.Lever{{Kind: plenary.Waive, Preconditions: []int{0}}}}
	if q.Answers, err = stability.Analyse(ctx, sp); err != nil {
		t.Fatal(err)
	}
	search, err := route.Prepare(ctx, sp, route.Query{Levers: q.Levers, Most: 1})
	if err != nil {
		t.Fatal(err)
	}
	goal := []*expr.Expr{c.Goals[0].Want}
	a, err := search.Answer(ctx, goal[0])
	if err != nil || len(a.Ways) == 0 {
		t.Fatal(a, err)
	}
	lend, _ := sp.Find([]uint8{0, 0, 1})
	for _, w := range []robust.Way{{Way: &a.Ways[0], Want: goal[0]}, {Way: &a.Ways[0], Others: []int{lend}}} {
		q.Ways = []robust.Way{w}
		exposesEastAlone(t, sp, q)
	}
}

// exposesEastAlone holds that somebody is exposed on a way, but where East does not mind what it gives.
func exposesEastAlone(t *testing.T, sp *space.Space, q robust.Query) {
	t.Helper()
	r, err := robust.Find(t.Context(), sp, q)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(r.Conclusions, func(c robust.Conclusion) bool { return c.Topic == robust.Exposes })
	if !r.Conclusions[at].Holds {
		t.Error("both who begin lose by it, and nobody is told to be exposed")
	}
	content := robust.Change{Kind: robust.LeftOut, Party: 0, At: 2} // East does not mind giving
	if !slices.ContainsFunc(r.Effects, func(ef robust.Effect) bool {
		return ef.Changes[0] == content && slices.Contains(ef.Flips, at)
	}) {
		t.Errorf("where East does not mind giving somebody is exposed still: %+v", r.Effects)
	}
}

// Of changes that were not gone through it is not known what they turn over, so that of no pair is it said that it
// alone does.
func TestNoPairsWhereChangesAreLeft(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "east"}, {ID: "west"}},
		Options: []plenary.OptionDraft{{ID: "east.give"}, {ID: "west.give"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "east", Statements: []plenary.StatementDraft{{Want: "west.give"}, {Want: "not east.give"}}},
			{Party: "west", Statements: []plenary.StatementDraft{{Want: "east.give"}, {Want: "not west.give"}}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	q := robust.Query{Pairs: 100}
	if q.Answers, err = stability.Analyse(t.Context(), sp); err != nil {
		t.Fatal(err)
	}
	for _, most := range []int64{0, 3 * int64(sp.Len())} {
		q.Most = most
		r, err := robust.Find(t.Context(), sp, q)
		if err != nil {
			t.Fatal(err)
		}
		if r.Pairs.Asked == 0 || (r.Pairs.Tried == 0) != (len(r.Spent) > 0) || (most == 0) != (len(r.Spent) == 0) {
			t.Errorf("of %d changes %d were left, and %d pairs tried", r.Tried, len(r.Spent), r.Pairs.Tried)
		}
	}
}

// A circle is one finding, whatever its links are seen to wait for: where a rule no longer keeps West and North from
// giving together, East is seen to wait for West as well.
func TestCircleIsOneFinding(t *testing.T) {
	d := plenary.Draft{
		Parties:    []plenary.PartyDraft{{ID: "east"}, {ID: "west"}, {ID: "north"}},
		Options:    []plenary.OptionDraft{{ID: "east.give"}, {ID: "west.give"}, {ID: "north.give"}},
		Impossible: []string{"west.give and north.give"},
		Preconditions: []plenary.PreconditionDraft{
			{ID: "a", Party: "east", Refuses: "east.give", Until: "north.give"},
			{ID: "b", Party: "west", Refuses: "west.give", Until: "east.give"},
			{ID: "c", Party: "north", Refuses: "north.give", Until: "west.give"},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var q robust.Query
	if q.Answers, err = stability.Analyse(t.Context(), sp); err != nil {
		t.Fatal(err)
	}
	r, err := robust.Find(t.Context(), sp, q)
	if err != nil {
		t.Fatal(err)
	}
	circles := slices.DeleteFunc(slices.Clone(r.Conclusions), func(c robust.Conclusion) bool {
		return c.Topic != robust.Stands || len(c.Finding.About) < 3
	})
	if len(circles) != 1 || !circles[0].Holds || !slices.Equal(circles[0].Finding.About, []int{0, 1, 2}) {
		t.Errorf("circles: %+v", circles)
	}
}
