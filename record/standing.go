package record

import (
	"slices"
	"time"
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
			s.Grade, graded = e.Grade, e.On.To
		}
		switch e.Status {
		case Unspoken:
		case Begun:
			s.Begun = true
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

// A holding tells what the levels say of a commitment since its agreement was
// concluded.
type holding struct {
	holds bool   // what it is about holds on the day
	since Period // when it last came to hold; zero for never
	until Period // when it last ceased to; zero for never
}

// overrule says whether levels tell how a commitment stands, rather than the
// last entry that says so, or the date when there is none: they came to be so
// after it, or had it met before.
func (h holding) overrule(said Status, at time.Time) bool {
	switch said {
	case Unspoken:
		return !h.since.IsZero()
	case Met:
		ceased := !h.until.IsZero() && !at.After(h.until.To)
		return ceased || h.holds && at.After(h.since.To)
	}
	return !h.since.IsZero() && h.since.To.After(at)
}

// held follows the levels from the beginning of the record, day by day: what
// moves on one day has moved together.
func (d *Day) held() map[int]holding {
	r := d.Record
	out := map[int]holding{}
	levels := d.beginning()
	of := map[int][]int{} // by option: the commitments that are about it
	for _, a := range d.Agreements {
		for _, i := range r.Agreements[a].Commitments {
			does := r.Commitments[i].Does
			if does == nil {
				continue
			}
			if does.Holds(levels) {
				out[i] = holding{holds: true, since: r.Agreements[a].On}
			}
			for _, o := range does.Options(nil) {
				of[o] = append(of[o], i)
			}
		}
	}
	for moves := d.moves(); len(moves) > 0; {
		n := 1
		for n < len(moves) && r.Entries[moves[n]].On.To.Equal(r.Entries[moves[0]].On.To) {
			n++
		}
		moved := map[int]Period{} // by commitment: when, as exactly as the last move that concerns it says
		for _, i := range moves[:n] {
			e := &r.Entries[i]
			levels[e.Option] = uint8(e.Level)
			for _, at := range of[e.Option] {
				moved[at] = e.On
			}
		}
		for at, on := range moved {
			out[at] = r.follow(out[at], at, levels, on)
		}
		moves = moves[n:]
	}
	return out
}

// follow is what a day with moves makes of a holding.
func (r *Record) follow(h holding, commitment int, levels []uint8, on Period) holding {
	c := &r.Commitments[commitment]
	signed := r.Agreements[c.Agreement].On
	switch now := c.Does.Holds(levels); {
	case now == h.holds:
	case now && on.To.Before(signed.To):
		return holding{holds: true, since: signed}
	case now:
		return holding{holds: true, since: on, until: h.until}
	case on.To.After(signed.To):
		return holding{since: h.since, until: on}
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
