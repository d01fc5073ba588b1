package answer

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/record"
)

// checked takes stock of a case and, where any are given, files of a record.
func checked(t *testing.T, shelf *evidence.Shelf, text string, records ...string) *Check {
	t.Helper()
	f, err := casefile.Parse(t.Context(), "fish.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	talks := Talks{Space: layOut(t, f.Case.Present())}
	if len(records) > 0 {
		for i, text := range records {
			path := string(rune('a'+i)) + ".yaml"
			f.Records = append(f.Records, &casefile.RecordFile{Path: path, Text: []byte("record: 1\n" + text)})
		}
		talks = onLastDay(t, f)
	}
	c, err := NewCheck(t.Context(), talks, Written{
		Draft: &f.Draft, File: f.Path, Position: f.Position, Records: len(f.Records), InRecord: f.InRecord,
		Shelf:  shelf,
		Unread: []UnreadFile{{"fish.txt", "it is not a case"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := lawful(t, "check", c); err != nil {
		t.Error(err)
	}
	return c
}

// onLastDay is a case with its record on the last day of it.
func onLastDay(t *testing.T, f *casefile.File) Talks {
	t.Helper()
	var err error
	if f.Record, err = casefile.ParseRecord(t.Context(), f.Case, f.Records); err != nil {
		t.Fatalf("%v in\n%s", err, f.Records[0].Text)
	}
	return onDay(t, f.Record, f.Record.Date().Format("2006-01-02"))
}

// onDay is a record on a day.
func onDay(t *testing.T, r *record.Record, day string) Talks {
	t.Helper()
	on, ok := record.ParsePeriod(day)
	if !ok {
		t.Fatal(day)
	}
	d, err := r.AsOf(t.Context(), on.To)
	if err != nil {
		t.Fatal(err)
	}
	return Talks{Space: layOut(t, d.Case), Day: d}
}

// coded lists the notes of one code.
func coded(notes []Note, code string) []Note {
	var out []Note
	for _, n := range notes {
		if n.Code == code {
			out = append(out, n)
		}
	}
	return out
}

// A noteCase is a case with the one note it gets of some code, and what to
// write instead so that it gets none.
type noteCase struct {
	note  Note
	text  string
	fixes []string // old and new text, by turns; each pair by itself mends it
}

func (n noteCase) check(t *testing.T) {
	got := coded(checked(t, evidence.NewShelf(), n.text).Notes, n.note.Code)
	if want := []Note{n.note}; !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
	for i := 0; i < len(n.fixes); i += 2 {
		mended := strings.Replace(n.text, n.fixes[i], n.fixes[i+1], 1)
		if mended == n.text {
			t.Fatalf("nothing to replace: %q", n.fixes[i])
		}
		if got := coded(checked(t, evidence.NewShelf(), mended).Notes, n.note.Code); got != nil {
			t.Errorf("mended by %q: %+v", n.fixes[i+1], got)
		}
	}
}

// coasts begins a case of two parties; the next line is the fourth.
const coasts = `plenary: 1
parties: {west: , east: }
options: {west.quota: {levels: [full, half, none]}, east.access: }
`

func at(line, column int) Spot { return Spot{"fish.yaml", line, column} }
