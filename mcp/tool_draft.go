package mcp

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
)

type draftInput struct {
	Folder string `json:"folder"`
	Case   string `json:"case"`
}

func (*draftInput) changes() bool { return true }

// drafted is what a draft came to.
type drafted struct {
	Written []string      `json:"written"`
	Check   *answer.Check `json:"check"`
}

func (s *Server) addDraft() {
	add(s, &tool{name: "draft", title: "Write a case that has no faults", writes: true}, s.draft)
}

func (s *Server) draft(ctx context.Context, in *draftInput) (*told, error) {
	to, err := s.fresh(in.Folder)
	if err != nil {
		return nil, err
	}
	files, err := inMemory("case.yaml", in.Case)
	if err != nil {
		return nil, err
	}
	f, err := desk.ReadFS(ctx, files, "case.yaml")
	if err != nil {
		return nil, err
	}
	if _, err := s.report(ctx, f); err != nil { // nothing is written that could not be answered about
		return nil, err
	}
	if err := s.write(ctx, to, []byte(in.Case)); err != nil {
		return nil, err
	}
	return s.asWritten(ctx, to)
}

// asWritten reports on a case that was written, with the texts of sources that
// lie beside it.
func (s *Server) asWritten(ctx context.Context, at place) (*told, error) {
	f, err := desk.ReadFS(ctx, at.files, at.name)
	if err != nil {
		return nil, err
	}
	out, err := s.report(ctx, f)
	if err != nil {
		return nil, err
	}
	name := at.called(path.Join(at.name, "case.yaml"), len(s.roots))
	out.after = "\n" + said("written") + " " + outlet.Name(name) + "\n"
	out.name, out.data = "", drafted{[]string{outlet.Name(name)}, out.data.(*answer.Check)}
	return out, nil
}

// inMemory is a file system of one text.
func inMemory(name, text string) (fs.FS, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return nil, err
	}
	if _, err := f.Write([]byte(text)); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
}

// fresh is the place of a folder in which a case can begin. The folder around it
// is there, and within the root by whatever name.
func (s *Server) fresh(folder string) (place, error) {
	all, err := s.places(folder)
	switch {
	case err != nil:
		return place{}, err
	case len(all) > 1:
		return place{}, misplaced("several folders may be used (%s): write `%s` in full", s.named(),
			outlet.Name(folder))
	}
	p := all[0]
	if base := path.Base(p.name); p.name != "." && (strings.HasPrefix(base, ".") || strings.HasSuffix(base, ".") ||
		strings.ContainsAny(base, `<>:"|?*`) || outlet.Name(base) != base) {
		return place{}, misplaced("`%s` would not be a name of a folder on every machine; use letters, digits and -",
			outlet.Name(base))
	}
	around, err := fs.Stat(p.files, path.Dir(p.name))
	if err != nil || !around.IsDir() {
		return place{}, misplaced("`%s` cannot be made: there is no folder `%s` that may be used", outlet.Name(folder),
			outlet.Name(path.Dir(p.name)))
	}
	return p, holdsNoCase(p, folder)
}

// holdsNoCase refuses a folder that has a case in it, or what would be read as a
// part of one.
func holdsNoCase(p place, folder string) error {
	list, err := fs.ReadDir(p.files, p.name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return misplaced("`%s` cannot be looked into, or is not a folder", outlet.Name(folder))
	}
	for _, e := range list {
		name := strings.ToLower(e.Name())
		if name == "record" || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") {
			return misplaced("there is a `%s` in `%s` already, and a draft never takes the place of anything; "+
				"name another folder", outlet.Name(e.Name()), outlet.Name(folder))
		}
	}
	return nil
}

// write makes the file, and its folder if that is not there.
func (s *Server) write(ctx context.Context, to place, text []byte) error {
	dir, hold := to.disk(), ""
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir, hold = real, real
	} else {
		around, err := filepath.EvalSymlinks(filepath.Dir(dir))
		if err != nil {
			return err
		}
		dir, hold = filepath.Join(around, filepath.Base(dir)), around
	}
	if _, ok := to.within(dir); !ok {
		return s.outside(to.name)
	}
	held, err := s.opt.Pen.Lock(ctx, hold)
	if err != nil {
		return err
	}
	defer held.Unlock()
	return held.Create(ctx, filepath.Join(dir, "case.yaml"), text)
}
