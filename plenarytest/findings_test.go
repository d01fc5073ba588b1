package plenarytest_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/plenarytest"
)

// found lists the findings of one kind.
func found(t *testing.T, d plenary.Draft, kind string) []plenarytest.Found {
	t.Helper()
	c := mustCase(t, d)
	return slices.DeleteFunc(plenarytest.Findings(c, leversOf(c)), func(f plenarytest.Found) bool {
		return f.Kind != kind
	})
}

func kinds(t *testing.T, d plenary.Draft) []string {
	t.Helper()
	c := mustCase(t, d)
	var out []string
	for _, f := range plenarytest.Findings(c, leversOf(c)) {
		out = append(out, f.Kind)
	}
	return out
}

// checkFound compares what is found with what should be, removals included.
func checkFound(t *testing.T, name string, got []plenarytest.Found, want ...plenarytest.Found) {
	t.Helper()
	if !slices.EqualFunc(got, want, func(a, b plenarytest.Found) bool { return reflect.DeepEqual(a, b) }) {
		t.Errorf("%s: found\n%+v\nwant\n%+v", name, show(got), show(want))
	}
}

// show follows the pointers to removals.
func show(found []plenarytest.Found) []any {
	var out []any
	for _, f := range found {
		var removals []plenarytest.Removal
		for _, r := range f.Removal {
			removals = append(removals, *r)
		}
		out = append(out, f.Kind, f.Proof, f.Evidence, removals)
	}
	return out
}

// TestKindsOfStandoff: what is found in the two forms of the standoff.
func TestKindsOfStandoff(t *testing.T) {
	for order, want := range map[string][]string{
		"before": {"no gain", "circle", "first mover exposed", "inefficient", "costly stance", "costly stance"},
		"with":   {"no gain", "circle", "first mover exposed", "inefficient"}, // a deal opens it as things are
	} {
		if got := kinds(t, standoff(order)); !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v", order, got, want)
		}
	}
}

// TestAlone: nobody gains; a gains and b answers, gaining by it or not, or cannot.
func TestAlone(t *testing.T) {
	alone := func(name, kind string, want plenarytest.Alone, alter func(d *plenary.Draft)) {
		d := standoff("before")
		alter(&d)
		checkFound(t, name, found(t, d, kind),
			plenarytest.Found{Kind: kind, Proof: want, Evidence: plenarytest.Ranking})
	}
	gives := func(d *plenary.Draft) { // a likes to give, but dreads that b gives too
		d.Preferences[0].Statements = []plenary.StatementDraft{{Want: "not b.give"}, {Want: "a.give"}}
	}
	alone("nobody", "no gain", plenarytest.Alone{Nothing: []int{0, 1}}, func(*plenary.Draft) {})
	alone("answered at a cost", "deterred gain", plenarytest.Alone{Nothing: []int{1}, Somehow: []int{0}}, gives)
	alone("answered gladly", "deterred gain",
		plenarytest.Alone{Nothing: []int{1}, Credibly: []int{0}}, func(d *plenary.Draft) {
			gives(d)
			d.Preferences[1].Statements = []plenary.StatementDraft{{Want: "b.give iff a.give"}}
		})
	alone("no answer", "undeterred gain",
		plenarytest.Alone{Nothing: []int{1}, Leave: []int{0}}, func(d *plenary.Draft) {
			gives(d)
			d.Options[1].Closed = "For now"
		})
}

// TestCircleFound: as weak as its weaker link. Whoever waives goes first, at a loss.
func TestCircleFound(t *testing.T) {
	removed := []*plenarytest.Removal{{Within: 1}, {Within: 1}}
	for order, deal := range map[string]bool{"before": false, "with": true} {
		d := standoff(order)
		d.Preconditions[0].How, d.Preconditions[1].How = "stated", "inferred"
		checkFound(t, order, found(t, d, "circle"), plenarytest.Found{
			Kind: "circle", Proof: plenarytest.Circle{Links: []int{0, 1}, Deal: deal}, Evidence: "inferred",
			Removal: removed})
	}
	d := standoff("before") // a would rather begin than stay as it is
	d.Preferences[0].Statements = []plenary.StatementDraft{{Want: "b.give"}, {Want: "a.give"}}
	want := []*plenarytest.Removal{{Within: 2, Starts: []plenarytest.Start{{Party: 0, To: 1}}}, {Within: 2}}
	if got := found(t, d, "circle"); len(got) != 1 || !reflect.DeepEqual(got[0].Removal, want) {
		t.Errorf("with a glad to begin: %v", show(got))
	}
}

