package price_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/price"
	"github.com/plenary-talks/plenary/space"
)

// What is the water worth to the one downstream? It would pay exactly if the
// other releases it.
func Example() {
	draft := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "down.pay"}, {Want: "not up.release"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release"}, {Want: "not down.pay"}}},
		},
	}
	c, _ := draft.Case()
	ctx := context.Background()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	lines, err := price.Of(ctx, sp, c.PartyIndex("down"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range lines.Rows {
		o := &c.Options[r.Option]
		fmt.Println(o.ID, o.Levels[r.Level], r.Verdict == price.AsItIs, r.Verdict == price.Exactly)
		for _, n := range r.Needs {
			fmt.Println("  needs", c.Options[n.Option].ID, n.Levels)
		}
	}
	// Output:
	// up.release yes true false
	// down.pay yes false true
	//   needs up.release 2
}
