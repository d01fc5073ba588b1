package desk

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/record"
)

// A File is a case as it is written, with what is on record, read and checked.
// It never changes, and may be used by several goroutines.
type File struct {
	Name   string // as who asked calls it
	Draft  plenary.Draft
	Case   *plenary.Case
	Record *record.Record // nil when nothing is on record
	Text   *casefile.File // where all this stands; nil of a case made in Go

	path    string // of the text, in words for people; "" of a case made in Go
	same    string // equal of two versions of one file
	sources shelves
	record  record.Draft // of a case made in Go
}

// Read reads the case at path: a folder with case.yaml and what is on record
// beside it, or a YAML file. The error is that of [casefile.Load].
func Read(ctx context.Context, path string) (*File, error) {
	f, err := casefile.Load(ctx, path)
	if err != nil {
		return nil, err
	}
	return fromText(path, f, onDisk(f.Path)), nil
}

// ReadFS is [Read] of a file system that need not be the disk: an embed.FS, the
// zip.Reader of an upload, a map in memory. Texts of sources are read from the
// folder sources beside the case in it, when they are asked for.
func ReadFS(ctx context.Context, fsys fs.FS, name string) (*File, error) {
	f, err := casefile.LoadFS(ctx, fsys, name, "")
	if err != nil {
		return nil, err
	}
	return fromText(name, f, shelves{fsys: fsys, dir: path.Join(path.Dir(f.Path), sourcesFolder)}), nil
}

// ReadText reads a case of one text, with what is on record of it behind lines `---`. name
// stands for it in faults. The error is that of [casefile.ParseOneFile].
func ReadText(ctx context.Context, name string, text []byte) (*File, error) {
	f, err := casefile.ParseOneFile(ctx, name, text)
	if err != nil {
		return nil, err
	}
	return fromText(name, f, shelves{}), nil
}

// FromDraft checks a case made in Go, and its record unless that has no files.
// The drafts must not change afterwards. The error joins every fault, each a
// [plenary.Fault], or is the context's.
func FromDraft(ctx context.Context, d plenary.Draft, r record.Draft) (*File, error) {
	c, faults := d.Case()
	if len(faults) > 0 {
		return nil, joined(faults)
	}
	out := &File{Name: d.Title, Draft: d, Case: c, record: r}
	if len(r.Files) == 0 {
		return out, nil
	}
	var err error
	if out.Record, faults, err = r.Record(ctx, c); err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		return nil, joined(faults)
	}
	return out, nil
}

func joined(faults []plenary.Fault) error {
	var all []error
	for _, f := range faults {
		all = append(all, f)
	}
	return errors.Join(all...)
}

func fromText(name string, f *casefile.File, s shelves) *File {
	return &File{Name: name, Draft: f.Draft, Case: f.Case, Record: f.Record, Text: f, path: f.Path,
		same: filepath.Clean(name), sources: s}
}

// Whole returns the case as it is written, with the people and sources that its
// record adds.
func (f *File) Whole() *plenary.Case {
	if f.Record != nil {
		return f.Record.Case
	}
	return f.Case
}

// written is what was written of the case and its record.
func (f *File) written(ctx context.Context) (diff.Written, error) {
	if f.Text == nil {
		return diff.Written{Case: f.Draft, Record: f.record}, nil
	}
	r, err := f.Text.RecordDraft(ctx)
	return diff.Written{Case: f.Draft, Record: r}, err
}

// sourcesFolder is the folder beside a case with the texts of its sources.
const sourcesFolder = "sources"

// shelves are where texts of the sources of a file are; the zero shelves have none.
type shelves struct {
	fsys fs.FS  // nil for the disk
	dir  string // "" for none
}

func onDisk(file string) shelves {
	return shelves{dir: filepath.Join(filepath.Dir(file), sourcesFolder)}
}

// shelf returns the texts of all shelves, and those on the disk in dirs.
func shelf(all []shelves, dirs []string) *evidence.Shelf {
	s := evidence.NewShelf()
	for _, of := range all {
		switch {
		case of.fsys != nil:
			s.AddFS(of.fsys, of.dir)
		case of.dir != "":
			s.Add(of.dir)
		}
	}
	s.Add(dirs...)
	return s
}
