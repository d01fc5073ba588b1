package diff_test

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
)

// What differs is weighed by what it means: another order of the parts of a
// condition is other words, and a stance that asks for less is softened.
func ExampleCases() {
	draft := func(until string) *plenary.Case {
		d := plenary.Draft{
			Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
			Options: []plenary.OptionDraft{{ID: "up.release"}, {ID: "down.pay"}, {ID: "down.leave"}},
			Preconditions: []plenary.PreconditionDraft{
				{ID: "money-first", Party: "up", Refuses: "up.release", Until: until},
			},
		}
		c, _ := d.Case()
		return c
	}
	for _, until := range []string{"down.leave and down.pay", "down.pay"} {
		for _, x := range diff.Cases(draft("down.pay and down.leave"), draft(until)) {
			fmt.Println(x.Act, x.ID, x.Key, "from", x.Old.Text, "to", x.New.Text, "weight", x.Weight)
		}
	}
	// Output:
	// changed money-first until from down.pay and down.leave to down.leave and down.pay weight words
	// changed money-first until from down.pay and down.leave to down.pay weight softened
}
