package brief

import (
	"fmt"
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// oddDays notes days of the record that can hardly be meant.
func (h *Holdings) oddDays() {
	for _, o := range h.d.Record.Oddities() {
		n := h.oddPlace(&o)
		n.Text = oddDay(h.d.Record.Case, &o)
		h.Notes = append(h.Notes, n)
	}
}

func (h *Holdings) oddPlace(o *record.Oddity) Note {
	r := h.d.Record
	switch o.Key {
	case "date":
		return Note{in: r.SourceFile(o.Source), path: []string{"sources", r.Case.Sources[o.Source].ID, "date"}}
	case "next":
		return h.placed(o.Entry, -1, "next", r.Entries[o.Entry].Next.Firmness.String())
	}
	return h.placed(o.Entry, o.Agreement, o.Key)
}

// placed is a note at a key of an entry or an agreement.
func (h *Holdings) placed(entry, agreement int, keys ...string) Note {
	if entry >= 0 {
		n := h.at(entry, "")
		n.path = append(n.path, keys...)
		return n
	}
	a := &h.d.Record.Agreements[agreement]
	return Note{in: a.File, path: append([]string{"agreements", a.ID}, keys...)}
}

func oddDay(c *plenary.Case, o *record.Oddity) string {
	switch o.Kind {
	case record.FarAhead:
		return fmt.Sprintf("`%s` is later than the case, %s, and %s after all else that is on record; correct it, if it is not meant", o.On, date(c.AsOf.Format(time.DateOnly)), apart(o.Near.To, o.On.From))
	case record.AfterReport:
		return fmt.Sprintf("`%s` is later than the report that tells it: %s is of %s; correct one of the two", o.On, c.Sources[o.Source].ID, date(o.Near.String()))
	case record.NextBefore:
		return fmt.Sprintf("the next session is to be on `%s`, which is before this, `%s`; correct one of the two", o.On, o.Near)
	}
	return farOff(o.On, o.Near)
}

// farOff says that a day is far from all others.
func farOff(day, others record.Period) string {
	gap := apart(others.To, day.To) + " after"
	if day.From.Before(others.From) {
		gap = apart(day.From, others.From) + " before"
	}
	return fmt.Sprintf("`%s` is %s the other days here, `%s` to `%s`; correct the year, if it is not meant", day, gap, others.From.Format(time.DateOnly), others.To.Format(time.DateOnly))
}

// apart tells how many years lie between two days.
func apart(from, to time.Time) string {
	years := (record.DaysBetween(from, to)*400 + 146097/2) / 146097
	return thousands(years) + " years"
}

// doubled notes what is on record twice.
func (h *Holdings) doubled() {
	r := h.d.Record
	for _, pair := range r.Doubled() {
		twin := h.at(pair[0], "")
		n := h.at(pair[1], "this says again what %s says, and counts a second time; leave one out and cite in the other all sources, or say what is different")
		if !r.Entries[pair[1]].Confirmed {
			n.Text = "this proposal says again what %s says; leave it out, or say what is different"
		}
		n.twin = &twin
		h.Notes = append(h.Notes, n)
	}
	for _, pair := range r.DoubledAgreements() {
		twin := h.placed(-1, pair[0])
		n := h.placed(-1, pair[1])
		n.Text, n.twin = "this is the same agreement as %s, with what is owed counted a second time; leave one out, or say what is different", &twin
		h.Notes = append(h.Notes, n)
	}
}

// HoldAgainst notes that the day of a case is far from those of its record.
func (c *Checkup) HoldAgainst(r *record.Record) {
	path := []string{"as_of"}
	told := slices.ContainsFunc(c.Notes, func(n Note) bool { return slices.Equal(n.path, path) })
	if others, off := r.DayOff(); off && !told {
		c.note(path, "%s", farOff(record.Period{From: r.Case.AsOf, To: r.Case.AsOf}, others))
	}
}

// oddDays notes days of a case that are far from the others.
func (c *Checkup) oddDays(of *plenary.Case, d *plenary.Draft) {
	type placed struct {
		day  time.Time
		path []string
	}
	all := []placed{{of.AsOf, []string{"as_of"}}}
	for i := range of.Tracks {
		t := &of.Tracks[i]
		all = append(all, placed{t.From, []string{"tracks", t.ID, "from"}}, placed{t.Until, []string{"tracks", t.ID, "until"}})
	}
	for i := range of.Sources[:len(d.Sources)] {
		all = append(all, placed{of.Sources[i].Date, []string{"sources", of.Sources[i].ID, "date"}})
	}
	var days []time.Time
	for _, p := range all {
		if !p.day.IsZero() {
			days = append(days, p.day)
		}
	}
	main := record.Together(days, of.AsOf)
	for _, p := range all {
		if !p.day.IsZero() && record.FarFrom(p.day, main) {
			c.note(p.path, "%s", farOff(record.Period{From: p.day, To: p.day}, main))
		}
	}
}
