package plenary_test

import (
	"fmt"

	"github.com/plenary-talks/plenary"
)

// A Draft is all text; Case checks it and reports every fault at once, with the
// keys that lead there and the likely fix.
func ExampleDraft_Case() {
	draft := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up", Name: "Upstream"}, {ID: "down", Name: "Downstream"}},
		Options: []plenary.OptionDraft{
			{ID: "up.release", Levels: []string{"none", "half", "full"}},
			{ID: "down.attack"},
		},
		Impossible: []string{"up.release = full and down.atack"},
	}
	_, faults := draft.Case()
	for _, f := range faults {
		fmt.Println(f.Path, f)
	}

	draft.Impossible = []string{"up.release = full and down.attack"}
	c, _ := draft.Case()
	fmt.Println(c.OptionNames(), "now", plenary.Code(c.StatusQuo()))
	fmt.Println("full release under attack:", c.Feasible([]uint8{2, 1}))
	// Output:
	// [impossible 0] unknown option `down.atack`; did you mean `down.attack`?
	// [up.release down.attack] now 00
	// full release under attack: false
}

// What a record makes of a case on a day, or a what-if, is a list of amendments:
// data that can be printed, compared and sent.
func ExampleCase_Amend() {
	draft := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}},
		Options: []plenary.OptionDraft{{ID: "up.release"}},
	}
	c, _ := draft.Case()
	released, err := c.Amend(plenary.SetLevel{Option: 0, Level: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(plenary.Code(c.StatusQuo()), "to", plenary.Code(released.StatusQuo()), released.Amendments())
	_, err = c.Amend(plenary.SetLevel{Option: 1, Level: 1})
	fmt.Println(err)
	// Output:
	// 0 to 1 [option 0 at level 1]
	// amendment "option 1 at level 1": there is no option 1; there are 1, counted from 0
}
