//go:build linux || darwin

package keep

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// TestAttributesStay asks for extended attributes, an empty and a large one
// among them, and on Linux for an access list.
func TestAttributesStay(t *testing.T) {
	dir := put(t, map[string]string{"p": "old"})
	path := filepath.Join(dir, "p")
	wanted := map[string][]byte{"user.note": []byte("mine"), "user.empty": {}, "user.large": make([]byte, 1500)}
	if accessList != "" {
		wanted[accessList] = listWithUser(1234)
	}
	for name, value := range wanted {
		if err := unix.Setxattr(path, name, value, 0); err != nil {
			t.Logf("%s: %v", name, err)
			delete(wanted, name)
		}
	}
	if len(wanted) == 0 {
		t.Skip("no attributes on this disk")
	}
	if err := write(t, path); err != nil {
		t.Fatal(err)
	}
	for name, want := range wanted {
		got := make([]byte, len(want)+100)
		n, err := unix.Getxattr(path, name, got)
		if err != nil || string(got[:max(n, 0)]) != string(want) {
			t.Errorf("%s: %q, %v", name, got[:max(n, 0)], err)
		}
	}
}

// TestNoAttributes asks for the error of a file that is not there, and for
// none of a file or a disk that has no attributes.
func TestNoAttributes(t *testing.T) {
	dir := put(t, map[string]string{"p": "old"})
	f, err := os.Create(filepath.Join(dir, "q"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := copyAttributes(f, filepath.Join(dir, "nowhere")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if err := copyAttributes(f, filepath.Join(dir, "p")); err != nil {
		t.Error(err)
	}
	for err, fails := range map[error]bool{unix.ENOTSUP: false, unix.ENODATA: false, unix.EPERM: true} {
		if got := unlessNone(err); (got != nil) != fails {
			t.Errorf("%v: %v", err, got)
		}
	}
}

// listWithUser is an access list, as Linux stores it, that lets one more user read.
func listWithUser(uid uint32) []byte {
	const none = ^uint32(0)
	b := binary.LittleEndian.AppendUint32(nil, 2)
	for _, e := range []struct {
		tag, may uint16
		id       uint32
	}{{1, 6, none}, {2, 4, uid}, {4, 0, none}, {16, 4, none}, {32, 0, none}} {
		b = binary.LittleEndian.AppendUint16(b, e.tag)
		b = binary.LittleEndian.AppendUint16(b, e.may)
		b = binary.LittleEndian.AppendUint32(b, e.id)
	}
	return b
}
