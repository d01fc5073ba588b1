package robust

import (
	"testing"

	"github.com/plenary-talks/plenary"
)

// TestTiersBrokenOnce lists each way to tell apart what is alike once: of two states, to
// put one before the other is to put the other behind it.
func TestTiersBrokenOnce(t *testing.T) {
	ranking := [][][]uint8{{{0}, {1}}, {{2}, {3}, {4}}, {{5}}}
	var counts [3]int
	seen := map[Change]bool{}
	for _, ch := range brokenTiers(0, ranking) {
		counts[ch.At]++
		seen[ch] = true
	}
	if want := [3]int{2, 6, 0}; counts != want || len(seen) != 8 {
		t.Errorf("tiers are broken in %v ways, %d in all; want %v", counts, len(seen), want)
	}
}

// TestPairsSayTwoThings leaves out pairs of which one says what the other does, or the
// contrary: ties broken by one option.
func TestPairsSayTwoThings(t *testing.T) {
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "east"}, {ID: "west"}},
		Options: []plenary.OptionDraft{{ID: "east.open"}, {ID: "west.open"}},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	some := []Change{
		{Kind: Broken, Party: 0, Option: 0, Level: 1, Up: true},
		{Kind: Broken, Party: 0, Option: 0, Level: 1},
		{Kind: Broken, Party: 0, Option: 1, Level: 1},
		{Kind: Broken, Party: 1, Option: 0, Level: 1},
	}
	e := &evaluator{c: c, q: Query{Pairs: 10}}
	out, of := e.paired(some)
	for _, p := range out {
		if p[0].Party == p[1].Party && p[0].Option == p[1].Option {
			t.Errorf("a pair of one option: %v", p)
		}
	}
	if of != 5 || len(out) != of {
		t.Errorf("%d pairs of %d, want 5 of 5", len(out), of)
	}
}