// TestCircleNeedsItsOwn: what waits only for what it refuses is a circle by
// itself; what can be had together is none, though it waits.
func TestCircleNeedsItsOwn(t *testing.T) {
	for until, want := range map[string][][]int{
		"b.give and a.give":                 {{0}},
		"b.give":                            nil,
		"(b.give and a.give) or not b.give": nil, // holds now
		"(b.give and a.give) or b.sign":     nil,
	} {
		d := standoff("before")
		d.Options = append(d.Options, plenary.OptionDraft{ID: "b.sign"})
		d.Preconditions = d.Preconditions[:1]
		d.Preconditions[0].Until = until
		d.Levers = nil
		var got [][]int
		for _, f := range found(t, d, "circle") {
			got = append(got, f.Proof.(plenarytest.Circle).Links)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("until %s: circles %v, want %v", until, got, want)
		}
	}
}

// TestSignTogether: where two signatures come together or not at all, joint
// moves bring them about, and neither stance waits for the other.
func TestSignTogether(t *testing.T) {
	d := standoff("with")
	d.Impossible = []string{"not (a.give iff b.give)"}
	d.Preconditions[0].Until = "b.add"
	d.Options = append(d.Options, plenary.OptionDraft{ID: "b.add"})
	d.Preconditions[1].Refuses, d.Preconditions[1].Until = "b.add", "b.give"
	d.Levers = nil
	// with both signatures first b.add is refused, with b.add first a.give
	if got := found(t, d, "circle"); len(got) != 1 {
		t.Errorf("found %v", show(got))
	}
	d.Preconditions = d.Preconditions[1:]
	if got := kinds(t, d); slices.Contains(got, "cannot be met") || slices.Contains(got, "circle") {
		t.Errorf("found %v", got)
	}
}

// TestCannotBeMet: what waits for a closed option cannot be met, and is left
// out of circles; waived, it is in nobody's way.
func TestCannotBeMet(t *testing.T) {
	d := standoff("before")
	d.Options = append(d.Options, plenary.OptionDraft{ID: "b.never", Closed: "It is"})
	d.Preconditions[0].Until, d.Preconditions[0].How = "b.never", "reported"
	checkFound(t, "closed", found(t, d, "cannot be met"), plenarytest.Found{
		Kind: "cannot be met", Proof: plenarytest.Unmet{Precondition: 0}, Evidence: "reported",
		Removal: []*plenarytest.Removal{{Within: 1}}})
	if got := found(t, d, "circle"); len(got) > 0 {
		t.Errorf("found %v", show(got))
	}
}

// TestNoTable: a table lacks a mandate of b, which is a known no or not known,
// or lacks b.
func TestNoTable(t *testing.T) {
	all := plenary.Term{Option: 0, Levels: 2}
	for _, try := range []struct {
		name    string
		seat    []plenary.SeatDraft
		answer  string
		certain bool
		removal []*plenarytest.Removal
	}{
		{"no", []plenary.SeatDraft{commits("b", "no")}, "no", true, []*plenarytest.Removal{{Deals: true, Within: 1}}},
		{"not reported", []plenary.SeatDraft{commits("b", "")}, "not reported", false,
			[]*plenarytest.Removal{{Deals: true, Within: 1}}},
		{"no seat", nil, "no", true, nil},
	} {
		d := standoff("with")
		d.Levers = nil
		d.Tracks[0].Seats = append(d.Tracks[0].Seats[:1], try.seat...)
		d.Preconditions[0].How, d.Preconditions[1].How = "stated", "stated"
		d.Tracks[0].Seats[0].Mandate[0].How = "reported"
		evidence := "reported"
		if try.name == "no" {
			d.Tracks[0].Seats[1].Mandate[0].How = "assumed"
			evidence = "assumed"
		}
		b := plenary.Term{Option: 1, Levels: 2}
		proof := plenarytest.NoTable{Certain: try.certain, Exchanges: []plenarytest.Halves{
			{Precondition: 0, Give: all, Get: b, Answers: [][2]string{{"yes", try.answer}}, Certain: try.certain},
			{Precondition: 1, Give: b, Get: all, Answers: [][2]string{{try.answer, "yes"}}, Certain: try.certain},
		}}
		checkFound(t, try.name, found(t, d, "no table"),
			plenarytest.Found{Kind: "no table", Proof: proof, Evidence: evidence, Removal: try.removal})
	}
}

