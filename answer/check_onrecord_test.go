package answer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/evidence"
)

// shore is a case to which records are written.
const shore = `plenary: 1
as_of: 2031-06-30
parties: {west: , east: }
options: {west.quota: {levels: [full, half, none], final: half}, east.access: }
preferences: {west: [east.access], east: [west.quota = none]}
tracks: {port: {seats: {west: {mandate: [{commit: west.quota}]}, east: }}}
people: {mo: {name: Mo Pike}, lu: {name: Lu Carp, party: east}}
sources: {paper: {date: 2031-05-02, passages: {1: , 2: }}}
`

// TestRecordNotes holds each note on a record, of whatever it is about, with
// what to write instead.
func TestRecordNotes(t *testing.T) {
	const early = "entries:\n  - {on: 2031-05-01, event: visit, how: reported}\n"
	a := func(line, column int) Spot { return Spot{"a.yaml", line, column} }
	first := a(3, 5)
	for _, n := range []struct {
		note     Note
		text     string
		old, new string // what mends it
	}{
		{
			Note{Code: "odd-day", Spot: a(4, 10), Why: "ahead", On: "2045-05-01", From: "2031-06-30", Years: 14},
			early + "  - {on: 2045-05-01, event: storm, how: reported}\n", "2045", "2031",
		},
		{
			Note{Code: "odd-day", Spot: a(4, 10), Why: "after-report", On: "2031-05-20", From: "2031-05-02",
				Source: "paper"},
			early + "  - {on: 2031-05-20, event: storm, passage: paper#1}\n", "2031-05-20", "2031-05-02",
		},
		{
			Note{Code: "odd-day", Spot: a(4, 52), Why: "next-before", On: "2031-03-01", From: "2031-05-04"},
			early + "  - {on: 2031-05-04, scheduled: port, next: {firm: 2031-03-01}, how: reported}\n", "03-01",
			"06-01",
		},
		{
			Note{Code: "far-day", Spot: a(4, 10), Why: "before", On: "1231-05-04", From: "2031-05-01",
				To: "2031-06-30", Years: 800},
			early + "  - {on: 1231-05-04, event: storm, how: reported}\n", "1231", "2031",
		},
		{
			Note{Code: "entry-twice", Spot: a(4, 5), Also: &first},
			early + "  - {on: 2031-05-01, event: visit, how: assumed}\n", "05-01, event: visit, how: assumed",
			"05-02, event: visit, how: assumed",
		},
		{
			Note{Code: "proposal-twice", Spot: a(4, 5), Also: &first},
			early + "  - {on: 2031-05-01, event: visit, how: assumed, confirmed: \"no\"}\n", "how: assumed",
			"how: assumed, says: Another",
		},
		{
			Note{Code: "agreement-twice", Spot: a(4, 3), Also: &Spot{"a.yaml", 3, 3}},
			"agreements:\n  a: {on: 2031-05-01, signed: [west, east]}\n" +
				"  b: {on: 2031-05-01, signed: [west, east]}\n", "  b: {on: 2031-05-01", "  b: {on: 2031-05-03",
		},
		{
			Note{Code: "move-ruled-out", Spot: a(4, 5), Options: []OptionID{"west.quota"}, Levels: []int{1, 0},
				Written: []string{"final: half"}},
			early + "  - {on: 2031-05-02, move: west.quota, from: half, to: full, how: reported}\n",
			", final: half", "",
		},
		{
			Note{Code: "entry-without-evidence", Spot: a(4, 5)},
			early + "  - {on: 2031-05-02, event: storm}\n", "event: storm", "event: storm, source: paper",
		},
		{
			Note{Code: "speaker-of-no-party", Spot: a(4, 5), People: []PersonID{"mo"}},
			early + "  - {on: 2031-05-02, statement: offer, who: mo, how: reported}\n", "who: mo",
			"who: mo, party: west",
		},
		{
			Note{Code: "idle-agreement", Spot: a(3, 3), Agreement: "pact"},
			"agreements:\n" +
				"  pact: {on: 2031-05-01, signed: [west, east], commitments: {fish: {owes: [east], says: To fish " +
				"less}}}\n",
			"says: To fish less", "does: east.access",
		},
		{
			Note{Code: "people-of-one-name", Spot: a(2, 22), People: []PersonID{"lu", "lou"},
				Written: []string{"LU CARP"}},
			"people: {lou: {name: LU CARP}}\n", "LU CARP", "Lou Carp",
		},
	} {
		t.Run(n.note.Code+n.note.Why, func(t *testing.T) {
			got := coded(checked(t, evidence.NewShelf(), shore, n.text).Record.Notes, n.note.Code)
			if want := []Note{n.note}; !cmp.Equal(got, want) {
				t.Error(cmp.Diff(want, got))
			}
			of, on := strings.Replace(shore, n.old, n.new, 1), strings.Replace(n.text, n.old, n.new, 1)
			if of+on == shore+n.text {
				t.Fatalf("nothing to replace: %q", n.old)
			}
			if got := coded(checked(t, evidence.NewShelf(), of, on).Record.Notes, n.note.Code); got != nil {
				t.Errorf("mended by %q: %+v", n.new, got)
			}
		})
	}
}

