package keep

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Create makes a file with all of a text in it, and its folder if that is not
// there; or neither. Where there is something of its name, even a symbolic link
// that leads nowhere, the error is an fs.ErrExist. Its folder must be held, or
// that around a folder that is to be made. The error is an *[Error].
func (h *Held) Create(ctx context.Context, path string, text []byte) error {
	c := &creation{Held: h, path: path, dir: filepath.Dir(path)}
	err := c.folder()
	if err == nil {
		err = c.write(ctx, text)
	}
	switch {
	case err == nil:
		return nil
	case c.done:
		return &Error{[]string{path}, err}
	case c.made:
		h.unmake(c.dir)
	}
	return &Error{Err: err}
}

// A creation is a file being made.
type creation struct {
	*Held
	path, dir string
	made      bool // the folder
	done      bool
}

// folder sees to it that the folder is there and held.
func (c *creation) folder() error {
	if _, err := os.Stat(c.dir); errors.Is(err, fs.ErrNotExist) {
		if !c.covers(c.dir) {
			return moved(c.dir)
		}
		if err := c.pen.files().mkdir(c.dir); err != nil {
			return troubled(c.dir, err, "cannot be made: %s", advice(err))
		}
		c.made = true
		if _, err := c.add(c.dir); err != nil {
			return err
		}
	}
	if !c.covers(c.path) {
		return moved(c.path)
	}
	return openFolder(c.dir)
}

func moved(path string) error {
	return troubled(path, nil, "is not where it was when the command began; run the command again")
}

func (c *creation) write(ctx context.Context, text []byte) error {
	draft, err := c.pen.draft(c.path, text, 0o666, func(file) error { return nil })
	if err != nil {
		err = undrafted(c.path, err)
	} else {
		err = c.pen.place(ctx, func() error { return c.place(draft) })
	}
	return both(err, c.pen.drop(draft))
}

// place gives the draft its name. The pen is locked.
func (c *creation) place(draft string) error {
	disk := c.pen.files()
	err := disk.link(draft, c.path)
	if err != nil && !errors.Is(err, fs.ErrExist) { // there are no second names on this disk
		if _, err = os.Lstat(c.path); err == nil {
			err = fs.ErrExist
		} else if err = disk.rename(draft, c.path); err == nil {
			delete(c.pen.drafts, draft)
		}
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return troubled(c.path, fs.ErrExist, "is there already; run the command again")
	case err != nil:
		return undrafted(c.path, err)
	}
	c.done = true
	c.pen.written = append(c.pen.written, c.path)
	err = c.pen.settle(c.dir)
	if c.made {
		err = both(err, c.pen.settle(filepath.Dir(c.dir)))
	}
	return err
}

// unmake removes a folder that was made, if nothing else is in it by now.
func (h *Held) unmake(dir string) {
	if n := len(h.folders); n > 0 && h.folders[n-1].path == dir {
		h.folders[n-1].release()
		h.folders = h.folders[:n-1]
	}
	_ = h.pen.files().remove(dir) // an empty folder is in nobody's way
}
