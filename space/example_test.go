package space_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// A case laid out: its feasible states with tiers, and where a party can go.
func Example() {
	draft := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{
			{ID: "up.release", Levels: []string{"none", "half", "full"}},
			{ID: "down.attack"},
		},
		Impossible: []string{"up.release = full and down.attack"},
		Preferences: []plenary.PreferenceDraft{
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release = full"}}}},
	}
	c, _ := draft.Case()
	ctx := context.Background()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for state := range sp.Len() {
		fmt.Println(sp.Code(state), "is of tier", sp.Tier(1, state), "for down")
	}
	for _, to := range sp.Moves(0, sp.StatusQuo()) {
		fmt.Println("up can go to", sp.Code(to))
	}

	_, err = space.New(ctx, c, space.Limits{States: 4})
	var limit *plenary.Limit
	fmt.Println(errors.As(err, &limit), limit.Code, limit.Bound)
	// Output:
	// 00 is of tier 2 for down
	// 10 is of tier 2 for down
	// 20 is of tier 1 for down
	// 01 is of tier 2 for down
	// 11 is of tier 2 for down
	// up can go to 10
	// up can go to 20
	// true states 4
}
