package answer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/casefile"
)

// tide is a case with a record of all that is said of commitments and sessions.
const tide = `plenary: 1
as_of: 2031-06-30
parties: {west: , east: }
options: {west.quota: {levels: [full, half, none]}, east.access: {now: "yes"}, east.pay: }
preferences: {west: [east.access], east: [west.quota = none]}
tracks: {port: {seats: {west: {mandate: [{commit: west.quota}]}, east: }}}
preconditions: {first: {party: east, refuses: east.pay, until: west.quota = none}}
people: {mo: {name: Mo Pike, party: west}}
sources: {paper: {date: 2031-06-30, passages: {1: , 2: }}}
`

const tideRecord = `entries:
  - {on: 2031-01-10, opened: port, passage: paper#1}
  - {on: 2031-01-12, adjourned: port, next: {firm: 2031-02-01}, how: reported}
  - {on: 2031-02-04, resumed: port, how: reported}
  - {id: ask, on: 2031-02-05, statement: demand, who: mo, to: east, about: east.access, passage: paper#2}
  - {id: tons, on: 2031-02-06, event: catch, parties: [west, east], says: Ten tons, how: reported}
  - {id: more, on: 2031-02-06, event: catch, says: Forty tons, how: reported, contradicts: tons, in_force: "yes"}
  - {id: slip, on: 2031-02-07, event: storm, how: reported}
  - {id: squall, on: 2031-02-08, event: storm, how: reported, corrects: slip}
  - {id: threat, on: 2031-02-09, statement: threat, who: mo, how: reported}
  - {on: 2031-02-10, withdraws: threat, how: reported}
  - {id: idea, on: 2031-02-11, event: hint, how: reported, confirmed: "no"}
  - {on: 2031-03-05, move: east.access, from: "no", to: "yes", how: reported}
  - {on: 2031-03-06, commitment: pact/talk, status: begun, grade: 1, how: reported}
  - {on: 2031-03-20, commitment: pact/talk, status: broken, by: west, how: claimed}
  - {on: 2031-03-21, commitment: pact/visit, status: disputed, how: reported}
  - {on: 2031-03-22, commitment: pact/drill, status: lapsed, how: reported}
  - {on: 2031-04-01, changed: first, until: west.quota = none, was: {until: west.quota >= half}, how: reported}
  - {on: 2031-04-02, mandate: port, party: west, commit: west.quota, may: "yes", was: not reported, how: reported}
agreements:
  pact:
    on: 2031-02-20
    signed: [west, east]
    passage: paper#1
    commitments:
      access: {owes: east, does: east.access, due: 2031-03-01}
      quota: {owes: west, does: west.quota = none, due: 2031-05-31}
      pay: {owes: east, does: east.pay, due: 2031-12-31}
      talk: {owes: east, says: To talk}
      visit: {owes: [east, west], says: To visit}
      drill: {owes: west, says: To drill}
      map: {owes: west, says: To draw a map}
`

// tideTalks is that case on a day.
func tideTalks(t *testing.T, day string) Talks {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "tide.yaml", []byte(tide))
	if err != nil {
		t.Fatal(err)
	}
	f.Records = []*casefile.RecordFile{{Path: "tide-record.yaml", Text: []byte("record: 1\n" + tideRecord)}}
	onLastDay(t, f)
	return onDay(t, f.Record, day)
}

