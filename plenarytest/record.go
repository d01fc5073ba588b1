package plenarytest

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// A Folded is a record folded up to a day, as plain data.
type Folded struct {
	InForce        []Place   // in the order in which they happened
	Contradictions [][]Place // contradictions: the reading in force, then the others as they became public
	Unconfirmed    int
	Levels         []uint8
	Excluded       bool                // a rule of the case excludes these levels
	Tracks         []string            // those that are there
	Stances        map[string]Stance   // the preconditions in force, by ID
	Mandates       map[Permission]bool // what is reported of them: yes or no; what one may commit to one may discuss
	Closed         []string            // options
	Swaps          map[[2]string]bool  // parties, in alphabetical order
	Commitments    map[string]Standing // of the agreements that count, by AGREEMENT/COMMITMENT
	Sessions       map[string][]Session
}

// A Place is where an entry stands: the number of its file, and its number there.
type Place struct{ File, At int }

// A Stance is a precondition: in which combinations of levels what it refuses
// and what it waits for hold.
type Stance struct {
	Refuses, Until []bool
	With, Soft     bool
}

// A Permission is one thing a mandate may speak of.
type Permission struct {
	Track, Party, Option, Level string
	Commit                      bool
}

// A folder folds the entries of one record up to one day.
type folder struct {
	c          *plenary.Case
	day        time.Time // zero for the end of time
	entries    []*happening
	agreements []record.AgreementDraft
	stands     map[Place]bool // entries that would be in force if nothing contradicted them
	force      map[Place]bool // entries in force
	end        *folder        // the same when everything counts
}

// A happening is an entry as written, with its days read.
type happening struct {
	record.EntryDraft
	at       Place
	from, to time.Time
	public   time.Time
}

// Fold folds the record of a case up to a day by docs/record.md alone; the zero
// time takes everything. The record must be without faults.
func Fold(c *plenary.Case, d record.Draft, day time.Time) Folded {
	f := newFolder(c, d, day)
	out := Folded{Levels: f.levels()}
	for _, e := range f.entries {
		if f.force[e.at] {
			out.InForce = append(out.InForce, e.at)
		}
		if e.Confirmed == "no" {
			out.Unconfirmed++
		}
	}
	out.Contradictions = f.contradictions()
	out.Excluded = f.excluded(out.Levels)
	for _, track := range f.c.Tracks {
		if f.there(track) {
			out.Tracks = append(out.Tracks, track.ID)
		}
	}
	f.bind(&out)
	out.Commitments = f.commitments()
	out.Sessions = f.sessions()
	return out
}

func newFolder(c *plenary.Case, d record.Draft, day time.Time) *folder {
	f := &folder{c: c, day: day}
	for i, file := range d.Files {
		for j, e := range file.Entries {
			h := &happening{EntryDraft: e, at: Place{i, j}}
			h.from, h.to = span(e.On)
			h.public = published(e.Public, h.to)
			f.entries = append(f.entries, h)
		}
		f.agreements = append(f.agreements, file.Agreements...)
	}
	slices.SortStableFunc(f.entries, func(a, b *happening) int {
		return cmp.Or(a.to.Compare(b.to), a.public.Compare(b.public))
	})
	f.settle()
	f.end = f
	if !day.IsZero() {
		all := *f
		all.day = time.Time{}
		all.settle()
		f.end = &all
	}
	return f
}

// settle notes once what is asked again and again.
func (f *folder) settle() {
	f.stands, f.force = map[Place]bool{}, map[Place]bool{}
	for _, e := range f.entries {
		f.stands[e.at] = f.counts(e) && !f.corrected(e)
	}
	for _, e := range f.entries {
		f.force[e.at] = f.stands[e.at] && f.prevailing(f.readings(e)).at == e.at
	}
}

// span reads a day, month or year, or two of these with dots between.
func span(text string) (first, last time.Time) {
	a, b, two := strings.Cut(text, "..")
	first, last = unit(a)
	if two {
		_, last = unit(b)
	}
	return first, last
}

func unit(text string) (first, last time.Time) {
	read := func(layout string) time.Time {
		t, err := time.Parse(layout, text)
		if err != nil {
			panic("plenarytest: a day that cannot be read: " + text)
		}
		return t
	}
	switch len(text) {
	case len("2006"):
		first = read("2006")
		return first, first.AddDate(1, 0, -1)
	case len("2006-01"):
		first = read("2006-01")
		return first, first.AddDate(0, 1, -1)
	}
	first = read(time.DateOnly)
	return first, first
}

// published is when something became public: the end of when it happened if
// nothing is written.
func published(text string, happened time.Time) time.Time {
	if text == "" {
		return happened
	}
	_, last := span(text)
	return last
}

func days(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

// by reports whether a day has come.
func (f *folder) by(day time.Time) bool { return f.day.IsZero() || !day.After(f.day) }

// counts reports whether an entry happened, was public, is no mere proposal, and
// is not withdrawn.
func (f *folder) counts(e *happening) bool {
	return f.by(e.to) && f.by(e.public) && e.Confirmed != "no" && !some(f.entries, func(w *happening) bool {
		return w.Kind == "withdraws" && w.Of == e.ID && f.counts(w) && !f.corrected(w)
	})
}

func (f *folder) corrected(e *happening) bool {
	return e.ID != "" && some(f.entries, func(other *happening) bool {
		return other.Corrects == e.ID && f.counts(other)
	})
}

// readings lists what an entry that stands says of its matter and all that
// others which stand say of it, in the order in which they happened.
func (f *folder) readings(e *happening) []*happening {
	group := []*happening{e}
	for grown := true; grown; {
		grown = false
		for _, other := range f.entries {
			if f.stands[other.at] && !slices.Contains(group, other) &&
				some(group, func(g *happening) bool { return contradict(g, other) }) {
				group, grown = append(group, other), true
			}
		}
	}
	var out []*happening
	for _, other := range f.entries {
		if slices.Contains(group, other) {
			out = append(out, other)
		}
	}
	return out
}

func contradict(a, b *happening) bool {
	return a.ID != "" && slices.Contains(b.Contradicts, a.ID) || b.ID != "" && slices.Contains(a.Contradicts, b.ID)
}

// prevailing is the reading that became public first, unless another is marked.
func (f *folder) prevailing(readings []*happening) *happening {
	if marked := slices.IndexFunc(readings, func(e *happening) bool { return e.InForce == "yes" }); marked >= 0 {
		return readings[marked]
	}
	return slices.MinFunc(readings, func(a, b *happening) int { return a.public.Compare(b.public) })
}

// contradictions lists the matters of which several readings stand.
func (f *folder) contradictions() [][]Place {
	var out [][]Place
	for _, e := range f.entries {
		if !f.force[e.at] {
			continue
		}
		group := []Place{e.at}
		readings := f.readings(e)
		slices.SortStableFunc(readings, func(a, b *happening) int { return a.public.Compare(b.public) })
		for _, other := range readings {
			if other.at != e.at {
				group = append(group, other.at)
			}
		}
		if len(group) > 1 {
			out = append(out, group)
		}
	}
	return out
}

// now lists the entries in force that are such.
func (f *folder) now(is func(*happening) bool) []*happening {
	var out []*happening
	for _, e := range f.entries {
		if f.force[e.at] && is(e) {
			out = append(out, e)
		}
	}
	return out
}

// later lists such entries that are in force when everything counts, but not on the
// day.
func (f *folder) later(is func(*happening) bool) []*happening {
	return slices.DeleteFunc(f.end.now(is), func(e *happening) bool { return f.force[e.at] })
}
