package brief

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestLateRoots compares what the late wait for in the end with what following
// every way says.
func TestLateRoots(t *testing.T) {
	waited := 0
	for draw := range 300 {
		rng := rand.New(rand.NewPCG(5, uint64(draw)))
		r := &OnRecord{}
		for i := range 1 + rng.IntN(9) {
			c := Commitment{ID: fmt.Sprint(i), Says: fmt.Sprint("act ", i), Owes: []string{"A"}, Status: []string{"late", "open", "late", "broken"}[rng.IntN(4)]}
			r.Commitments = append(r.Commitments, c)
		}
		for i := range r.Commitments {
			for _, j := range rng.Perm(len(r.Commitments))[:rng.IntN(3)%len(r.Commitments)] {
				if j != i {
					r.Commitments[i].Waits = append(r.Commitments[i].Waits, WaitingOn{ID: fmt.Sprint(j)})
				}
			}
		}
		var follow func(i int, seen map[int]bool) []int
		follow = func(i int, seen map[int]bool) (out []int) {
			for _, w := range r.Commitments[i].Waits {
				var j int
				fmt.Sscan(w.ID, &j)
				if seen[j] {
					continue
				}
				if seen[j] = true; len(r.Commitments[j].Waits) == 0 {
					out = append(out, j)
				}
				out = append(out, follow(j, seen)...)
			}
			return out
		}
		wantLate, wantWaiting := 0, 0
		var want []string
		for i := range r.Commitments {
			if r.Commitments[i].Status != "late" {
				continue
			}
			wantLate++
			found := follow(i, map[int]bool{})
			if len(found) > 0 {
				wantWaiting++
			}
			for _, j := range found {
				if name := fmt.Sprintf("act %d", j); !slices.Contains(want, name) {
					want = append(want, name)
				}
			}
		}
		late, waiting, roots := r.late()
		var got []string
		for _, root := range roots {
			name, _, _ := strings.Cut(strings.TrimPrefix(root, "“"), "”")
			got = append(got, name)
		}
		if late != wantLate || waiting != wantWaiting || !slices.Equal(got, want) {
			t.Fatalf("draw %d: %d late, %d of them wait for %v; want %d, %d, %v", draw, late, waiting, got, wantLate, wantWaiting, want)
		}
		waited += waiting
	}
	if waited < 100 {
		t.Errorf("only %d waited", waited)
	}
}
