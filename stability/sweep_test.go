package stability_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary/stability"
)

// TestSweep: a sweep has each tile that was added until it is taken, once; and what is taken together rises.
func TestSweep(t *testing.T) {
	for _, tiles := range []uint32{1, 2, 63, 64, 65, 500, 4095, 4096, 4097, 8192, 12289, 30000} {
		rng := rand.New(rand.NewPCG(71, uint64(tiles)))
		for _, most := range []int{1, 3, 40, 2000} {
			s := stability.NewSweep(tiles, rng.Uint32N(tiles))
			has, added, took := map[uint32]bool{}, 0, 0
			for round := 0; round < 300 || len(has) > 0; round++ {
				for range rng.IntN(most + 1) {
					if tile := rng.Uint32N(tiles); round < 300 && !has[tile] {
						has[tile] = true
						s.Add(tile)
						added++
					}
				}
				next := s.Take()
				if len(next) == 0 != (len(has) == 0) || len(next) > 8 || !slices.IsSorted(next) {
					t.Fatalf("%d tiles: %d are left, taken are %v", tiles, len(has), next)
				}
				for _, tile := range next {
					if !has[tile] {
						t.Fatalf("%d tiles: %d is taken, which was not there", tiles, tile)
					}
					delete(has, tile)
					took++
				}
			}
			if added != took || added == 0 {
				t.Errorf("%d tiles: %d were added, %d taken", tiles, added, took)
			}
		}
	}
}

// TestSweepGroups: tiles of a group come before those of any other, and from where one begins.
func TestSweepGroups(t *testing.T) {
	s := stability.NewSweep(3*4096, 4100)
	for _, tile := range []uint32{8192, 4096, 5000, 4100, 10, 4099, 12287} {
		s.Add(tile)
	}
	var got [][]uint32
	for range 6 {
		next := s.Take()
		got = append(got, slices.Clone(next))
		if len(got) == 1 {
			s.Add(4101)
		}
	}
	want := [][]uint32{{4100, 5000}, {4096, 4099, 4101}, {8192, 12287}, {10}, nil, nil}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("taken are %v, want %v", got, want)
	}
}
