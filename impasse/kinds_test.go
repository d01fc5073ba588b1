package impasse

import (
	"slices"
	"testing"
)

// TestKinds holds that proofs are of kinds that are listed, and that no two
// searches have one place.
func TestKinds(t *testing.T) {
	for _, p := range []Proof{
		Alone{}, Alone{Leave: []int{0}}, Alone{Somehow: []int{0}}, Circle{}, CannotBeMet{}, NoTable{}, FirstMover{},
		WouldNotHold{}, NoOverlap{}, Inefficient{}, RunningOut{}, Costly{}, SilentOrder{}, Dormant{}, Doubt{},
	} {
		if !slices.Contains(Kinds(), p.Kind()) {
			t.Errorf("%s is in no list", p.Kind())
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a place is taken twice")
		}
	}()
	register(kinds[0].place, nil, "other")
}
