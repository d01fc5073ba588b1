package inverse_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/inverse"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Under which other wishes Japan, which gains by moving alone, would stay where it is today.
func ExampleStay_Smallest() {
	ctx := context.Background()
	f, err := casefile.Load(ctx, "../cases/six-party-2006")
	if err != nil {
		fmt.Println(err)
		return
	}
	c, err := f.With()
	if err != nil {
		fmt.Println(err)
		return
	}
	sp, err := space.New(ctx, c, space.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	const japan = 3
	stay, err := inverse.New(ctx, sp, japan, sp.StatusQuo())
	if err != nil {
		fmt.Println(err)
		return
	}
	found, err := stay.Smallest(ctx, stability.Nash, inverse.Usual)
	if err != nil {
		fmt.Println(err)
		return
	}
	wishes := c.Parties[japan].Prefers.Statements
	for _, ch := range found.List {
		for _, w := range ch.Out {
			fmt.Println("without:", wishes[w].Want)
		}
		for _, m := range ch.Moved {
			fmt.Println("moved:", wishes[m.Wish].Want)
			for _, w := range m.Before {
				fmt.Println("  before:", wishes[w].Want)
			}
			for _, w := range m.After {
				fmt.Println("  after:", wishes[w].Want)
			}
		}
	}
	// Output:
	// without: japan.isolation if nk.talks < negotiates and nk.programme < halted
}