// TestTermsOfNoTable: levels are those that satisfy a comparison, or fail it
// under `not`, other than the one now.
func TestTermsOfNoTable(t *testing.T) {
	d := standoff("with")
	d.Options[1].Levels = []string{"none", "half", "full"}
	d.Preconditions = d.Preconditions[:1]
	d.Preconditions[0].Until = "not b.give < full or b.give >= half and b.give = none"
	d.Preferences, d.Levers = nil, nil
	d.Tracks[0].Seats[1] = plenary.SeatDraft{
		Party: "b", Mandate: []plenary.MandateDraft{{Commit: []string{"b.give = half"}}}}
	got := found(t, d, "no table")
	if len(got) != 1 {
		t.Fatalf("found %v", show(got))
	}
	proof := got[0].Proof.(plenarytest.NoTable)
	if len(proof.Exchanges) != 1 || proof.Exchanges[0].Get != (plenary.Term{Option: 1, Levels: 4}) || proof.Certain {
		t.Errorf("found %+v", proof)
	}
}

// TestFirstMover: each begins at a loss, by another statement, and refuses to.
// Where somebody can begin without loss, or nobody can begin, nothing is found.
func TestFirstMover(t *testing.T) {
	d := standoff("before")
	d.Preferences[0].Statements[1].How, d.Preferences[1].Statements[1].How = "claimed", "stated"
	steps := []plenarytest.FirstStep{
		{Party: 0, To: 1, Lost: 1, Refused: true}, {Party: 1, To: 2, Lost: 1, Refused: true}}
	want := plenarytest.Found{Kind: "first mover exposed", Proof: plenarytest.FirstMover{Steps: steps},
		Evidence: "claimed"}
	checkFound(t, "both", found(t, d, "first mover exposed"), want)
	tie := standoff("before")
	tie.Preferences[0].Statements = tie.Preferences[0].Statements[:1]
	checkFound(t, "a does not mind", found(t, tie, "first mover exposed"))
	d.Impossible = []string{"not (a.give iff b.give)"}
	checkFound(t, "together only", found(t, d, "first mover exposed"))
	part := standoff("before") // of two things that a would give, the lesser costs it nothing
	part.Options = append(part.Options, plenary.OptionDraft{ID: "a.token"})
	part.Preferences[1].Statements[0].Want = "a.give and a.token"
	checkFound(t, "a part", found(t, part, "first mover exposed"))
}

// TestWouldNotHold: what a could take back, b cannot.
func TestWouldNotHold(t *testing.T) {
	d := standoff("before")
	checkFound(t, "both can", found(t, d, "would not hold"))
	d.Options[1].Moves = "forward"
	proof := plenarytest.WouldNotHold{Breaking: 1, Smallest: 1, Better: 1}
	checkFound(t, "a can", found(t, d, "would not hold"),
		plenarytest.Found{Kind: "would not hold", Proof: proof, Evidence: plenarytest.Ranking})
}

// TestNoOverlap: one wish stands in the way, or one of each; a party without
// wishes is left aside.
func TestNoOverlap(t *testing.T) {
	type dropped = plenarytest.Dropped
	drop := func(party, statement int) dropped { return dropped{Party: party, Statement: statement} }
	aside := func(party, statement int) dropped { return dropped{Party: party, Statement: statement, Aside: true} }
	try := func(name string, a, b []string, want ...[]dropped) {
		d := standoff("before")
		for i, wants := range [][]string{a, b} {
			d.Preferences[i].Statements = nil
			for _, w := range wants {
				d.Preferences[i].Statements = append(d.Preferences[i].Statements, plenary.StatementDraft{Want: w})
			}
		}
		checkFound(t, name, found(t, d, "no overlap"),
			plenarytest.Found{Kind: "no overlap", Proof: plenarytest.NoOverlap{Drops: want},
				Evidence: plenarytest.Ranking})
	}
	try("one", []string{"not a.give", "b.give"}, []string{"a.give", "not b.give"}, []dropped{drop(0, 0)})
	try("all of one", []string{"a.give and not b.give"}, []string{"b.give and not a.give"}, []dropped{aside(0, 0)},
		[]dropped{aside(1, 0)})
	try("one of each", []string{"not a.give", "b.give and not a.give", "b.give"},
		[]string{"not b.give", "a.give and not b.give", "a.give"},
		[]dropped{drop(0, 0), drop(1, 0)})
}

