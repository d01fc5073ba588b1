package record_test

import (
	"context"
	"fmt"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// A record is folded up to a day: what had happened and was public by then.
func Example() {
	draft := plenary.Draft{
		AsOf:    "2006-12-22",
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release", Now: "yes"}},
	}
	c, _ := draft.Case()
	written := record.Draft{Files: []record.FileDraft{{
		Entries: []record.EntryDraft{
			{ID: "gates", On: "2006-05-05", Kind: "move", Of: "up.release", From: "no", To: []string{"yes"}},
		},
		Agreements: []record.AgreementDraft{{
			ID: "accord", On: "2006-03-01", Signed: []string{"up", "down"},
			Commitments: []record.CommitmentDraft{
				{ID: "water", Owes: []string{"up"}, Does: "up.release", Due: "2006-06-01"}},
		}},
	}}}
	ctx := context.Background()
	r, faults, err := written.Record(ctx, c)
	if err != nil || len(faults) > 0 {
		fmt.Println(faults, err)
		return
	}
	for _, on := range []string{"2006-04-01", "2006-12-22"} {
		at, _ := time.Parse(time.DateOnly, on)
		day, err := r.AsOf(ctx, at)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, s := range day.Commitments {
			fmt.Println(on, plenary.Code(day.Case.StatusQuo()), r.Commitments[s.Commitment].ID, "is", s.Status)
		}
	}
	// Output:
	// 2006-04-01 0 accord/water is due
	// 2006-12-22 1 accord/water is met
}
