package evidence

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/plenary-talks/plenary"
)

// maxFiles is how many files of one folder a shelf looks at.
const maxFiles = 1000

// A Shelf is the texts a reader has. Folders are not searched in depth, and
// nothing is opened before it is asked for. A Shelf is for one goroutine.
type Shelf struct {
	dirs  []string
	files []string // of all dirs, in order
	fault error    // of listing them
	ready bool
	known map[string]*Text  // read before, by file
	sums  map[string]string // digest by file, "" when it cannot be had
}

// NewShelf makes a shelf of folders; a file counts as a folder that holds only
// that file. Folders that do not exist are passed over.
func NewShelf(dirs ...string) *Shelf {
	return &Shelf{dirs: dirs, known: map[string]*Text{}, sums: map[string]string{}}
}

// A Copy is a source's text as the reader has it.
type Copy struct {
	Text    *Text
	File    string
	Differs bool // its digest is not the one the case gives: another version
}

// Find looks for a source's text: by digest, else by a name made of the
// source's ID and any extension. The error is [fs.ErrNotExist] when the
// reader does not have it, or the context's.
func (s *Shelf) Find(ctx context.Context, src *plenary.Source) (*Copy, error) {
	if err := s.list(); err != nil {
		return nil, err
	}
	named := s.named(src.ID)
	if src.Digest != "" {
		for _, file := range append(named, s.files...) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if strings.HasPrefix(s.sum(file), src.Digest) {
				return s.read(ctx, file, false)
			}
		}
	}
	if len(named) > 0 {
		return s.read(ctx, named[0], src.Digest != "")
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
func ordinary(dir string) ([]string, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if info.Mode().IsRegular() {
		return []string{dir}, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if files = append(files, filepath.Join(dir, e.Name())); len(files) > maxFiles {
			return nil, fmt.Errorf("%s has more than %d files; put the sources in a folder of their own", dir, maxFiles)
		}
	}
	return files, nil
}

// named lists the files called by the source's ID.
func (s *Shelf) named(id string) []string {
	var out []string
	for _, file := range s.files {
		base := filepath.Base(file)
		if strings.TrimSuffix(base, filepath.Ext(base)) == id {
			out = append(out, file)
		}
	}
	return out
}

// sum returns the digest of a file, or "" when it is too large or unreadable.
func (s *Shelf) sum(file string) string {
	if sum, ok := s.sums[file]; ok {
		return sum
	}
	raw, err := load(file)
	if err == nil {
		s.sums[file] = fullDigest(string(raw))
	} else {
		s.sums[file] = ""
	}
	return s.sums[file]
}

func (s *Shelf) read(ctx context.Context, file string, differs bool) (*Copy, error) {
	if t := s.known[file]; t != nil {
		return &Copy{t, file, differs}, nil
	}
	raw, err := load(file)
	if err != nil {
		return nil, err
	}
	t, err := Read(ctx, raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	s.known[file] = t
	return &Copy{t, file, differs}, nil
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
