package plenarytest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// A Folder folds a record up to a day, the zero time for everything; [Fold] by
// definition. The error says that the record has faults.
type Folder func(c *plenary.Case, d record.Draft, day time.Time) (Folded, error)

// CheckRecordLaws checks a folder against what is true of any record, which
// must be without faults. Chance decides what is varied.
func CheckRecordLaws(c *plenary.Case, d record.Draft, day time.Time, fold Folder, rng *rand.Rand) error {
	before, err := fold(c, d, day)
	if err != nil {
		return err
	}
	for _, law := range []struct {
		name  string
		check func(recordTrial) error
	}{
		{"proposals added", proposalsAdded},
		{"entries in another order and in other files", entriesShuffled},
		{"a correction added and withdrawn", correctionWithdrawn},
		{"what came later and says nothing of what was before left out", laterLeftOut},
		{"a day on which nothing new counts", nothingNew},
		{"in force is only what counts", onlyWhatCounts},
	} {
		if err := law.check(recordTrial{c, d, day, before, fold, rng}); err != nil {
			return fmt.Errorf("%s: %w", law.name, err)
		}
	}
	return nil
}

// A recordTrial is a record, what the folder says of it, and the folder.
type recordTrial struct {
	c      *plenary.Case
	d      record.Draft
	day    time.Time
	before Folded
	fold   Folder
	rng    *rand.Rand
}

// same checks that after a change of the draft, which may move entries, the
// folder says the same but for what else is allowed.
func (t recordTrial) same(d record.Draft, moved func(Place) Place, allow func(*Folded)) error {
	after, err := t.fold(t.c, d, t.day)
	if err != nil {
		return err
	}
	want := t.before.placed(moved)
	allow(&want)
	if text := DiffFolded(after, want); text != "" {
		return errors.New(text)
	}
	return nil
}

// placed is the same with its entries in other places.
func (f Folded) placed(moved func(Place) Place) Folded {
	each := func(list []Place) []Place {
		var out []Place
		for _, p := range list {
			out = append(out, moved(p))
		}
		return out
	}
	f.InForce = each(f.InForce)
	var apart [][]Place
	for _, group := range f.Contradictions {
		apart = append(apart, each(group))
	}
	f.Contradictions = apart
	sessions := map[string][]Session{}
	for track, list := range f.Sessions {
		for _, s := range list {
			for _, at := range []*Place{&s.Opened, &s.Adjourned, &s.Promised} {
				if *at != nowhere {
					*at = moved(*at)
				}
			}
			s.Missed = each(s.Missed)
			sessions[track] = append(sessions[track], s)
		}
	}
	f.Sessions = sessions
	return f
}

func unmoved(p Place) Place { return p }

// add appends entries to the last file.
func add(d *record.Draft, entries ...record.EntryDraft) {
	last := &d.Files[len(d.Files)-1]
	last.Entries = append(last.Entries, entries...)
}

