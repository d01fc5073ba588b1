package robust_test

import (
	"context"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/robust"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Parties of which nothing is told apart but their names weigh alike: what turns over for each,
// and that today stays, count for the first as for the last, so that changes stand as listed.
func TestWeightKnowsNoFirst(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "east"}, {ID: "west"}, {ID: "north"}},
		Options: []plenary.OptionDraft{{ID: "east.open"}, {ID: "west.open"}, {ID: "north.open"}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	ctx := context.Background()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	answers, err := stability.Analyse(ctx, sp)
	if err != nil {
		t.Fatal(err)
	}
	r, err := robust.Find(ctx, sp, robust.Query{Answers: answers})
	if err != nil {
		t.Fatal(err)
	}
	var own []int
	for _, e := range r.Effects {
		if ch := e.Changes[0]; ch.Up && ch.Option == ch.Party {
			own = append(own, ch.Party)
		}
	}
	if len(own) != 3 || own[0] != 0 || own[1] != 1 || own[2] != 2 {
		t.Errorf("parties that would rather open themselves are told in the order %v, want 0, 1, 2", own)
	}
}
