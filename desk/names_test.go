package desk_test

import (
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/stability"
)

// TestNames reads what people write for parts of a case.
func TestNames(t *testing.T) {
	c, err := inMemory(t).Open(t.Context(), desk.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	sp, err := c.LayOut(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := func(v any, err error) string { return fmt.Sprint(v, " ", err) }
	for want, got := range map[string]string{
		"[0 1] <nil>":                         got(desk.Parties(c.Case, nil)),
		"[1 0] <nil>":                         got(desk.Parties(c.Case, []string{"down", "up"})),
		"[] <nil>":                            got(desk.Tracks(c.Case, nil)),
		"[0] <nil>":                           got(desk.Tracks(c.Case, []string{"banks"})),
		"[nash seq] <nil>":                    got(desk.Concepts([]string{"SEQ", "nash", "seq"})),
		"[move agreement] <nil>":              got(desk.Kinds([]string{"move", "agreement"})),
		"[undone] <nil>":                      got(desk.Statuses([]string{"undone"})),
		"4 <nil>":                             got(desk.State(sp, "#5")),
		"2 <nil>":                             got(desk.State(sp, "20")),
		"0 <nil>":                             got(desk.State(sp, "now")),
		"[4 0] <nil>":                         got(desk.StatesOrToday(sp, []string{"#5", "now"}, 2)),
		"up.gates >= half <nil>":              got(desk.Condition(c.Case, "up.gates>=half")),
		"<nil> <nil>":                         got(desk.Condition(c.Case, "")),
		"2006-05-01 00:00:00 +0000 UTC <nil>": got(desk.Day(desk.FieldTo, "2006-05-01")),
		"0001-01-01 00:00:00 +0000 UTC <nil>": got(desk.Day(desk.FieldTo, "")),
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	source, passage, err := desk.Passage(c.Case, "gazette-1#1")
	if err != nil || source.ID != "gazette-1" || passage.Says != "Boats first" {
		t.Errorf("%v, %v, %v", source, passage, err)
	}
	if today, err := desk.StatesOrToday(sp, nil, 2); err != nil || len(today) != 1 || today[0] != 0 {
		t.Errorf("%v, %v", today, err)
	}
	if _, err := desk.StatesOrToday(sp, []string{"now", "now", "now"}, 2); err == nil {
		t.Error("three states, where two can be asked about")
	}
	all, err := desk.Concepts(nil)
	if err != nil || len(all) != len(stability.Concepts) {
		t.Errorf("%v, %v", all, err)
	}
	if all[0] = stability.SSEQ; stability.Concepts[0] == stability.SSEQ {
		t.Error("the list of all concepts can be written to")
	}
}