// TestCommitments holds how each stands on a day, and what it waits for.
func TestCommitments(t *testing.T) {
	talks := tideTalks(t, "2031-06-30")
	c, err := NewCommitments(t.Context(), talks, nil, NoHistory)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range c.Rows {
		line := fmt.Sprint(strings.TrimPrefix(string(r.ID), "pact/"), " ", r.Status, " ", r.Since, " ", r.Days,
			" ", r.Owes)
		for _, w := range r.Waits {
			line += fmt.Sprint(" for ", w.ID, " ", w.Order, " ", w.By)
		}
		if r.Said != nil {
			line += fmt.Sprint(" said by ", r.Said.By, " ", r.Said.How)
		}
		for _, x := range r.ShownBy {
			line += fmt.Sprint(" (", x.Tells, ": ", x.Kind, " ", x.On, " ", x.How, ")")
		}
		if len(r.History) > 0 || r.Skipped > 0 || r.Agreement != "pact" {
			t.Errorf("%+v", r)
		}
		got = append(got, line)
	}
	want := []string{
		"access met 2031-03-05 4 [east] (status: move 2031-03-05 reported)",
		"quota late  30 [west]",
		"pay due  0 [east] for pact/quota before [first]",
		"talk broken 2031-03-20 0 [east] said by west claimed (status: commitment 2031-03-20 claimed)" +
			" (begun: commitment 2031-03-06 reported) (grade: commitment 2031-03-06 reported)",
		"visit disputed 2031-03-21 0 [east west] said by  reported (status: commitment 2031-03-21 reported)",
		"drill lapsed 2031-03-22 0 [west] said by  reported (status: commitment 2031-03-22 reported)",
		"map open  0 [west]",
	}
	if !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	if len(c.Stances) != 1 || c.Stances[0].ID != "first" || c.Late.Count != 1 || len(c.Agreements) != 1 ||
		!slices.Equal(c.Agreements[0].Signed, []PartyID{"west", "east"}) {
		t.Errorf("%+v, %+v, %+v", c.Stances, c.Late, c.Agreements)
	}
	if err := lawful(t, "commitments", c); err != nil {
		t.Error(err)
	}
}

// TestCommitmentsChosen holds that statuses choose, and what histories have: the
// first turns and the last of some, each of all, by what was known on each day.
func TestCommitmentsChosen(t *testing.T) {
	talks := tideTalks(t, "2031-06-30")
	c, err := NewCommitments(t.Context(), talks, []string{"met", "broken"}, AllHistory)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range c.Rows {
		for _, h := range r.History {
			grade := -1
			if h.Grade != nil {
				grade = *h.Grade
			}
			got = append(got, fmt.Sprint(r.ID, " ", h.On, " ", h.Status, " ", grade))
		}
	}
	want := []string{
		"pact/access 2031-02-20 due -1", "pact/access 2031-03-02 late -1", "pact/access 2031-03-05 met 3",
		"pact/talk 2031-02-20 open -1", "pact/talk 2031-03-06 open 1", "pact/talk 2031-03-20 broken 1",
	}
	if len(c.Rows) != 2 || !cmp.Equal(got, want) {
		t.Error(len(c.Rows), cmp.Diff(want, got))
	}
	if c, err = NewCommitments(t.Context(), talks, []string{"undone"}, SomeHistory); err != nil || len(c.Rows) != 0 {
		t.Errorf("%+v, %v", c, err)
	}
}

// TestSomeHistory holds that some of a long history are its first two turns and
// its last six, with the number of those between.
func TestSomeHistory(t *testing.T) {
	f, err := casefile.Parse(t.Context(), "tide.yaml", []byte(tide))
	if err != nil {
		t.Fatal(err)
	}
	text := "record: 1\n" +
		"agreements: {pact: {on: 2031-02-20, signed: [west, east], commitments: {talk: {owes: east, says: To " +
		"talk}}}}\n" +
		"entries:\n"
	for i := range 12 {
		text += fmt.Sprintf("  - {on: 2031-03-%02d, commitment: pact/talk, grade: %d, how: reported}\n", i+1, i%3)
	}
	f.Records = []*casefile.RecordFile{{Path: "tide-record.yaml", Text: []byte(text)}}
	talks := onLastDay(t, f)
	all, err := NewCommitments(t.Context(), talks, nil, AllHistory)
	if err != nil {
		t.Fatal(err)
	}
	some, err := NewCommitments(t.Context(), talks, nil, SomeHistory)
	if err != nil {
		t.Fatal(err)
	}
	long, short := all.Rows[0].History, some.Rows[0].History
	if len(long) != 13 || all.Rows[0].Skipped != 0 || some.Rows[0].Skipped != 5 ||
		!cmp.Equal(short[:FirstTurns], long[:2]) || !cmp.Equal(short[FirstTurns:], long[7:]) {
		t.Errorf("of %+v are %+v and %d skipped", long, short, some.Rows[0].Skipped)
	}
}
