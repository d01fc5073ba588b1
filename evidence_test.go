package plenary_test

import (
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestWeakest orders evidence as docs/theory.md#evidence does: from each kind
// on, all that follow are weaker.
func TestWeakest(t *testing.T) {
	order := []plenary.Evidence{plenary.Stated, plenary.Claimed, plenary.Reported, plenary.Inferred, plenary.Assumed,
		plenary.Unmarked}
	for i, strong := range order {
		for _, weak := range order[i:] {
			if plenary.Weakest(strong, weak) != weak || plenary.Weakest(weak, strong) != weak {
				t.Errorf("%q and %q: %q", strong, weak, plenary.Weakest(strong, weak))
			}
		}
	}
	if plenary.Weakest() != plenary.Ranking || plenary.Weakest(plenary.Ranking) != plenary.Ranking ||
		plenary.Weakest(plenary.Stated, plenary.Ranking) != plenary.Unmarked {
		t.Error("a ranking is itself where no claim is named, and unmarked beside claims")
	}
}
