package score_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/score"
)

// Each party has a sheet; its issues become options.
func Example() {
	in, err := score.Format.Read(context.Background(), []foreign.File{
		{Name: "config.txt", Text: []byte("Port,port,p1,greedy,x\nTown,town,p2,x,y\n")},
		{Name: "scores_files/port.txt", Text: []byte("9, 0\n6\n")},
		{Name: "scores_files/town.txt", Text: []byte("0, 5\n4\n")},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(in.Case.Parties), in.Case.Options[0].Levels)
	// Output:
	// 2 [none A1 A2]
}
