package cases_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/record"
)

func recordOf(t *testing.T, name string) *record.Record {
	t.Helper()
	f, err := casefile.Load(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	if f.Record == nil {
		t.Fatal(name, "has no record")
	}
	return f.Record
}

func date(text string) time.Time {
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return d
}

func onDay(t *testing.T, r *record.Record, text string) *record.Day {
	t.Helper()
	d, err := r.AsOf(t.Context(), date(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func waits(t *testing.T, d *record.Day) *record.Waits {
	t.Helper()
	w, err := d.Waits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// meeting is a session as a calendar has it.
type meeting struct {
	from, to  string
	gap, late int // days since the one before; days after what was last announced
	promised  string
}

func meetings(d *record.Day, track string) []meeting {
	var out []meeting
	r := d.Record
	for _, s := range d.Sessions {
		if r.Case.Tracks[s.Track].ID != track {
			continue
		}
		m := meeting{gap: s.Gap, late: s.Late}
		if s.Opened >= 0 {
			m.from = r.Entries[s.Opened].On.String()
		}
		if s.Adjourned >= 0 {
			m.to = r.Entries[s.Adjourned].On.String()
		}
		if s.Promised >= 0 {
			m.promised = r.Entries[s.Promised].Next.On.String()
		}
		out = append(out, m)
	}
	return out
}

// TestSixPartySessions compares the sessions on record with a calendar of the
// talks that was worked out by hand.
func TestSixPartySessions(t *testing.T) {
	for _, c := range []struct {
		name, day, track string
		want             []meeting
	}{
		{"six-party-2006", "2006-12-22", "plenary", []meeting{
			{"2003-08-27", "2003-08-29", -1, 0, ""},
			{"2004-02-25", "2004-02-28", 180, 0, ""},
			{"2004-06-23", "2004-06-26", 116, 0, "2004-04-01..2004-06-30"},
			{"2005-07-26", "2005-08-07", 395, 0, "2005-07-25..2005-07-31"},
			{"2005-09-13", "2005-09-19", 37, 15, "2005-08-29"},
			{"2005-11-09", "2005-11-11", 51, 0, "2005-11-01..2005-11-10"},
			{"2006-12-18", "2006-12-22", 402, 0, "2006-12-18"},
		}},
		{"six-party-2006", "2006-12-22", "money", []meeting{{"2006-12-19", "2006-12-20", -1, 0, ""}}},
		{"six-party-2007", "2007-10-03", "plenary", []meeting{
			{"2006-12-18", "2006-12-22", -1, 0, ""},
			{"2007-02-08", "2007-02-13", 48, 0, "2007-02-21"},
			{"2007-03-19", "2007-03-22", 34, 0, "2007-03-19"},
			{"2007-07-18", "2007-07-20", 118, 0, ""},
			{"2007-09-27", "2007-09-30", 69, 17, "2007-09-01..2007-09-10"},
		}},
		// The month was kept, the place was not.
		{"six-party-2007", "2007-10-03", "money", []meeting{
			{"2006-12-19", "2006-12-20", -1, 0, ""},
			{"2007-01-30", "2007-02-01", 41, 0, "2007-01"},
		}},
	} {
		if got := meetings(onDay(t, recordOf(t, c.name), c.day), c.track); !slices.Equal(got, c.want) {
			t.Errorf("%s, %s:\n got %v\nwant %v", c.name, c.track, got, c.want)
		}
	}
}

// TestSixPartyMissedRound has the announcement that a later one replaced: the
// fourth round was to be in September 2004.
func TestSixPartyMissedRound(t *testing.T) {
	r := recordOf(t, "six-party-2006")
	d := onDay(t, r, "2005-07-08")
	next, _ := d.Meeting(slices.IndexFunc(r.Case.Tracks, func(t plenary.Track) bool { return t.ID == "plenary" }))
	if next < 0 {
		t.Fatal("no session is announced on 8 July 2005")
	}
	promise := r.Entries[next].Next.On.To
	if want := date("2004-09-30"); !promise.Equal(want) {
		t.Fatalf("the fourth round is announced for %v, want %v", promise, want)
	}
	if late := record.DaysBetween(promise, date("2005-07-26")); late != 299 {
		t.Errorf("the fourth round came %d days late, want 299", late)
	}
}

// TestSixPartyBound takes Hill at his word that there could not be another
// thirteen months: the next session came within them, and the last gap had been as long.
func TestSixPartyBound(t *testing.T) {
	said := date("2006-12-22")
	bound := said.AddDate(0, 13, 0)
	if want := date("2008-01-22"); !bound.Equal(want) {
		t.Fatalf("thirteen months on is %v, want %v", bound, want)
	}
	got := meetings(onDay(t, recordOf(t, "six-party-2007"), "2007-10-03"), "plenary")
	if opened := date(got[1].from); !opened.After(said) || opened.After(bound) {
		t.Errorf("the next session opened on %v", opened)
	}
	gap := meetings(onDay(t, recordOf(t, "six-party-2006"), "2006-12-22"), "plenary")
	last := gap[len(gap)-2]
	if end := date(last.to).AddDate(0, 13, 0); end.After(date("2006-12-18")) {
		t.Errorf("thirteen months after %s is %v, after the session of December", last.to, end)
	}
}

// standing tells how a commitment stands: its status and, if that is late or
// was met, by how many days.
func standing(t *testing.T, d *record.Day, id string) (record.Status, int) {
	t.Helper()
	for _, s := range d.Commitments {
		if d.Record.Commitments[s.Commitment].ID == id {
			return s.Status, s.Days
		}
	}
	t.Fatal("no commitment", id)
	return 0, 0
}

// TestSixPartyCommitments compares what was promised with what was done, as
// worked out by hand.
func TestSixPartyCommitments(t *testing.T) {
	for _, c := range []struct {
		name, day, id string
		status        record.Status
		days          int
	}{
		{"six-party-2006", "2005-11-08", "js-2005/fifth-round", record.Due, 0},
		{"six-party-2006", "2005-11-09", "js-2005/fifth-round", record.Met, 0},
		{"six-party-2006", "2005-09-19", "js-2005/reactor", record.Open, 0},
		{"six-party-2006", "2006-12-22", "js-2005/reactor", record.Disputed, 0},
		{"six-party-2006", "2006-12-22", "js-2005/abandon", record.Open, 0},
		{"six-party-2007", "2007-03-15", "ia-2007/bank", record.Due, 0},
		{"six-party-2007", "2007-04-14", "ia-2007/shutdown", record.Due, 0},
		{"six-party-2007", "2007-04-14", "ia-2007/bank", record.Late, 30},
		{"six-party-2007", "2007-06-24", "ia-2007/bank", record.Late, 101},
		{"six-party-2007", "2007-07-13", "ia-2007/shutdown", record.Late, 90},
		{"six-party-2007", "2007-10-03", "ia-2007/bank", record.Met, 102},
		{"six-party-2007", "2007-10-03", "ia-2007/groups", record.Met, 3},
		{"six-party-2007", "2007-10-03", "ia-2007/sixth-round", record.Met, 0},
		{"six-party-2007", "2007-10-03", "ia-2007/shutdown", record.Met, 91},
		{"six-party-2007", "2007-10-03", "ia-2007/oil-first", record.Met, 91},
		{"six-party-2007", "2007-10-03", "sp-2007/lead", record.Due, 0},
		{"six-party-2007", "2007-10-03", "sp-2007/disable", record.Due, 0},
		{"six-party-2007", "2007-10-03", "sp-2007/listing", record.Open, 0},
	} {
		status, days := standing(t, onDay(t, recordOf(t, c.name), c.day), c.id)
		if status != c.status || days != c.days {
			t.Errorf("on %s %s is %v by %d days, want %v by %d", c.day, c.id, status, days, c.status, c.days)
		}
	}
}

// TestSixPartyMoney has what the published text of February 2007 does not show:
// on the day it fell due the shutdown waited for a promise made beside it, and
// the oil for the shutdown. The money came 19 days before the shutdown.
func TestSixPartyMoney(t *testing.T) {
	r := recordOf(t, "six-party-2007")
	waited := func(day, id string) []string {
		var out []string
		d := onDay(t, r, day)
		for i, s := range d.Commitments {
			if r.Commitments[s.Commitment].ID == id {
				for _, w := range waits(t, d).Of[i] {
					out = append(out, r.Commitments[w.For].ID)
				}
			}
		}
		return out
	}
	for id, on := range map[string]string{
		"ia-2007/shutdown": "ia-2007/bank", "ia-2007/inspectors": "ia-2007/bank", "ia-2007/list": "ia-2007/bank",
		"ia-2007/oil-first": "ia-2007/shutdown",
	} {
		if got := waited("2007-04-14", id); !slices.Equal(got, []string{on}) {
			t.Errorf("on 14 April 2007 %s waits for %v, want %s", id, got, on)
		}
	}
	if got := waited("2007-06-25", "ia-2007/shutdown"); len(got) > 0 {
		t.Errorf("once the money has come the shutdown waits for %v", got)
	}
	moved := map[string]time.Time{}
	for _, e := range r.Entries {
		if e.Kind == record.Move {
			moved[r.Case.Options[e.Option].ID] = e.On.To
		}
	}
	if n := record.DaysBetween(moved["us.restrictions"], moved["nk.programme"]); n != 19 {
		t.Errorf("%d days between money and shutdown, want 19", n)
	}
}

// TestSixPartyDormant has the joint statement asleep from the day it was signed
// until phases were agreed in February 2007, and no text after it.
func TestSixPartyDormant(t *testing.T) {
	for _, c := range []struct {
		name, day string
		circles   map[string][]string
	}{
		{"six-party-2006", "2005-09-18", nil},
		{"six-party-2006", "2005-09-19", map[string][]string{"js-2005": {"js-2005/abandon", "js-2005/normal-us"}}},
		{"six-party-2006", "2006-12-22", map[string][]string{"js-2005": {"js-2005/abandon", "js-2005/normal-us"}}},
		{"six-party-2007", "2007-02-12", map[string][]string{"js-2005": {"js-2005/abandon", "js-2005/normal-us"}}},
		{"six-party-2007", "2007-04-14", nil},
		{"six-party-2007", "2007-10-03", nil},
	} {
		r := recordOf(t, c.name)
		d := onDay(t, r, c.day)
		got := map[string][]string{}
		for _, a := range d.Agreements {
			for _, circle := range waits(t, d).Circles(a) {
				for _, i := range circle {
					id := r.Agreements[a].ID
					got[id] = append(got[id], r.Commitments[d.Commitments[i].Commitment].ID)
				}
			}
		}
		if !maps.EqualFunc(got, c.circles, slices.Equal) {
			t.Errorf("%s, %s: circles %v, want %v", c.name, c.day, got, c.circles)
		}
	}
}

// TestSixPartyHindsight checks that on the day of a case only counts what was
// public by then, and that it rests on nothing published later.
func TestSixPartyHindsight(t *testing.T) {
	for name, later := range map[string]int{"six-party-2006": 1, "six-party-2007": 0} {
		r := recordOf(t, name)
		day := onDay(t, r, r.Date().Format(time.DateOnly))
		published := map[string]time.Time{}
		for _, s := range r.Case.Sources {
			published[s.ID] = s.Date
		}
		check := func(what string, public time.Time, passages, sources []string) {
			for _, p := range passages {
				id, _, _ := strings.Cut(p, "#")
				sources = append(slices.Clip(sources), id)
			}
			for _, id := range sources {
				if published[id].After(r.Date()) {
					t.Errorf("%s: %s rests on %s, published on %v", name, what, id, published[id])
				}
			}
			if public.After(r.Date()) {
				t.Errorf("%s: %s counts, public on %v", name, what, public)
			}
		}
		for _, i := range day.InForce {
			e := &r.Entries[i]
			check("the entry of "+e.On.String()+": "+e.Says, e.Public, e.Passages, e.Sources)
		}
		for _, i := range day.Agreements {
			check(r.Agreements[i].ID, r.Agreements[i].Public, r.Agreements[i].Passages, r.Agreements[i].Sources)
			for _, c := range r.Agreements[i].Commitments {
				check(r.Commitments[c].ID, r.Agreements[i].Public, r.Commitments[c].Passages, r.Commitments[c].Sources)
			}
		}
		after := 0
		for _, e := range r.Entries {
			if e.Public.After(r.Date()) {
				after++
			}
		}
		if after != later {
			t.Errorf("%s: %d entries became public after its day, want %d", name, after, later)
		}
	}
}

// TestSixPartyReadings has two agencies report one remark of 22 December in two
// ways; the second came out a day later.
func TestSixPartyReadings(t *testing.T) {
	r := recordOf(t, "six-party-2006")
	apart := func(day string) []string {
		var out []string
		for _, reading := range onDay(t, r, day).Contradictions {
			out = append(out, r.Entries[reading.InForce].ID)
		}
		return out
	}
	before, after := apart("2006-12-22"), apart("2006-12-23")
	want := []string{"uranium-us", "three-25", "reactor-us", "boycott-november", "return-us"}
	if !slices.Equal(before, want) || !slices.Equal(after, append(want, "hopeful")) {
		t.Errorf("contradictions on 22 December %v, on the 23rd %v", before, after)
	}
}

// TestSixPartyNow folds the records up to the days of their cases, and the
// first a few days further back.
func TestSixPartyNow(t *testing.T) {
	for _, name := range []string{"six-party-2006", "six-party-2007"} {
		f, err := casefile.Load(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		day := onDay(t, f.Record, f.Case.AsOf.Format(time.DateOnly))
		if !slices.Equal(day.Case.StatusQuo(), f.Case.StatusQuo()) {
			t.Errorf("%s: the record leads to %v, the case has %v", name, day.Case.StatusQuo(), f.Case.StatusQuo())
		}
	}
	for _, c := range []struct{ name, day, code string }{
		{"six-party-2006", "2005-09-14", "2020100000"}, // bargaining, no restrictions yet
		{"six-party-2006", "2005-09-15", "2000100000"},
		{"six-party-2006", "2006-12-17", "0000100000"}, // staying away
		{"six-party-2006", "2006-12-18", "1000100000"},
		{"six-party-2007", "2007-03-01", "100000000000"}, // promised, nothing done
		{"six-party-2007", "2007-06-25", "000010000000"}, // the money is out
		{"six-party-2007", "2007-07-18", "110010000010"}, // halted, first oil
	} {
		if got := plenary.Code(onDay(t, recordOf(t, c.name), c.day).Case.StatusQuo()); got != c.code {
			t.Errorf("%s on %s: %s, want %s", c.name, c.day, got, c.code)
		}
	}
}
