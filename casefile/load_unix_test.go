//go:build unix

package casefile

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestLoadRefusesPipes(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "case.yaml")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	notOpened(t, pipe)
	notOpened(t, filepath.Dir(pipe))
	dir := t.TempDir()
	put(t, dir, "case.yaml", sound)
	for _, name := range []string{"record.yaml", "record"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Skip(err)
		}
		if _, err := Load(t.Context(), dir); err == nil ||
			!strings.HasPrefix(err.Error(), filepath.Join(dir, name)+": ") {
			t.Errorf("%s: %v", name, err)
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dir, "record/x", "")
	if err := os.Symlink("/dev/zero", filepath.Join(dir, "record", "a.yaml")); err != nil {
		t.Skip(err)
	}
	notOpened(t, dir)
}
