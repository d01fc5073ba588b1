package record

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// A permission is one thing that a mandate may speak of.
type permission struct {
	track, party int
	commit       bool
	option       int
	level        int
}

// A say is what the record says of a permission.
type say struct {
	answer plenary.Answer
	entry  int
}

// setMandates sets what mandates say of every level that the record speaks of:
// as the last entry in force says, else as it was before the first later one.
func (r *Record) setMandates(c *plenary.Case, counted, later []int) {
	said := map[permission]say{}
	var order []permission
	note := func(i int, before bool) {
		e := &r.Entries[i]
		for _, at := range e.permissions() {
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
	type seat struct{ track, party int }
	of := map[seat][]permission{}
	for _, at := range order {
		of[seat{at.track, at.party}] = append(of[seat{at.track, at.party}], at)
	}
	for at, these := range of {
		r.setMandate(c, at.track, at.party, these, said)
	}
}

func (e *Entry) permissions() []permission {
	if e.Kind != Mandate {
		return nil
	}
	var out []permission
	for _, t := range e.Terms {
		for level := 0; t.Levels>>level != 0; level++ {
			if t.Levels>>level&1 == 1 {
				out = append(out, permission{e.Track, e.Party, e.Commit, t.Option, level})
			}
		}
	}
	return out
}

// setMandate replaces what a seat's mandate says of some levels. What one entry
// says of several levels of an option stays together.
func (r *Record) setMandate(c *plenary.Case, track, party int, these []permission, said map[permission]say) {
	type matter struct {
		commit bool
		option int
	}
	spoken := map[matter]uint64{}
	for _, at := range these {
		spoken[matter{at.commit, at.option}] |= 1 << at.level
	}
	t := &c.Tracks[track]
	t.Seats = slices.Clone(t.Seats)
	seat := t.Seat(party)
	var list []plenary.Mandate
	for _, m := range seat.Mandate {
		if m.Levels &^= spoken[matter{m.Commit, m.Option}]; m.Levels != 0 {
			list = append(list, m)
		}
	}
	type source struct {
		matter
		entry int
	}
	index := map[source]int{}
	for _, at := range these {
		s := said[at]
		if s.answer == plenary.NotReported {
			continue
		}
		from := source{matter{at.commit, at.option}, s.entry}
		n, ok := index[from]
		if !ok {
			n = len(list)
			index[from] = n
			list = append(list, plenary.Mandate{Commit: at.commit, Option: at.option, May: s.answer == plenary.Yes, Claim: r.Entries[s.entry].Claim})
		}
		list[n].Levels |= 1 << at.level
	}
	seat.Mandate = list
}
