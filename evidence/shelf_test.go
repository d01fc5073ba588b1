package evidence_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
)

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestShelf(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "other.txt", "The dam opens.")
	byName := write(t, dir, "ferry-1.txt", "The ferry stops.")
	renamed := write(t, dir, "saved page.txt", "The ferry runs.")
	write(t, dir, "broken.txt", "caf\xe9")
	digest := func(raw string) string { return read(t, raw).Digest() }
	shelf := evidence.NewShelf(filepath.Join(dir, "none"), dir)
	for _, c := range []struct {
		name    string
		src     plenary.Source
		file    string
		differs bool
		fault   string
	}{
		{"by name", plenary.Source{ID: "ferry-1"}, byName, false, ""},
		{"by digest", plenary.Source{ID: "ferry-2", Digest: digest("The ferry runs.")}, renamed, false, ""},
		{"by short digest", plenary.Source{ID: "ferry-2", Digest: digest("The ferry runs.")[:23]}, renamed, false, ""},
		{"digest before name", plenary.Source{ID: "ferry-1", Digest: digest("The ferry runs.")}, renamed, false, ""},
		{"another version", plenary.Source{ID: "ferry-1", Digest: digest("gone")}, byName, true, ""},
		{"not here", plenary.Source{ID: "ferry-3"}, "", false, "no file with the text of ferry-3"},
		{"unreadable", plenary.Source{ID: "broken"}, "", false, "not UTF-8"},
	} {
		got, err := shelf.Find(t.Context(), &c.src)
		switch {
		case c.fault != "":
			if err == nil || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("%s: %v, want %q", c.name, err, c.fault)
			}
		case err != nil:
			t.Errorf("%s: %v", c.name, err)
		case got.File != c.file || got.Differs != c.differs:
			t.Errorf("%s: %s, differs %v; want %s, %v", c.name, got.File, got.Differs, c.file, c.differs)
		}
	}
	if _, err := shelf.Find(t.Context(), &plenary.Source{ID: "ferry-3"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("not here: %v is not fs.ErrNotExist", err)
	}
}

func TestShelfOfOneFile(t *testing.T) {
	file := write(t, t.TempDir(), "ferry-1.html", "<p>The ferry stops.</p>")
	got, err := evidence.NewShelf(file).Find(t.Context(), &plenary.Source{ID: "ferry-1"})
	if err != nil || got.File != file {
		t.Errorf("%v, %v", got, err)
	}
}

func TestShelfIsBounded(t *testing.T) {
	dir := t.TempDir()
	big := write(t, dir, "big.txt", "")
	if err := os.Truncate(big, evidence.MaxSize+1); err != nil {
		t.Fatal(err)
	}
	if _, err := evidence.NewShelf(dir).Find(t.Context(), &plenary.Source{ID: "big"}); err == nil || !strings.Contains(err.Error(), "8 MiB") {
		t.Errorf("%v, want the bound", err)
	}
}
