package keep

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// put writes files, of a folder's tree, and returns the folder.
func put(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// tree is all files below a folder with their texts.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[rel] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// drafts lists what was left beside the files of a folder.
func drafts(t *testing.T, dir string) []string {
	t.Helper()
	var left []string
	for name := range tree(t, dir) {
		if strings.HasPrefix(filepath.Base(name), ".") {
			left = append(left, name)
		}
	}
	return left
}

// lock holds the folders of files.
func lock(t *testing.T, p *Pen, paths ...string) *Held {
	t.Helper()
	var dirs []string
	for _, path := range paths {
		dirs = append(dirs, filepath.Dir(path))
	}
	h, err := p.Lock(t.Context(), dirs...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Unlock)
	return h
}

// three is a replacement of three files in two folders.
func three(dir string) []Change {
	var all []Change
	for _, name := range []string{"a.yaml", "record/b.yaml", "c.yaml"} {
		all = append(all, Change{filepath.Join(dir, name), []byte("old " + name), []byte("the new text of " + name)})
	}
	return all
}

var olds = map[string]string{"a.yaml": "old a.yaml", "record/b.yaml": "old record/b.yaml", "c.yaml": "old c.yaml"}

// isNew reports whether a file of three has its new text.
func isNew(name, text string) bool { return text == "the new text of "+name }

func TestReplace(t *testing.T) {
	dir, disk := put(t, olds), &faulty{}
	changes, pen := three(dir), &Pen{disk: disk}
	h := lock(t, pen, changes[0].Path, changes[1].Path)
	if notes, err := h.Replace(t.Context(), changes); err != nil || notes != nil {
		t.Fatal(notes, err)
	}
	for name, text := range tree(t, dir) {
		if !isNew(name, text) {
			t.Errorf("%s: %q", name, text)
		}
	}
	if got := pen.Written(); !slices.Equal(got, []string{changes[0].Path, changes[1].Path, changes[2].Path}) {
		t.Errorf("written: %v", got)
	}
	safelyOrdered(t, disk.calls)
}

// safelyOrdered asks that every text is on the disk before a name leads to it,
// and then the names.
func safelyOrdered(t *testing.T, calls []string) {
	t.Helper()
	named, synced, created := false, 0, 0
	for _, call := range calls {
		switch words := strings.Fields(call); {
		case words[0] == "create":
			created++
		case words[0] == "sync":
			synced++
		case words[0] == "rename", words[0] == "link" && words[1] == newText:
			named = true
			if synced != created {
				t.Errorf("a name is given when %d of %d texts are on the disk: %q", synced, created, calls)
			}
		case words[0] == "sync-folder":
			named = false
		}
	}
	if created == 0 || named {
		t.Errorf("the names are not on the disk: %q", calls)
	}
}

func TestCreate(t *testing.T) {
	dir, disk := t.TempDir(), &faulty{}
	pen := &Pen{disk: disk}
	path := filepath.Join(dir, "record", "new.yaml")
	h := lock(t, pen, filepath.Join(dir, "case.yaml"))
	if err := h.Create(t.Context(), path, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, dir); len(got) != 1 || got["record/new.yaml"] != "new" {
		t.Errorf("%v", got)
	}
	safelyOrdered(t, disk.calls)
	err := h.Create(t.Context(), path, []byte("newer"))
	if !errors.Is(err, fs.ErrExist) || tree(t, dir)["record/new.yaml"] != "new" {
		t.Errorf("over another file: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o600 != 0o600 || links(path, info) != 1 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}

// TestNames replaces and makes files of any name that the disk takes.
func TestNames(t *testing.T) {
	for _, name := range []string{
		strings.Repeat("x", 255), strings.Repeat("é", 127), "-", "--write", " ", "a\nb", "a\x1b[31mb", "\xff\xfe", "*",
		"a\\b", "\u202e.yaml"} {
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		h := lock(t, &Pen{}, path)
		if err := h.Create(t.Context(), path, []byte("old")); err != nil {
			if os.WriteFile(path, nil, 0o666) == nil {
				t.Errorf("%q: %v", name, err)
			}
			continue // the disk does not take it
		}
		if _, err := h.Replace(t.Context(), []Change{{path, []byte("old"), []byte("new")}}); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if got := tree(t, dir); len(got) != 1 || got[name] != "new" {
			t.Errorf("%q: %q", name, got)
		}
		_, err := h.Replace(t.Context(), []Change{{path, []byte("old"), []byte("new")}})
		if err == nil || strings.ContainsAny(err.Error(), "\n\x1b\u202e") {
			t.Errorf("%q: %v", name, err)
		}
	}
	long := filepath.Join(t.TempDir(), strings.Repeat("x", 256))
	err := lock(t, &Pen{}, long).Create(t.Context(), long, nil)
	if err == nil || !strings.Contains(err.Error(), "the name is too long for the disk; choose a shorter one") {
		t.Error(err)
	}
}

// TestAllOrNone asks that of several new files none is there when the place of
// one is taken, and that what is there stays.
func TestAllOrNone(t *testing.T) {
	dir := put(t, map[string]string{"b.yaml": "somebody's"})
	pen := &Pen{}
	h, err := pen.Lock(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Unlock()
	var files []New
	for _, name := range []string{"a.yaml", "record/c.yaml", "b.yaml"} {
		files = append(files, New{Path: filepath.Join(dir, name), Text: []byte("ours")})
	}
	err = h.CreateAll(t.Context(), files...)
	if !errors.Is(err, fs.ErrExist) || len(pen.Written()) > 0 {
		t.Errorf("%v, written %v", err, pen.Written())
	}
	if got := tree(t, dir); len(got) != 1 || got["b.yaml"] != "somebody's" {
		t.Errorf("there is %v", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "record")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder is left: %v", err)
	}
}
