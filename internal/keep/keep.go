// Package keep writes files of people so that each is whole at any moment, as
// it was or as it is to be, whatever happens to the process or the disk.
//
//	Pen     writes for one command, and clears up when that ends before it is done
//	Held    folders that no other process writes into by a Pen meanwhile
//	Change  a new text for a file, with the text it is to replace
//	New     a file that is not there yet
//	Look    a folder to be read, out of which no name and no link leads
//	Error   why something was not written, and what was
//
// Under [Pen.Lock], [Held.Replace] gives files new texts, all of them or none,
// and [Held.CreateAll] makes files that are not there yet. Both write drafts
// beside the files first, under names of their own that begin with a full stop.
// What a killed process left of them is removed by the next [Pen.Lock] of the
// folder.
package keep

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// A Pen writes files for one command. It may be used from several goroutines.
// The zero Pen is ready for use.
type Pen struct {
	disk disk // nil for that of the system

	mu      sync.Mutex
	drafts  map[string]bool // files that are there for a while only
	down    bool
	written []string
}

// Down removes the drafts that have not taken the place of files yet, and
// keeps the pen from writing any more. A replacement that has begun is
// finished before.
func (p *Pen) Down() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = true
	for draft := range p.drafts {
		_ = p.files().remove(draft) // who puts the pen down has no more to say
	}
	p.drafts = nil
}

// Written returns the files that were written, in the order and by the names
// in which they were asked for.
func (p *Pen) Written() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.written)
}

func (p *Pen) files() disk {
	if p.disk == nil {
		return system{}
	}
	return p.disk
}

// A Change is a new text for a file.
type Change struct {
	Path string // the file, or a symbolic link to it, which stays one
	Was  []byte // its text as it was read; a file that has another by now is left alone
	Text []byte
}

// An Error is why something could not be written. Its text begins with what
// was written, or that nothing was.
type Error struct {
	Written []string // what has its new text nevertheless
	Err     error
}

func (e *Error) Error() string {
	if len(e.Written) == 0 {
		return "nothing was written: " + e.Err.Error()
	}
	return Names(e.Written) + " written, and no more: " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// Names lists files for a sentence, as in "a.yaml and b.yaml were". Of many it
// gives the first few and how many more there are.
func Names(files []string) string {
	const most = 5
	if len(files) == 1 {
		return outlet.Name(files[0]) + " was"
	}
	var names []string
	for _, f := range files[:min(len(files), most)] {
		names = append(names, outlet.Name(f))
	}
	last := names[len(names)-1]
	if more := len(files) - most; more > 0 {
		last = fmt.Sprintf("%s, %d more", last, more)
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + last + " were"
}

// A trouble is a file, what is wrong with it, and what to do about it.
type trouble struct {
	path, msg string
	err       error // the system's; may be nil
}

func (t *trouble) Error() string { return outlet.Name(t.path) + " " + t.msg }
func (t *trouble) Unwrap() error { return t.err }

func troubled(path string, err error, format string, args ...any) error {
	return &trouble{path, fmt.Sprintf(format, args...), err}
}
