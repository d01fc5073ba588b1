package casefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plenary-talks/plenary"
)

const sound = "plenary: 1\nparties: {up: }\noptions: {up.release: }\n"

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "river/case.yaml", sound)
	put(t, dir, "single.yaml", sound)
	put(t, dir, "other/case.yml", sound)
	put(t, dir, "sub/river/case.yaml", sound)
	put(t, dir, "nothing/README", "")
	put(t, dir, "many/a/case.yaml", sound)
	put(t, dir, "many/b/case.yaml", sound)
	put(t, dir, "many/docker.yml", "services: {}\n")
	put(t, dir, "word/case.docx", "PK\x03\x04 word/document.xml")
	put(t, dir, "folder/case.yaml/x", "")
	put(t, dir, "big.yaml", "")
	if err := os.Truncate(filepath.Join(dir, "big.yaml"), 9<<20); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"river":           "",
		"river/case.yaml": "",
		"single.yaml":     "",
		"rivr":            "rivr: there is no such file or folder; did you mean DIR/river?",
		"single.yml":      "there is no such file or folder; did you mean DIR/single.yaml?",
		"lake":            "lake: there is no such file or folder",
		"other":           "other: this folder has no case.yaml; rename DIR/other/case.yml to case.yaml",
		"sub":             "sub: this folder has no case.yaml; did you mean DIR/sub/river?",
		"many":            "many: this folder has no case.yaml; give one of the cases in it: DIR/many/a, DIR/many/b",
		"many/c":          "many/c: there is no such file or folder",
		"word": "word: this folder has no case.yaml; it has case.docx: save it as plain text under the " +
			"name case.yaml",
		"nothing":       "nothing: this folder has no case.yaml; `plenary new` begins a case",
		"folder":        "this is a folder where a file is expected",
		"big.yaml":      "big.yaml: the file has 9437184 bytes; at most 8388608 (8 MiB) are read",
		"single.yaml/x": "single.yaml/x: it cannot be read: not a directory",
	} {
		f, err := Load(t.Context(), filepath.Join(dir, path))
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", path, err)
		case want == "" && len(f.Case.Options) != 1:
			t.Errorf("%s: %d options", path, len(f.Case.Options))
		case want != "" && (err == nil || !strings.HasSuffix(strings.ReplaceAll(err.Error(), dir, "DIR"), want)):
			t.Errorf("%s: %v, want … %s", path, err, want)
		}
		var limit *plenary.Limit
		if errors.As(err, &limit) != (path == "big.yaml") || limit != nil && *limit != *tooLarge(9 << 20) {
			t.Errorf("%s: the limit is %#v", path, limit)
		}
	}
}

func TestNotAFile(t *testing.T) {
	for path, want := range map[string]string{
		"https://example.org/case.yaml": "cases are read from files on this machine, not from the web: save it, " +
			"and give the file",
		"file:///tmp/case.yaml": "give the path alone: /tmp/case.yaml",
		"-":                     "cases are read from files, not from standard input",
		"":                      "no file or folder is named",
	} {
		if _, err := Load(t.Context(), path); err == nil || !strings.HasSuffix(err.Error(), "; "+want) {
			t.Errorf("%q: %v, want … %s", path, err, want)
		}
	}
}

func TestLoadNamesTheFile(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "river/case.yaml", sound+"extra: 1\n")
	_, err := Load(t.Context(), filepath.Join(dir, "river"))
	if want := filepath.Join(dir, "river/case.yaml") + ":4:1: unknown key `extra`"; err == nil ||
		!strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestMissingFileIsNotExist(t *testing.T) {
	if _, err := Load(t.Context(), filepath.Join(t.TempDir(), "x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// Devices never end: they must be refused before they are opened.
func TestLoadRefusesDevices(t *testing.T) {
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("no /dev/zero here")
	}
	notOpened(t, "/dev/zero")
}

// notOpened asks that a path is not opened, which would take for ever.
func notOpened(t *testing.T, path string) {
	t.Helper()
	if _, err := Load(t.Context(), path); err == nil || !strings.Contains(err.Error(), "not an ordinary file") {
		t.Errorf("%s: %v", path, err)
	}
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A case from memory is read as one from the disk is, and what is wrong with it
// is told alike.
func TestLoadFS(t *testing.T) {
	dir := t.TempDir()
	memory := fstest.MapFS{}
	for name, text := range map[string]string{
		"river/case.yaml": sound, "river/record.yaml": "record: 1\nentries: [{on: 2006, event: x}]\n",
		"river/record/.b.yaml": "never read", "river/record/a.yaml": "record: 1\nentries: [{on: 2006, event: y}]\n",
		"river/record/b.txt": "never read", "single.yaml": sound, "faulty/case.yaml": sound + "extra: 1\n",
		"slip/case.yaml": sound, "slip/record/a.yaml": "record: 1\nextra: 1\n", "other/case.yml": sound,
		"sub/river/case.yaml": sound, "folder/case.yaml/x": "", "file/case.yaml": sound, "file/record": "",
		"large/case.yaml": strings.Repeat(" ", MaxBytes+1), "twisted/case.yaml": sound,
		"twisted/record/a\x1bb.yaml": "[",
	} {
		put(t, dir, name, text)
		memory[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, name := range []string{
		".", "river", "river/case.yaml", "single.yaml", "faulty", "slip", "other", "sub", "folder", "large", "twisted",
		"rivr", "single.yml", "lake", "river/cas.yaml",
	} {
		f, err := Load(t.Context(), filepath.Join(dir, name))
		g, memoryErr := LoadFS(t.Context(), memory, name, "HEAD:")
		want := strings.ReplaceAll(strings.ReplaceAll(fmt.Sprint(err), dir+"/", "HEAD:"), dir+":", "HEAD:.:")
		if got := fmt.Sprint(memoryErr); got != want {
			t.Errorf("%s: %s, on the disk %s", name, got, want)
		}
		if err == nil && (g.Path != "HEAD:"+strings.TrimPrefix(f.Path, dir+"/") || len(f.Records) != len(g.Records)) {
			t.Errorf("%s: %s with %d files of its record, on the disk %d", name, g.Path, len(g.Records), len(f.Records))
		}
	}
	if _, err := LoadFS(t.Context(), memory, "file", ""); err == nil ||
		!strings.HasPrefix(err.Error(), "file/record: this is a file where the folder record/ is expected") {
		t.Error(err)
	}
}
