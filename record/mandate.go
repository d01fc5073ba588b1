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

// mandates sets what mandates say of every level that the record speaks of: as
// the last entry in force says, else as it was before the first later one. What
// one entry says of several levels of an option stays together.
func (r *Record) mandates(counted, later []int) []plenary.Amendment {
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
	type source struct {
		permission
		entry int
	}
	index := map[source]int{}
	var out []plenary.Amendment
	for _, at := range order {
		s := said[at]
		from := source{at, s.entry}
		from.level = 0
		n, ok := index[from]
		if !ok {
			n = len(out)
			index[from] = n
			out = append(out, plenary.SetMandate{
				Track: at.track, Party: at.party, Commit: at.commit, Option: at.option, May: s.answer,
				Claim: r.Entries[s.entry].Claim})
		}
		set := out[n].(plenary.SetMandate)
		set.Levels |= 1 << at.level
		out[n] = set
	}
	return out
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
