package far_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/stability"
)

// Fifty neighbours would each rather not clear its path, and wish that all others did.
func Example() {
	var draft plenary.Draft
	for i := range 50 {
		id := fmt.Sprintf("n%d", i)
		draft.Parties = append(draft.Parties, plenary.PartyDraft{ID: id})
		draft.Options = append(draft.Options, plenary.OptionDraft{ID: id + ".clear"})
		draft.Preferences = append(draft.Preferences, plenary.PreferenceDraft{Party: id,
			Statements: []plenary.StatementDraft{
				{Want: fmt.Sprintf("n%d.clear", (i+1)%50)}, {Want: "not " + id + ".clear"}}})
	}
	c, _ := draft.Case()
	ctx := context.Background()
	f, err := far.New(ctx, c, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	v, err := f.Explain(ctx, stability.Nash, 0, c.StatusQuo(), nil)
	fmt.Println(f.Len(), "states; the first would stay:", v.Stable, err)
	p, err := f.Prospects(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Better.Number, "is better for all,", p.Better.Away, "options away")
	// Output:
	// 1125899906842624 states; the first would stay: true <nil>
	// 1 is better for all, 50 options away
}
