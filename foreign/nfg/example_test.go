package nfg_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/nfg"
)

// The players of a game become parties, and what they get a ranking.
func Example() {
	in, err := nfg.Format.Read(context.Background(), []foreign.File{
		{Name: "game.nfg", Text: []byte(`NFG 1 R "Gates" { "Up" "Down" } { 2 1 } 1 0 0 1`)},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(in.Case.Title, in.Case.Options[0].Levels, in.Case.Preferences[1].Ranking)
	// Output:
	// Gates [1 2] [[1] [0]]
}
