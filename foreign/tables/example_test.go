package tables_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/tables"
)

// A table of options makes parties of those to whom they belong.
func Example() {
	in, err := tables.CSV.Read(context.Background(), []foreign.File{
		{Name: "options.csv", Text: []byte("party,option,levels\nUpstream,gates,shut; open\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(in.Case.Options[0].ID, in.Case.Options[0].Levels)
	// Output:
	// upstream.gates [shut open]
}
