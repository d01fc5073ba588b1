package coalition_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/coalition"
	"github.com/plenary-talks/plenary/space"
)

// Each of two sides wants the other to give, and would rather not give itself: neither gains
// alone, both do together, and nobody else could answer.
func ExampleFinder_Gains() {
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
	f, err := coalition.New(ctx, sp)
	if err != nil {
		fmt.Println(err)
		return
	}
	gains, err := f.Gains(ctx, sp.StatusQuo())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, g := range gains {
		fmt.Println(sp.Code(g.State), "by parties", g.Enough[0].Members())
	}
	// Output:
	// 11 by parties [0 1]
}
