package route

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSetsInOrder checks that sets of levers come by size, and then by their
// lowest levers.
func TestSetsInOrder(t *testing.T) {
	var want []Set
	for size := range 4 {
		for s := range subsets([]int{0, 3, 63, 64, 200}, size) {
			want = append(want, s)
		}
	}
	if len(want) != 1+5+10+10 {
		t.Fatalf("%d sets", len(want))
	}
	got := slices.Clone(want)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
	slices.SortFunc(got, compareSets)
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for _, s := range want {
		if l := s.List(); s.Len() != len(l) || compareSets(s, s) != 0 || len(l) > 0 && !s.Has(l[0]) || s.Has(1) {
			t.Errorf("%v: %v", s, l)
		}
	}
}