// TestHoldings holds what a record of two files is said to hold.
func TestHoldings(t *testing.T) {
	h := checked(t, evidence.NewShelf(), shore, `people: {kim: {name: Kim Roe}}
sources: {news: {date: 2031-05-03}}
entries:
  - {id: low, on: 2031-05-02, event: catch, says: Ten tons, how: reported}
  - {id: high, on: 2031-05-02, event: catch, says: Forty tons, how: reported, contradicts: low, in_force: "yes"}
`, `entries:
  - {on: 2031-04-01..2031-04-03, statement: demand, who: lu, how: reported}
  - {id: maybe, on: 2031-06-11, event: storm, how: reported, confirmed: "no"}
agreements: {pact: {on: 2031-06-12, signed: [west, east], commitments: {fish: {does: east.access}, quota: {does: west.quota = none}}}}
`).Record
	proposals, differing := h.Proposals, h.Differing
	h.Proposals, h.Differing, h.Notes = nil, nil, nil
	want := &Holdings{
		Files: 2, Entries: 4, Kinds: []KindCount{{"statement", 1}, {"event", 3}}, From: "2031-04-01",
		To:         "2031-06-12",
		Agreements: 1, Commitments: 2, People: 3, Sources: 2,
	}
	if !cmp.Equal(h, want) {
		t.Error(cmp.Diff(want, h))
	}
	if len(proposals) != 1 || proposals[0].Row.ID != "maybe" || proposals[0].Spot != (Spot{"b.yaml", 4, 5}) {
		t.Errorf("proposals: %+v", proposals)
	}
	if len(differing) != 1 || differing[0].InForce.Row.ID != "high" ||
		differing[0].InForce.Spot != (Spot{"a.yaml", 6, 5}) ||
		len(differing[0].Others) != 1 || differing[0].Others[0].Row.ID != "low" {
		t.Errorf("contradictions: %+v", differing)
	}
}

// TestFarCase holds that the day of a case is measured by its record.
func TestFarCase(t *testing.T) {
	far := strings.Replace(shore, "as_of: 2031", "as_of: 0031", 1)
	far = strings.Replace(far, "sources: {paper: {date: 2031-05-02, passages: {1: , 2: }}}\n", "", 1)
	const visits = "entries: [{on: 2031-05-01, event: a, how: reported}, {on: 2031-05-02, event: b, how: reported}]\n"
	want := []Note{{Code: "far-day", Spot: at(2, 8), Why: "before", On: "0031-06-30", From: "2031-05-01",
		To: "2031-05-02", Years: 2000}}
	if got := coded(checked(t, evidence.NewShelf(), far, visits).Notes, "far-day"); !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}
