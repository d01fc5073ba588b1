// Package edit changes the files of cases on the disk: all that are meant or
// none, and while nobody else does.
//
//	Hold, HoldRecord  the files of a case, kept from others who would change them
//	Held              these; Held.AddToRecord makes a new file of its record, and Held.AddPassage
//	                  puts a passage under its source
//	Layout            how files are laid out
package edit

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/keep"
)

// Held are the files of a case, of which no other process changes one by a
// [keep.Pen] until they are let go by Unlock.
type Held struct {
	*keep.Held
	Files []string // that hold the case and, of a folder, its record
}

// Hold waits until nobody else holds the folders of the files of the case at
// path, or ctx ends, and then holds them.
func Hold(ctx context.Context, pen *keep.Pen, path string) (*Held, error) {
	return hold(ctx, pen, func() ([]string, error) { return casefile.Files(path) })
}

// HoldRecord is [Hold] for one who adds to the record of the case: its folder is
// held too, if it is there.
func HoldRecord(ctx context.Context, pen *keep.Pen, path string) (*Held, error) {
	some := "" // file of the record, that need not be there
	h, err := hold(ctx, pen, func() ([]string, error) {
		files, err := casefile.Files(path)
		if err != nil {
			return nil, err
		}
		folder := filepath.Join(filepath.Dir(files[0]), recordFolder)
		if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) { // be it a link that leads nowhere
			some = filepath.Join(folder, "x")
			files = append(files, some)
		}
		return files, nil
	})
	if err == nil && some != "" {
		h.Files = h.Files[:len(h.Files)-1]
	}
	return h, err
}

// hold holds the folders of the files that list returns.
func hold(ctx context.Context, pen *keep.Pen, list func() ([]string, error)) (*Held, error) {
	for {
		files, err := list()
		if err != nil {
			return nil, err
		}
		held, err := pen.Lock(ctx, foldersOf(files)...)
		if err != nil {
			return nil, err
		}
		now, err := list()
		if err == nil && slices.Equal(now, files) {
			return &Held{held, files}, nil
		}
		held.Unlock() // whoever held them before has added or removed a file
		if err != nil {
			return nil, err
		}
	}
}

// foldersOf lists the folders that have to be held for some files, each once:
// those in which they stand by name, and where links lead to. A file in record/
// is one of the case around that folder.
func foldersOf(files []string) []string {
	var all []string
	add := func(dir string) {
		if !slices.Contains(all, dir) {
			all = append(all, dir)
		}
	}
	for _, file := range files {
		places := []string{file}
		if real, err := filepath.EvalSymlinks(file); err == nil {
			places = append(places, real)
		}
		for _, path := range places {
			dir := filepath.Dir(path)
			if filepath.Base(dir) == recordFolder {
				add(filepath.Dir(dir))
			}
			add(dir)
		}
	}
	return all
}

// recordFolder is the folder beside case.yaml that holds files of its record.
const recordFolder = "record"

// AddToRecord makes a new file of the record of a case, called like the source
// that its entries are from, if the record is sound with it, and returns its
// path. The case was read while its record was held; see [HoldRecord].
func (h *Held) AddToRecord(ctx context.Context, f *desk.File, source string, text []byte) (string, error) {
	path, err := newFile(filepath.Join(filepath.Dir(f.Text.Path), recordFolder), source)
	if err != nil {
		return "", err
	}
	if err := f.Text.Admits(ctx, path, text); err != nil {
		return "", fmt.Errorf("the record could not be read with these entries:\n%w", err)
	}
	return path, h.Create(ctx, path, text)
}

// AddPassage writes a passage under a source of a case, as [casefile.File.AddPassage] does, and
// returns the file and what there is to say of how it was written. The case was read
// while it was held.
func (h *Held) AddPassage(ctx context.Context, f *desk.File, source string, p plenary.PassageDraft) (path string,
	notes []string, err error) {
	e, err := f.Text.AddPassage(ctx, source, p)
	if err != nil {
		return "", nil, fmt.Errorf("the case could not be read with this passage:\n%w", err)
	}
	notes, err = h.Replace(ctx, []keep.Change{{Path: e.Path, Was: e.Was, Text: e.Now}})
	return e.Path, notes, err
}

// newFile is the name of a file that is not in a folder yet: ID.yaml, ID-2.yaml
// and so on. Names that differ in capitals only are one on many disks, and some
// names are devices.
func newFile(dir, id string) (string, error) {
	list, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if devices[strings.TrimRight(id, "123456789")] {
		id = "source-" + id
	}
	for n := 1; ; n++ {
		name := id + ".yaml"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.yaml", id, n)
		}
		if !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return strings.EqualFold(e.Name(), name) }) {
			return filepath.Join(dir, name), nil
		}
	}
}

// devices are the names, and with a number the beginnings of those, that are no
// files on Windows, whatever their ending.
var devices = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "com": true, "lpt": true}
