package route_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// Each insists on the other going first. Which levers lead to what is better for
// both, and by which steps?
func Example() {
	draft := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "down.pay"}, {Want: "not up.release"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release"}, {Want: "not down.pay"}}},
		},
		Preconditions: []plenary.PreconditionDraft{
			{ID: "money-first", Party: "up", Refuses: "up.release", Until: "down.pay"},
			{ID: "water-first", Party: "down", Refuses: "down.pay", Until: "up.release"},
		},
	}
	c, _ := draft.Case()
	ctx := context.Background()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	search, err := route.Prepare(ctx, sp, route.Query{Levers: route.Levers(c), Most: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	answer, err := search.Answer(ctx, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, way := range answer.Ways {
		for _, l := range way.Levers.List() {
			fmt.Print(answer.Levers[l].ID, " leads to ", sp.Code(way.To))
		}
		for _, step := range way.Steps {
			for _, p := range step.Movers {
				fmt.Print(", ", c.Parties[p].ID, " goes to ", sp.Code(step.To))
			}
		}
		fmt.Println()
	}
	// Output:
	// waive:money-first leads to 11, up goes to 10, down goes to 11
	// waive:water-first leads to 11, down goes to 01, up goes to 11
}
