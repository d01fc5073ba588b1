package keep

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A New is a file that is not there yet, with its text or what writes it: for more
// than memory should hold.
type New struct {
	Path string
	Text []byte
	Fill func(io.Writer) error // nil where Text is all of it
}

// fill writes the text.
func (n *New) fill(w io.Writer) error {
	if n.Fill != nil {
		return n.Fill(w)
	}
	return of(n.Text)(w)
}

// of writes a text, all of it.
func of(text []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		n, err := w.Write(text)
		if err == nil && n < len(text) {
			err = io.ErrShortWrite
		}
		return err
	}
}

// Create makes a file with all of a text in it, and its folder if that is not
// there; or neither. It is [Held.CreateAll] of one file.
func (h *Held) Create(ctx context.Context, path string, text []byte) error {
	return h.CreateAll(ctx, New{Path: path, Text: text})
}

// CreateAll makes files, each with all of its text in it, and their folders
// where these are not there: all of them, or none. Where there is something of
// the name of one, even a symbolic link that leads nowhere, the error is an
// fs.ErrExist. The folder of each must be held, or that around a folder that is
// to be made. The error is an *[Error].
func (h *Held) CreateAll(ctx context.Context, files ...New) error {
	all, err := h.create(ctx, files)
	var written []string
	for _, c := range slices.Backward(all) {
		switch {
		case c.done:
			written = append([]string{c.path}, written...)
		case c.made:
			h.unmake(c.dir)
		}
	}
	if err != nil {
		return &Error{written, err}
	}
	return nil
}

// create makes the files, as far as it comes.
func (h *Held) create(ctx context.Context, files []New) ([]*creation, error) {
	var all []*creation
	var drafts []string
	var err error
	for _, f := range files {
		c := &creation{Held: h, path: f.Path, dir: filepath.Dir(f.Path)}
		all = append(all, c)
		if err = c.folder(); err == nil {
			err = c.write(f.fill)
		}
		drafts = append(drafts, c.draft)
		if err != nil {
			break
		}
	}
	if err == nil {
		err = h.pen.place(ctx, func() error { return placeAll(all) })
	}
	return all, both(err, h.pen.drop(drafts...))
}

// placeAll gives all drafts their names, or takes back those it gave. The pen
// is locked.
func placeAll(all []*creation) error {
	for i, c := range all {
		if err := c.place(); err != nil {
			for _, before := range slices.Backward(all[:i]) {
				err = both(err, before.takeBack())
			}
			return err
		}
	}
	var errs error
	for _, c := range all {
		c.pen.written = append(c.pen.written, c.path)
		errs = both(errs, c.settle())
	}
	return errs
}

// A creation is a file being made.
type creation struct {
	*Held
	path, dir string
	draft     string
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

func (c *creation) write(fill func(io.Writer) error) (err error) {
	c.draft, err = c.pen.draft(c.path, fill, 0o666, func(file) error { return nil })
	if err != nil {
		err = undrafted(c.path, err)
	}
	return err
}

// place gives the draft its name. The pen is locked.
func (c *creation) place() error {
	disk := c.pen.files()
	err := disk.link(c.draft, c.path)
	if err != nil && !errors.Is(err, fs.ErrExist) { // there are no second names on this disk
		if _, err = os.Lstat(c.path); err == nil {
			err = fs.ErrExist
		} else if err = disk.rename(c.draft, c.path); err == nil {
			delete(c.pen.drafts, c.draft)
		}
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return troubled(c.path, fs.ErrExist, "is there already; run the command again")
	case err != nil:
		return undrafted(c.path, err)
	}
	c.done = true
	return nil
}

// takeBack removes the file, which was made a moment ago.
func (c *creation) takeBack() error {
	if err := c.pen.files().remove(c.path); err != nil {
		c.pen.written = append(c.pen.written, c.path)
		return troubled(c.path, err, "could not be taken back (%s)", advice(err))
	}
	c.done = false
	return nil
}

// settle has the disk keep the name.
func (c *creation) settle() error {
	err := c.pen.settle(c.dir)
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
