package keep

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Replace gives files new texts: all of them, or none. Each has its old text or
// its new one at any moment. A symbolic link is followed; permissions, owner
// and extended attributes are kept as far as the system lets, and notes say
// where it does not. The folders of the files must be held.
//
// A file is left alone, and all others with it, when it can only be read, has
// a second name (a hard link, which would keep the old text) or another text
// than that which is to be replaced. The error is an *[Error]; it names files
// with new texts only if one that had its place already could not be put back,
// or if the disk did not say that it has them for good.
func (h *Held) Replace(ctx context.Context, changes []Change) (notes []string, err error) {
	targets, err := h.targets(changes)
	if err != nil {
		return nil, &Error{Err: err}
	}
	r := &replacement{Held: h, targets: targets}
	err = r.prepare(ctx)
	if err == nil {
		err = h.pen.place(ctx, r.place)
	}
	if e := h.pen.drop(r.drafts...); err == nil && e != nil {
		r.notes = append(r.notes, e.Error())
	} else {
		err = both(err, e)
	}
	if err != nil {
		return nil, &Error{r.written(), err}
	}
	return r.notes, nil
}

// A target is a file that is to be replaced.
type target struct {
	Change
	names []string // by which it was asked for
	real  string   // without symbolic links
	info  fs.FileInfo
	draft string // its new text
	old   string // its old text, under another name
	done  bool   // it has its new text
}

// targets looks at all files before anything is done.
func (h *Held) targets(changes []Change) ([]*target, error) {
	var all []*target
	for _, c := range changes {
		t, err := h.target(c)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(all, func(other *target) bool { return os.SameFile(other.info, t.info) })
		switch {
		case i < 0:
			all = append(all, t)
		case bytes.Equal(all[i].Text, t.Text):
			all[i].names = append(all[i].names, c.Path)
		default:
			return nil, troubled(c.Path, nil,
				"is the same file as %s and would get two texts; leave one of the links out", outlet.Name(all[i].Path))
		}
	}
	return all, nil
}

// target looks whether a file may be replaced.
func (h *Held) target(c Change) (*target, error) {
	if _, err := os.Stat(c.Path); err != nil { // it says better than the next what is wrong with a link
		return nil, lost(c.Path, err)
	}
	real, err := filepath.EvalSymlinks(c.Path)
	if err != nil {
		return nil, lost(c.Path, err)
	}
	info, err := os.Lstat(real)
	if err != nil {
		return nil, lost(c.Path, err)
	}
	t := &target{Change: c, names: []string{c.Path}, real: real, info: info}
	switch {
	case !info.Mode().IsRegular():
		return nil, troubled(c.Path, nil, "is not an ordinary file; give the name of a file")
	case links(real, info) > 1:
		return nil, troubled(c.Path, nil, "has a second name (a hard link), which would keep the old text; "+
			"give it a text of its own, as with cp and mv, or make the other name a symbolic link")
	case !h.covers(real):
		return nil, moved(c.Path)
	}
	if err := writable(c.Path, real, info); err != nil {
		return nil, err
	}
	return t, t.unchanged()
}

func lost(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return troubled(path, err, "is not there any more; look what became of it")
	case errors.Is(err, syscall.ELOOP):
		return troubled(path, err, "is a symbolic link that leads round in a circle; make it lead to a file")
	}
	return troubled(path, err, "cannot be found: %s", advice(err))
}

// writable reports why a file that may be replaced should not be: whoever
// marked it as one to be read only did so on purpose. The bits count for the
// superuser as well.
func writable(path, real string, info fs.FileInfo) error {
	if info.Mode()&ownerWrites == 0 {
		return troubled(path, nil, "is marked as read-only; to have it changed make it writable, as with chmod u+w")
	}
	if err := openFolder(filepath.Dir(real)); err != nil {
		return err
	}
	f, err := os.OpenFile(real, os.O_WRONLY, 0)
	if err != nil {
		return troubled(path, err, "cannot be written: %s", advice(err))
	}
	return f.Close()
}

const ownerWrites = 0o200

// openFolder reports that nothing is to be written into a folder.
func openFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return lost(dir, err)
	case !info.IsDir():
		return troubled(dir, nil, "is not a folder; give it another name")
	case info.Mode()&ownerWrites == 0:
		return troubled(dir, nil,
			"is a folder marked as read-only; to have files in it changed make it writable, as with chmod u+w")
	}
	return nil
}

