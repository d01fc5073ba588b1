package keep

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
)

var errFault = errors.New("the disk has a fault")

// A faulty is the disk of the system, on which some calls fail, or end the
// process, which is what no call after them happens is.
type faulty struct {
	system
	fails func(n int, call string) bool // whether call number n, from 0, fails; nil: none
	part  int                           // how much of a text a failing write writes
	dies  bool                          // the process ends in place of the call

	mu    sync.Mutex
	calls []string
}

// died is what a process that ends panics with.
type died struct{}

func (d *faulty) call(name string, paths ...string) error {
	for _, p := range paths {
		name += " " + kindOf(p)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.calls = append(d.calls, name)
	if d.fails == nil || !d.fails(len(d.calls)-1, name) {
		return nil
	}
	if d.dies {
		panic(died{})
	}
	return &fs.PathError{Op: strings.Fields(name)[0], Path: paths[0], Err: errFault}
}

// kindOf is a path without what differs from run to run.
func kindOf(path string) string {
	if name := filepath.Base(path); draftName.MatchString(name) {
		return strings.Split(name, "-")[1]
	}
	return filepath.Base(path)
}

func (d *faulty) create(path string, perm fs.FileMode) (file, error) {
	if err := d.call("create", path); err != nil {
		return nil, err
	}
	f, err := d.system.create(path, perm)
	return &faultyFile{f, d, path}, err
}

func (d *faulty) mkdir(path string) error {
	return either(d.call("mkdir", path), func() error { return d.system.mkdir(path) })
}

func (d *faulty) rename(from, to string) error {
	return either(d.call("rename", from, to), func() error { return d.system.rename(from, to) })
}

func (d *faulty) link(from, to string) error {
	return either(d.call("link", from, to), func() error { return d.system.link(from, to) })
}

func (d *faulty) remove(path string) error {
	return either(d.call("remove", path), func() error { return d.system.remove(path) })
}

func (d *faulty) syncFolder(path string) error {
	return d.call("sync-folder", path)
}

func either(err error, do func() error) error {
	if err != nil {
		return err
	}
	return do()
}

type faultyFile struct {
	file
	disk *faulty
	path string
}

func (f *faultyFile) Write(text []byte) (n int, err error) {
	part := min(f.disk.part, len(text))
	defer func() {
		if r := recover(); r != nil { // it dies when it has written a part
			_, _ = f.file.Write(text[:part])
			panic(r)
		}
	}()
	if err := f.disk.call("write", f.path); err != nil {
		n, _ := f.file.Write(text[:part])
		return n, err
	}
	return f.file.Write(text)
}

// Sync is noted and not done: it takes long.
func (f *faultyFile) Sync() error  { return f.disk.call("sync", f.path) }
func (f *faultyFile) Close() error { return both(f.disk.call("close", f.path), f.file.Close()) }

func (f *faultyFile) Chmod(mode fs.FileMode) error {
	return either(f.disk.call("chmod", f.path), func() error { return f.file.Chmod(mode) })
}

func (f *faultyFile) Chown(uid, gid int) error {
	return either(f.disk.call(fmt.Sprintf("chown(%t)", uid >= 0), f.path), func() error {
		return f.file.Chown(uid, gid)
	})
}

func (f *faultyFile) attributes(from string) error {
	return either(f.disk.call("attributes", f.path), func() error { return f.file.attributes(from) })
}
