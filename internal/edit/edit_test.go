package edit

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/progress"
)

const (
	neighbours = "plenary: 1\nparties: {up: , down: }\noptions: {up.gates: , down.boats: }\n" +
		"preferences: {up: {ranking: [[\"11\"]]}}\n"
	letters = "record:  1\nentries:\n  - {on: 2006-05-02, event: contact, says: They met}\n"
)

// write writes files below a folder.
func write(t *testing.T, dir string, texts map[string]string) {
	t.Helper()
	for name, text := range texts {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// free reports whether somebody else could hold a folder.
func free(t *testing.T, dir string) bool {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ctx = progress.To(ctx, func(context.Context, string, int, int) { cancel() }) // it would wait
	held, err := (&keep.Pen{}).Lock(ctx, dir)
	if err == nil {
		held.Unlock()
	}
	return err == nil
}

// TestHold holds the folders of a case, of its record and of what links lead to.
func TestHold(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"case/case.yaml": neighbours, "case/record.yaml": letters, "shelf/a.yaml": letters,
		"empty/case.yaml": neighbours, "bare/case.yaml": neighbours})
	if err := os.MkdirAll(filepath.Join(dir, "case/record"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "empty/record"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "shelf/a.yaml"), filepath.Join(dir, "case/record/a.yaml")); err != nil {
		t.Skip(err)
	}
	type take func(context.Context, *keep.Pen, string) (*Held, error)
	for _, c := range []struct {
		take  take
		path  string
		files []string
		held  []string
	}{
		{Hold, "case", []string{"case/case.yaml", "case/record.yaml", "case/record/a.yaml"},
			[]string{"case", "case/record", "shelf"}},
		{Hold, "case/record/a.yaml", []string{"case/record/a.yaml"}, []string{"case", "case/record", "shelf"}},
		{Hold, "empty", []string{"empty/case.yaml"}, []string{"empty"}},
		{HoldRecord, "empty", []string{"empty/case.yaml"}, []string{"empty", "empty/record"}},
		{HoldRecord, "bare", []string{"bare/case.yaml"}, []string{"bare"}},
		{HoldRecord, "empty/case.yaml", []string{"empty/case.yaml"}, []string{"empty", "empty/record"}},
	} {
		h, err := c.take(t.Context(), &keep.Pen{}, filepath.Join(dir, c.path))
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.files {
			c.files[i] = filepath.Join(dir, c.files[i])
		}
		if !slices.Equal(h.Files, c.files) {
			t.Errorf("%s: %v, want %v", c.path, h.Files, c.files)
		}
		for _, folder := range []string{"case", "case/record", "shelf", "empty", "empty/record", "bare"} {
			if want := slices.Contains(c.held, folder); free(t, filepath.Join(dir, folder)) == want {
				t.Errorf("%s: folder %s held: %v, want %v", c.path, folder, !want, want)
			}
		}
		h.Unlock()
	}
	if _, err := Hold(t.Context(), &keep.Pen{}, filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no case: %v", err)
	}
	if _, err := HoldRecord(t.Context(), &keep.Pen{}, filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no case: %v", err)
	}
}

// TestAddToRecord adds files to a record, but none with which it is not sound.
func TestAddToRecord(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"case.yaml": neighbours})
	h, err := HoldRecord(t.Context(), &keep.Pen{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Unlock()
	f, err := desk.Read(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"press.yaml", "press-2.yaml"} {
		path, err := h.AddToRecord(t.Context(), f, "press", []byte(letters))
		if text, _ := os.ReadFile(path); err != nil || path != filepath.Join(dir, "record", name) ||
			string(text) != letters {
			t.Errorf("%s: %s, %v", path, text, err)
		}
	}
	var faults *casefile.Faults
	path, err := h.AddToRecord(t.Context(), f, "press", []byte(strings.Replace(letters, "2006-05-02", "May", 1)))
	if !errors.As(err, &faults) ||
		!strings.HasPrefix(err.Error(), "the record could not be read with these entries:\n") || path != "" {
		t.Errorf("%s, %v", path, err)
	}
	if list, _ := filepath.Glob(filepath.Join(dir, "record", "*")); len(list) != 2 {
		t.Errorf("written: %v", list)
	}
}

// TestNewFile picks names that are files of their own on every disk.
func TestNewFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"Press.yaml": "", "press-2.YAML": "", "a.yaml": "", "a-2.yaml": ""})
	if err := os.Symlink("nowhere", filepath.Join(dir, "link.yaml")); err != nil {
		t.Skip(err)
	}
	long := strings.Repeat("x", 300)
	for id, want := range map[string]string{
		"press": "press-3.yaml", "a": "a-3.yaml", "b": "b.yaml", "link": "link-2.yaml", long: long + ".yaml",
		"con": "source-con.yaml", "com1": "source-com1.yaml", "command": "command.yaml", "lpt9": "source-lpt9.yaml",
		"null": "null.yaml",
	} {
		got, err := newFile(dir, id)
		if err != nil || got != filepath.Join(dir, want) {
			t.Errorf("%s: %s, %v", id, got, err)
		}
	}
	if got, err := newFile(filepath.Join(dir, "none"), "x"); err != nil || filepath.Base(got) != "x.yaml" {
		t.Error(got, err)
	}
}

// TestAddPassage writes a passage under its source, and nothing where the case would not be sound.
func TestAddPassage(t *testing.T) {
	dir := t.TempDir()
	const text = "plenary: 1\nparties: {up: }\noptions: {up.release: }\npreferences: {up: [up.release]}\n" +
		"sources: {note: {passages: {a: }}}\n"
	path := filepath.Join(dir, "case.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	held, err := Hold(t.Context(), &keep.Pen{}, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Unlock()
	f, err := desk.Read(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := held.AddPassage(t.Context(), f, "note", plenary.PassageDraft{ID: "a"}); err == nil {
		t.Error("the same id twice")
	}
	got, _, err := held.AddPassage(t.Context(), f, "note", plenary.PassageDraft{ID: "b", At: "1:2"})
	now, _ := os.ReadFile(path)
	if err != nil || got != path || !strings.Contains(string(now), `{a: , b: {at: "1:2"} }`) {
		t.Errorf("%s, %v: %s", got, err, now)
	}
	// Read before, the file has another text by now, and is left alone.
	if _, _, err := held.AddPassage(t.Context(), f, "note", plenary.PassageDraft{ID: "c"}); err == nil {
		t.Error("a file that was changed meanwhile")
	}
}
