package answer

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLate compares what the late wait for in the end with what following
// every way says.
func TestLate(t *testing.T) {
	waited := 0
	for draw := range 300 {
		rng := rand.New(rand.NewPCG(5, uint64(draw)))
		var all []Commitment
		for i := range 1 + rng.IntN(9) {
			c := Commitment{ID: CommitmentID(fmt.Sprint(i)),
				Status: []string{"late", "open", "late", "broken"}[rng.IntN(4)]}
			all = append(all, c)
		}
		for i := range all {
			for _, j := range rng.Perm(len(all))[:rng.IntN(3)%len(all)] {
				if j != i {
					all[i].Waits = append(all[i].Waits, WaitingOn{ID: CommitmentID(fmt.Sprint(j))})
				}
			}
		}
		var follow func(i int, seen map[int]bool) []int
		follow = func(i int, seen map[int]bool) (out []int) {
			for _, w := range all[i].Waits {
				var j int
				fmt.Sscan(string(w.ID), &j)
				if seen[j] {
					continue
				}
				if seen[j] = true; len(all[j].Waits) == 0 {
					out = append(out, j)
				}
				out = append(out, follow(j, seen)...)
			}
			return out
		}
		wantLate, wantWaiting := 0, 0
		var want []CommitmentID
		for i := range all {
			if all[i].Status != "late" {
				continue
			}
			wantLate++
			found := follow(i, map[int]bool{})
			if len(found) > 0 {
				wantWaiting++
			}
			for _, j := range found {
				if id := all[j].ID; !slices.Contains(want, id) {
					want = append(want, id)
				}
			}
		}
		got := late(all)
		if got.Count != wantLate || got.Waiting != wantWaiting || !slices.Equal(got.For, want) {
			t.Fatalf("draw %d: %+v; want %d, %d, %v", draw, got, wantLate, wantWaiting, want)
		}
		waited += got.Waiting
	}
	if waited < 100 {
		t.Errorf("only %d waited", waited)
	}
}
