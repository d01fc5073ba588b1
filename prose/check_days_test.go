package prose

import (
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/casefile"
)

// talks is a case with a day, for records that stand beside it.
const talks = `plenary: 1
as_of: 2025-10-31
parties: {up: {name: Upstream}, down: }
options: {up.release: {levels: [none, half, full]}, down.attack: }
preferences: {up: [up.release = full], down: [not down.attack]}
tracks: {main: {seats: {up: , down: }}}
people: {ada: {name: Ada, party: up}}
sources:
  note: {date: 2025-10-02, passages: {1: , 2: }}
  letter: {date: 2025-09-15}
  undated: {}
`

// recordNotes returns the notes of check on files of a record.
func recordNotes(t *testing.T, files ...string) []string {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "case.yaml", []byte(talks))
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range files {
		f.Records = append(f.Records, &casefile.RecordFile{
			Path: string(rune('a'+i)) + ".yaml", Text: []byte("record: 1\n" + text)})
	}
	if f.Record, err = casefile.ParseRecord(t.Context(), f.Case, f.Records); err != nil {
		t.Fatalf("%v in\n%s", err, strings.Join(files, "\n"))
	}
	day, err := f.Record.AsOf(t.Context(), f.Record.Date())
	if err != nil {
		t.Fatal(err)
	}
	c := check(t, f, day)
	out := told(c, c.Record.Notes)
	for i, n := range c.Record.Notes {
		if n.Also != nil && !strings.Contains(out[i], spot(n.Also).String()) {
			t.Errorf("%s: the text does not name %v", out[i], *n.Also)
		}
	}
	return out
}

const usual = `entries:
  - {on: 2025-09-26, event: visit, how: reported}
  - {on: 2025-10-01, event: contact, how: reported}
  - {on: 2025-10-02, statement: demand, who: ada, how: reported}
`

func TestOddDays(t *testing.T) {
	const far = " the other days here, `2025-09-15` to `2025-10-31`; correct the year, if it is not meant"
	for _, tc := range []struct {
		name, text string
		notes      []string
	}{
		{"nothing", "", nil},
		{"a lost millennium", "  - {on: 0025-09-26, event: test, how: reported}\n",
			[]string{"a.yaml:6:10: `0025-09-26` is 2,000 years before" + far}},
		{"a month of it", "  - {on: 0025-09, event: test, how: reported}\n",
			[]string{"a.yaml:6:10: `0025-09` is 2,000 years before" + far}},
		{"digits swapped", "  - {on: 2205-09-26, event: test, how: reported}\n",
			[]string{"a.yaml:6:10: `2205-09-26` is 180 years after" + far}},
		{"a span that ends far off", "  - {on: 2025-09-26..2205-09-27, event: test, how: reported}\n",
			[]string{"a.yaml:6:10: `2025-09-26..2205-09-27` is 180 years after" + far}},
		{"public far off", "  - {on: 2025-09-26, public: 2205-09-27, event: test, how: reported}\n",
			[]string{"a.yaml:6:30: `2205-09-27` is 180 years after" + far}},
		{
			"two of them",
			"  - {on: 0025-09-26, event: test, how: reported}\n  - {on: 0025-09-27, event: test, how: reported}\n",
			[]string{
				"a.yaml:6:10: `0025-09-26` is 2,000 years before" + far,
				"a.yaml:7:10: `0025-09-27` is 2,000 years before" + far}},
		{"an agreement", "agreements: {pact: {on: 1025-09-26, signed: [up, down]}}\n",
			[]string{"a.yaml:6:25: `1025-09-26` is 1,000 years before" + far}},
		{"history", "  - {on: 1953-07-27, event: armistice, how: reported}\n", nil},
		{"declassified", "  - {on: 1953-07-27, public: 1993-01-01, event: armistice, how: reported}\n", nil},
		{"ten years ahead", "  - {on: 2035-09-26, event: test, how: reported}\n",
			[]string{"a.yaml:6:10: `2035-09-26` is later than the case, 31 October 2025, " +
				"and 10 years after all else that is on record; correct it, if it is not meant"}},
		{"what came later", "  - {on: 2026-01-26, event: test, how: reported}\n" +
			"  - {on: 2028-01-26, event: test, how: reported}\n  - {on: 2032, event: test, how: reported}\n", nil},
		{"before its report", "  - {on: 2025-09-26, event: test, passage: note#1}\n", nil},
		{"on the day after, as elsewhere", "  - {on: 2025-10-03, event: test, passage: note#1}\n", nil},
		{"after its report", "  - {on: 2025-10-04, event: test, passage: note#1}\n",
			[]string{"a.yaml:6:10: `2025-10-04` is later than the report that tells it: note is of 2 October 2025; " +
				"correct one of the two"}},
		{"after both reports", "  - {on: 2025-10-20, event: test, passage: note#1, source: letter}\n",
			[]string{"a.yaml:6:10: `2025-10-20` is later than the report that tells it: note is of 2 October 2025; " +
				"correct one of the two"}},
		{"after one of two", "  - {on: 2025-09-26, event: test, passage: note#1, source: letter}\n", nil},
		{"a report without a day", "  - {on: 2025-10-20, event: test, passage: note#1, source: undated}\n", nil},
		{"a source of the record", "sources:\n  old: {date: 0206-10-02}\n  new: {date: 2025-10-02}\n",
			[]string{"a.yaml:7:15: `0206-10-02` is 1,819 years before" + far}},
		{"a month not over", "  - {on: 2025-10, event: test, passage: note#1}\n", nil},
		{"an agreement after its report", "agreements: {pact: {on: 2025-10-20, signed: [up, down], source: letter}}\n",
			[]string{"a.yaml:6:25: `2025-10-20` is later than the report that tells it: letter is of 15 September " +
				"2025; correct one of the two"}},
		{"the next session", "  - {on: 2025-10-05, scheduled: main, next: {firm: 2025-11-01}, how: reported}\n", nil},
		{"the next session was before",
			"  - {on: 2025-10-05, scheduled: main, next: {firm: 2025-01-10}, how: reported}\n",
			[]string{"a.yaml:6:52: the next session is to be on `2025-01-10`, which is before this, `2025-10-05`; " +
				"correct one of the two"}},
		{"the next session in another age",
			"  - {on: 2025-10-05, scheduled: main, next: {horizon: 2125-12}, how: reported}\n",
			[]string{"a.yaml:6:55: `2125-12` is 100 years after" + far}},
	} {
		if got := recordNotes(t, usual+tc.text); strings.Join(got, "\n") != strings.Join(tc.notes, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", tc.name, strings.Join(got, "\n"), strings.Join(tc.notes, "\n"))
		}
	}
}

