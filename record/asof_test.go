package record_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/record"
)

const river = `plenary: 1
as_of: 2006-12-22
parties: {up: , down: , bank: }
options:
  up.release: {levels: [none, half, full], now: half}
  down.blockade: {levels: [closed, eased, lifted]}
  bank.loan: {closed: nobody asked}
conditions: {water: up.release >= half}
impossible: [up.release = full and down.blockade = lifted]
tracks: {main: {seats: {up: , down: {mandate: [{discuss: up.release, may: "no"}]}}}}
preconditions:
  ships: {party: down, refuses: down.blockade >= eased, until: water}
levers: {ask: {open: bank.loan}, drop: {waive: ships}, less: {accept: up.release < half, for: ships}}
sources: {note: {passages: {1: }}}
`

// read reads a case with a record, which must be sound.
func read(t *testing.T, text string) *record.Record {
	t.Helper()
	r, err := parse(t, text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func parse(t *testing.T, text string) (*record.Record, error) {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(river))
	if err != nil {
		t.Fatal(err)
	}
	return casefile.ParseRecord(t.Context(), f.Case,
		[]*casefile.RecordFile{{Path: "record.yaml", Text: []byte("record: 1\n" + text)}})
}

func waits(t *testing.T, d *record.Day) *record.Waits {
	t.Helper()
	w, err := d.Waits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func asOf(t *testing.T, r *record.Record, day string) *record.Day {
	t.Helper()
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.AsOf(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestFold tells what stands on some days, for records of all kinds of entries.
func TestFold(t *testing.T) {
	for name, c := range map[string]struct {
		record string
		days   map[string]string
	}{
		"a move that becomes public later": {`
entries:
  - {on: 2006-03, public: 2006-05-01, move: up.release, from: none, to: half}
  - {on: 2007-01-05, move: up.release, from: half, to: full}
`, map[string]string{"2006-04-15": "release none", "2006-05-01": "release half", "2007-02-01": "release full"}},
		"a correction, withdrawn again": {`
entries:
  - {id: a, on: 2006-01-01, move: up.release, from: full, to: none}
  - {id: b, on: 2006-01-02, public: 2006-02-01, move: up.release, from: full, to: half, corrects: a}
  - {id: c, on: 2006-03-01, withdraws: b}
  - {on: 2006-04-01, move: up.release, from: none, to: half}
`, map[string]string{"2005-12-31": "release full", "2006-01-15": "release none", "2006-02-15": "release half", "2006-03-15": "release none", "2006-04-15": "release half"}},
		"two readings, the first in force": {`
entries:
  - {id: a, on: 2006-01-01, move: up.release, from: none, to: half}
  - {id: b, on: 2006-01-01, public: 2006-02-01, move: up.release, from: none, to: full, contradicts: a}
`, map[string]string{"2006-01-15": "release half", "2006-02-15": "release half apart 1"}},
		"two readings, the second in force": {`
entries:
  - {id: a, on: 2006-01-01, move: up.release, from: none, to: full}
  - {id: b, on: 2006-01-01, public: 2006-02-01, move: up.release, from: none, to: half, contradicts: a, in_force: "yes"}
`, map[string]string{"2006-02-15": "release half apart 1"}},
		"a stance announced, changed and dropped": {`
entries:
  - {on: 2006-01-01, announced: ships}
  - {on: 2006-02-01, changed: ships, order: before, was: {order: with}}
  - {on: 2007-02-01, changed: ships, until: down.blockade = lifted, was: {until: water}}
  - {on: 2007-03-01, dropped: ships}
`, map[string]string{"2005-06-01": "", "2006-01-15": "ships with water", "2006-03-01": "ships before water", "2007-02-15": "ships before down.blockade = lifted", "2007-03-15": ""}},
		"a stance that the record describes": {`
entries:
  - {on: 2006-01-01, announced: flow, party: up, refuses: up.release = full, until: down.blockade = lifted, order: with}
  - {on: 2006-06-01, dropped: flow}
  - {on: 2007-06-01, announced: flow}
`, map[string]string{"2005-06-01": "ships before water", "2006-03-01": "ships before water flow with down.blockade = lifted", "2006-07-01": "ships before water", "2007-07-01": "ships before water flow with down.blockade = lifted"}},
		"a mandate": {`
entries:
  - {on: 2006-01-01, mandate: main, party: down, discuss: up.release, may: "no"}
  - {on: 2007-01-01, mandate: main, party: down, discuss: up.release >= half, may: "yes", was: "no"}
`, map[string]string{"2005-06-01": "discuss not reported not reported", "2006-06-01": "discuss no no", "2007-06-01": "discuss no yes"}},
		"a lever": {`
entries:
  - {on: 2006-05-01, lever: ask}
  - {on: 2006-06-01, lever: drop}
`, map[string]string{"2006-04-01": "ships before water", "2006-05-15": "loan open ships before water", "2006-12-01": "loan open"}},
		"a proposal that nobody accepted": {`
entries:
  - {on: 2006-05-01, lever: ask, confirmed: "no"}
`, map[string]string{"2006-12-01": "ships before water unconfirmed 1"}},
		"a correction of a correction": {`
entries:
  - {id: a, on: 2006-01-01, move: up.release, from: full, to: none}
  - {id: b, on: 2006-01-05, move: up.release, from: full, to: half, corrects: a}
  - {id: c, on: 2006-01-03, public: 2006-02-01, move: up.release, from: full, to: half, corrects: b}
  - {on: 2006-03-01, move: up.release, from: half, to: none}
  - {on: 2006-04-01, move: up.release, from: none, to: half}
`, map[string]string{"2006-01-04": "release none", "2006-01-06": "release half", "2006-02-02": "release half"}},
		"a correction that is contradicted": {`
entries:
  - {id: a, on: 2006-01-04, move: up.release, from: full, to: none}
  - {id: b, on: 2006-01-01, move: up.release, from: full, to: half, corrects: a}
  - {on: 2006-01-01, public: 2006-02-01, move: up.release, from: full, to: half, contradicts: b, in_force: "yes"}
`, map[string]string{"2006-02-02": "release half apart 1"}},
		"a withdrawal withdrawn": {`
entries:
  - {id: a, on: 2006-01-01, move: up.release, from: full, to: half}
  - {id: b, on: 2006-01-05, withdraws: a}
  - {on: 2006-01-10, withdraws: b}
`, map[string]string{"2006-01-04": "release half", "2006-01-06": "release full", "2006-01-11": "release half"}},
		"readings joined by what is not public yet": {`
entries:
  - {id: a, on: 2006-01-01, announced: ships}
  - {id: b, on: 2006-01-02, dropped: ships}
  - {on: 2006-01-02, public: 2006-02-01, announced: ships, contradicts: [a, b]}
`, map[string]string{"2006-01-15": "", "2006-02-02": "ships before water apart 1"}},
		"readings joined by a mere proposal": {`
entries:
  - {id: a, on: 2006-01-01, announced: ships}
  - {id: b, on: 2006-01-02, dropped: ships}
  - {on: 2006-01-02, announced: ships, contradicts: [a, b], in_force: "yes", confirmed: "no"}
`, map[string]string{"2006-01-15": "unconfirmed 1"}},
		"a stance that only a proposal describes": {`
entries:
  - {on: 2006-01-01, announced: flow, party: up, refuses: up.release = full, until: down.blockade = lifted, confirmed: "no"}
`, map[string]string{"2005-01-01": "ships before water unconfirmed 1", "2006-12-22": "ships before water unconfirmed 1"}},
		"a stance described and withdrawn": {`
entries:
  - {id: a, on: 2006-01-01, announced: flow, party: up, refuses: up.release = full, until: down.blockade = lifted}
  - {on: 2006-02-01, withdraws: a}
`, map[string]string{"2006-01-15": "ships before water flow before down.blockade = lifted", "2006-02-15": "ships before water"}},
		"a stance changed before it was announced": {`
entries:
  - {on: 2006-01-01, changed: flow, until: down.blockade >= eased, was: {until: down.blockade = lifted}}
  - {on: 2006-02-01, announced: flow, party: up, refuses: up.release = full, until: down.blockade = lifted, order: with}
`, map[string]string{"2006-01-15": "ships before water", "2006-02-15": "ships before water flow with down.blockade = lifted"}},
		"a lever and a change of the same stance": {`
entries:
  - {on: 2006-01-01, changed: ships, until: water, was: {until: up.release >= full}}
  - {on: 2006-01-02, lever: less}
`, map[string]string{"2005-12-31": "ships before up.release >= full", "2006-01-01": "ships before water", "2006-01-02": "ships before water or up.release < half"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := read(t, c.record)
			for day, want := range c.days {
				if got := tell(asOf(t, r, day), want); got != want {
					t.Errorf("as of %s: %q, want %q", day, got, want)
				}
			}
		})
	}
}

// tell says of a day what want speaks of.
func tell(d *record.Day, want string) string {
	var out []string
	add := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	o := d.Case.Options
	if strings.HasPrefix(want, "release ") {
		add("release %s", o[0].Levels[o[0].Now])
	}
	if o[2].Closed == "" {
		add("loan open")
	}
	if !strings.HasPrefix(want, "release ") && !strings.Contains(want, "discuss") {
		for _, p := range d.Case.Preconditions {
			if order := map[bool]string{true: "with", false: "before"}[p.With]; p.Refuses.Size() > 0 &&
				len(p.Refuses.Options(nil)) > 0 {
				add("%s %s %s", p.ID, order, p.Until)
			}
		}
	}
	if strings.Contains(want, "discuss") {
		none, _ := d.Case.Tracks[0].May(false, 1, 0, 0)
		half, _ := d.Case.Tracks[0].May(false, 1, 0, 1)
		add("discuss %s %s", none, half)
	}
	if len(d.Contradictions) > 0 {
		add("apart %d", len(d.Contradictions))
	}
	if d.Unconfirmed > 0 {
		add("unconfirmed %d", d.Unconfirmed)
	}
	return strings.Join(out, " ")
}

func TestSessions(t *testing.T) {
	r := read(t, `
entries:
  - {on: 2006-01-10, opened: main}
  - {on: 2006-01-12, adjourned: main, next: {firm: 2006-02}}
  - {on: 2006-03-03, resumed: main}
  - {on: 2006-03-04, adjourned: main, next: none}
  - {on: 2006-03-20, scheduled: main, next: {tentative: 2006-04-10..2006-04-12}}
  - {on: 2006-04-08, opened: main}
  - {on: 2006-04-09, adjourned: main, next: {horizon: 2006-06-30, says: weeks}}
  - {on: 2006-05-01, opened: main}
  - {on: 2007-01-10, adjourned: main}
`)
	type row struct{ Gap, Late int }
	var got []row
	d := asOf(t, r, "2006-12-22")
	for _, s := range d.Sessions {
		got = append(got, row{s.Gap, s.Late})
	}
	if diff := cmp.Diff([]row{{-1, 0}, {50, 3}, {35, -2}, {22, 0}}, got); diff != "" {
		t.Error(diff)
	}
	for day, why := range map[string]string{
		"2006-12-22": "while a session goes on", "2006-03-03": "when it was resumed",
		"2007-01-11": "where nothing was said of it"} {
		if next, _ := asOf(t, r, day).Meeting(0); next >= 0 {
			t.Errorf("something is next %s", why)
		}
	}
	if next, last := asOf(t, r, "2006-03-25").Meeting(0); next < 0 || last != 1 ||
		r.Entries[next].Next.Firmness != record.Tentative {
		t.Errorf("next %d after session %d", next, last)
	}
}

func TestStandings(t *testing.T) {
	r := read(t, `
entries:
  - {on: 2006-01-01, move: up.release, from: full, to: none}
  - {on: 2006-08-10, move: up.release, from: none, to: half}
  - {on: 2006-06-01, commitment: accord/talk, status: begun, grade: 1}
  - {on: 2006-09-01, commitment: accord/talk, status: disputed, by: up}
  - {on: 2006-10-01, commitment: accord/loan, status: lapsed}
  - {on: 2007-01-10, move: up.release, from: half, to: none}
agreements:
  accord:
    on: 2006-05-05
    signed: [up, down]
    commitments:
      water: {owes: up, does: water, due: 60 days}
      ships: {owes: down, does: down.blockade = lifted, due: 2006-12-31, waits_for: water}
      talk:  {says: Talk every month, verb: begin}
      loan:  {owes: up, to: down, says: Ask the bank, due: 2006-07}
`)
	for day, want := range map[string]string{
		"2006-05-04": "",
		"2006-06-15": "water due - ships due - talk open 1 loan due -",
		"2006-07-31": "water late 27 - ships due - talk open 1 loan due -",
		"2006-08-20": "water met 37 3 ships due - talk open 1 loan late 20 -",
		"2006-12-22": "water met 37 3 ships due - talk disputed 1 loan lapsed -",
		"2007-02-01": "water undone - ships late 32 - talk disputed 1 loan lapsed -",
	} {
		var got []string
		for _, s := range asOf(t, r, day).Commitments {
			_, id, _ := strings.Cut(r.Commitments[s.Commitment].ID, "/")
			text := id + " " + s.Status.String()
			if s.Days != 0 {
				text += fmt.Sprint(" ", s.Days)
			}
			if s.Grade >= 0 {
				text += fmt.Sprint(" ", s.Grade)
			} else {
				text += " -"
			}
			got = append(got, text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("as of %s: %s, want %s", day, strings.Join(got, " "), want)
		}
	}
	d := asOf(t, r, "2006-06-15")
	if w := waits(t, d).Of[1]; len(w) != 1 || w[0].For != 0 || !w[0].Written {
		t.Errorf("ships wait for %v", w)
	}
}

// TestLastWord tells how one commitment stands, after entries and levels that
// say different things.
func TestLastWord(t *testing.T) {
	for name, c := range map[string]struct{ entries, want string }{
		"said to be broken while it holds": {
			"{on: 2006-06-01, commitment: accord/water, status: broken}", "broken since 2006-06-01"},
		"said to be broken, then met again": {"{on: 2006-06-01, commitment: accord/water, status: broken}, " +
			"{on: 2006-07-01, move: up.release, from: half, to: none}, " +
			"{on: 2006-08-01, move: up.release, from: none, to: half}", "met since 2006-08-01"},
		"said to be broken, met and undone": {"{on: 2006-05-10, move: up.release, from: half, to: none}, " +
			"{on: 2006-06-01, commitment: accord/water, status: broken}, " +
			"{on: 2006-07-01, move: up.release, from: none, to: half}, " +
			"{on: 2006-08-01, move: up.release, from: half, to: none}, " +
			"{on: 2006-12-20, move: up.release, from: none, to: half}", "undone since 2006-08-01"},
		"said to be met, undone, met again": {"{on: 2006-06-01, commitment: accord/water, status: met}, " +
			"{on: 2006-07-01, move: up.release, from: half, to: none}, " +
			"{on: 2006-08-01, move: up.release, from: none, to: half}", "met since 2006-08-01"},
		"undone, then said to be met": {"{on: 2006-07-01, move: up.release, from: half, to: none}, " +
			"{on: 2006-08-01, commitment: accord/water, status: met}, " +
			"{on: 2006-12-20, move: up.release, from: none, to: half}", "met since 2006-08-01"},
		"said to be broken on that day": {"{on: 2006-06-01, move: up.release, from: none, to: half}, " +
			"{on: 2006-06-01, commitment: accord/water, status: broken}", "broken since 2006-06-01"},
		"after a move of another option": {"{on: 2006-06-01, public: 2006-12-20, move: up.release, from: half, " +
			"to: none}, {on: 2006-06-05, public: 2006-12-20, move: down.blockade, from: closed, to: eased}, " +
			"{on: 2006-06-10, move: up.release, to: full}, " +
			"{on: 2006-07-01, move: up.release, from: full, to: half}, " +
			"{on: 2006-12-15, public: 2006-12-20, move: down.blockade, from: eased, to: closed}",
			"met since 2006-06-10"},
		"to and fro on one day": {"{on: 2006-07-01, move: up.release, from: half, to: none}, " +
			"{on: 2006-07-01, move: up.release, from: none, to: half}", "met since 2006-05-05"},
		"before the first move known of": {"{on: 2006-06-01, public: 2006-12-20, move: up.release, from: half, " +
			"to: none}, {on: 2006-06-10, move: up.release, to: full}, " +
			"{on: 2006-07-01, move: up.release, from: full, to: half}", "met since 2006-06-10"},
	} {
		t.Run(name, func(t *testing.T) {
			r := read(t, `
entries: [`+c.entries+`]
agreements: {accord: {on: 2006-05-05, signed: [up, down], commitments: {water: {owes: up, does: water}}}}
`)
			s := asOf(t, r, "2006-12-01").Commitments[0]
			if got := s.Status.String() + " since " + s.Since.Format(time.DateOnly); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// TestDayOfSigning: what ends on the day an agreement is concluded was never
// held under it, and what begins then is met on that very day.
func TestDayOfSigning(t *testing.T) {
	for name, c := range map[string]struct{ signed, move, want string }{
		"ended the day before": {"2006-05-05", "on: 2006-05-04, move: up.release, from: half, to: none}, " +
			"{on: 2006-12-20, move: up.release, from: none, to: half", "open"},
		"ended on that day": {"2006-05-05", "on: 2006-05-05, move: up.release, from: half, to: none}, " +
			"{on: 2006-12-20, move: up.release, from: none, to: half", "open"},
		"ended the day after": {"2006-05-05", "on: 2006-05-06, move: up.release, from: half, to: none}, " +
			"{on: 2006-12-20, move: up.release, from: none, to: half", "undone 2006-05-06"},
		"begun the day before": {
			"2006-05-05", "on: 2006-05-04, move: up.release, from: none, to: half", "met 2006-05-05"},
		"begun the day after": {
			"2006-05-05", "on: 2006-05-06, move: up.release, from: none, to: half", "met 2006-05-06"},
		"begun before a month ended": {
			"2006-05", "on: 2006-05-30, move: up.release, from: none, to: half", "met 2006-05"},
		"begun as a month ended": {
			"2006-05", "on: 2006-05-31, move: up.release, from: none, to: half", "met 2006-05-31"},
		"signed on the day itself": {
			"2006-12-01", "on: 2006-11-30, move: up.release, from: none, to: half", "met 2006-12-01"},
		"signed the day after":       {"2006-12-02", "on: 2006-11-30, move: up.release, from: none, to: half", ""},
		"signed in a month not over": {"2006-12", "on: 2006-11-30, move: up.release, from: none, to: half", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := read(t, `
entries: [{`+c.move+`}]
agreements: {accord: {on: `+c.signed+`, signed: [up, down], commitments: {water: {owes: up, does: water}}}}
`)
			got := ""
			for _, s := range asOf(t, r, "2006-12-01").Commitments {
				got = s.Status.String()
				if s.Status == record.Met || s.Status == record.Undone {
					got += " " + s.When.String()
				}
			}
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// TestWaitsForNothing: what can never hold requires nothing.
func TestWaitsForNothing(t *testing.T) {
	d := asOf(t, read(t, `
entries: [{on: 2006-01-01, announced: never, party: down, refuses: down.blockade >= eased, until: water and not water}]
agreements:
  accord:
    on: 2006-05-05
    signed: [up, down]
    commitments:
      full:  {owes: up, does: up.release = full}
      ships: {owes: down, does: down.blockade = lifted}
      odd:   {owes: up, does: up.release = full and not water}
      late:  {owes: up, says: Later, until: water and not water}
`), "2006-12-22")
	for i, w := range waits(t, d).Of {
		if len(w) > 0 {
			t.Errorf("%s waits for %v", d.Record.Commitments[d.Commitments[i].Commitment].ID, w)
		}
	}
}

// TestInexactSessions: days are counted where they are certain.
func TestInexactSessions(t *testing.T) {
	d := asOf(t, read(t, `
entries:
  - {on: 2006-01-20, adjourned: main, next: {firm: 2006-01-25}}
  - {on: 2006-01, opened: main}
  - {on: 2006-02-01, adjourned: main, next: {firm: 2006-03-20}}
  - {on: 2006-03-01..2006-03-03, opened: main}
`), "2006-12-22")
	if s := d.Sessions[1]; s.Gap != 0 || s.Late != 0 {
		t.Errorf("in a month in which all may have been: gap %d, late %d", s.Gap, s.Late)
	}
	if s := d.Sessions[2]; s.Gap != 28 || s.Late != -17 {
		t.Errorf("gap %d, late %d", s.Gap, s.Late)
	}
}

// TestExchanges has what a text exchanges count once one of its sources is there.
func TestExchanges(t *testing.T) {
	const late = `
sources: {late: {date: 2006-06-01, passages: {1: }}, early: {date: 2006-03-01, passages: {1: }}}
exchanges:
  old: {give: water, for: down.blockade = lifted}
  new: {give: water, for: down.blockade = lifted, passage: late#1}
  both: {give: water, for: down.blockade = lifted, passage: [late#1, early#1]}
`
	f, err := casefile.Parse(t.Context(), "case.yaml",
		[]byte(strings.Replace(river, "sources: {note: {passages: {1: }}}\n", late[1:], 1)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := casefile.ParseRecord(t.Context(), f.Case,
		[]*casefile.RecordFile{{Path: "record.yaml", Text: []byte("record: 1\n")}})
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{
		"2006-02-28": "old", "2006-03-01": "old both", "2006-06-01": "old new both"} {
		var got []string
		for _, e := range asOf(t, r, day).Case.Exchanges {
			got = append(got, e.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("as of %s: %v, want %s", day, got, want)
		}
	}
}

// TestHistory follows a commitment through what became known of it.
func TestHistory(t *testing.T) {
	r := read(t, `
entries:
  - {on: 2006-01-01, move: up.release, from: full, to: none}
  - {on: 2006-08-10, public: 2006-09-01, move: up.release, from: none, to: half}
  - {on: 2006-06-01, commitment: accord/water, status: begun, grade: 1}
  - {on: 2007-01-10, move: up.release, from: half, to: none}
  - {on: 2007-02-01, commitment: accord/water, status: lapsed}
agreements:
  accord: {on: 2006-05-05, public: 2006-05-06, signed: [up, down], commitments: {water: {owes: up, does: water, due: 60 days}}}
`)
	for until, want := range map[string]string{
		"2006-05-05": "",
		"2006-12-22": "2006-05-06 due -1, 2006-06-01 due 1, 2006-07-05 late 1, 2006-09-01 met 3",
		"0001-01-01": "2006-05-06 due -1, 2006-06-01 due 1, 2006-07-05 late 1, 2006-09-01 met 3, " +
			"2007-01-10 undone 1, 2007-02-01 lapsed 1",
	} {
		day, _ := time.Parse(time.DateOnly, until)
		var got []string
		err := r.History(t.Context(), day, []int{0}, func(turn record.Turn) error {
			got = append(got, fmt.Sprint(turn.On.Format(time.DateOnly), " ", turn.Status, " ", turn.Grade))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("until %s: %s\nwant %s", until, strings.Join(got, ", "), want)
		}
	}
}

// TestHistoryOfAlike: commitments that say the same stand alike unless an entry
// speaks of one of them or its agreement became public later; and what is told
// later of a day is part of that day.
func TestHistoryOfAlike(t *testing.T) {
	r := read(t, `
entries:
  - {on: 2006-06-01, move: up.release, from: none, to: half}
  - {on: 2006-06-01, public: 2006-06-10, move: up.release, from: half, to: none}
  - {on: 2006-07-01, commitment: accord/spoken, grade: 1}
  - {on: 2006-12-01, move: up.release, from: none, to: half}
agreements:
  accord: {on: 2006-05-05, signed: [up, down], commitments: {first: {does: water}, spoken: {does: water}, last: {does: water}}}
  second: {on: 2006-05-05, public: 2006-05-08, signed: [up, down], commitments: {late: {does: water}}}
`)
	got := map[int]string{}
	err := r.History(t.Context(), time.Time{}, []int{0, 1, 2, 3}, func(turn record.Turn) error {
		got[turn.Commitment] += fmt.Sprint(turn.On.Format("01-02 "), turn.Status, " ", turn.Grade, ", ")
		return nil
	})
	want := map[int]string{
		0: "05-05 open -1, 06-01 met 3, 06-10 open -1, 12-01 met 3, ",
		1: "05-05 open -1, 06-01 met 3, 06-10 open -1, 07-01 open 1, 12-01 met 3, ",
		2: "05-05 open -1, 06-01 met 3, 06-10 open -1, 12-01 met 3, ",
		3: "05-08 open -1, 06-01 met 3, 06-10 open -1, 12-01 met 3, ",
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
	stop := errors.New("stop")
	n := 0
	err = r.History(t.Context(), time.Time{}, []int{0, 1}, func(record.Turn) error { n++; return stop })
	if !errors.Is(err, stop) || n != 1 {
		t.Errorf("after %d turns: %v", n, err)
	}
}

// TestWaits derives what waits for what from stances, and finds the circle.
func TestWaits(t *testing.T) {
	const text = `
entries:
  - {on: 2006-02-01, move: up.release, from: half, to: none}
  - {on: 2006-12-23, move: up.release, from: none, to: half}
  - {on: 2006-02-02, announced: flow, party: up, refuses: water, until: down.blockade = lifted}
agreements:
  accord:
    on: 2006-02-05
    signed: [up, down]
    commitments:
      water: {owes: up, does: water}
      ships: {owes: down, does: down.blockade >= eased}
      talk:  {says: Talk}
`
	if _, err := parse(t, text); err == nil || !strings.Contains(err.Error(), "the case says `half`") {
		t.Errorf("a record that disagrees with the case: %v", err)
	}
	r := read(t, strings.ReplaceAll(text, "2006-12-23", "2006-03-01"))
	if c := waits(t, asOf(t, r, "2006-02-10")).Circles(0); len(c) != 1 || len(c[0]) != 2 {
		t.Errorf("circles %v", c)
	}
	if c := waits(t, asOf(t, r, "2006-03-10")).Circles(0); len(c) != 0 { // water flows; nothing bars the rest
		t.Errorf("circles %v", c)
	}
}

func TestPeriods(t *testing.T) {
	for text, want := range map[string]string{
		"2006-12-22": "2006-12-22..2006-12-22", "2006-02": "2006-02-01..2006-02-28", "2006": "2006-01-01..2006-12-31",
		"2006-12-18..2006-12-22": "2006-12-18..2006-12-22", "2006-01-15..2006-02-14": "2006-01-15..2006-02-14",
		"2006-03-10..2007-03-09": "2006-03-10..2007-03-09", "2005-11..2006": "2005-11-01..2006-12-31", "": "",
		"2006-13": "", "22 Dec 2006": "", "2006-12-22..2006-12-18": "", "2006..": "", "0000": "",
	} {
		p, ok := record.ParsePeriod(text)
		if got := p.From.Format(time.DateOnly) + ".." + p.To.Format(time.DateOnly); ok != (want != "") ||
			ok && got != want {
			t.Errorf("%q: %s %v", text, got, ok)
		}
		if again, _ := record.ParsePeriod(p.String()); ok && again != p {
			t.Errorf("%q is written as %q", text, p)
		}
	}
}

// TestFaults wants every fault named, each where it is.
func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"entries: [{on: 2006-01-01}]":                                         "does not say what happened",
		"entries: [{event: test}]":                                            "does not say when",
		"entries: [{on: soon, event: test}]":                                  "neither a day nor a span",
		"entries: [{on: 2006-02-01, public: 2006-01-01, event: test}]":        "before it happened",
		"entries: [{on: 2006-01-01, event: test, move: up.release}]":          "one thing only",
		"entries: [{on: 2006-01-01, event: a test}]":                          "not one word",
		"entries: [{on: 2006-01-01, event: test, from: none}]":                "means nothing with `event`",
		"entries: [{on: 2006-01-01, move: up.releas, to: half}]":              "did you mean `up.release`",
		"entries: [{on: 2006-01-01, move: up.release, to: hal}]":              "did you mean `half`",
		"entries: [{on: 2006-01-01, move: up.release, to: half}]":             "does not say from which level",
		"entries: [{on: 2006-01-01, move: up.release, from: half, to: half}]": "is no move",
		"entries: [{on: 2006-01-01, move: up.release, from: half}]":           "to which level",
		"entries: [{on: 2006-01-01, opened: mian}]":                           "did you mean `main`",
		"entries: [{on: 2006-01-01, scheduled: main}]":                        "for when",
		"entries: [{on: 2006-01-01, adjourned: main, next: {firm: 2006, " +
			"tentative: 2007}}]": "when the next session is to be",
		"entries: [{on: 2006-01-01, statement: demand}]":            "who said it",
		"entries: [{on: 2006-01-01, statement: demnad, party: up}]": "did you mean `demand`",
		"entries: [{on: 2006-01-01, statement: demand, who: ada}]":  "unknown person `ada`",
		"entries: [{on: 2006-01-01, announced: flow, party: up}]":   "without its `refuses`",
		"entries: [{on: 2006-01-01, announced: ships, party: up, refuses: water, " +
			"until: water}]": "described already",
		"entries: [{on: 2006-01-01, changed: ships, order: before}]": "how the precondition was",
		"entries: [{on: 2006-01-01, changed: ships, order: with, " +
			"was: {order: before}}]": "the case has `before`",
		"entries: [{on: 2007-01-01, changed: ships, order: before, " +
			"was: {order: with}}]": "the case has `before`",
		"entries: [{on: 2007-01-01, mandate: main, party: down, discuss: up.release}]": "`not reported` to discussing",
		"entries: [{on: 2006-01-01, mandate: main, discuss: up.release}]":              "whose mandate",
		"entries: [{on: 2006-01-01, mandate: main, party: bank, discuss: up.release}]": "no seat",
		"entries: [{on: 2006-01-01, mandate: main, party: down, commit: up.release}]":  "not an option of `down`",
		"entries: [{on: 2006-01-01, mandate: main, party: down, discuss: up.release}]": "to discussing `up.release " +
			"= none` on `main`; the case says `no`",
		"entries: [{on: 2006-01-01, commitment: a/b, status: met}]": "unknown commitment",
		"entries: [{on: 2006-01-01, event: test, passage: note#2}]": "no passage `2`",
		"entries: [{on: 2006-01-01, event: test, source: not}]":     "did you mean `note`",
		"entries: [{on: 2006-01-01, event: test, corrects: a}]":     "unknown entry",
		"entries: [{id: a, on: 2006-01-01, event: test, corrects: b}, " +
			"{id: b, on: 2006-01-01, event: test, corrects: a}]": "round in a circle",
		"entries: [{id: a, on: 2006-01-01, event: test}, " +
			"{id: a, on: 2006-01-01, event: test}]": "two entries have the id",
		"entries: [{id: a, on: 2006-01-01, event: test}, " +
			"{on: 2006-01-01, opened: main, corrects: a}]": "another kind of entry",
		"entries: [{on: 2006-01-01, move: up.release, from: full, to: half}, " +
			"{on: 2006-01-01, move: up.release, from: full, to: none}]": "lead to different levels",
		"entries: [{on: 2006-01-01, move: up.release, from: none, to: full}, " +
			"{on: 2006-02-01, move: up.release, from: none, to: half}]": "left it at `full`",
		"entries: [{on: 2006-01-01, move: up.release, from: none, to: full}, " +
			"{on: 2006-01-01, move: down.blockade, from: closed, to: lifted}]": "forbids",
		"entries: [{on: 2006-01-01, move: up.release, from: half, to: none}]":         "the case says `half`",
		"entries: [{on: 2007-01-01, move: up.release, from: none, to: half}]":         "the case has it at `half`",
		"agreements: {a: {on: 2006-01-01, signed: [up]}}":                             "two parties",
		"agreements: {a: {on: 2006-01-01, signed: [up, down], commitments: {b: {}}}}": "what is owed",
		"agreements: {a: {on: 2006-01-01, signed: [up, down], commitments: {b: {says: x, " +
			"waits_for: b}}}}": "wait for itself",
		"agreements: {a: {on: 2006-01-01, signed: [up, down], commitments: {b: {says: x, " +
			"due: soon}}}}": "neither a day nor a span",
		"people: {ada: {party: upp}}":                  "unknown party",
		"sources: {note: {title: x, passages: {1: }}}": "has a passage `1` already",
		"ressources: {}":                               "unknown key",
	} {
		_, err := parse(t, text)
		var faults *casefile.Faults
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\n  gives %v\n  want %s", text, err, want)
		}
	}
}
