package gmcr_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/gmcr"
)

// Decision makers become parties, and their conditions wishes.
func Example() {
	in, err := gmcr.Format.Read(context.Background(), []foreign.File{
		{Name: "dam.gmcr", Text: []byte(`{"decisionMakers": [{"name": "Up", "options": [0], "preferences": [[[0, "N"]]]}],
			"options": [{"name": "Open", "permittedDirection": "fwd"}], "infeasibles": [], "program": "gmcr+", "version": "0.3"}`)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(in.Case.Options[0].ID, in.Case.Options[0].Moves, in.Case.Preferences[0].Statements[0].Want)
	// Output:
	// up.open forward not up.open
}