// TestInefficient counts what is better and what of it in reach.
func TestInefficient(t *testing.T) {
	for order, deals := range map[string]int{"before": 0, "with": 1} {
		proof := plenarytest.Inefficient{Better: 1, Deals: deals, States: 4}
		checkFound(t, order, found(t, standoff(order), "inefficient"),
			plenarytest.Found{Kind: "inefficient", Proof: proof, Evidence: plenarytest.Ranking})
	}
}

// TestRunningOutFound: impatient, a gives for nothing, which b gains by; the
// chase goes round for ever.
func TestRunningOutFound(t *testing.T) {
	d := standoff("before")
	d.Preferences[0].Statements[1].ID = "keep"
	d.Variants = []plenary.VariantDraft{{ID: "tired", Kind: "impatience", Preferences: []plenary.VariantPreferenceDraft{
		{
			Party: "a", Edits: []plenary.EditDraft{
				{Replace: "keep", StatementDraft: plenary.StatementDraft{
					Want: "a.give", ClaimDraft: plenary.ClaimDraft{How: "assumed"}}}}}}}}
	proof := plenarytest.RunningOut{Variant: "tired", Begin: []int{0}, Ends: [][]int{{1}}, Gain: []int{0, 1}}
	checkFound(t, "tired", found(t, d, "running out"),
		plenarytest.Found{Kind: "running out", Proof: proof, Evidence: "assumed"})
	d.Variants[0].Preferences[0].Edits[0] = plenary.EditDraft{Drop: "keep"}
	checkFound(t, "tired of keeping only", found(t, d, "running out"))
	got := found(t, chase(), "running out")
	if len(got) != 1 || !reflect.DeepEqual(got[0].Proof.(plenarytest.RunningOut).Ends, [][]int{{4, 5, 6, 7}}) ||
		got[0].Evidence != plenarytest.Ranking {
		t.Errorf("chase: %+v", show(got))
	}
}

// TestCostly: each stance by itself keeps the two apart; with `with` a deal
// is open anyway.
func TestCostly(t *testing.T) {
	d := standoff("before")
	d.Preconditions[0].How = "stated"
	removal := []*plenarytest.Removal{{Within: 1}}
	checkFound(t, "before", found(t, d, "costly stance"),
		plenarytest.Found{Kind: "costly stance",
			Proof: plenarytest.Costly{Precondition: 0, Opens: 1, Equilibria: 1, Nearest: 3}, Evidence: "stated",
			Removal: removal},
		plenarytest.Found{Kind: "costly stance",
			Proof: plenarytest.Costly{Precondition: 1, Opens: 1, Equilibria: 1, Nearest: 3}, Evidence: "unmarked",
			Removal: removal})
}

// TestSilentOrder: only what no text orders.
func TestSilentOrder(t *testing.T) {
	d := standoff("before")
	for _, order := range []string{"before", "silent", "with", ""} {
		d.Exchanges = append(d.Exchanges,
			plenary.ExchangeDraft{ID: "e" + order, Give: "a.give", For: "b.give", Order: order,
				ClaimDraft: plenary.ClaimDraft{How: "claimed"}})
	}
	d.Exchanges[3].ID = "other"
	checkFound(t, "silent", found(t, d, "silent on order"),
		plenarytest.Found{Kind: "silent on order", Proof: plenarytest.SilentOrder{Exchange: 1}, Evidence: "claimed"},
		plenarytest.Found{Kind: "silent on order", Proof: plenarytest.SilentOrder{Exchange: 3}, Evidence: "claimed"})
}

// TestDoubt: one type of a gives for what b gives, the other only wants to be
// paid: for that there is no way out. A route may give, take back and give again.
func TestDoubt(t *testing.T) {
	d := standoff("with")
	d.Variants = []plenary.VariantDraft{{ID: "grasping", Kind: "type", Preferences: []plenary.VariantPreferenceDraft{
		{Party: "a", Instead: &plenary.PreferenceDraft{Party: "a", Statements: []plenary.StatementDraft{
			{Want: "b.give and not a.give", ClaimDraft: plenary.ClaimDraft{How: "inferred"}},
			{Want: "not a.give", ClaimDraft: plenary.ClaimDraft{How: "stated"}}}}}}}}
	gives := []plenarytest.Change{{Option: 0, Level: 0}, {Option: 0, Level: 1}}
	proof := plenarytest.Doubt{Party: 0, Differing: gives, Types: []plenarytest.PartyType{
		{Destinations: 1, Opens: 1, Equilibria: 1, Acts: gives},
		{Variant: "grasping"},
	}}
	checkFound(t, "grasping", found(t, d, "doubt"),
		plenarytest.Found{Kind: "doubt", Proof: proof, Evidence: "inferred"})
}
