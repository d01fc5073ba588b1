package expr_test

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// Parse looks at the grammar alone; Resolve ties names to the options of a case,
// in the order in which states give their levels.
func Example() {
	draft := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "up"}, {ID: "down"}},
		Options: []plenary.OptionDraft{
			{ID: "up.release", Levels: []string{"none", "half", "full"}},
			{ID: "down.attack"},
		},
	}
	river, _ := draft.Case()
	e, err := expr.Parse("not down.attack if up.release >= half")
	if err != nil {
		fmt.Println(err)
		return
	}
	if faults := e.Resolve(river); len(faults) > 0 {
		fmt.Println(faults[0])
		return
	}
	fmt.Println("half a release, no attack:", e.Holds([]uint8{1, 0}))
	fmt.Println("half a release, an attack:", e.Holds([]uint8{1, 1}))

	_, err = expr.Parse("up.release => half")
	fmt.Println(err)
	// Output:
	// half a release, no attack: true
	// half a release, an attack: false
	// `=>` is not part of this language; write `>=`
}
