package stability_test

import (
	"slices"
	"testing"

	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestSeeds: seeds are the dry states with keys below a limit, and none with a key that is the limit, which would
// not be put in order.
func TestSeeds(t *testing.T) {
	sp, err := space.New(t.Context(), dealt(4, 10, 0), space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	all := stability.CollectedAll([]uint32{256, 3, 255, 257, 256, 0}, 256)
	if want := []uint64{3<<32 | 1, 255<<32 | 2, 5}; !slices.Equal(all, want) {
		t.Errorf("of all dry states seeds are %x, want %x", all, want)
	}
	for _, strips := range []bool{false, true} {
		for flooded := range uint32(40) {
			key := make([]uint32, sp.Len())
			for y := range key {
				key[y] = uint32(y*7) % 300
			}
			got, wet := stability.Collected(sp, 1, key, 256, flooded, strips)
			var want []uint64
			for y, is := range wet {
				if !is && key[y] < 256 {
					want = append(want, uint64(key[y])<<32|uint64(y))
				}
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) || !wet[flooded] {
				t.Errorf("strips %t, %d flooded: %d seeds, want %d", strips, flooded, len(got), len(want))
			}
		}
	}
}
