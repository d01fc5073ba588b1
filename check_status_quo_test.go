package plenary_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestOrNow reads the levels at which an option may stand today, and faults those that mean nothing.
func TestOrNow(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}},
		Options: []plenary.OptionDraft{
			{ID: "up.release", Levels: []string{"none", "half", "full"}, Now: "half", OrNow: []string{"full", "none"}},
			{ID: "up.warn"},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if o := &c.Options[0]; o.Now != 1 || !slices.Equal(o.OrNow, []int{2, 0}) || c.Options[1].OrNow != nil {
		t.Errorf("read as %d or %v, and %v", o.Now, o.OrNow, c.Options[1].OrNow)
	}
	known, err := c.Amend(plenary.SetLevel{Option: 0, Level: 1})
	if err != nil {
		t.Fatal(err)
	}
	if known.Options[0].OrNow != nil || c.Options[0].OrNow == nil {
		t.Error("a level that is set is not certain, or became so in the case itself")
	}
	for want, change := range map[string]func(o *plenary.OptionDraft){
		"level `half` stands twice":                       func(o *plenary.OptionDraft) { o.OrNow = []string{"half"} },
		"option `up.release` has no level `ful`":          func(o *plenary.OptionDraft) { o.OrNow = []string{"ful"} },
		"`up.release` may stand elsewhere, and it is not": func(o *plenary.OptionDraft) { o.Now = "" },
		"the case has no status quo":                      func(*plenary.OptionDraft) { d.StatusQuo = "none" },
	} {
		was := d
		d.Options = slices.Clone(d.Options)
		change(&d.Options[0])
		_, faults := d.Case()
		d = was
		if len(faults) != 1 || !strings.Contains(faults[0].Error(), want) {
			t.Errorf("%v, want %s", faults, want)
		}
	}
}
