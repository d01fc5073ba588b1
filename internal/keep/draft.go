package keep

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// Drafts and the old texts that are kept until all is done have names that no
// reader of a case takes for its own: they begin with a full stop and have no
// ending. They are as short as that of any file may be.
var draftName = regexp.MustCompile(`^\.plenary-(new|old)-[0-9a-f]{16}$`)

const (
	newText = "new"
	oldText = "old"
)

// nameDraft is a name for a draft beside a file.
func nameDraft(beside, kind string) string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	return filepath.Join(filepath.Dir(beside), ".plenary-"+kind+"-"+hex.EncodeToString(b[:]))
}

// sweep removes what killed processes left in the folders, which nobody else
// writes into now.
func (h *Held) sweep() {
	for _, f := range h.folders {
		list, _ := os.ReadDir(f.path)
		for _, e := range list {
			if draftName.MatchString(e.Name()) && e.Type().IsRegular() {
				_ = h.pen.files().remove(filepath.Join(f.path, e.Name())) // it is in nobody's way
			}
		}
	}
}

// draft has a text written into a new file beside another; finish gives the file
// what else it is to have. Where that fails the file may be there, to be dropped.
func (p *Pen) draft(beside string, fill func(io.Writer) error, perm fs.FileMode, finish func(file) error) (string,
	error) {
	path := nameDraft(beside, newText)
	f, err := p.create(path, perm)
	if err != nil {
		return "", err
	}
	err = fill(f)
	for _, step := range []func() error{func() error { return finish(f) }, f.Sync} {
		if err == nil {
			err = step()
		}
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return path, err
}

// create makes a file that is there for a while.
func (p *Pen) create(path string, perm fs.FileMode) (file, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.down {
		return nil, context.Canceled
	}
	f, err := p.files().create(path, perm)
	if err == nil {
		p.keep(path)
	}
	return f, err
}

// keep notes a file that is to be removed.
func (p *Pen) keep(path string) {
	if p.drafts == nil {
		p.drafts = map[string]bool{}
	}
	p.drafts[path] = true
}

// drop removes drafts that are still there.
func (p *Pen) drop(paths ...string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var errs error
	for _, path := range paths {
		if !p.drafts[path] {
			continue
		}
		delete(p.drafts, path)
		if err := p.files().remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = both(errs,
				troubled(path, err, "could not be removed (%s); it is of no use any more, remove it", advice(err)))
		}
	}
	return errs
}

// place gives drafts their places, or not, when the pen was put down before.
func (p *Pen) place(ctx context.Context, put func() error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if p.down {
		return context.Canceled
	}
	return put()
}
