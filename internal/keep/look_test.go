package keep

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
)

func TestLookStaysInside(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	for path, text := range map[string]string{filepath.Join(dir, "in"): "in", filepath.Join(outside, "out"): "out"} {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{
		"inside": "in", "file": filepath.Join(outside, "out"), "folder": outside, "up": "../" + filepath.Base(outside),
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	files, shut, err := Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer shut()
	for _, name := range []string{"in", "inside"} {
		if text, err := fs.ReadFile(files, name); string(text) != "in" {
			t.Errorf("%s holds %q, %v", name, text, err)
		}
	}
	for _, name := range []string{"file", "folder/out", "up/out", "../" + filepath.Base(outside) + "/out", "/etc/hosts",
		filepath.Join(outside, "out"), "in/../../x"} {
		if text, err := fs.ReadFile(files, name); err == nil {
			t.Errorf("%s can be read: %q", name, text)
		}
		if _, err := fs.Stat(files, name); err == nil {
			t.Errorf("%s is there", name)
		}
	}
	if _, ok := files.(interface {
		WriteFile(string, []byte, fs.FileMode) error
	}); ok {
		t.Error("it can be written into")
	}
}

func TestLookReads(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, fstest.MapFS{"a/b": {Data: []byte("x")}, "c": {Data: []byte("y")}}); err != nil {
		t.Fatal(err)
	}
	files, shut, err := Look(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer shut()
	if err := fstest.TestFS(files, "a/b", "c"); err != nil {
		t.Error(err)
	}
	if _, _, err := Look(filepath.Join(dir, "nothing")); err == nil {
		t.Error("no error of a folder that is not there")
	}
}
