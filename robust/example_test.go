package robust_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Two sides each want the other to give, and would rather not give themselves: which single
// wish, left out, turns conclusions over?
func ExampleFind() {
	ctx := context.Background()
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "down.pay"}, {Want: "not up.release"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release"}, {Want: "not down.pay"}}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		fmt.Println(faults)
		return
	}
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	answers, err := stability.Analyse(ctx, sp)
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := robust.Find(ctx, sp, robust.Query{Answers: answers})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Tried, "changes tried")
	for _, e := range r.Effects {
		if change := e.Changes[0]; change.Kind == robust.LeftOut {
			party := &c.Parties[change.Party]
			wish := party.Prefers.Statements[change.At].Want
			fmt.Println(party.ID, "without", wish, "turns over", len(e.Flips), "conclusions")
		}
	}
	// Output:
	// 14 changes tried
	// up without down.pay turns over 4 conclusions
	// down without up.release turns over 4 conclusions
	// up without not up.release turns over 3 conclusions
	// down without not down.pay turns over 3 conclusions
}
