package depth_test

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/depth"
)

// Dilemma is the prisoners' dilemma: the first party changes the first bit of a state, the second
// the second; a bit that is set is a betrayal.
type dilemma struct{}

func (dilemma) Len() int                     { return 4 }
func (dilemma) Moves(party, state int) []int { return []int{state ^ 1<<party} }
func (dilemma) Rank(party, state int) uint32 {
	return [2][4]uint32{{2, 3, 0, 1}, {2, 0, 3, 1}}[party][state]
}

func ExampleLook() {
	plays, err := depth.Look(context.Background(), dilemma{}, 2, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("one move ahead, the first", plays.Stays(0, 0, 1), "and goes to", plays.Play(0, 0, 1))
	fmt.Println("two moves ahead, it", plays.Stays(0, 0, 2))
	fmt.Println("however far, it", plays.NonMyopic(0, 0))
	// Output:
	// one move ahead, the first leaves and goes to [1]
	// two moves ahead, it stays
	// however far, it stays
}
