package lean_test

import (
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/lean"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// A way ends by the smallest shift after which somebody would rather stay on the way: that another could do what is as
// bad as where the way leads, and no worse, makes nobody go on.
func TestRefugeIsBelowTheDestination(t *testing.T) {
	d := plenary.Draft{
		Parties:    []plenary.PartyDraft{{ID: "east"}, {ID: "west"}},
		Options:    []plenary.OptionDraft{{ID: "east.x"}, {ID: "west.y", Moves: "forward"}, {ID: "west.z"}},
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
	if err != nil || len(a.Ways) == 0 {
		t.Fatalf("%+v, %v", a, err)
	}
	r, err := lean.Find(t.Context(), sp, lean.Query{Ways: []lean.Way{{Way: &a.Ways[0], Want: c.Goals[0].Want,
		Better: search.Better}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range r.Hinges {
		if h.Party == 0 && h.Wish == 2 {
			if got, want := fmt.Sprint(h.Ends, h.Up), "[] [{1 [0] []}]"; got != want {
				t.Errorf("the way ends where the third wish is left out or rises: %s, want %s", got, want)
			}
			return
		}
	}
	t.Errorf("nothing hangs on the third wish: %+v", r.Hinges)
}
