package keep

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// A disk is what this package does to a file system. Tests have one that fails.
type disk interface {
	create(path string, perm fs.FileMode) (file, error) // that is not there yet
	mkdir(path string) error
	rename(from, to string) error
	link(from, to string) error // fails where to is there
	remove(path string) error
	syncFolder(path string) error
}

// A file is one that is being written.
type file interface {
	io.WriteCloser
	Sync() error
	Chmod(fs.FileMode) error
	Chown(uid, gid int) error
	attributes(from string) error // gives it the extended attributes of another
}

// system is the disk of the system.
type system struct{}

func (system) create(path string, perm fs.FileMode) (file, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return nil, err
	}
	return systemFile{f}, nil
}

func (system) mkdir(path string) error      { return os.Mkdir(path, 0o777) }
func (system) rename(from, to string) error { return os.Rename(from, to) }
func (system) link(from, to string) error   { return os.Link(from, to) }
func (system) remove(path string) error     { return os.Remove(path) }

func (system) syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return nil // without the right to list it there is no way to ask for more
	}
	defer f.Close()
	return asFarAsCan(f.Sync())
}

type systemFile struct{ *os.File }

func (f systemFile) Sync() error { return asFarAsCan(f.File.Sync()) }

func (f systemFile) attributes(from string) error { return copyAttributes(f.File, from) }

// asFarAsCan leaves out an error of a sync that means that there is nothing
// like it on this file system, or for folders.
func asFarAsCan(err error) error {
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) || folderError(err) {
		return nil
	}
	return err
}

// advice says of an error of the system what it means and what to do.
func advice(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC) || isFull(err):
		return "the disk is full; make room, then run the command again"
	case errors.Is(err, syscall.EFBIG):
		return "it would be larger than the system allows a file to be"
	case errors.Is(err, syscall.EROFS):
		return "the disk can only be read; copy the case to one that can be written"
	case errors.Is(err, syscall.EBUSY):
		return "it is in use, or mounted by itself; mount the folder that it is in"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "the name is too long for the disk; choose a shorter one"
	case errors.Is(err, fs.ErrPermission):
		return "there is no permission to write there; ask whoever owns the folder, or copy the case to one of your own"
	}
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Op + ": " + p.Err.Error()
	case errors.As(err, &l):
		return l.Op + ": " + l.Err.Error()
	}
	return err.Error()
}
