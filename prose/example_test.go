package prose_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/record"
)

// river is a case made in Go: each side wants the other to give, and would
// rather not give itself.
var river = plenary.Draft{
	Title:   "The river",
	Parties: []plenary.PartyDraft{{ID: "up", Name: "Upstream"}, {ID: "down", Name: "Downstream"}},
	Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
	Preferences: []plenary.PreferenceDraft{
		{Party: "up", Statements: []plenary.StatementDraft{{Want: "down.pay"}, {Want: "not up.release"}}},
		{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release"}, {Want: "not down.pay"}}},
	},
}

// From a case made in Go to the page that people read: checked, opened as of
// its day, laid out, answered, worded and shown.
func Example() {
	ctx := context.Background()
	file, err := desk.FromDraft(ctx, river, record.Draft{})
	check(err) // with every fault of the draft
	asked, err := file.Open(ctx, desk.Ask{})
	check(err)
	states, err := asked.LayOut(ctx)
	check(err)
	brief, err := answer.NewBrief(ctx, answer.Talks{Space: states, Day: asked.Day})
	check(err)
	text := page.Text(prose.English().Brief(brief), page.DefaultWidth, nil)

	short, _, _ := strings.Cut(text, "\nWHERE IT STANDS") // the whole is a page and a half
	fmt.Print(short)
	// Output:
	// THE RIVER
	// Parties: Upstream and Downstream.
	//
	// IN SHORT
	//   Nobody has anything to gain by moving alone. Situations that everyone prefers
	//   to today's exist, but no single party could bring one about. The smallest
	//   takes 2 parties: Upstream says yes to release and Downstream says yes to pay.
	//   Whoever does its part first gives up something it puts above what that gets
	//   it: of Upstream (not marked), Upstream's no to release; of Downstream (not
	//   marked), Downstream's no to pay. That would hold as long as breaches are
	//   answered.
	//
	// HOW TO READ THIS
	//   We worked this out from what we take the parties to want, 4 wishes, ranked by
	//   us for each party; of none anybody says how it is known. Nothing here is a
	//   forecast. Left out: how long things take, and chance.
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
