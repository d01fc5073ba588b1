package record

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// A cell is one thing that a mandate may speak of.
type cell struct {
	track, party int
	commit       bool
	option       int
	level        int
}

// A say is what the record says of a cell.
type say struct {
	answer plenary.Answer
	entry  int
}

// setMandates sets what mandates say of every level that the record speaks of:
// as the last entry in force says, else as it was before the first later one.
func (r *Record) setMandates(c *plenary.Case, counted, later []int) {
	said := map[cell]say{}
	var order []cell
	note := func(i int, before bool) {
		e := &r.Entries[i]
		for _, at := range e.cells() {
			if _, ok := said[at]; !ok {
				order = append(order, at)
			}
			said[at] = say{e.May, i}
			if before {
				said[at] = say{e.MayWas, i}
			}
		}
	}
	for _, i := range slices.Backward(later) {
		note(i, true)
	}
	for _, i := range counted {
		note(i, false)
	}
	for _, at := range order {
		r.setMandate(c, at, said[at])
	}
}

func (e *Entry) cells() []cell {
	if e.Kind != Mandate {
		return nil
	}
	var out []cell
	for _, t := range e.Terms {
		for level := 0; t.Levels>>level != 0; level++ {
			if t.Levels>>level&1 == 1 {
				out = append(out, cell{e.Track, e.Party, e.Commit, t.Option, level})
			}
		}
	}
	return out
}

// setMandate replaces what a seat's mandate says of one level.
func (r *Record) setMandate(c *plenary.Case, at cell, s say) {
	t := &c.Tracks[at.track]
	t.Seats = slices.Clone(t.Seats)
	seat := t.Seat(at.party)
	var list []plenary.Mandate
	for _, m := range seat.Mandate {
		if m.Option == at.option && m.Commit == at.commit {
			m.Levels &^= 1 << at.level
		}
		if m.Levels != 0 {
			list = append(list, m)
		}
	}
	if s.answer != plenary.NotReported {
		list = append(list, plenary.Mandate{Commit: at.commit, Option: at.option, Levels: 1 << at.level, May: s.answer == plenary.Yes, Claim: r.Entries[s.entry].Claim})
	}
	seat.Mandate = list
}
