package drift_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/drift"
)

// A road is a graph of three situations: the first party can go on from the first, the second
// party from the second, each gladly; the third is the end of it.
type road struct{}

func (road) Len() int { return 3 }

func (road) Moves(party, state int) []int {
	if party == state && state < 2 {
		return []int{state + 1}
	}
	return nil
}

func (r road) Improvements(party, state int) []int { return r.Moves(party, state) }

func ExampleLayers() {
	layers, err := drift.Layers(context.Background(), road{}, 2, 0, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	for moves, layer := range layers {
		for _, r := range layer {
			fmt.Println(moves+1, "moves:", r.State, "last moved", r.Movers())
		}
	}
	// Output:
	// 1 moves: 1 last moved [0]
	// 2 moves: 2 last moved [1]
}

func ExampleFollow() {
	course, err := drift.Follow(context.Background(), road{}, 2, 0, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, end := range course.Ends {
		fmt.Println(end.States, end.Share)
	}
	// Output:
	// [2] 1
}
