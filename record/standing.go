package record

import (
	"time"

	"github.com/plenary-talks/plenary"
)

// Status tells how a commitment stands.
type Status uint8

// How commitments stand. The first is only the word of an entry.
const (
	Unspoken Status = iota
	Begun           // an entry says so; stands as Open, Due or Late
	Met
	Broken
	Disputed
	Lapsed
	Open
	Due
	Late
	Undone
)

var statuses = []string{"", "begun", "met", "broken", "disputed", "lapsed", "open", "due", "late", "undone"}

func (s Status) String() string { return statuses[s] }

// A Standing is how a commitment stands on a day.
type Standing struct {
	Commitment int
	Status     Status
	Since      time.Time // of Met, Undone and what an entry says: when
	When       Period    // the same as exactly as is known
	Days       int       // of Late: how late by the day; of Met: how late it was met, 0 for in time or no date
	Grade      int       // 0 to 3; -1 when nobody graded it
	Entry      int       // the entry that says so; -1 when levels or the date do
	Begun      bool      // an entry says that it was begun
	Waits      []Wait    // what it waits for; none when it is met
}

// agreements notes which agreements count and how their commitments stand.
func (d *Day) agreements(day *time.Time) {
	r := d.Record
	of := map[int]int{}
	for i := range r.Agreements {
		a := &r.Agreements[i]
		if day != nil && (a.On.To.After(*day) || a.Public.After(*day)) {
			continue
		}
		d.Agreements = append(d.Agreements, i)
		for _, c := range a.Commitments {
			of[c] = len(d.Commitments)
			d.Commitments = append(d.Commitments, Standing{Commitment: c, Grade: -1, Entry: -1})
		}
	}
	said := d.said(of)
	held := d.held()
	for i := range d.Commitments {
		d.stand(&d.Commitments[i], said[i], held[d.Commitments[i].Commitment])
	}
	d.waits(of)
}

// said lists for each commitment the entries in force that speak of it.
func (d *Day) said(of map[int]int) map[int][]int {
	out := map[int][]int{}
	for _, i := range d.InForce {
		if e := &d.Record.Entries[i]; e.Kind == Progress {
			if at, ok := of[e.Commitment]; ok {
				out[at] = append(out[at], i)
			}
		}
	}
	return out
}

// stand decides how one commitment stands.
func (d *Day) stand(s *Standing, said []int, h holding) {
	c := &d.Record.Commitments[s.Commitment]
	for _, i := range said {
		e := &d.Record.Entries[i]
		if e.Grade >= 0 {
			s.Grade = e.Grade
		}
		switch e.Status {
		case Unspoken:
		case Begun:
			s.Begun = true
		default:
			s.Status, s.Since, s.When, s.Entry = e.Status, e.On.To, e.On, i
		}
	}
	switch {
	case h.holds && (s.Status != Met || s.Since.After(h.when.To)):
		s.Status, s.Since, s.When, s.Entry = Met, h.when.To, h.when, -1
	case !h.holds && h.held && (s.Status == Unspoken || s.Status == Met && !s.Since.After(h.when.To)):
		s.Status, s.Since, s.When, s.Entry = Undone, h.when.To, h.when, -1
	case s.Status == Unspoken:
		s.Status, s.Days = d.pending(c)
	}
	if s.Status == Met {
		if !c.Due.IsZero() {
			s.Days = max(0, DaysBetween(c.Due.To, s.Since))
		}
		if s.Grade < 0 {
			s.Grade = 3
		}
	}
}

// pending is how an unmet commitment stands of which nobody says anything.
func (d *Day) pending(c *Commitment) (Status, int) {
	switch {
	case c.Due.IsZero():
		return Open, 0
	case !d.Date.IsZero() && d.Date.After(c.Due.To):
		return Late, DaysBetween(c.Due.To, d.Date)
	}
	return Due, 0
}

// A holding tells whether what a commitment is about holds on the day, and
// since when; or that it held after the agreement was concluded, and until when.
type holding struct {
	holds, held bool
	when        Period
}

// held follows the levels from the beginning of the record.
func (d *Day) held() map[int]holding {
	r := d.Record
	out := map[int]holding{}
	c := d.beginning()
	levels := c.StatusQuo()
	moves := d.moves()
	of := map[int][]int{} // by option: the commitments that are about it
	for _, a := range d.Agreements {
		for _, i := range r.Agreements[a].Commitments {
			if does := r.Commitments[i].Does; does != nil {
				if does.Holds(levels) {
					out[i] = holding{holds: true, when: r.Agreements[a].On}
				}
				for _, o := range does.Options(nil) {
					of[o] = append(of[o], i)
				}
			}
		}
	}
	for _, i := range moves {
		e := &r.Entries[i]
		levels[e.Option] = uint8(e.Level)
		for _, at := range of[e.Option] {
			out[at] = r.follow(out[at], at, levels, e)
		}
	}
	return out
}

// follow is what a move makes of a holding.
func (r *Record) follow(h holding, commitment int, levels []uint8, e *Entry) holding {
	c := &r.Commitments[commitment]
	signed := r.Agreements[c.Agreement].On
	switch now := c.Does.Holds(levels); {
	case now == h.holds:
	case now:
		if e.On.To.Before(signed.To) {
			return holding{holds: true, when: signed}
		}
		return holding{holds: true, when: e.On}
	case e.On.To.After(signed.To):
		return holding{held: true, when: e.On}
	default:
		return holding{}
	}
	return h
}

// moves lists the moves in force.
func (d *Day) moves() []int {
	var out []int
	for _, i := range d.InForce {
		if d.Record.Entries[i].Kind == Move {
			out = append(out, i)
		}
	}
	return out
}

// beginning is the case before the first move on record.
func (d *Day) beginning() *plenary.Case {
	moves := d.moves()
	return d.Case.Amend(func(c *plenary.Case) { d.Record.setLevels(c, nil, moves) })
}
