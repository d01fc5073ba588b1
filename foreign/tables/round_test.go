package tables

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/plenarytest"
	"github.com/plenary-talks/plenary/record"
)

// TestRoundTripOfCases writes every case of the repository as a workbook and as
// CSV, and reads it again.
func TestRoundTripOfCases(t *testing.T) {
	for _, pattern := range []string{"../../cases/*/case.yaml", "../../cases/classics/*/case.yaml"} {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			t.Errorf("nothing is like %s", pattern)
		}
		for _, file := range files {
			f, err := casefile.Load(t.Context(), filepath.Dir(file))
			if err != nil {
				t.Fatal(err)
			}
			roundTrip(t, file, f)
		}
	}
}

func TestRoundTripOfRandomCases(t *testing.T) {
	n, met := uint64(80), 0
	if testing.Short() {
		n = 20
	}
	for i := range n {
		rng := rand.New(rand.NewPCG(i, 97))
		d, r := plenarytest.RandomTableDraft(rng, plenarytest.Shape{States: 60}), record.Draft{}
		if i%2 == 0 {
			d, r = plenarytest.RandomRecordDraft(rng, plenarytest.Shape{States: 60})
		}
		dir := t.TempDir()
		write(t, filepath.Join(dir, "case.yaml"), casefile.WriteCase(&d))
		for k := range r.Files {
			path := filepath.Join(dir, "record", fmt.Sprintf("%d.yaml", k))
			write(t, path, casefile.WriteRecord(r.Files[k]))
		}
		f, err := casefile.Load(t.Context(), dir)
		if err != nil {
			continue // some random records are not sound
		}
		met++
		roundTrip(t, fmt.Sprint("random case ", i), f)
	}
	if !testing.Short() && met < 60 {
		t.Errorf("only %d random cases were sound", met)
	}
}

func write(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text, 0o666); err != nil {
		t.Fatal(err)
	}
}

func roundTrip(t *testing.T, name string, f *casefile.File) {
	t.Helper()
	talks := foreign.Talks{Case: f.Case, File: f, Answers: []foreign.Answer{
		{Name: "states", Head: []string{"state", "options"}, Rows: [][]string{{"1", "=1"}}, Numbers: []int{0}},
		{Name: "more", TooMany: 7},
	}}
	ex, err := XLSX.Write(t.Context(), talks)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := XLSX.Write(t.Context(), talks); err != nil || !bytes.Equal(again.Text, ex.Text) {
		t.Errorf("%s: another workbook of the same case, %v", name, err)
	}
	if !slices.ContainsFunc(ex.Notes.List, func(n foreign.Note) bool {
		return n.Code == "too-many" && n.Count == 7
	}) {
		t.Errorf("%s: an answer is left out in silence", name)
	}
	files := []foreign.File{{Name: "t.xlsx", Text: ex.Text}}
	same(t, name+" as a workbook", f, XLSX, files)
	values, err := CSV.Write(t.Context(), talks)
	if err != nil {
		t.Fatal(err)
	}
	same(t, name+" as CSV", f, CSV, values.Files)
}

// same holds that files have the case and the record that f has, but for variants.
func same(t *testing.T, name string, f *casefile.File, format *foreign.Format, files []foreign.File) {
	t.Helper()
	if !format.Fits(files) {
		t.Errorf("%s is not known for what it is", name)
	}
	im, err := format.Read(t.Context(), files)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	d, err := f.RecordDraft(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	was, is := f.Draft, im.Case
	was.Variants, was.Parties = nil, slices.Clone(was.Parties)
	for i := range was.Parties {
		was.Parties[i].Perceives = nil
	}
	was.Preferences, is.Preferences = meant(was.Preferences), meant(is.Preferences)
	r := record.FileDraft{}
	if im.Record != nil {
		r = *im.Record
	}
	fold := cmp.Transformer("fold", func(s string) string { return strings.Join(strings.Fields(s), " ") })
	opts := cmp.Options{cmpopts.EquateEmpty(), fold,
		cmpopts.IgnoreUnexported(plenary.Draft{}, plenary.StatementDraft{})}
	if diff := cmp.Diff(was, is, opts); diff != "" {
		t.Errorf("%s, the case (-was +is):\n%.3000s", name, diff)
	}
	if diff := cmp.Diff(merged(d), r, opts); diff != "" {
		t.Errorf("%s, the record (-was +is):\n%.3000s", name, diff)
	}
	for _, n := range im.Notes.List {
		t.Errorf("%s: %+v", name, n)
	}
}

// meant are preferences in the order of parties, less those that say nothing, and less marks.
func meant(list []plenary.PreferenceDraft) []plenary.PreferenceDraft {
	var out []plenary.PreferenceDraft
	for _, p := range list {
		if len(p.Statements)+len(p.Ranking) > 0 {
			p.Strong, p.Statements = nil, slices.Clone(p.Statements)
			for i := range p.Statements {
				p.Statements[i].Unknown, p.Statements[i].Strong = "", "" // tables hold no marks
			}
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b plenary.PreferenceDraft) int { return strings.Compare(a.Party, b.Party) })
	return out
}
