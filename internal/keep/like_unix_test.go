//go:build unix

package keep

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestModesStay asks that every file that may be written keeps its permissions,
// whatever those of new files are.
func TestModesStay(t *testing.T) {
	for _, umask := range []int{0o000, 0o022, 0o077, 0o177} {
		dir := put(t, map[string]string{"p": "old"})
		was := syscall.Umask(umask)
		for mode := fs.FileMode(0o600); mode <= 0o777; mode++ {
			wanted := mode
			if mode == 0o751 {
				wanted |= fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky
			}
			path := filepath.Join(dir, "p")
			if err := errors.Join(os.WriteFile(path, []byte("old"), 0o666), os.Chmod(path, wanted)); err != nil {
				t.Fatal(err)
			}
			if mode%8 != 1 && mode%8 != 6 { // enough of them
				continue
			}
			err := write(t, path)
			if info, _ := os.Stat(path); err != nil || info.Mode() != wanted {
				t.Errorf("umask %o, mode %v became %v: %v", umask, wanted, info.Mode(), err)
			}
		}
		path := filepath.Join(dir, "record", "new")
		h := lock(t, &Pen{}, filepath.Join(dir, "p"))
		err := h.Create(t.Context(), path, []byte("new"))
		if info, e := os.Stat(path); umask != 0o177 &&
			(err != nil || e != nil || int(info.Mode().Perm()) != 0o666&^umask) {
			t.Errorf("umask %o: a new file has %v: %v", umask, info, err)
		}
		syscall.Umask(was)
	}
}

// TestNobodyElseReadsDrafts asks that a draft is not open to more people than
// the file that it replaces.
func TestNobodyElseReadsDrafts(t *testing.T) {
	dir := put(t, map[string]string{"p": "old"})
	path := filepath.Join(dir, "p")
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	looks := 0
	disk := &faulty{fails: func(_ int, _ string) bool {
		for _, name := range drafts(t, dir) {
			looks++
			if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s has %v", name, info.Mode())
			}
		}
		return false
	}}
	h := lock(t, &Pen{disk: disk}, path)
	if _, err := h.Replace(t.Context(), []Change{{path, []byte("old"), []byte("new")}}); err != nil || looks == 0 {
		t.Error(err, looks)
	}
}

// TestOwnersStay needs the right to give files away.
func TestOwnersStay(t *testing.T) {
	dir := put(t, map[string]string{"p": "old"})
	path := filepath.Join(dir, "p")
	if err := os.Chown(path, 1234, 4321); err != nil {
		t.Skip(err)
	}
	if err := write(t, path); err != nil {
		t.Fatal(err)
	}
	info, _ := os.Stat(path)
	if uid, gid, ok := owner(info); !ok || uid != 1234 || gid != 4321 {
		t.Errorf("owner %d, group %d", uid, gid)
	}
}

// TestOwnersLost asks that permissions meant for a group do not go to another
// one, and that what could not be kept is told.
func TestOwnersLost(t *testing.T) {
	for _, c := range []struct {
		fails            string
		mode, want       fs.FileMode
		owner, group, at string
	}{
		{"chown(true)", 0o664, 0o664, "belongs to you now", "", ""},
		{"chown", 0o660, 0o600, "belongs to you now", "its group could not be kept", ""},
		{"chown", 0o664, 0o644, "belongs to you now", "its group could not be kept", ""},
		{"chown", 0o642, 0o602, "belongs to you now", "its group could not be kept", ""},
		{"chown", 0o777 | fs.ModeSetuid | fs.ModeSetgid, 0o777, "belongs to you now", "its group could not be kept",
			""},
		{"chown(true)", 0o777 | fs.ModeSetuid | fs.ModeSetgid, 0o777 | fs.ModeSetgid, "belongs to you now", "", ""},
		{"attributes", 0o640, 0o640, "", "", "attributes"},
		{"nothing", 0o640, 0o640, "", "", ""},
	} {
		dir := put(t, map[string]string{"p": "old"})
		path := filepath.Join(dir, "p")
		if err := os.Chmod(path, c.mode); err != nil {
			t.Fatal(err)
		}
		disk := &faulty{fails: func(_ int, call string) bool { return strings.HasPrefix(call, c.fails) }}
		h := lock(t, &Pen{disk: disk}, path)
		notes, err := h.Replace(t.Context(), []Change{{path, []byte("old"), []byte("new")}})
		info, _ := os.Stat(path)
		if err != nil || info.Mode() != c.want {
			t.Errorf("%s fails, mode %v became %v, want %v: %v", c.fails, c.mode, info.Mode(), c.want, err)
		}
		said := strings.Join(notes, "\n")
		for _, want := range []string{c.owner, c.group, c.at} {
			if !strings.Contains(said, want) {
				t.Errorf("%s fails: %q does not say %q", c.fails, said, want)
			}
		}
		if (said == "") != (c.owner+c.group+c.at == "") {
			t.Errorf("%s fails: %q", c.fails, said)
		}
	}
}
