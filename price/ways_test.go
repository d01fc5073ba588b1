package price

import (
	"context"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// TestBound holds that past the bound of work ways are sufficient still, and
// marked where they may name more than they must.
func TestBound(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "a"}, {ID: "b"}},
		Options: []plenary.OptionDraft{{ID: "a.give"}, {ID: "b.one"}, {ID: "b.two"}, {ID: "b.three"}},
		Preferences: []plenary.PreferenceDraft{{Party: "a", Statements: []plenary.StatementDraft{
			{Want: "b.one and b.two or b.three if a.give"}}}},
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
	for _, nodes := range []int{0, 5, mostNodes} {
		r, err := layOut(ctx, sp, 0, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.nodes = nodes
		row := r.row(r.question(0, 1))
		if len(row.Ways) != 2 || row.Left != 0 {
			t.Fatalf("with %d nodes: %+v", nodes, row)
		}
		if w := row.Ways[0]; w.Least != (nodes > 0) || len(w.Conditions) != 1 || w.Conditions[0] != (Condition{3, 2}) {
			t.Errorf("with %d nodes: %+v", nodes, w)
		}
		if w := row.Ways[1]; w.Least != (nodes == mostNodes) || len(w.Conditions) != 2 {
			t.Errorf("with %d nodes: %+v", nodes, w)
		}
	}
}
