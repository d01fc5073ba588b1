package robust

import (
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
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

// TestWithin goes through as many changes that are not inert as the query allows, the weakest
// evidence first, and through all that are.
func TestWithin(t *testing.T) {
	wish := func(want string, how plenary.Evidence) plenary.StatementDraft {
		return plenary.StatementDraft{Want: want, ClaimDraft: plenary.ClaimDraft{How: how.String()}}
	}
	d := plenary.Draft{
		Parties: []plenary.PartyDraft{{ID: "east"}, {ID: "west"}},
		Options: []plenary.OptionDraft{{ID: "east.open"}, {ID: "west.open"}},
		Preferences: []plenary.PreferenceDraft{
			{Party: "east", Statements: []plenary.StatementDraft{wish("west.open", plenary.Reported),
				wish("not east.open", plenary.Assumed), wish("west.open", plenary.Reported)}},
			{Party: "west", Statements: []plenary.StatementDraft{wish("east.open", plenary.Inferred)}},
		},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	sp, err := space.New(t.Context(), c, space.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	changes := Changes(c)
	for most := range int64(len(changes)) {
		e := &evaluator{sp: sp, c: c, q: Query{Most: 4*most + 1}} // there are four states
		order, whole, err := e.within(t.Context(), changes)
		if err != nil {
			t.Fatal(err)
		}
		n, last := int64(0), 0
		for _, i := range order {
			a, err := e.leaves(t.Context(), changes[i])
			if err != nil {
				t.Fatal(err)
			}
			if at := sureness(changes[i].Evidence(c)); at < last {
				t.Errorf("%+v comes late", changes[i])
			} else if last = at; !a.inert {
				n++
			}
		}
		if !whole && n != most {
			t.Errorf("%d changes, want %d", n, most)
		}
		if whole && len(order) != len(changes) {
			t.Errorf("%d of %d changes", len(order), len(changes))
		}
	}
}

// TestNumbered finds states again where a rule no longer excludes others.
func TestNumbered(t *testing.T) {
	d := plenary.Draft{
		Parties:    []plenary.PartyDraft{{ID: "east"}, {ID: "west"}},
		Options:    []plenary.OptionDraft{{ID: "east.open"}, {ID: "west.open"}},
		Impossible: []string{"east.open and not west.open"},
	}
	c, faults := d.Case()
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var laid []*space.Space
	for _, changes := range [][]Change{nil, {{Kind: Rule, Party: -1}}} {
		other, err := c.Amend(amendments(c, changes)...)
		if err != nil {
			t.Fatal(err)
		}
		sp, err := space.New(t.Context(), other, space.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		laid = append(laid, sp)
	}
	e, all := &evaluator{sp: laid[0], c: c}, []int{0, 1, 2}
	if got := e.allNumbered(laid[1], all); !slices.Equal(got, []int{0, 2, 3}) {
		t.Errorf("states are numbered %v", got)
	}
	if got := e.allNumbered(laid[0], all); !slices.Equal(got, all) {
		t.Errorf("in the case as it is states are numbered %v", got)
	}
}
