package asone_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/asone"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// mill is a case in which nothing matters any more once the mill is closed.
func mill() (*space.Space, error) {
	c, faults := (&plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "mill"}, {ID: "town"}},
		Options: []plenary.OptionDraft{{ID: "mill.close", Moves: "forward"}, {ID: "town.pay"}},
		Conditions: []plenary.ConditionDraft{
			{ID: "shut", Want: "mill.close", Same: "not town.pay"},
		},
		Preferences: []plenary.PreferenceDraft{
			{Party: "mill", Statements: []plenary.StatementDraft{{Want: "town.pay"}, {Want: "mill.close"}}},
			{Party: "town", Statements: []plenary.StatementDraft{{Want: "not mill.close"}, {Want: "not town.pay"}}},
		},
	}).Case()
	if len(faults) > 0 {
		return nil, faults[0]
	}
	return space.New(context.Background(), c, space.Limits{})
}

func Example() {
	sp, err := mill()
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := asone.New(context.Background(), sp)
	if err != nil {
		fmt.Println(err)
		return
	}
	for p, party := range sp.Case().Parties {
		stays, err := g.Stays(context.Background(), p, stability.SEQ)
		if err != nil {
			fmt.Println(err)
			return
		}
		for s := range g.Len() {
			fmt.Println(party.ID, "in", g.States(s), "moves to", g.Moves(p, s), "stays", stays[s])
		}
	}
	// Output:
	// mill in [0] moves to [1] stays false
	// mill in [1 3] moves to [] stays true
	// mill in [2] moves to [1] stays true
	// town in [0] moves to [2] stays true
	// town in [1 3] moves to [] stays true
	// town in [2] moves to [0] stays true
}
