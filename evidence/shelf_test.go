package evidence_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

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

// TestShelfInMemory has texts on the disk and in two file systems, under the
// same names: each is read from where it stands, and those first come first.
func TestShelfInMemory(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("sources", 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, "sources", "ferry-1.txt", "The ferry stops.")
	first := fstest.MapFS{"sources/ferry-1.txt": {Data: []byte("The ferry runs.")},
		"sources/deep/ferry-2.txt": {Data: []byte("x")}}
	second := fstest.MapFS{"sources/ferry-1.txt": {Data: []byte("The ferry sinks.")},
		"sources/ferry-3.html": {Data: []byte("<p>The dam opens.</p>")}}
	shelf := evidence.NewShelf("sources")
	shelf.AddFS(first, "sources")
	shelf.AddFS(second, "sources")
	shelf.AddFS(second, "none")
	for _, c := range []struct {
		src  plenary.Source
		want string
	}{
		{plenary.Source{ID: "ferry-1"}, "The ferry stops."},
		{plenary.Source{ID: "ferry-1", Digest: read(t, "The ferry sinks.").Digest()}, "The ferry sinks."},
		{plenary.Source{ID: "ferry-1", Digest: read(t, "The ferry runs.").Digest()}, "The ferry runs."},
		{plenary.Source{ID: "ferry-3"}, "<p>The dam opens.</p>"},
	} {
		if got, err := shelf.Find(t.Context(), &c.src); err != nil || got.Text.Source() != c.want {
			t.Errorf("%v: %v, want %s", c.src, err, c.want)
		}
	}
	for _, id := range []string{"ferry-2", "ferry-4"} { // in a folder of the folder, and nowhere
		if got, err := shelf.Find(t.Context(), &plenary.Source{ID: id}); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v, %v", id, got, err)
		}
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
	_, err := evidence.NewShelf(dir).Find(t.Context(), &plenary.Source{ID: "big"})
	if err == nil || !strings.Contains(err.Error(), "8 MiB") {
		t.Errorf("%v, want the bound", err)
	}
	limited(t, err, plenary.LimitSize, evidence.MaxSize)
	_, err = evidence.Read(t.Context(), make([]byte, evidence.MaxSize+1))
	limited(t, err, plenary.LimitSize, evidence.MaxSize)
	for i := range 1001 {
		write(t, dir, fmt.Sprint(i), "")
	}
	_, err = evidence.NewShelf(dir).Find(t.Context(), &plenary.Source{ID: "big"})
	limited(t, err, plenary.LimitFiles, 1000)
}

// limited checks that an error is a limit of a kind, with its bound.
func limited(t *testing.T, err error, code plenary.LimitCode, bound int64) {
	t.Helper()
	var limit *plenary.Limit
	if !errors.As(err, &limit) || limit.Code != code || limit.Bound != bound {
		t.Errorf("%v, want a limit of %s at %d", err, code, bound)
	}
}

// A folder of many large files is looked through in part: what is called like
// the source first, then the small ones.
func TestShelfOfManyLargeFiles(t *testing.T) {
	dir := t.TempDir()
	for i := range 900 {
		if err := os.Truncate(write(t, dir, fmt.Sprintf("%03d.txt", i), ""), 100_000); err != nil {
			t.Fatal(err)
		}
	}
	small := write(t, dir, "zz.txt", "The ferry stops.")
	called := write(t, dir, "999 ferry-9 saved.txt", "The ferry runs.")
	digest := func(raw string) string { return read(t, raw).Digest() }
	shelf := evidence.NewShelf(dir)
	shelf.MayRead(1_000_000, 1_000_000)
	for _, c := range []struct{ id, digest, file, fault string }{
		{"ferry-9", digest("The ferry runs."), called, ""},
		{"ferry-1", digest("The ferry stops."), small, ""},
		{"ferry-2", digest("gone"), "", "no file is called ferry-2, and of the others only 256 MiB are looked " +
			"through for its digest; give its file that name"},
		{"ferry-3", "", "", "no file with the text of ferry-3"},
		{"007", digest("gone"), "", "zero byte"},
	} {
		got, err := shelf.Find(t.Context(), &plenary.Source{ID: c.id, Digest: c.digest})
		if c.fault == "" && (err != nil || got.File != c.file || got.Differs) ||
			c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)) {
			t.Errorf("%s: %v %v, want %s%s", c.id, got, err, c.file, c.fault)
		}
		if c.id == "ferry-2" {
			limited(t, err, plenary.LimitSize, 256<<20)
		}
	}
}

// A shelf reads so much and no more, and says so.
func TestShelfReadsSoMuch(t *testing.T) {
	dir := t.TempDir()
	text := strings.Repeat("The ferry stops.\n", 1000)
	shelf, refused := evidence.NewShelf(dir), 0
	shelf.MayRead(0, 32*17_000)
	for i := range 40 {
		id := fmt.Sprint("ferry-", i)
		if i == 0 {
			write(t, dir, id+".txt", text)
		} else if err := os.Link(filepath.Join(dir, "ferry-0.txt"), filepath.Join(dir, id+".txt")); err != nil {
			t.Skip(err)
		}
	}
	for i := range 40 {
		if _, err := shelf.Find(t.Context(), &plenary.Source{ID: fmt.Sprint("ferry-", i)}); err != nil {
			if refused++; !strings.Contains(err.Error(), "is not read: with it more than 256 MiB of sources would be") {
				t.Error(err)
			}
			limited(t, err, plenary.LimitSize, 256<<20)
		}
	}
	if refused != 8 {
		t.Errorf("%d refused of 40, want 8", refused)
	}
}

// What was asked of a source before is not looked for again.
func TestPassagesOnce(t *testing.T) {
	dir := t.TempDir()
	file := write(t, dir, "ferry-1.txt", "The ferry stops.\n\nThe dam opens, and the dam shuts.")
	src := &plenary.Source{ID: "ferry-1", Passages: []plenary.Passage{
		{ID: "a", Line: 1, Column: 1, Length: 16, Digest: evidence.DigestOf("The ferry stops.")},
		{ID: "b", Line: 1, Column: 1, Length: 13, Digest: evidence.DigestOf("The dam opens")},
		{ID: "c", Line: 1, Column: 1, Length: 7, Digest: evidence.DigestOf("the dam")},
		{ID: "d", Line: 1, Column: 1, Length: 3, Digest: evidence.DigestOf("dam")},
		{ID: "e"},
	}}
	shelf := evidence.NewShelf(dir)
	for range 2 {
		got, err := shelf.Passages(t.Context(), src)
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, p := range got.Passages {
			told = append(told, fmt.Sprint(p.Placement, len(p.Places), " ", p.At, " ", p.Words))
		}
		want := []string{"exact 0 1:1+16 The ferry stops.", "moved 1 3:1+13 The dam opens", "moved 1 3:20+7 the dam",
			"moved 2 1:1+3 ", "unplaced 0 0:0+0 "}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Error(diff)
		}
		_ = os.Remove(file)
	}
	if _, err := shelf.Passages(t.Context(), &plenary.Source{ID: "none"}); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