func TestDoubled(t *testing.T) {
	const again = " says, and counts a second time; leave one out and cite in the other all sources, " +
		"or say what is different"
	for _, tc := range []struct {
		name  string
		files []string
		notes []string
	}{
		{"equal lines", []string{usual + "  - {on: 2025-10-01, event: contact, how: reported}\n"},
			[]string{"a.yaml:6:5: this says again what a.yaml:4:5" + again}},
		{"across files", []string{usual, "entries: [{on: 2025-10-01, event: contact, how: reported}]\n"},
			[]string{"b.yaml:2:11: this says again what a.yaml:4:5" + again}},
		{"other id, claim and white space", []string{"entries:\n  - {id: one, on: 2025-10-01, event: contact, " +
			"says: They met, passage: note#1}\n  - {id: two, on: 2025-10-01..2025-10-01, public: 2025-10-01, " +
			"event: contact, says: \" They  met\", how: reported, by: up}\n"},
			[]string{"a.yaml:4:5: this says again what a.yaml:3:5" + again}},
		{"three of them", []string{usual, "entries:\n  - {on: 2025-10-01, event: contact, how: reported}\n" +
			"  - {on: 2025-10-01, event: contact, how: assumed}\n"},
			[]string{"b.yaml:3:5: this says again what a.yaml:4:5" + again,
				"b.yaml:4:5: this says again what a.yaml:4:5" + again}},
		{"a proposal", []string{usual + "  - {on: 2025-10-01, event: contact, how: reported, confirmed: \"no\"}\n"},
			[]string{
				"a.yaml:6:5: this proposal says again what a.yaml:4:5 says; leave it out, or say what is different"}},
		{"another day", []string{usual + "  - {on: 2025-10-03, event: contact, how: reported}\n"}, nil},
		{
			"another text",
			[]string{usual + "  - {on: 2025-10-01, event: contact, says: In the evening, how: reported}\n"}, nil},
		{"public on another day", []string{
			usual + "  - {on: 2025-10-01, public: 2025-10-02, event: contact, how: reported}\n"}, nil},
		{"a correction", []string{usual + "  - {id: x, on: 2025-10-03, event: contact, how: assumed}\n" +
			"  - {on: 2025-10-03, event: contact, how: reported, corrects: x}\n"}, nil},
		{"withdrawn and said again", []string{usual + "  - {id: x, on: 2025-10-03, event: contact, how: assumed}\n" +
			"  - {on: 2025-10-04, withdraws: x, how: assumed}\n  - {on: 2025-10-03, event: contact, how: reported}\n"},
			nil},
		{"a contradiction", []string{usual + "  - {id: x, on: 2025-10-03, event: contact, how: assumed}\n" +
			"  - {on: 2025-10-03, event: contact, how: reported, contradicts: x}\n"}, nil},
		{"an agreement", []string{usual + "agreements:\n  pact: {on: 2025-10-05, signed: [up, down], " +
			"commitments: {a: {does: up.release = full}}}\n  treaty: {on: 2025-10-05, signed: [down, up], " +
			"commitments: {b: {owes: [up, down], does: up.release = full}}}\n"},
			[]string{"a.yaml:8:3: this is the same agreement as a.yaml:7:3, " +
				"with what is owed counted a second time; leave one out, or say what is different"}},
		{"another agreement", []string{usual + "agreements:\n  pact: {on: 2025-10-05, signed: [up, down], " +
			"commitments: {a: {does: up.release = full}}}\n  treaty: {on: 2025-10-05, signed: [down, up], " +
			"title: Treaty, commitments: {b: {does: up.release = full}}}\n"}, nil},
	} {
		var got []string
		for _, n := range recordNotes(t, tc.files...) {
			if !strings.Contains(n, "nothing will ever show") {
				got = append(got, n)
			}
		}
		if strings.Join(got, "\n") != strings.Join(tc.notes, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", tc.name, strings.Join(got, "\n"), strings.Join(tc.notes, "\n"))
		}
	}
}

