package record

import (
	"slices"
	"time"
)

// Status describes how a commitment stands.
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

// Statuses lists how commitments stand on a day, in the order in which they come
// to stand so.
func Statuses() []string {
	var out []string
	for _, s := range []Status{Open, Due, Late, Met, Undone, Broken, Disputed, Lapsed} {
		out = append(out, s.String())
	}
	return out
}

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
	Began      int       // the last entry that says so; -1 when none does
	Graded     int       // the last entry that graded it; -1 when none did
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
			d.Commitments = append(d.Commitments, unspoken(c))
		}
	}
	said := d.said(of)
	held := d.held()
	for i := range d.Commitments {
		d.stand(&d.Commitments[i], said[i], held[d.Commitments[i].Commitment])
	}
}

// unspoken is a commitment of which nothing is known yet.
func unspoken(commitment int) Standing {
	return Standing{Commitment: commitment, Grade: -1, Entry: -1, Began: -1, Graded: -1}
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
	var graded time.Time
	for _, i := range said {
		e := &d.Record.Entries[i]
		if e.Grade >= 0 {
			s.Grade, s.Graded, graded = e.Grade, i, e.On.To
		}
		switch e.Status {
		case Unspoken:
		case Begun:
			s.Begun, s.Began = true, i
		default:
			s.Status, s.Since, s.When, s.Entry = e.Status, e.On.To, e.On, i
		}
	}
	switch levels := h.overrule(s.Status, s.Since); {
	case levels && h.holds:
		s.Status, s.Since, s.When, s.Entry = Met, h.since.To, h.since, -1
	case levels:
		s.Status, s.Since, s.When, s.Entry = Undone, h.until.To, h.until, -1
	case s.Status == Unspoken:
		s.Status, s.Days = d.pending(c)
	}
	if s.Status == Met {
		if !c.Due.IsZero() {
			s.Days = max(0, DaysBetween(c.Due.To, s.Since))
		}
		if s.Grade < 0 || graded.Before(s.Since) {
			s.Grade, s.Graded = 3, -1
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

// beginning is the levels before the first move in force.
func (d *Day) beginning() []uint8 {
	r := d.Record
	out := d.Case.StatusQuo()
	known := map[int]bool{}
	for _, i := range d.moves() {
		if e := &r.Entries[i]; !known[e.Option] {
			known[e.Option] = true
			out[e.Option] = uint8(d.cameFrom(i))
		}
	}
	return out
}

// cameFrom is the level before a move in force that none in force precedes: as
// it says itself, else as the move before it left it, else as the first later
// one says.
func (d *Day) cameFrom(move int) int {
	r := d.Record
	e := &r.Entries[move]
	if e.From >= 0 {
		return e.From
	}
	now := r.Case.Options[e.Option].Now
	for _, i := range slices.Backward(d.later) {
		other := &r.Entries[i]
		switch {
		case other.Kind != Move || other.Option != e.Option:
		case i < move:
			return other.Level
		case other.From >= 0:
			now = other.From
		}
	}
	return now
}
