package web

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
)

// A shelf is the cases that are served.
type shelf struct {
	files fs.FS // of the folder; names count from it
	real  string
	shut  func() error
	only  string // the name in it of the one case; "" of all that are there

	mu     sync.Mutex
	cases  map[string]*held // by how addresses call them
	looked time.Time
}

// A held is one case.
type held struct {
	Slug  string // as addresses call it
	Name  string // as people call it: its folder or file, from the folder that is served
	place string // in files: a folder or a file

	mu     sync.Mutex
	print  string // of its files, when last looked at
	looked time.Time
}

// Bounds on how cases are looked for, and how long what was seen is taken to be so.
const (
	mostCases  = 500
	mostLooked = 20_000
	deepest    = 6
	lookAgain  = 5 * time.Second        // for cases
	printAgain = 250 * time.Millisecond // for changes of files
)

// openShelf opens a case or a folder of cases.
func openShelf(given string) (*shelf, error) {
	abs, err := filepath.Abs(given)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(abs)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", outlet.Name(given), without(err))
	}
	s := &shelf{cases: map[string]*held{}, real: abs}
	if !info.IsDir() {
		s.real, s.only = filepath.Dir(abs), filepath.Base(abs)
	} else if _, err := os.Stat(filepath.Join(abs, "case.yaml")); err == nil {
		s.only = "."
	}
	if s.files, s.shut, err = keep.Look(s.real); err != nil {
		return nil, err
	}
	if s.only == "" && len(s.list()) == 0 {
		_ = s.shut()
		return nil, errors.New(said("no case there", "path", outlet.Name(given)))
	}
	return s, nil
}

// without is the error of a file, its name left out.
func without(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// list lists the cases in order of their names.
func (s *shelf) list() []*held {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.cases) == 0 || s.only == "" && time.Since(s.looked) > lookAgain {
		s.look()
	}
	var out []*held
	for _, h := range s.cases {
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b *held) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// find returns a case by how addresses call it; nil when there is none.
func (s *shelf) find(slug string) *held {
	s.mu.Lock()
	h := s.cases[slug]
	s.mu.Unlock()
	if h != nil {
		return h
	}
	for _, h := range s.list() {
		if h.Slug == slug {
			return h
		}
	}
	return nil
}

// look looks for cases anew.
func (s *shelf) look() {
	was := s.cases
	s.cases, s.looked = map[string]*held{}, time.Now()
	if s.only != "" {
		name := s.only
		if name == "." {
			name = filepath.Base(s.real)
		}
		s.put(was, name, s.only)
		return
	}
	looked := 0
	_ = fs.WalkDir(s.files, ".", func(name string, d fs.DirEntry, err error) error { // what cannot be read has none
		looked++
		switch {
		case looked > mostLooked || len(s.cases) >= mostCases:
			return fs.SkipAll
		case err != nil:
			return nil
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || strings.Count(name, "/") >= deepest):
			return fs.SkipDir
		case !d.IsDir() && d.Name() == "case.yaml":
			s.put(was, path.Dir(name), path.Dir(name))
		}
		return nil
	})
}

func (s *shelf) put(was map[string]*held, name, place string) {
	slug := slugOf(name)
	if h := was[slug]; h != nil && h.place == place {
		s.cases[slug] = h
		return
	}
	s.cases[slug] = &held{Slug: slug, Name: name, place: place}
}

// slugOf is how addresses call a case: its name, with ~ between folders.
func slugOf(name string) string {
	name = strings.TrimSuffix(name, ".yaml")
	slug := strings.NewReplacer("~", "~~", "/", "~").Replace(name)
	if slug == "static" || slug == "api" || slug == "" {
		slug = "~" + slug
	}
	return slug
}

// printOf is the fingerprint of the files of a case: it is another whenever one
// was saved.
func (s *shelf) printOf(h *held) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.print == "" || time.Since(h.looked) > printAgain {
		h.print, h.looked = s.stamp(h.place), time.Now()
	}
	return h.print
}

// afresh has the files of a case looked at again at once, as after a save.
func (s *shelf) afresh(h *held) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.print = ""
}

// disk is the path of a case on the disk.
func (s *shelf) disk(h *held) string { return filepath.Join(s.real, filepath.FromSlash(h.place)) }
