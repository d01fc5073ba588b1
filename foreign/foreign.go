// Package foreign has what the formats of other programs share: models, score
// sheets and tables come in by them, and cases go out.
//
//	Format      one of them: how its files are known, read and written
//	File        a file as it was given; Source its text, with positions
//	Import      what came in: a case, maybe a record, and Notes on it
//	Talks       what goes out; Export a file made of it, and Notes on it
//	Note        one thing that has no counterpart, was assumed or was changed, as data
//	IDs, Levels ids and levels by names that anybody wrote
//
// Below this one each format has its own, and package formats has
// the list of them. What a reader meets and cannot make part of a case it notes;
// nothing is left out in silence. What it cannot read is a fault with its line
// and column, a *[casefile.Faults].
package foreign

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

// MaxBytes is the size of the largest file that is read, and of several that
// are read together: 8 MiB.
const MaxBytes = casefile.MaxBytes

// MaxRanked is how many states are ranked outright by what a file says of each.
const MaxRanked = 10_000

// A Format is a way in which others write things down.
type Format struct {
	ID     string // as one asks for it: gmcr
	Name   string // as its people call it: GMCR+
	Ending string // of its files, with the dot
	Binary bool   // its files are no text
	Alone  bool   // a file of it holds all of a model
	Folder bool   // a case is written as several files, in a folder

	Answers bool // Write takes answers as well

	// Fits reports whether files look like some of the format, by what is in them;
	// nil of a format that is only written.
	Fits func(files []File) bool
	// Read makes a case of files. The error is a *[casefile.Faults], one with a
	// *[plenary.Limit] within, or the context's.
	Read func(ctx context.Context, files []File) (*Import, error)
	// Write makes a file of a case; nil of a format that is only read. The error
	// is one with a *[plenary.Limit] within, or the context's.
	Write  func(ctx context.Context, t Talks) (*Export, error)
	States bool // Write needs the states of the case
}

// A File is a file as it was given.
type File struct {
	Name string // as faults call it
	Text []byte
}

// An Import is what files were read to say.
type Import struct {
	Format string // its ID
	Case   plenary.Draft
	Record *record.FileDraft // nil when nothing is on record
	Notes  Notes
	From   []Provenance
}

// A Provenance is a file that something was read from.
type Provenance struct {
	Name    string
	Bytes   int
	Digest  string // sha256: and the hash of its bytes
	Version string // of the importer
	Source  string // the id of the source that it is in the case
}

// version is that of all importers; one that reads the same file otherwise has
// another.
const version = "1"

// Begin begins an import: the files are sources of the case.
func (f *Format) Begin(files []File) *Import {
	im := &Import{Format: f.ID}
	ids := NewIDs()
	for _, file := range files {
		p := Provenance{
			Name: base(file.Name), Bytes: len(file.Text), Version: f.ID + "/" + version,
			Digest: fmt.Sprintf("sha256:%x", sha256.Sum256(file.Text)),
		}
		p.Source = ids.Of(p.Name, f.ID)
		im.From = append(im.From, p)
		im.Case.Sources = append(im.Case.Sources, plenary.SourceDraft{ID: p.Source, Kind: f.Name,
			Title: f.titled(p.Name), Digest: p.Digest})
	}
	return im
}

// titled is what a source is called that is a file: its name, or the format where that is blank.
func (f *Format) titled(name string) string {
	if strings.TrimSpace(name) == "" {
		return f.Name
	}
	return name
}

// Used keeps the files for which used is true, by their position, as sources and
// takes the others out.
func (im *Import) Used(used func(i int) bool) {
	var from []Provenance
	var sources []plenary.SourceDraft
	for i := range im.From {
		if used(i) {
			from, sources = append(from, im.From[i]), append(sources, im.Case.Sources[i])
		}
	}
	im.From, im.Case.Sources = from, sources
}

// NoStatusQuo tells that the files do not say where the parties are now.
func (im *Import) NoStatusQuo() {
	im.Case.StatusQuo = "none"
	im.Notes.Add(Note{Code: NoState, Kind: Assumed})
}

// Talks are what is written.
type Talks struct {
	Case  *plenary.Case  // as it is asked about, variants laid over it
	Draft *plenary.Draft // as written, before anything was laid over it
	File  *casefile.File
	Day   *record.Day  // what is on record; nil when nothing is
	Space *space.Space // of formats that need it

	Answers []Answer // of formats that hold them
}

// An Answer is one as a table, for programs that show tables.
type Answer struct {
	Name    string
	Head    []string
	Rows    [][]string
	Numbers []int // columns, from 0, that hold numbers
	TooMany int   // when not 0, there are more rows than these, and none is listed
}

// An Export is a file made of a case, or several.
type Export struct {
	Text  []byte // of the file; nil of several
	Files []File // with their names within the folder
	Notes Notes  // on what the file cannot hold, in the order of the case
}
