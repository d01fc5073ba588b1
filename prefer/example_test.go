package prefer_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/prefer"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// It is not known whether Upstream would rather keep its water or be thanked for it.
func Example() {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.attack"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{
				{Want: "not down.attack"}, {Want: "not up.release", Unknown: "its council differs"}}},
			{Party: "down", Statements: []plenary.StatementDraft{
				{Want: "up.release or down.attack"}, {Want: "not down.attack"}}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		fmt.Println(faults[0])
		return
	}
	ctx := context.Background()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	wants, err := prefer.Marked(ctx, sp)
	if err != nil {
		fmt.Println(err)
		return
	}
	judge, err := prefer.New(ctx, wants, len(c.Parties))
	if err != nil {
		fmt.Println(err)
		return
	}
	const up = 0
	for s := range sp.Len() {
		v, err := judge.Ask(ctx, up, s)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Print(sp.Code(s), ":")
		for _, m := range prefer.Attitudes {
			fmt.Print(" ", m, " ", v.Stays(stability.SEQ, m))
		}
		fmt.Println()
	}
	// Output:
	// 00: a false b true c false d true
	// 10: a true b true c true d true
	// 01: a false b true c false d true
	// 11: a false b true c false d true
}
