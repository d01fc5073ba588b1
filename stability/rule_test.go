package stability_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// TestRule holds which engine serves: the cube while a state stands for at most six combinations, three
// where there are guarantees, or twelve where something is one-way by itself, and while masks of all
// parties fit 512 bits; where nobody can reply, there are no masks.
func TestRule(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine; -short is for the race detector")
	}
	const third, quarter = "p0.o0 >= some", "(p1.o0 or p2.o0)"
	for name, c := range map[string]struct {
		parties, options int    // options of each party; the first has three levels
		moves            string // or "guaranteed": both, and one option is kept while another is done
		rule             string
		cube             bool
	}{
		"all feasible":          {3, 4, "both", "", true},
		"a sixth":               {3, 4, "both", third + " or p1.o0", true},
		"less than a sixth":     {3, 4, "both", third + " or p1.o0 or " + done(3, 4), false},
		"a third, guaranteed":   {3, 4, "guaranteed", third, true},
		"less, guaranteed":      {3, 4, "guaranteed", third + " or " + done(3, 4), false},
		"an eighth":             {3, 4, "both", "p1.o0 or p1.o1 or p2.o0", false},
		"a twelfth, one-way":    {3, 4, "forward", third + " or " + quarter, true},
		"less than a twelfth":   {3, 4, "forward", third + " or " + quarter + " or " + done(3, 4), false},
		"few combinations":      {2, 3, "both", "p0.o1 or p0.o2 or p1.o0 or p1.o1", true},
		"blocks of 192 and 128": {2, 7, "both", "", true},
		"blocks of 384 and 256": {2, 8, "both", "", false},
		"blocks of 96, 64, 64":  {3, 6, "both", "", true},
		"one block":             {1, 14, "forward", "", true},
		"more than 2^26 together": {6, 5, "both",
			third + " or p0.o1 or p0.o2 or p0.o3 or p0.o4 or p1.o0 or p1.o1", false},
	} {
		d := plenary.Draft{}
		if c.moves == "guaranteed" {
			c.moves = "both"
			d.Guarantees = []plenary.GuaranteeDraft{{ID: "g", Party: "p0", Keeps: []string{"p0.o1"}, While: "p1.o1"}}
		}
		if c.rule != "" {
			d.Impossible = []string{c.rule}
		}
		for p := range c.parties {
			d.Parties = append(d.Parties, plenary.PartyDraft{ID: fmt.Sprintf("p%d", p)})
			for o := range c.options {
				d.Options = append(d.Options, plenary.OptionDraft{ID: fmt.Sprintf("p%d.o%d", p, o), Moves: c.moves})
			}
		}
		d.Options[0].Levels = []string{"none", "some", "most"}
		checked, faults := d.Case()
		if len(faults) > 0 {
			t.Fatal(name, faults)
		}
		sp, err := space.New(t.Context(), checked, space.Limits{})
		if err != nil {
			t.Fatal(name, err)
		}
		if stability.Cubic(sp) != c.cube {
			t.Errorf("%s: by the cube: %t", name, !c.cube)
		}
	}
}

// done is the condition that all is done that [TestRule]'s other rules leave open.
func done(parties, options int) string {
	out := "p0.o1"
	for p := range parties {
		for o := 1; o < options; o++ {
			out += fmt.Sprintf(" and p%d.o%d", p, o)
		}
	}
	return out
}

// TestPacking: masks of whatever blocks share no bit with one another, nor with
// the half word that floods write.
func TestPacking(t *testing.T) {
	packed := 0
	for draw := range 2000 {
		rng := rand.New(rand.NewPCG(9, uint64(draw)))
		sum, own := 0, []int{}
		for range 2 + rng.IntN(7) {
			own = append(own, 2+rng.IntN([]int{3, 20, 70, 300}[rng.IntN(4)]))
			sum += own[len(own)-1]
		}
		parts, words := stability.Packed(own...)
		if parts == nil {
			if sum <= 256 {
				t.Errorf("%v: no place for %d bits", own, sum)
			}
			continue
		}
		packed++
		used := make([]uint64, words)
		used[0] = 1<<32 - 1
		for _, p := range parts {
			bits := ^uint64(0) >> (64 - p[2]) << p[1]
			if p[1]+p[2] > 64 || used[p[0]]&bits != 0 {
				t.Fatalf("%v: %v of %v overlaps", own, p, parts)
			}
			used[p[0]] |= bits
			sum -= p[2]
		}
		if sum != 0 {
			t.Fatalf("%v: %d bits have no place", own, sum)
		}
	}
	if packed < 500 {
		t.Errorf("only %d were packed", packed)
	}
}
