package robust_test

import (
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// What another could do that is as bad as where a way leads, and no worse, makes nobody go there.
func TestRefugeIsBelowTheDestination(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "east"}, {ID: "west"}},
		Options: []plenary.OptionDraft{{ID: "east.x"}, {ID: "west.y", Moves: "forward"},
			{ID: "west.z"}},
		Impossible: []string{"east.x and west.z"},
		Preferences: []plenary.PreferenceDraft{
			{Party: "east", Statements: []plenary.StatementDraft{{Want: "west.y"}, {Want: "east.x or west.z"},
				{Want: "not (east.x or west.z)"}}},
			{Party: "west", Statements: []plenary.StatementDraft{{Want: "east.x or west.z"}}},
		},
		Preconditions: []plenary.PreconditionDraft{{ID: "first", Party: "east", Refuses: "east.x", Until: "west.y"}},
		Goals:         []plenary.GoalDraft{{ID: "both", Want: "east.x and west.y"}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	search, err := route.Prepare(t.Context(), sp, route.Query{Most: 1})
	if err != nil {
		t.Fatal(err)
	}
	a, err := search.Answer(t.Context(), c.Goals[0].Want)
	if err != nil || len(a.Ways) == 0 || len(a.Ways[0].Steps) != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
	q := robust.Drawing{Ways: []robust.Way{{Way: &a.Ways[0]}}, Better: true, To: 60, Dispersion: 1}
	got, err := robust.Draw(t.Context(), sp, q)
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for k := range q.To {
		order := robust.Order(q.Seed, k, 0, 3, q.Dispersion)
		if slices.Index(order, 1) < slices.Index(order, 2) { // it does not mind giving what it has by then
			want++
		}
	}
	at := slices.IndexFunc(got.Conclusions, func(c robust.Told) bool { return c.Aspect == robust.WayGoes })
	if !got.Conclusions[at].Holds || got.Stands[at] != want {
		t.Errorf("the way goes: %t, and in %d orders of %d, want %d", got.Conclusions[at].Holds, got.Stands[at], q.To,
			want)
	}
}

// A reply that leaves somebody as well off as before, and no better, deters.
func TestTieDetersInOrdersDrawn(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "east"}, {ID: "west"}},
		Options: []plenary.OptionDraft{{ID: "east.a"}, {ID: "west.b"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "east", Statements: []plenary.StatementDraft{{Want: "east.a and not west.b"}}},
			{Party: "west", Statements: []plenary.StatementDraft{{Want: "east.a and west.b"}}},
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
	got, err := robust.Draw(t.Context(), sp, robust.Drawing{To: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, told := range got.Conclusions {
		switch {
		case told.Aspect == robust.PartyGains && told.Holds != (told.Party == 0),
			told.Aspect == robust.TodayBy && told.Holds != (told.Concept != stability.Nash):
			t.Errorf("%+v", told)
		}
	}
}
