package route

import (
	"math/rand/v2"
	"testing"
)

// TestFront checks that a front keeps the spots of each stage, however many
// there are, and is empty when it is used again.
func TestFront(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	b := &batch{scratch: scratch{store: &store{}}}
	for range 20 {
		f := b.newFront()
		want := map[stage][]entry{}
		for i := range 3000 {
			s := stage{rng.Uint64N(8), rng.Uint64N(3), rng.Uint64N(40)}
			e := entry{uint64(i), rng.Uint64()}
			want[s] = append(want[s], e)
			b.enter(f, s, e.spot, e.lanes)
		}
		if len(f.stages) != len(want) {
			t.Fatalf("%d stages, want %d", len(f.stages), len(want))
		}
		for i, s := range f.stages {
			var got []entry
			for _, list := range f.spots[i] {
				got = append(got, list...)
			}
			if len(got) != len(want[s]) || got[0] != want[s][0] || got[len(got)-1] != want[s][len(got)-1] {
				t.Fatalf("stage %v has %v, want %v", s, got, want[s])
			}
			b.dropAll(f.spots[i])
		}
		b.free(f)
	}
}
