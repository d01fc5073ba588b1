package route

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/space"
)

// TestSingly compares what sets of spots are flooded to by single steps with what
// batches come to, as things are and with each lever that opens nothing, on random cases.
func TestSingly(t *testing.T) {
	most := mostBinding
	defer func() { mostBinding = most }()
	rng := rand.New(rand.NewPCG(5, 9))
	more, flooded := 0, 0
	cases := 2000
	if testing.Short() {
		cases = 250
	}
	for i := range cases {
		draw := plenarytest.RandomTalks
		if i%2 == 0 {
			draw = plenarytest.RandomTableDraft
		}
		d := draw(rng, plenarytest.Shape{})
		c, faults := d.Case()
		if len(faults) > 0 || c.NoStatusQuo {
			continue
		}
		sp, err := space.New(t.Context(), c, space.Limits{})
		if err != nil {
			continue
		}
		levers := slices.DeleteFunc(Levers(c), func(l plenary.Lever) bool { return len(l.Opens) > 0 })
		ask := func() [][]bool {
			asIs, err := Within(t.Context(), sp, false)
			if err != nil {
				t.Fatal(err)
			}
			each, err := WithinEach(t.Context(), sp, false, levers)
			if err != nil {
				t.Fatal(err)
			}
			return append(each, asIs)
		}
		mostBinding = -1
		want := ask()
		mostBinding = most
		got := ask()
		asIs := want[len(want)-1]
		for k := range want {
			if !slices.Equal(got[k], want[k]) {
				t.Fatalf("case %d, lever %d: reached %v, want %v", i, k, got[k], want[k])
			}
			if flooded++; !slices.Equal(want[k], asIs) {
				more++
			}
		}
	}
	if (flooded < 5000 || more < 200) && !testing.Short() {
		t.Errorf("%d floods, of which levers let %d come further", flooded, more)
	}
}
