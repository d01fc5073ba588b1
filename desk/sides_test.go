package desk_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/record"
)

// renamed are the files of the river with other names for a party, a variant and
// a source, under a folder.
func renamed(folder string) fstest.MapFS {
	out := fstest.MapFS{}
	names := strings.NewReplacer("down", "low", "gazette-1", "paper-1", "calm", "quiet")
	for name, f := range riverFiles() {
		name = strings.Replace(names.Replace(name), "river", folder, 1)
		out[name] = &fstest.MapFile{Data: []byte(names.Replace(string(f.Data)))}
	}
	return out
}

func readFS(t *testing.T, files fstest.MapFS, name string) *desk.File {
	t.Helper()
	f, err := desk.ReadFS(t.Context(), files, name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestCompareFiles compares two versions of a case in which a party, a variant
// and a source have other names.
func TestCompareFiles(t *testing.T) {
	old, new := inMemory(t), readFS(t, renamed("brook"), "brook")
	for _, variant := range []string{"calm", "quiet"} { // by its name in either
		s, err := desk.Compare(t.Context(), old, new, desk.Comparison{Variants: []string{variant}})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range s.Names.Renames() {
			got = append(got, fmt.Sprintf("%v %s %s", r.Kind, r.From, r.To))
		}
		if want := []string{"party down low", "variant calm quiet", "source gazette-1 paper-1"}; !slices.Equal(got,
			want) {
			t.Errorf("renamed: %q, want %q", got, want)
		}
		for side, c := range map[string]*desk.Side{"river": &s.Old, "brook": &s.New} {
			words, where, ok := c.Words("paper-1#1") // by the name in the new one
			file := strings.Replace("F/sources/G.txt:2:1", "F", side, 1)
			file = strings.Replace(file, "G", map[string]string{"river": "gazette-1", "brook": "paper-1"}[side], 1)
			if c.File.Name != side || c.Space.Case().PartyIndex("low") != 1 || c.Space.Case().
				Variants[0].ID != "quiet" || !ok || words != "No gate before the boats." || where != file {
				t.Errorf("%s: called %s, %v, %v, words %q at %s", side, c.File.Name, c.Space.Case().Parties,
					c.Space.Case().Variants, words, where)
			}
		}
	}
	if old.Case.PartyIndex("down") != 1 || old.Record.Case.PartyIndex("down") != 1 {
		t.Error("the old file was changed")
	}
}

// TestCompareDays compares two days of one case: nothing is sought that was renamed.
func TestCompareDays(t *testing.T) {
	f := inMemory(t)
	s, err := desk.Compare(t.Context(), f, f, desk.Comparison{From: "2006-06-09"})
	if err != nil {
		t.Fatal(err)
	}
	old, new := s.Old.Space, s.New.Space
	if s.Names != nil || old.Code(old.StatusQuo()) != "20" || new.Code(new.StatusQuo()) != "00" ||
		s.New.Day.Date != f.Record.Date() {
		t.Errorf("%v: from %s to %s on %v", s.Names, old.Code(old.StatusQuo()), new.Code(new.StatusQuo()),
			s.New.Day.Date)
	}
	for _, c := range []*desk.Side{&s.Old, &s.New} {
		if words, _, _ := c.Words("gazette-1#1"); words != "No gate before the boats." {
			t.Errorf("words: %q", words)
		}
	}
}

// TestCompareRevisions holds that a case at two revisions is one case, whatever
// became of its names.
func TestCompareRevisions(t *testing.T) {
	t.Chdir(t.TempDir())
	onDisk(t, ".")
	git(t)
	was, err := desk.ReadNamed(t.Context(), "HEAD:river")
	if err != nil {
		t.Fatal(err)
	}
	is, err := desk.Read(t.Context(), "./river/")
	if err != nil {
		t.Fatal(err)
	}
	s, err := desk.Compare(t.Context(), was, is, desk.Comparison{})
	if err != nil {
		t.Fatal(err)
	}
	if kin := s.Names.Kin(); !kin.Case || !s.Names.None() {
		t.Errorf("kin: %v", kin)
	}
	// from the texts beside the other
	if words, _, _ := s.Old.Words("gazette-1#1"); words != "No gate before the boats." {
		t.Errorf("words: %q", words)
	}
}

const bakery = `plenary: 1
title: A bakery
parties: {baker: {name: Baker}, town: {name: Town}}
options: {baker.bread: {levels: [white, brown, none]}, town.square: {levels: [empty, full]}}
preferences: {baker: [town.square = full], town: [baker.bread = brown]}
`

// TestCompareVersions holds that what was written at one place is one case, even
// where nothing of it is left, and that otherwise it is told apart.
func TestCompareVersions(t *testing.T) {
	t.Chdir(t.TempDir())
	onDisk(t, ".")
	git(t)
	if err := os.WriteFile("river/case.yaml", []byte(bakery), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove("river/record.yaml"); err != nil {
		t.Fatal(err)
	}
	was, err := desk.ReadNamed(t.Context(), "HEAD:river")
	if err != nil {
		t.Fatal(err)
	}
	is, err := desk.Read(t.Context(), "river")
	if err != nil {
		t.Fatal(err)
	}
	draft, err := drafted(t, false)
	if err != nil {
		t.Fatal(err)
	}
	other, err := desk.FromDraft(t.Context(), is.Draft, record.Draft{})
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := readFS(t, fstest.MapFS{"bakery.yaml": {Data: []byte(bakery)}}, "bakery.yaml")
	for _, c := range []struct {
		old, new *desk.File
		one      bool
	}{{was, is, true}, {was, elsewhere, false}, {draft, other, false}} {
		s, err := desk.Compare(t.Context(), c.old, c.new, desk.Comparison{})
		if err != nil {
			t.Fatal(err)
		}
		if kin := s.Names.Kin(); kin.Case != c.one {
			t.Errorf("%s and %s are one case: %v, want %v", c.old.Name, c.new.Name, kin.Case, c.one)
		}
	}
}

// TestCompareErrors holds that it is told which side cannot be opened.
func TestCompareErrors(t *testing.T) {
	old, new := inMemory(t), readFS(t, renamed("brook"), "brook")
	compare := func(ask desk.Comparison) error {
		_, err := desk.Compare(t.Context(), old, new, ask)
		return err
	}
	var wrong *desk.RequestError
	for field, ask := range map[desk.Field]desk.Comparison{
		desk.FieldFrom:    {From: "x"},
		desk.FieldTo:      {To: "x"},
		desk.FieldSources: {Sources: []string{"nowhere"}},
		desk.FieldVariant: {Variants: []string{"clam"}},
	} {
		if err := compare(ask); !errors.As(err, &wrong) || wrong.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if err := compare(desk.Comparison{Variants: []string{"bald"}}); err == nil ||
		err.Error() != "river: unknown variant `bald`; did you mean `bold`?" {
		t.Errorf("a variant: %v", err)
	}
	var limit *plenary.Limit
	if err := compare(desk.Comparison{Limits: desk.Limits{States: 5}}); !errors.As(err, &limit) ||
		!strings.HasPrefix(err.Error(), "river: more than 5 feasible states") {
		t.Errorf("states: %v", err)
	}
	if err := compare(desk.Comparison{Limits: desk.Limits{Memory: 1000}}); !errors.As(err, &limit) ||
		!strings.HasPrefix(err.Error(), "river: with half of the memory for either case, ") {
		t.Errorf("memory: %v", err)
	}
}

// TestCompareDrafts compares cases made in Go, and one that cannot take the
// names of the other.
func TestCompareDrafts(t *testing.T) {
	draft, err := drafted(t, true)
	if err != nil {
		t.Fatal(err)
	}
	s, err := desk.Compare(t.Context(), draft, readFS(t, renamed("brook"), "brook"), desk.Comparison{})
	if err != nil || s.Names.Called(diff.KindParty, "down") != "low" {
		t.Fatalf("%v, %v", s, err)
	}
	bare, err := drafted(t, false)
	if err != nil {
		t.Fatal(err)
	}
	if s, err = desk.Compare(t.Context(), bare, draft, desk.Comparison{}); err != nil || !s.Names.None() ||
		s.Old.Day != nil || s.New.Day == nil {
		t.Fatalf("%v, %v", s, err)
	}
}
