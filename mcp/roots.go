package mcp

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/spell"
)

// A root is a folder that was named when the server was started.
type root struct {
	dir   string // as named, made absolute
	real  string // that without links
	files fs.FS
	shut  func() error
}

func openRoot(dir string) (*root, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return nil, fmt.Errorf("%s: there is no such folder", outlet.Name(dir))
	}
	info, err := os.Stat(real)
	if err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s: this is not a folder; name the folder that holds the cases", outlet.Name(dir))
	}
	files, shut, err := keep.Look(real)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", outlet.Name(dir), err)
	}
	return &root{abs, real, files, shut}, nil
}

// A place is a name in a root, as fs.FS takes it.
type place struct {
	*root
	name string
}

// disk is the path of the place, for what writes.
func (p place) disk() string { return filepath.Join(p.real, filepath.FromSlash(p.name)) }

// A placeError is the error of a path that cannot be used.
type placeError struct{ msg string }

func (e *placeError) Error() string { return e.msg }

func misplaced(format string, args ...any) error { return &placeError{fmt.Sprintf(format, args...)} }

// place finds what a path names: one that counts from a root, or an absolute one
// within a root. A path that counts from several is of the first where it is there.
func (s *Server) place(given string) (place, error) {
	all, err := s.places(given)
	if err != nil {
		return place{}, err
	}
	var there []place
	for _, p := range all {
		if _, err := fs.Stat(p.files, p.name); err == nil {
			there = append(there, p)
		}
	}
	switch len(there) {
	case 1:
		return there[0], nil
	case 0:
		return place{}, s.notThere(given)
	}
	return place{}, misplaced("`%s` is in several of the folders that may be used: write %s or %s in full",
		outlet.Name(given), outlet.Name(path.Join(there[0].dir, there[0].name)),
		outlet.Name(path.Join(there[1].dir, there[1].name)))
}

// places lists what a path may name, whether or not it is there; at least one.
func (s *Server) places(given string) ([]place, error) {
	name := filepath.ToSlash(given)
	switch {
	case given == "":
		return nil, misplaced("an empty path names nothing")
	case strings.ContainsFunc(given, func(r rune) bool { return r < ' ' || r == 0x7f }):
		return nil, misplaced("`%s` holds control characters; no path does", outlet.Name(given))
	case strings.Contains(name, `\`):
		return nil, misplaced("`%s`: write / between folders, not \\", outlet.Name(given))
	case path.IsAbs(name) || filepath.IsAbs(given):
		for _, r := range s.roots {
			if rel, ok := r.within(given); ok {
				return []place{{r, rel}}, nil
			}
		}
		return nil, s.outside(given)
	}
	name = path.Clean(name)
	if !fs.ValidPath(name) || !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, s.outside(given)
	}
	var out []place
	for _, r := range s.roots {
		out = append(out, place{r, name})
	}
	return out, nil
}

// within returns the name in the root of an absolute path.
func (r *root) within(abs string) (name string, ok bool) {
	for _, dir := range []string{r.dir, r.real} {
		rel, err := filepath.Rel(dir, filepath.Clean(abs))
		if err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel), true
		}
	}
	return "", false
}

func (s *Server) outside(given string) error {
	return misplaced("`%s` is outside of the folders that may be used: %s", outlet.Name(given), s.named())
}

// named lists the roots, for people.
func (s *Server) named() string {
	var names []string
	for _, r := range s.roots {
		names = append(names, outlet.Name(r.dir))
	}
	return strings.Join(names, ", ")
}

func (s *Server) notThere(given string) error {
	known := s.cases()
	if near := spell.Nearest(given, known); near != "" {
		return misplaced("there is no `%s`; did you mean `%s`?", outlet.Name(given), outlet.Name(near))
	}
	if len(known) == 0 {
		return misplaced("there is no `%s`, and no case in %s", outlet.Name(given), s.named())
	}
	more := ""
	if len(known) > mostListed {
		more = fmt.Sprintf(" and %d more", len(known)-mostListed)
	}
	for i := range known {
		known[i] = outlet.Name(known[i])
	}
	return misplaced("there is no `%s`; the cases here are %s%s", outlet.Name(given),
		strings.Join(known[:min(len(known), mostListed)], ", "), more)
}

// Bounds on how cases are looked for.
const (
	mostListed = 20     // named in one sentence
	mostCases  = 500    // found
	mostLooked = 20_000 // files and folders looked at in a root
	deepest    = 6      // folders into a root
)

// cases lists the folders with a case.yaml, as an assistant can name them.
func (s *Server) cases() []string {
	var out []string
	for _, r := range s.roots {
		looked := 0
		_ = fs.WalkDir(r.files, ".", func(name string, d fs.DirEntry, err error) error { // what cannot be read has none
			looked++
			switch {
			case looked > mostLooked || len(out) >= mostCases:
				return fs.SkipAll
			case err != nil:
				return nil
			case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || strings.Count(name, "/") >= deepest):
				return fs.SkipDir
			case !d.IsDir() && d.Name() == "case.yaml":
				out = append(out, r.called(path.Dir(name), len(s.roots)))
			}
			return nil
		})
	}
	return out
}

// called is how an assistant can name what is in a root, of so many.
func (r *root) called(name string, roots int) string {
	if roots > 1 {
		return filepath.ToSlash(filepath.Join(r.dir, name))
	}
	return name
}

// read reads the case that a path names.
func (s *Server) read(ctx context.Context, given string) (*desk.File, error) {
	p, err := s.place(given)
	if err != nil {
		return nil, err
	}
	return desk.ReadFS(ctx, p.files, p.name)
}
