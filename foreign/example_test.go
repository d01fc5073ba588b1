package foreign_test

import (
	"fmt"
	"math/big"

	"github.com/plenary-talks/plenary/foreign"
)

// Numbers are read exactly, and values make tiers of states.
func ExampleTiers() {
	values := []string{"1/3", "0.5", "1/2"}
	fmt.Println(foreign.Tiers(len(values), func(state int) *big.Rat {
		r, _ := foreign.Number(values[state])
		return r
	}))
	// Output:
	// [[1 2] [0]]
}
