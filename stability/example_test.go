package stability_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A case can be built in Go and asked, without files or the command.
func Example() {
	draft := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.attack"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "not down.attack"}, {Want: "not up.release"}}},
			{Party: "down", Statements: []plenary.StatementDraft{
				{Want: "up.release"}, {Want: "down.attack iff not up.release"}}},
		},
	}
	c, faults := draft.Case()
	if len(faults) > 0 {
		fmt.Println(faults)
		return
	}
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
	for state := range sp.Len() {
		fmt.Println(sp.Code(state), "SEQ equilibrium:", answers.Equilibrium(stability.SEQ, state))
	}
	released, _ := sp.Find([]uint8{1, 0})
	v, err := stability.Explain(ctx, sp, stability.SEQ, 0, released)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range v.Replies {
		fmt.Println("up goes to", sp.Code(r.Improvement), "and down answers with", sp.Code(r.Steps[0].To))
	}
	// Output:
	// 00 SEQ equilibrium: false
	// 10 SEQ equilibrium: true
	// 01 SEQ equilibrium: true
	// 11 SEQ equilibrium: false
	// up goes to 00 and down answers with 01
}
