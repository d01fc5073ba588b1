package plenarytest_test

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// A Model takes a case at its word; a Graph answers by the definitions alone.
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
	c, _ := draft.Case()
	m := plenarytest.NewModel(c)
	for state, levels := range m.States {
		fmt.Println(plenary.Code(levels), "tiers", m.Tiers[0][state], m.Tiers[1][state], "seq",
			m.Equilibrium("seq", state))
	}
	// Output:
	// 00 tiers 1 4 seq false
	// 10 tiers 2 1 seq true
	// 01 tiers 3 3 seq true
	// 11 tiers 4 2 seq false
}
