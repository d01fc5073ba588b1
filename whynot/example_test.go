package whynot_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/whynot"
)

// river is a case of two parties that each wait for the other.
func river() *plenary.Case {
	yes := func(option string) []plenary.MandateDraft { return []plenary.MandateDraft{{Commit: []string{option}}} }
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "down.pay"}, {Want: "not up.release"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release"}, {Want: "not down.pay"}}},
		},
		Tracks: []plenary.TrackDraft{{ID: "board", Seats: []plenary.SeatDraft{
			{Party: "up", Mandate: yes("up.release")}, {Party: "down", Mandate: yes("down.pay")},
		}}},
		Preconditions: []plenary.PreconditionDraft{
			{ID: "first-pay", Party: "up", Refuses: "up.release", Until: "down.pay"},
			{ID: "first-release", Party: "down", Refuses: "down.pay", Until: "up.release"},
		},
	}
	c, _ := d.Case()
	return c
}

func Example() {
	ctx, c := context.Background(), river()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		panic(err)
	}
	want, err := c.Condition("up.release and down.pay")
	if err != nil {
		panic(err)
	}
	levers := route.Levers(c)
	a, err := whynot.Find(ctx, sp, whynot.Query{Want: want, Levers: levers})
	if err != nil {
		panic(err)
	}
	for _, r := range a.Obstacle.(*whynot.Refused).By {
		p := &c.Preconditions[r.Precondition]
		fmt.Println(c.Parties[p.Party].Name, "refuses", p.Refuses, "until", p.Until)
	}
	for _, r := range a.Removes {
		fmt.Println("removed by", levers[r.Lever].ID, "- a route then:", r.Opens)
	}
	// Output:
	// up refuses up.release until down.pay
	// down refuses down.pay until up.release
	// removed by waive:first-pay - a route then: true
	// removed by waive:first-release - a route then: true
	// removed by swap:up:down - a route then: true
}
