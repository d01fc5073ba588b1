package tables

import (
	"context"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/record"
)

// recorded are the tables whose rows go into a record that is there.
var recorded = []string{"people", "sources", "passages", "agreements", "statements", "entries", "commitments"}

// Into reads rows for the record of a case that is there. Every entry is a
// proposal that nobody has accepted, with the file as what proposed it; agreements
// are events, and commitments promises, as there is no other place for proposals.
// What is on record already is left out and noted, and so are sheets that
// describe a case. The error is a *[casefile.Faults] or the context's.
func Into(ctx context.Context, files []foreign.File, f *casefile.File) (*foreign.Import, error) {
	im := CSV.Begin(files)
	im.Case = plenary.Draft{}
	r := newReading(ctx, &im.Notes)
	if err := r.onto(f); err != nil {
		return nil, err
	}
	rest, pax := agreementsOf(files)
	for _, p := range pax {
		if err := r.pax(p); err != nil {
			return nil, err
		}
	}
	if len(rest) > 0 {
		if err := r.gather(rest); err != nil {
			return nil, err
		}
	}
	r.keepRecorded()
	for _, name := range recorded {
		r.table(named(name))
	}
	if err := r.checkInto(f); err != nil {
		return nil, err
	}
	im.Record = &r.r
	return im, nil
}

// onto has the names of a case, and what is on its record.
func (r *reading) onto(f *casefile.File) error {
	r.into = f.Case
	if f.Record != nil {
		r.into = f.Record.Case
	}
	r.entryIDs, r.there = map[string]bool{}, map[string]bool{}
	for _, p := range r.into.Parties {
		r.parties.add(p.ID, append([]string{p.Name, p.Text, p.Short}, p.Also...)...)
	}
	for _, p := range r.into.People {
		r.id("person", p.ID, "person")
		r.people.add(p.ID, append([]string{p.Name}, p.Also...)...)
	}
	for _, s := range r.into.Sources {
		r.id("source", s.ID, "source")
		r.sources.add(s.ID, s.Title, s.Short)
		for _, p := range s.Passages {
			r.id("passage of "+s.ID, p.ID, "p")
		}
	}
	d, err := f.RecordDraft(r.ctx)
	for i := range d.Files {
		for j := range d.Files[i].Entries {
			e := &d.Files[i].Entries[j]
			r.entryIDs[e.ID] = true
			r.there[sameAs(e)] = true
		}
	}
	return err
}

// sameAs is what two entries have in common that say the same.
func sameAs(e *record.EntryDraft) string {
	return strings.Join([]string{e.Kind, e.Of, e.On, firstOf(e.Who, e.Party), folded(e.Says), e.About}, "\x00")
}

// double reports whether an entry is on record already, and notes it.
func (r *reading) double(l *line, e *record.EntryDraft) bool {
	key := sameAs(e)
	if r.there[key] {
		l.note(r, "says", foreign.Note{Code: "double", Kind: foreign.Lost, Was: e.Says})
		return true
	}
	r.there[key] = true
	return false
}

// keepRecorded leaves the sheets out that describe a case.
func (r *reading) keepRecorded() {
	for _, t := range all {
		lines := r.lines[t]
		if len(lines) == 0 || contains(recorded, t.name) {
			continue
		}
		r.notes.Add(foreign.Note{Code: "sheet-of-case", Kind: foreign.Lost, File: lines[0].place.File, Name: t.name,
			Count: len(lines)})
		delete(r.lines, t)
	}
}

func contains(list []string, text string) bool {
	for _, item := range list {
		if item == text {
			return true
		}
	}
	return false
}

// checkInto returns the faults of what was read, with the record that is there.
func (r *reading) checkInto(f *casefile.File) error {
	if len(r.faults) > 0 {
		return r.found()
	}
	if r.empty() {
		return nil
	}
	draft, err := f.RecordDraft(r.ctx)
	if err != nil {
		return err
	}
	own := len(draft.Files)
	draft.Files = append(draft.Files, r.r)
	_, faults, err := draft.Record(r.ctx, f.Case)
	if err != nil {
		return err
	}
	for _, wrong := range faults {
		if wrong.Path[0] == itoa(own) {
			wrong.Path[0] = "record"
			r.atCell(wrong.Path, wrong)
		}
	}
	if len(faults) > 0 && len(r.faults) == 0 {
		r.faults = append(r.faults, casefile.Fault{File: f.Path, Line: 1, Col: 1, Mark: 1,
			Code: string(fault.Code(faults[0].Code)), Msg: "with these rows the record is not sound: " + faults[0].Msg,
			Hint: faults[0].Hint})
	}
	return r.found()
}
