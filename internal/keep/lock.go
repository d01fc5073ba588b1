package keep

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/progress"
)

// Held is a hold on folders: until it is let go, no other process writes into
// them by a [Pen]. It ends with the process, however that ends.
type Held struct {
	pen     *Pen
	folders []folder
}

type folder struct {
	path string
	info fs.FileInfo
	lock *flock.Flock
}

// again is how long to wait before a folder that is held elsewhere is tried again.
const again = 10 * time.Millisecond

// Lock waits until nobody else holds the folders, or ctx ends, and then holds
// all of them. What a killed process left in them is removed.
func (p *Pen) Lock(ctx context.Context, folders ...string) (*Held, error) {
	h := &Held{pen: p}
	for told := false; ; told = true {
		if err := ctx.Err(); err != nil {
			return nil, &Error{Err: err}
		}
		busy, err := h.try(folders)
		if err != nil {
			h.Unlock()
			return nil, &Error{Err: err}
		}
		if busy == "" {
			h.sweep()
			return h, nil
		}
		h.Unlock() // one who waits holds nothing, so that no two wait for each other
		if !told {
			progress.Begin(ctx, "waiting for another plenary that writes into "+outlet.Name(busy), 0)
		}
		select {
		case <-ctx.Done():
		case <-time.After(again):
		}
	}
}

// try holds the folders, and returns the first one that it cannot have now.
func (h *Held) try(folders []string) (busy string, err error) {
	for _, path := range folders {
		if busy, err := h.add(path); busy || err != nil {
			return path, err
		}
	}
	return "", nil
}

// add holds one folder more, unless it is held already, perhaps by another
// name, and reports whether somebody else has it.
func (h *Held) add(path string) (busy bool, err error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return false, troubled(path, err, "cannot be written into: %s", advice(err))
	case !info.IsDir():
		return false, troubled(path, nil, "is not a folder")
	case h.has(info):
		return false, nil
	}
	lock, got, err := tryFolder(path)
	if err != nil {
		return false, troubled(path, err, "cannot be held against others who write into it: %s", advice(err))
	}
	if got {
		h.folders = append(h.folders, folder{path, info, lock})
	}
	return !got, nil
}

func (h *Held) has(info fs.FileInfo) bool {
	return slices.ContainsFunc(h.folders, func(f folder) bool { return os.SameFile(f.info, info) })
}

// covers reports whether the folder of a file is held.
func (h *Held) covers(path string) bool {
	info, err := os.Stat(filepath.Dir(path))
	return err == nil && h.has(info)
}

// Unlock lets the folders go.
func (h *Held) Unlock() {
	for _, f := range h.folders {
		f.release()
	}
	h.folders = nil
}

func (f folder) release() {
	_ = f.lock.Unlock()
	if f.lock.Path() != f.path {
		forgetLock(f.lock.Path())
	}
}

// lockName is the file in a folder that is locked where the folder itself cannot be.
const lockName = ".plenary-lock"

func tryLockFile(folder string) (*flock.Flock, bool, error) {
	lock := flock.New(filepath.Join(folder, lockName), flock.SetPermissions(0o666),
		flock.SetFlag(os.O_CREATE|os.O_RDWR))
	got, err := lock.TryLock()
	if errors.Is(err, fs.ErrPermission) { // somebody else's lock file can still be locked
		lock = flock.New(filepath.Join(folder, lockName), flock.SetFlag(os.O_RDONLY))
		got, err = lock.TryLock()
	}
	return lock, got, err
}