// anyEntry draws an entry; nil when there is none.
func (t recordTrial) anyEntry(d record.Draft) *record.EntryDraft {
	var all []*record.EntryDraft
	for i := range d.Files {
		for j := range d.Files[i].Entries {
			all = append(all, &d.Files[i].Entries[j])
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[t.rng.IntN(len(all))]
}

// proposalsAdded: what nobody has confirmed changes nothing, though it
// corrects or contradicts others, or describes a stance.
func proposalsAdded(t recordTrial) error {
	d := cloneRecord(t.d)
	n := 0
	for range 3 {
		first, second := t.anyEntry(d), t.anyEntry(d)
		if first == nil || first.ID == "" {
			continue
		}
		e := told(*second)
		switch t.rng.IntN(3) {
		case 0:
			e = told(*first)
			e.Corrects = first.ID
		case 1:
			e.Contradicts = []string{first.ID}
			if second.ID != "" && second.ID != first.ID {
				e.Contradicts = append(e.Contradicts, second.ID)
			}
			e.InForce = "yes"
		default:
			e = record.EntryDraft{Kind: "withdraws", Of: first.ID, On: first.On, Public: first.Public}
		}
		e.Confirmed = "no"
		add(&d, e)
		n++
	}
	o := t.c.Options[t.rng.IntN(len(t.c.Options))]
	add(&d, record.EntryDraft{
		Kind: "announced", Of: "proposed", On: "2006", Confirmed: "no", Party: t.c.Parties[o.Party].ID,
		Refuses: o.ID + " = " + quote(o.Levels[1]), Until: o.ID + " = " + quote(o.Levels[0]),
	})
	return t.same(d, unmoved, func(want *Folded) { want.Unconfirmed += n + 1 })
}

// told is an entry told once more, by itself.
func told(e record.EntryDraft) record.EntryDraft {
	e.ID, e.Corrects, e.Contradicts, e.InForce = "", "", nil, ""
	if e.Kind == "announced" {
		e.Party, e.Refuses, e.Until, e.Order = "", "", "", ""
	}
	return e
}

// entriesShuffled: the order in the files matters only among what happened and
// became public on one day.
func entriesShuffled(t recordTrial) error {
	f := newFolder(t.c, t.d, t.day) // in the order in which they happened
	var groups [][]*happening
	for i, e := range f.entries {
		if i == 0 || !e.to.Equal(f.entries[i-1].to) || !e.public.Equal(f.entries[i-1].public) {
			groups = append(groups, nil)
		}
		last := &groups[len(groups)-1]
		*last = append(*last, e)
	}
	d := record.Draft{Files: make([]record.FileDraft, 1+t.rng.IntN(3))}
	for _, file := range t.d.Files {
		d.Files[0].Agreements = append(d.Files[0].Agreements, file.Agreements...)
	}
	moved := map[Place]Place{}
	for len(groups) > 0 {
		i, file := t.rng.IntN(len(groups)), t.rng.IntN(len(d.Files))
		for _, e := range groups[i] {
			moved[e.at] = Place{file, len(d.Files[file].Entries)}
			d.Files[file].Entries = append(d.Files[file].Entries, e.EntryDraft)
		}
		groups = slices.Delete(groups, i, i+1)
	}
	return t.same(d, func(p Place) Place { return moved[p] }, func(*Folded) {})
}

// correctionWithdrawn: what is corrected, and the correction withdrawn on the
// same day, is as before.
func correctionWithdrawn(t recordTrial) error {
	d := cloneRecord(t.d)
	e := t.anyEntry(d)
	if e == nil || e.Confirmed == "no" {
		return nil
	}
	if e.ID == "" {
		e.ID = "corrected"
	}
	wrong := told(*e)
	wrong.ID, wrong.Corrects = "correction", e.ID
	add(&d, wrong, record.EntryDraft{Kind: "withdraws", Of: "correction", On: e.On, Public: e.Public})
	last := len(d.Files) - 1
	withdrawal := Place{last, len(d.Files[last].Entries) - 1}
	f := newFolder(t.c, d, t.day)
	return t.same(d, unmoved, func(want *Folded) {
		for i, other := range f.entries { // where the withdrawal stands among those in force
			if other.at == withdrawal && f.force[withdrawal] {
				at := 0
				for _, before := range f.entries[:i] {
					if slices.Contains(want.InForce, before.at) {
						at++
					}
				}
				want.InForce = slices.Insert(slices.Clone(want.InForce), at, withdrawal)
			}
		}
	})
}

// laterLeftOut: what did not count by the day is known of only through what it
// says was so before.
func laterLeftOut(t recordTrial) error {
	f := newFolder(t.c, t.d, t.day)
	named := map[string]bool{}
	for _, e := range f.entries {
		for _, id := range append([]string{e.Corrects, e.Of}, e.Contradicts...) {
			named[id] = true
		}
	}
	d := cloneRecord(t.d)
	moved := map[Place]Place{}
	for i := range d.Files {
		var kept []record.EntryDraft
		for j, e := range d.Files[i].Entries {
			at := Place{i, j}
			h := f.entries[slices.IndexFunc(f.entries, func(h *happening) bool { return h.at == at })]
			before := slices.Contains([]string{
				"move", "announced", "changed", "dropped", "mandate", "launched", "ended"}, e.Kind)
			linked := e.Corrects != "" || e.Kind == "withdraws" || len(e.Contradicts) > 0 || named[e.ID] && e.ID != ""
			if f.by(h.to) && f.by(h.public) || before || linked || e.Confirmed == "no" {
				moved[at] = Place{i, len(kept)}
				kept = append(kept, e)
			}
		}
		d.Files[i].Entries = kept
	}
	return t.same(d, func(p Place) Place { return moved[p] }, func(*Folded) {})
}

// nothingNew: from one day to a later one only what is due becomes late unless
// something comes to count.
func nothingNew(t recordTrial) error {
	days := RecordDays(t.d)
	day := t.day
	if day.IsZero() {
		day = days[len(days)-1].AddDate(0, 0, 400) // all due days are over, and all entries count
	}
	later := day.AddDate(0, 0, 1+t.rng.IntN(5))
	if slices.ContainsFunc(days, func(d time.Time) bool { return d.After(day) && !d.After(later) }) {
		return nil
	}
	for _, track := range t.c.Tracks { // it may come or go
		if !track.Until.IsZero() || track.From.After(day) {
			return nil
		}
	}
	t.day = later
	return t.same(t.d, unmoved, func(want *Folded) {
		after, err := t.fold(t.c, t.d, later)
		if err != nil {
			return
		}
		commitments := map[string]Standing{}
		for id, s := range want.Commitments {
			if now := after.Commitments[id]; (s.Status == "due" || s.Status == "late") && now.Status == "late" &&
				now.Days > s.Days {
				s.Status, s.Days = now.Status, now.Days
			}
			commitments[id] = s
		}
		want.Commitments = commitments
	})
}

// onlyWhatCounts: what is in force or contradicts it happened, was public and
// is confirmed.
func onlyWhatCounts(t recordTrial) error {
	for _, at := range slices.Concat(append(slices.Clone(t.before.Contradictions), t.before.InForce)...) {
		e := t.d.Files[at.File].Entries[at.At]
		_, happened := span(e.On)
		if late := !t.day.IsZero() && (happened.After(t.day) || published(e.Public, happened).After(t.day)); late ||
			e.Confirmed == "no" {
			return fmt.Errorf("%v is in force", at)
		}
	}
	return nil
}

// RecordDays lists, ascending, the days on which something in a record comes to
// count.
func RecordDays(d record.Draft) []time.Time {
	var out []time.Time
	note := func(on, public string) {
		_, last := span(on)
		out = append(out, last, published(public, last))
	}
	for _, file := range d.Files {
		for _, e := range file.Entries {
			note(e.On, e.Public)
		}
		for _, a := range file.Agreements {
			note(a.On, a.Public)
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	return slices.CompactFunc(out, time.Time.Equal)
}
