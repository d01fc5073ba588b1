package price

import (
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSmallestHitting compares the first smallest set with one found by trying
// all sets.
func TestSmallestHitting(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		nodes, n := mostNodes, 1+rng.IntN(9)
		h := hitting{nodes: &nodes}
		for range rng.IntN(8) {
			if set := members(1 + rng.IntN(1<<n-1)); len(set) > 0 {
				h.add(set)
			}
			got, found := h.smallest(n)
			if want := tried(h.sets, n); !found || !slices.Equal(got, want) {
				t.Fatalf("of %v: %v (%v), want %v", h.sets, got, found, want)
			}
		}
	}
}

func members(of int) []int {
	var out []int
	for ; of != 0; of &= of - 1 {
		out = append(out, bits.TrailingZeros(uint(of)))
	}
	return out
}

func tried(sets [][]int, n int) []int {
	var best []int
	for of := range 1 << n {
		chosen := members(of)
		misses := slices.ContainsFunc(sets, func(set []int) bool {
			return !slices.ContainsFunc(set, func(i int) bool { return slices.Contains(chosen, i) })
		})
		if misses {
			continue
		}
		if best == nil || len(chosen) < len(best) || len(chosen) == len(best) && slices.Compare(chosen, best) < 0 {
			best = chosen
		}
		if len(chosen) == 0 {
			return nil
		}
	}
	return best
}

func TestHittingBound(t *testing.T) {
	nodes := 3
	h := hitting{nodes: &nodes, sets: [][]int{{0, 1}, {2, 3}, {4, 5}}}
	if set, found := h.smallest(6); found {
		t.Errorf("%v with three nodes", set)
	}
}
