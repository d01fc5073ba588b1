package plenarytest

import (
	"math/rand/v2"
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestConditionsMeanWhatTheySay writes random conditions of known meaning and
// has them read back: by the oracle's walk over the tree, by package expr, and
// once more after printing.
func TestConditionsMeanWhatTheySay(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 0))
	shape := Shape{States: 40}.filled()
	for range 1500 {
		d := plenary.Draft{Parties: randomParties(rng, shape)}
		d.Options = randomOptions(rng, shape, d.Parties)
		if combinations(d.Options) > 100 {
			continue
		}
		f := randomFormula(rng, d.Options, rng.IntN(6))
		checkMeaning(t, &d, f)
	}
}

func checkMeaning(t *testing.T, d *plenary.Draft, f formula) {
	t.Helper()
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	read, err := c.Condition(f.text)
	if err != nil {
		t.Fatalf("%s: %v", f.text, err)
	}
	again, err := c.Condition(read.String())
	if err != nil {
		t.Fatalf("%s, printed %s: %v", f.text, read, err)
	}
	for _, levels := range States(c) {
		want := f.holds(levels)
		if got := holds(c, read, levels); got != want {
			t.Fatalf("%s at %s: by its tree %t, want %t", f.text, code(levels), got, want)
		}
		if got := read.Holds(levels); got != want {
			t.Fatalf("%s at %s: Holds says %t, want %t", f.text, code(levels), got, want)
		}
		if got := holds(c, again, levels); got != want {
			t.Fatalf("%s, printed %s, at %s: %t, want %t", f.text, again, code(levels), got, want)
		}
	}
}
