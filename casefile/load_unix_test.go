//go:build unix

package casefile

import (
	"path/filepath"
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
}