// The day of a case is held against its record, too.
func TestDayOffItsRecord(t *testing.T) {
	const text = "plenary: 1\nas_of: 0206-12-22\nparties: {up: , down: }\noptions: {up.a: }\n" +
		"preferences: {up: [up.a], down: [up.a]}\n"
	for _, tc := range []struct {
		text string
		want bool
	}{{text, true}, {strings.Replace(text, "0206", "2006", 1), false},
		{strings.Replace(text, "as_of: 0206-12-22\n", "", 1), false}} {
		f, err := casefile.Parse(t.Context(), "case.yaml", []byte(tc.text))
		if err != nil {
			t.Fatal(err)
		}
		f.Records = []*casefile.RecordFile{
			{
				Path: "record.yaml", Text: []byte("record: 1\nentries: [{on: 2006-12-18, event: a}, " +
					"{on: 2006-12-19, event: b}]\n")}}
		if f.Record, err = casefile.ParseRecord(t.Context(), f.Case, f.Records); err != nil {
			t.Fatal(err)
		}
		day, err := f.Record.AsOf(t.Context(), f.Record.Date())
		if err != nil {
			t.Fatal(err)
		}
		c := check(t, f, day)
		got := slices.Contains(told(c, c.Notes), "case.yaml:2:8: `0206-12-22` is 1,800 years before the other days "+
			"here, `2006-12-18` to `2006-12-19`; correct the year, if it is not meant")
		if got != tc.want {
			t.Errorf("%s: %v", tc.text, c.Notes)
		}
	}
}

// Days of the case itself are held against one another, too.
func TestOddDaysOfCase(t *testing.T) {
	far := " years after the other days here, `2025-09-15` to `2025-10-31`; correct the year, if it is not meant"
	for _, s := range []slip{
		{"a source", strings.Replace(talks, "2025-10-02", "2205-10-02", 1), "9:16: `2205-10-02` is 180" + far,
			[]string{"2205", "2025"}},
		{"a track", strings.Replace(talks, "main: {", "main: {until: 2125-11-01, ", 1),
			"6:24: `2125-11-01` is 100 years after the other days here, `2025-09-15` to `2025-10-31`",
			[]string{"2125-11", "2025-11"}},
	} {
		s.check(t)
	}
	if got := notes(t, strings.Replace(talks, "as_of: 2025", "as_of: 0025", 1)); !contains(got,
		"2:8: `0025-10-31` is 2,000 years before the other days here") {
		t.Error(got)
	}
	if got := notes(t, talks); contains(got, "other days") {
		t.Error(got)
	}
}