// unchanged reports that a file has another text by now than that which was read.
func (t *target) unchanged() error {
	info, err := os.Lstat(t.real)
	if err != nil {
		return lost(t.Path, err)
	}
	same := info.Mode().IsRegular() && info.Size() == int64(len(t.Was))
	if same {
		now, err := os.ReadFile(t.real)
		if err != nil {
			return troubled(t.Path, err, "cannot be read again: %s", advice(err))
		}
		same = bytes.Equal(now, t.Was)
	}
	if !same {
		return troubled(t.Path, nil,
			"was changed by somebody else since it was read; that text stays, run the command again")
	}
	return nil
}

// A replacement is files being replaced together.
type replacement struct {
	*Held
	targets []*target
	drafts  []string
	notes   []string
}

// prepare writes all that is new, and keeps what is old if more than one file
// is to change. The files stay as they are.
func (r *replacement) prepare(ctx context.Context) error {
	for _, t := range r.targets {
		if err := ctx.Err(); err != nil {
			return err
		}
		var err error
		t.draft, err = r.pen.draft(t.real, of(t.Text), 0o600, r.like(t))
		r.drafts = append(r.drafts, t.draft)
		if err != nil {
			return undrafted(t.Path, err)
		}
	}
	for _, t := range r.targets {
		if len(r.targets) == 1 {
			break // there is nothing to put back
		}
		var err error
		t.old, err = r.pen.second(t, r.like(t))
		r.drafts = append(r.drafts, t.old)
		if err != nil {
			return undrafted(t.Path, err)
		}
	}
	return nil
}

func undrafted(path string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return troubled(path, err, "cannot be written: %s", advice(err))
}

// second gives a file a second name, from which it can be put back without
// room on the disk; where there are no second names, a copy.
func (p *Pen) second(t *target, like func(file) error) (string, error) {
	old := nameDraft(t.real, oldText)
	if p.linked(t.real, old) == nil {
		return old, nil
	}
	return p.draft(t.real, of(t.Was), 0o600, like)
}

func (p *Pen) linked(from, to string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.down {
		return context.Canceled
	}
	err := p.files().link(from, to)
	if err == nil {
		p.keep(to)
	}
	return err
}

// place gives all files their new texts, or takes back what it gave. The pen is locked.
func (r *replacement) place() error {
	disk := r.pen.files()
	for _, t := range r.targets {
		if err := t.unchanged(); err != nil {
			return err
		}
	}
	for i, t := range r.targets {
		err := t.unchanged() // once more: the others took time
		if err == nil {
			if err = disk.rename(t.draft, t.real); err != nil {
				err = undrafted(t.Path, err)
			}
		}
		if err != nil {
			return both(err, r.back(r.targets[:i]))
		}
		delete(r.pen.drafts, t.draft)
		t.done = true
	}
	r.pen.written = append(r.pen.written, r.written()...)
	return r.settle()
}

// back puts old texts back.
func (r *replacement) back(targets []*target) error {
	var errs error
	for _, t := range slices.Backward(targets) {
		if now, err := os.ReadFile(t.real); err != nil || !bytes.Equal(now, t.Text) {
			continue // somebody else's text is there now
		}
		if err := r.pen.files().rename(t.old, t.real); err != nil {
			errs = both(errs, troubled(t.Path, err, "could not be put back as it was (%s)", advice(err)))
			continue
		}
		delete(r.pen.drafts, t.old)
		t.done = false
	}
	r.pen.written = append(r.pen.written, r.written()...)
	return both(errs, r.settle())
}

// settle has the disk keep the names as they are now.
func (r *replacement) settle() error {
	var folders []string
	for _, t := range r.targets {
		if dir := filepath.Dir(t.real); !slices.Contains(folders, dir) {
			folders = append(folders, dir)
		}
	}
	var errs error
	for _, dir := range folders {
		errs = both(errs, r.pen.settle(dir))
	}
	return errs
}

func (p *Pen) settle(dir string) error {
	if err := p.files().syncFolder(dir); err != nil {
		return troubled(dir, err, "is not known to be on the disk for good (%s); "+
			"what is in it can be read now, but look at it again after a failure of power", advice(err))
	}
	return nil
}

// written lists the files that have their new texts.
func (r *replacement) written() []string {
	var names []string
	for _, t := range r.targets {
		if t.done {
			names = append(names, t.names...)
		}
	}
	return names
}

// both joins two errors in one line.
func both(a, b error) error {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return fmt.Errorf("%w; and %w", a, b)
}
