package plenary

import (
	"strings"
	"testing"
)

func TestLevelNames(t *testing.T) {
	for _, c := range []struct {
		levels []string
		want   string // how its fault begins; "" for none
	}{
		{[]string{"none", "in force"}, ""},
		{[]string{"none", "in\u00a0force"}, ""},
		{[]string{"none", "full ", "fu\u200bll or not", "in\nforce"}, ""}, // these get notes
		{[]string{"5–10 %", "≥ 10 %", "d’accord", "没有：无", "می\u200cشود", "وقف إطلاق النار", "संघर्ष\u200dविराम"}, ""},
		{[]string{"in force", "in\u00a0force"}, "level `in\u00a0force` looks like another of the option; " +
			"they differ by U+00A0 (a no-break space); keep one of them, or name one otherwise"},
		{
			[]string{"5-10", "5–10"},
			"level `5–10` looks like another of the option; they differ by `–` (U+2013, an en dash)"},
		{[]string{"full", "ｆｕｌｌ"}, "level `ｆｕｌｌ` looks like another of the option"},
	} {
		d := Draft{Parties: []PartyDraft{{ID: "up"}}, Options: []OptionDraft{{ID: "up.a", Levels: c.levels}}}
		_, faults := d.Case()
		got := ""
		if len(faults) > 0 {
			got = faults[0].Msg + "; " + faults[0].Hint
		}
		if len(faults) > 1 || (got == "") != (c.want == "") || !strings.HasPrefix(got, c.want) {
			t.Errorf("%q: %v, want %s", c.levels, faults, c.want)
		}
	}
}

// TestLevelAsked holds that a level asked for with another blank or dash is told
// by what differs, as both look the same.
func TestLevelAsked(t *testing.T) {
	d := Draft{Parties: []PartyDraft{{ID: "up"}},
		Options: []OptionDraft{{ID: "up.a", Levels: []string{"none", "in\u00a0force"}}}}
	d.Impossible = []string{`up.a = "in force"`}
	_, faults := d.Case()
	if len(faults) != 1 || !strings.Contains(faults[0].Msg, "differs from this by U+00A0 (a no-break space)") {
		t.Errorf("%v", faults)
	}
}
