package route

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// TestSpotsByTables compares the spots of states by tables with those put together
// option by option, where some options stay and where rules exclude states.
func TestSpotsByTables(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 8))
	before := lowPlaces
	defer func() { lowPlaces = before }()
	lowPlaces = 4
	none := 0
	for range 600 {
		d := plenarytest.RandomTalks(rng, plenarytest.Shape{})
		c, faults := d.Case()
		if len(faults) > 0 || c.NoStatusQuo {
			continue
		}
		sp, err := space.New(t.Context(), c, space.Limits{})
		if err != nil {
			continue
		}
		still := make([]bool, len(c.Options))
		for o := range still {
			still[o] = rng.IntN(4) == 0
		}
		f := newField(sp, still)
		for s := range sp.Len() {
			if want := f.spot(sp.Levels(s, nil)); f.spotOf[s] != want {
				t.Fatalf("state %d is at %d, not %d", s, f.spotOf[s], want)
			}
		}
		if slices.Contains(f.spotOf, noSpot) {
			none++
		}
	}
	if none < 50 && !testing.Short() {
		t.Errorf("all states had spots in all but %d cases", none)
	}
}
