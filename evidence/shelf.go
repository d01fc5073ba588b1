package evidence

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
)

// Bounds of one shelf, and so of one command.
const (
	maxFiles  = 1000            // that one folder may have
	maxSought = 256 << 20       // bytes of files looked through for a digest
	maxRead   = 256 << 20       // bytes of texts read
	maxWork   = 4 * DefaultWork // of seeking words, in all texts together
	maxWords  = 16 << 20        // bytes of the words of passages that are kept
)

// A Shelf is the texts a reader has. Folders are not searched in depth, and
// nothing is opened before it is asked for. Every file is looked through once,
// and what takes more than a bound is left, with a *[plenary.Limit] where it was
// asked for. A Shelf is for one goroutine.
type Shelf struct {
	folders []onShelf
	files   []onShelf // of all folders, in order
	fault   error     // of listing them
	ready   bool
	sums    map[int]string      // digest by file, "" when it cannot be had
	checked map[string]*Checked // by source
	last    *Text               // the one read last
	lastOf  int                 // and the file it was read from
	mayHash int64               // what is left of the bounds
	mayRead int64
	work    int64
	words   int
}

// NewShelf makes a shelf of folders on the disk; a file counts as a folder that
// holds only that file. Folders that do not exist are passed over.
func NewShelf(dirs ...string) *Shelf {
	s := &Shelf{
		sums: map[int]string{}, checked: map[string]*Checked{}, mayHash: maxSought, mayRead: maxRead, work: maxWork,
	}
	s.Add(dirs...)
	return s
}

// Add puts folders on the disk behind those that are on the shelf. It is to be
// called before the shelf is asked for anything.
func (s *Shelf) Add(dirs ...string) {
	for _, dir := range dirs {
		s.folders = append(s.folders, onShelf{fsys: disk{}, join: filepath.Join, path: dir})
	}
}

// AddFS is [Shelf.Add] of a folder of a file system that is not the disk.
func (s *Shelf) AddFS(fsys fs.FS, dir string) {
	s.folders = append(s.folders, onShelf{fsys: fsys, join: path.Join, path: dir})
}

// A Copy is a source's text as the reader has it.
type Copy struct {
	Text    *Text
	File    string
	Differs bool // its digest is not the one the case gives: another version
}

// Find looks for a source's text: by digest, first in files that are called like
// the source and then in the others, the small ones first; else by a name made of
// the source's ID and any extension. The error is [fs.ErrNotExist] when the reader
// does not have it, or the context's; where a bound was met it says so.
func (s *Shelf) Find(ctx context.Context, src *plenary.Source) (*Copy, error) {
	if err := s.list(); err != nil {
		return nil, err
	}
	named, like, others := s.candidates(src.ID)
	met := false
	if src.Digest != "" {
		for _, file := range slices.Concat(named, like, others) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			sum, raw, ok := s.sum(file)
			if met = met || !ok; strings.HasPrefix(sum, src.Digest) {
				return s.open(ctx, file, raw, false)
			}
		}
	}
	switch {
	case len(named) > 0:
		return s.open(ctx, named[0], nil, src.Digest != "")
	case met:
		return nil, &plenary.Limit{Code: plenary.LimitSize, What: "bytes looked through for digests", Bound: maxSought,
			Says: fmt.Sprintf("no file is called %s, and of the others only %d MiB are looked through for its digest; "+
				"give its file that name", src.ID, maxSought>>20)}
	}
	return nil, fmt.Errorf("no file with the text of %s: %w", src.ID, fs.ErrNotExist)
}

func (s *Shelf) list() error {
	if s.ready {
		return s.fault
	}
	s.ready = true
	for _, folder := range s.folders {
		files, err := folder.ordinary()
		if err != nil {
			s.fault = err
			return err
		}
		for _, file := range files {
			file.at = len(s.files)
			s.files = append(s.files, file)
		}
	}
	return nil
}

// candidates are the files in the order in which they are looked through: those
// called by the source's ID, those whose names have it in them, and the others
// by size.
func (s *Shelf) candidates(id string) (named, like, others []onShelf) {
	for _, file := range s.files {
		base := filepath.Base(file.path) // slashes part names on every system
		switch {
		case strings.TrimSuffix(base, filepath.Ext(base)) == id:
			named = append(named, file)
		case strings.Contains(base, id):
			like = append(like, file)
		default:
			others = append(others, file)
		}
	}
	slices.SortStableFunc(others, func(a, b onShelf) int { return cmp.Compare(a.size, b.size) })
	return named, like, others
}

// sum returns the digest of a file, or "" when it is too large or unreadable,
// and its bytes if they were read just now; ok is false where so much was
// looked through that it is left.
func (s *Shelf) sum(file onShelf) (sum string, raw []byte, ok bool) {
	if sum, ok := s.sums[file.at]; ok {
		return sum, nil, true
	}
	if file.size <= MaxSize && file.size > s.mayHash {
		return "", nil, false
	}
	raw, err := file.load()
	if err == nil {
		s.mayHash -= int64(len(raw))
		sum = fullDigest(string(raw))
	}
	s.sums[file.at] = sum
	return sum, raw, true
}

// open reads the text of a file, of which raw are the bytes if they were read.
func (s *Shelf) open(ctx context.Context, file onShelf, raw []byte, differs bool) (*Copy, error) {
	if s.last != nil && s.lastOf == file.at {
		return &Copy{s.last, file.path, differs}, nil
	}
	if file.size > s.mayRead && file.size <= MaxSize {
		return nil, &plenary.Limit{Code: plenary.LimitSize, What: "bytes of sources", Bound: maxRead,
			Says: fmt.Sprintf("%s is not read: with it more than %d MiB of sources would be", file.path, maxRead>>20)}
	}
	if raw == nil {
		var err error
		if raw, err = file.load(); err != nil {
			return nil, err
		}
	}
	s.mayRead -= int64(len(raw))
	t, err := Read(ctx, raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.path, err)
	}
	s.last, s.lastOf = t, file.at
	return &Copy{t, file.path, differs}, nil
}
