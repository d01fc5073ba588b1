package stability_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/stability"
)

// TestProducts compares the least over a product with what each option by itself may become, level by
// level, on products smaller and larger than what is lowered at a time.
func TestProducts(t *testing.T) {
	for draw := range 300 {
		rng := rand.New(rand.NewPCG(17, uint64(draw)))
		var options []plenary.Option
		size, most := 1, 16<<rng.IntN(12)
		for size < most {
			o := plenary.Option{Levels: make([]string, 2+rng.IntN(3)), Final: -1}
			o.Moves = []plenary.Direction{plenary.Both, plenary.Forward, plenary.Backward}[rng.IntN(3)]
			if rng.IntN(4) == 0 {
				o.Final = rng.IntN(len(o.Levels))
			}
			if rng.IntN(6) == 0 {
				o.Closed = "nobody can"
			}
			options = append(options, o)
			size *= len(o.Levels)
		}
		key := make([]uint32, size)
		for i := range key {
			key[i] = rng.Uint32N(uint32(2 * size))
		}
		want, stride := slices.Clone(key), 1
		for i := range options {
			before, n := slices.Clone(want), len(options[i].Levels)
			for at := range want {
				from := at / stride % n
				for to := range n {
					if from == to || options[i].Closed == "" && options[i].Allows(from, to) {
						want[at] = min(want[at], before[at+(to-from)*stride])
					}
				}
			}
			stride *= n
		}
		if got := stability.Sunk(options, key); !slices.Equal(got, want) {
			t.Fatalf("draw %d, %d options, %d places: not the least", draw, len(options), size)
		}
	}
}
