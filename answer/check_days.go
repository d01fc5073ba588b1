package answer

import (
	"slices"
	"strconv"
	"time"

	"github.com/plenary-talks/plenary/record"
)

// oddDays notes days of the record that can hardly be meant.
func (g *checker) oddDays() {
	r := g.day.Record
	for _, o := range r.Oddities() {
		n := g.oddPlace(&o)
		n.Code, n.On = "odd-day", o.On.String()
		switch o.Kind {
		case record.FarAhead:
			n.Why, n.From, n.Years = "ahead", r.Case.AsOf.Format(time.DateOnly), yearsApart(o.Near.To, o.On.From)
		case record.AfterReport:
			n.Why, n.Source, n.From = "after-report", SourceID(r.Case.Sources[o.Source].ID), o.Near.String()
		case record.NextBefore:
			n.Why, n.From = "next-before", o.Near.String()
		default:
			distant(&n.Note, o.On, o.Near)
		}
		g.notes = append(g.notes, n)
	}
}

func (g *checker) oddPlace(o *record.Oddity) noted {
	r := g.day.Record
	switch o.Key {
	case "date":
		return noted{in: r.SourceFile(o.Source), path: []string{"sources", r.Case.Sources[o.Source].ID, "date"}}
	case "next":
		return g.inRecord(o.Entry, -1, "next", r.Entries[o.Entry].Next.Firmness.String())
	}
	return g.inRecord(o.Entry, o.Agreement, o.Key)
}

// inRecord is a note at a key of an entry or an agreement.
func (g *checker) inRecord(entry, agreement int, keys ...string) noted {
	if entry >= 0 {
		e := &g.day.Record.Entries[entry]
		return noted{path: append([]string{"entries", strconv.Itoa(e.At)}, keys...), in: e.File}
	}
	a := &g.day.Record.Agreements[agreement]
	return noted{in: a.File, path: append([]string{"agreements", a.ID}, keys...)}
}

// distant says of a note how far a day is from all others.
func distant(n *Note, day, others record.Period) {
	n.Code, n.On, n.From, n.To = "far-day", day.String(), others.From.Format(time.DateOnly),
		others.To.Format(time.DateOnly)
	n.Why, n.Years = "after", yearsApart(others.To, day.To)
	if day.From.Before(others.From) {
		n.Why, n.Years = "before", yearsApart(day.From, others.From)
	}
}

// yearsApart is how many years lie between two days.
func yearsApart(from, to time.Time) int {
	return (record.DaysBetween(from, to)*400 + 146097/2) / 146097
}

// doubled notes what is on record twice.
func (g *checker) doubled() {
	r := g.day.Record
	for _, pair := range r.Doubled() {
		n, twin := g.inRecord(pair[1], -1), g.inRecord(pair[0], -1)
		n.Code, n.twin = "entry-twice", &twin
		if !r.Entries[pair[1]].Confirmed {
			n.Code = "proposal-twice"
		}
		g.notes = append(g.notes, n)
	}
	for _, pair := range r.DoubledAgreements() {
		n, twin := g.inRecord(-1, pair[1]), g.inRecord(-1, pair[0])
		n.Code, n.twin = "agreement-twice", &twin
		g.notes = append(g.notes, n)
	}
}

// farCase notes that the day of a case is far from those of its record.
func (g *checker) farCase() {
	r, path := g.day.Record, []string{"as_of"}
	told := slices.ContainsFunc(g.notes, func(n noted) bool { return slices.Equal(n.path, path) })
	if others, off := r.DayOff(); off && !told {
		var n Note
		distant(&n, record.Period{From: r.Case.AsOf, To: r.Case.AsOf}, others)
		g.note(path, n)
	}
}

// farDays notes days of a case that are far from the others.
func (g *checker) farDays() {
	of, d := g.c, g.written.Draft
	type placed struct {
		day  time.Time
		path []string
	}
	all := []placed{{of.AsOf, []string{"as_of"}}}
	for i := range of.Tracks {
		t := &of.Tracks[i]
		all = append(all, placed{t.From, []string{"tracks", t.ID, "from"}},
			placed{t.Until, []string{"tracks", t.ID, "until"}})
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
			var n Note
			distant(&n, record.Period{From: p.day, To: p.day}, main)
			g.note(p.path, n)
		}
	}
}
