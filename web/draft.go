package web

import (
	"crypto/rand"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/plenary-talks/plenary/page"
)

// A Draft is edits of a case in memory: the texts of files as they would be saved.
// It may be used by several goroutines.
type Draft struct {
	ID   string
	Slug string // of the case

	mu     sync.Mutex
	base   string    // fingerprint of the files that the edits were made on
	steps  []Step    // done, the last one last
	undone []Step    // taken back, the last one last
	left   []LeftOut // what was not laid on top of what others saved
	rev    int       // of what there is: another after every change
	used   time.Time
}

// A Step is one edit.
type Step struct {
	Kind  string            // what was done, for the screen that did it
	Says  page.Spans        // the same for people
	Data  any               // what the screen needs to show it
	Texts map[string]string // the files that it changes, whole, by their names in the case's folder
}

// Bounds on drafts.
const (
	mostDrafts     = 64
	mostSteps      = 500
	mostDraftBytes = 64 << 20 // of texts, of one draft
)

// errDraftFull is the error of a draft with more edits than are held.
var errDraftFull = errors.New("draft full")

// A drafts is all drafts there are, those used last.
type drafts struct {
	mu  sync.Mutex
	all map[string]*Draft
}

// begin begins a draft of a case whose files have a fingerprint.
func (d *drafts) begin(slug, print string) *Draft {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.all == nil {
		d.all = map[string]*Draft{}
	}
	for len(d.all) >= mostDrafts {
		byUse := func(a, b *Draft) int { return a.lastUsed().Compare(b.lastUsed()) }
		delete(d.all, slices.MinFunc(slices.Collect(maps.Values(d.all)), byUse).ID)
	}
	out := &Draft{ID: strings.ToLower(rand.Text()[:16]), Slug: slug, base: print, used: time.Now()}
	d.all[out.ID] = out
	return out
}

// find returns a draft of a case; nil when there is none, or none any more.
func (d *drafts) find(slug, id string) *Draft {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := d.all[id]
	if out == nil || out.Slug != slug {
		return nil
	}
	out.touch()
	return out
}

// end forgets a draft.
func (d *drafts) end(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.all, id)
}

func (d *Draft) touch() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.used = time.Now()
}

func (d *Draft) lastUsed() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.used
}

// Push adds an edit. What was taken back is forgotten then. rev is the revision that
// the edit was made on, as [Draft.State] gave it; of another one nothing is done and
// ok is false.
func (d *Draft) Push(rev int, step Step) (ok bool, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.rev != rev {
		return false, nil
	}
	size := 0
	for _, s := range append(slices.Clone(d.steps), step) {
		for _, text := range s.Texts {
			size += len(text)
		}
	}
	if len(d.steps) >= mostSteps || size > mostDraftBytes {
		return false, errDraftFull
	}
	d.steps, d.undone, d.rev = append(d.steps, step), nil, d.rev+1
	return true, nil
}

// Undo takes the last edit back, and reports whether there was one.
func (d *Draft) Undo() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.steps) == 0 {
		return false
	}
	last := len(d.steps) - 1
	d.undone, d.steps, d.rev = append(d.undone, d.steps[last]), d.steps[:last:last], d.rev+1
	return true
}

// Redo does again what was taken back last, and reports whether there was anything.
func (d *Draft) Redo() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.undone) == 0 {
		return false
	}
	last := len(d.undone) - 1
	d.steps = append(d.steps[:len(d.steps):len(d.steps)], d.undone[last])
	d.undone, d.rev = d.undone[:last:last], d.rev+1
	return true
}

// A LeftOut is an edit that was not laid on top of what somebody else has saved.
type LeftOut struct {
	Says string // what it does, as markup
	Why  string // in texts.txt, "left WHY"
}

// Reset makes other edits of it, on files with another fingerprint; left are those that
// were not.
func (d *Draft) Reset(base string, steps []Step, left []LeftOut) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.base, d.steps, d.undone, d.left, d.rev = base, steps, nil, left, d.rev+1
}

// A DraftState is a draft at one moment.
type DraftState struct {
	Base   string // fingerprint of the files that the edits were made on
	Rev    int
	Steps  []Step
	Undone int       // so many can be done again
	Left   []LeftOut // what was not laid on top of what others saved
}

// State returns the draft as it is.
func (d *Draft) State() DraftState {
	d.mu.Lock()
	defer d.mu.Unlock()
	return DraftState{d.base, d.rev, slices.Clone(d.steps), len(d.undone), d.left}
}

// Texts are the files that the edits change, as they would be saved.
func (s DraftState) Texts() map[string]string {
	out := map[string]string{}
	for _, step := range s.Steps {
		maps.Copy(out, step.Texts)
	}
	return out
}
