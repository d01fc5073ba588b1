package impasse_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

func find(c *plenary.Case, most int) (*impasse.Report, *space.Space, error) {
	ctx := context.Background()
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		return nil, nil, err
	}
	a, err := stability.Analyse(ctx, sp)
	if err != nil {
		return nil, nil, err
	}
	o, err := route.Prepare(ctx, sp, route.Query{Levers: c.Levers, Most: most})
	if err != nil {
		return nil, nil, err
	}
	r, err := impasse.Find(ctx, sp, a, o, nil)
	return r, sp, err
}

// two is a case of two parties that each wait for the other.
func two(order string) plenary.Draft {
	return plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "down.pay"}, {Want: "not up.release"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "up.release"}, {Want: "not down.pay"}}},
		},
		Tracks: []plenary.TrackDraft{{ID: "river", Seats: []plenary.SeatDraft{
			{Party: "up", Mandate: []plenary.MandateDraft{{Commit: []string{"up.release"}}}}, {Party: "down"},
		}}},
		Preconditions: []plenary.PreconditionDraft{
			{ID: "first-pay", Party: "up", Refuses: "up.release", Until: "down.pay", Order: order,
				ClaimDraft: plenary.ClaimDraft{How: "stated"}},
			{ID: "first-release", Party: "down", Refuses: "down.pay", Until: "up.release", Order: order,
				ClaimDraft: plenary.ClaimDraft{How: "inferred"}},
		},
	}
}

// TestFindings works one small case out by hand: each waits for the other,
// each would lose by beginning, and Downstream's mandate is not reported.
func TestFindings(t *testing.T) {
	d := two("before")
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, _, err := find(c, 1)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]impasse.Finding{}
	for _, f := range r.Findings {
		got[f.Proof.Kind()] = f
	}
	circle, ok := got["circle"].Proof.(impasse.Circle)
	if !ok || len(circle.Links) != 2 || circle.Deal || got["circle"].Evidence != plenary.Inferred {
		t.Errorf("circle: %+v", got["circle"])
	}
	if waived := got["circle"].Removed; waived == nil || waived.Within != 1 || len(waived.Starts) != 0 {
		t.Errorf("without a link one better state is in reach, and who begins loses: %+v", waived)
	}
	none, ok := got["no-table"].Proof.(impasse.NoTable)
	if !ok || none.Certain || len(none.Pairings) != 2 {
		t.Errorf("no table is known, and none is certain: %+v", got["no-table"])
	}
	if first, ok := got["first-mover"].Proof.(impasse.FirstMover); !ok || len(first.Steps) != 2 ||
		!first.Steps[0].Refused {
		t.Errorf("first mover: %+v", got["first-mover"])
	}
	if _, ok := got["costly-stance"]; !ok {
		t.Error("each would be better off waiving its stance")
	}
	if r.Reached != 0 || len(r.Destinations) != 1 || !r.Better {
		t.Errorf("%d of %d better states in reach", r.Reached, len(r.Destinations))
	}
	if r.Findings[0].Proof.Kind() != "circle" {
		t.Errorf("the circle weighs most, not %s", r.Findings[0].Proof.Kind())
	}
}

// TestNoOverlap: two parties want opposite things of one option.
func TestNoOverlap(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "not up.release"}, {Want: "down.pay"}}},
			{Party: "down", Statements: []plenary.StatementDraft{{Want: "not down.pay"}, {Want: "up.release"}}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r, _, err := find(c, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		if n, ok := f.Proof.(impasse.NoOverlap); ok {
			if fmt.Sprint(n.Drops) != "[[{0 0 true} {0 1 true}] [{0 0 false} {1 0 false}] [{1 0 true} {1 1 true}]]" {
				t.Errorf("what left out makes a better state: %v", n.Drops)
			}
			return
		}
	}
	t.Error("no overlap not found")
}
