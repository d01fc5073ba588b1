package impasse_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Why does nobody move? Every finding is a proof of a type of its own.
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
	answers, err := stability.Analyse(ctx, sp)
	if err != nil {
		fmt.Println(err)
		return
	}
	search, err := route.Prepare(ctx, sp, route.Query{Levers: route.Levers(c), Most: 1, Answers: answers})
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := impasse.Find(ctx, sp, answers, search, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range report.Findings {
		if circle, ok := f.Proof.(impasse.Circle); ok {
			for _, l := range circle.Links {
				fmt.Println("circle:", c.Preconditions[l.Precondition].ID)
			}
		}
		if f.Removed != nil {
			fmt.Println(f.Proof.Kind(), "gone, better states within reach:", f.Removed.Within)
		}
	}
	// Output:
	// circle: money-first
	// circle: water-first
	// circle gone, better states within reach: 1
	// costly-stance gone, better states within reach: 1
	// costly-stance gone, better states within reach: 1
}
