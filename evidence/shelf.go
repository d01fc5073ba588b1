package evidence

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
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
// and what takes more than the bounds above is told and left. A Shelf is for
// one goroutine.
type Shelf struct {
	dirs    []string
	files   []onShelf // of all dirs, in order
	fault   error     // of listing them
	ready   bool
	sums    map[string]string   // digest by file, "" when it cannot be had
	checked map[string]*Checked // by source
	last    *Copy               // the one read last
	mayHash int64               // what is left of the bounds
	mayRead int64
	work    int64
	words   int
}

// An onShelf is a file and its size when it was listed.
type onShelf struct {
	path string
	size int64
}

// NewShelf makes a shelf of folders; a file counts as a folder that holds only
// that file. Folders that do not exist are passed over.
func NewShelf(dirs ...string) *Shelf {
	return &Shelf{dirs: dirs, sums: map[string]string{}, checked: map[string]*Checked{}, mayHash: maxSought, mayRead: maxRead, work: maxWork}
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
		return nil, fmt.Errorf("no file is called %s, and of the others only %d MiB are looked through for its digest; give its file that name", src.ID, maxSought>>20)
	}
	return nil, fmt.Errorf("no file with the text of %s: %w", src.ID, fs.ErrNotExist)
}

func (s *Shelf) list() error {
	if s.ready {
		return s.fault
	}
	s.ready = true
	for _, dir := range s.dirs {
		files, err := ordinary(dir)
		if err != nil {
			s.fault = err
			return err
		}
		s.files = append(s.files, files...)
	}
	return nil
}

// ordinary lists the ordinary files of a folder by name.
func ordinary(dir string) ([]onShelf, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	switch {
	case info.Mode().IsRegular():
		return []onShelf{{dir, info.Size()}}, nil
	case !info.IsDir(): // opening a pipe would wait for its writer
		return nil, fmt.Errorf("%s is neither a folder nor an ordinary file", dir)
	}
	entries, err := listed(dir)
	if err != nil {
		return nil, err
	}
	var files []onShelf
	for _, e := range entries {
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if info, err := e.Info(); err == nil { // else it is gone meanwhile
			files = append(files, onShelf{filepath.Join(dir, e.Name()), info.Size()})
		}
	}
	return files, nil
}

// listed lists a folder by name, if it has few enough entries.
func listed(dir string) ([]fs.DirEntry, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(2*maxFiles + 1)
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if len(list) > 2*maxFiles || len(slices.DeleteFunc(slices.Clone(list), func(e fs.DirEntry) bool { return !e.Type().IsRegular() })) > maxFiles {
		return nil, fmt.Errorf("%s has more than %d files; put the sources in a folder of their own", dir, maxFiles)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}

// candidates are the files in the order in which they are looked through: those
// called by the source's ID, those whose names have it in them, and the others
// by size.
func (s *Shelf) candidates(id string) (named, like, others []onShelf) {
	for _, file := range s.files {
		base := filepath.Base(file.path)
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
	if sum, ok := s.sums[file.path]; ok {
		return sum, nil, true
	}
	if file.size <= MaxSize && file.size > s.mayHash {
		return "", nil, false
	}
	raw, err := load(file.path)
	if err == nil {
		s.mayHash -= int64(len(raw))
		sum = fullDigest(string(raw))
	}
	s.sums[file.path] = sum
	return sum, raw, true
}

// open reads the text of a file, of which raw are the bytes if they were read.
func (s *Shelf) open(ctx context.Context, file onShelf, raw []byte, differs bool) (*Copy, error) {
	if s.last != nil && s.last.File == file.path {
		return &Copy{s.last.Text, file.path, differs}, nil
	}
	if file.size > s.mayRead && file.size <= MaxSize {
		return nil, fmt.Errorf("%s is not read: with it more than %d MiB of sources would be", file.path, maxRead>>20)
	}
	if raw == nil {
		var err error
		if raw, err = load(file.path); err != nil {
			return nil, err
		}
	}
	s.mayRead -= int64(len(raw))
	t, err := Read(ctx, raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file.path, err)
	}
	s.last = &Copy{t, file.path, differs}
	return &Copy{t, file.path, differs}, nil
}

// load reads an ordinary file that is not too large.
func load(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for its writer
		return nil, fmt.Errorf("%s is not an ordinary file", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err == nil && len(raw) > MaxSize {
		err = fmt.Errorf("%s has more than %d bytes (8 MiB); longer texts are not read", file, MaxSize)
	}
	return raw, err
}
