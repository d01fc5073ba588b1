package plenary_test

import (
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestMarks reads marks of what is not known and of what weighs heavily, and faults those that mean nothing.
func TestMarks(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.attack"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "up", Statements: []plenary.StatementDraft{{Want: "up.release", Unknown: "who knows"},
				{Want: "down.attack", Strong: "it would hurt"}}},
			{Party: "down", Ranking: [][]string{{"10"}, {"00", "01"}}, Strong: []int{2, 1}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	up, down := &c.Parties[0].Prefers, &c.Parties[1].Prefers
	if up.Statements[0].Unknown != "who knows" || up.Statements[1].Strong != "it would hurt" ||
		len(down.Strong) != 2 || down.Strong[0] != 1 {
		t.Errorf("read as %+v and %+v", up, down)
	}
	d.Preferences[0].Statements[0].Strong = "and this"
	d.Preferences[1].Strong = []int{3, 1, 1}
	d.Variants = []plenary.VariantDraft{{ID: "x", Preferences: []plenary.VariantPreferenceDraft{
		{Party: "down", Instead: &plenary.PreferenceDraft{Strong: []int{1},
			Statements: []plenary.StatementDraft{{Want: "up.release"}}}}}}}
	_, faults = d.Case()
	var said []string
	for _, f := range faults {
		said = append(said, f.Error())
	}
	got := strings.Join(said, "\n")
	for _, want := range []string{"it is not known whether this is wanted, and it weighs heavily",
		"no step lies below 3 tiers; the ranking has 2 tiers", "the step below 1 tier stands twice",
		"`strong` says where the steps of a ranking are strong, and there is none"} {
		if !strings.Contains(got, want) {
			t.Errorf("no fault %q in\n%s", want, got)
		}
	}
}
