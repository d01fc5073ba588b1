package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// WithoutTracks is a draft in which some tracks were never written, nor the
// levers that work on them, nor what variants make of those.
func WithoutTracks(d plenary.Draft, ids ...string) plenary.Draft {
	out := d
	cloneTable(&out)
	for i := len(out.Tracks) - 1; i >= 0; i-- {
		if slices.Contains(ids, out.Tracks[i].ID) {
			cutTrack(&out, i)
		}
	}
	has := func(id string) bool {
		return slices.ContainsFunc(out.Levers, func(l plenary.LeverDraft) bool { return l.ID == id })
	}
	for i := range out.Variants {
		v := &out.Variants[i]
		v.Levers = slices.DeleteFunc(v.Levers, func(id string) bool { return !has(id) })
	}
	out.Variants = slices.DeleteFunc(out.Variants, func(v plenary.VariantDraft) bool {
		return len(v.Levers)+len(v.Preferences) == 0
	})
	return out
}

// OffTracks is the record of a case without the entries that concern some tracks,
// or the levers that work on these, and without what is linked to such entries.
func OffTracks(r record.Draft, of plenary.Draft, ids ...string) record.Draft {
	r = cloneRecord(r)
	gone := map[string]bool{} // entries, by ID
	on := func(e *record.EntryDraft) bool {
		switch e.Kind {
		case "opened", "resumed", "adjourned", "scheduled", "launched", "ended", "mandate":
			return slices.Contains(ids, e.Of)
		case "lever":
			at := slices.IndexFunc(of.Levers, func(l plenary.LeverDraft) bool { return l.ID == e.Of })
			return slices.Contains(ids, of.Levers[at].Widen) || slices.Contains(ids, of.Levers[at].To)
		case "withdraws":
			return gone[e.Of]
		}
		return false
	}
	for cut := true; cut; {
		cut = false
		for i := range r.Files {
			r.Files[i].Entries = slices.DeleteFunc(r.Files[i].Entries, func(e record.EntryDraft) bool {
				linked := gone[e.Corrects] || slices.ContainsFunc(e.Contradicts, func(id string) bool {
					return gone[id]
				})
				if !linked && !on(&e) {
					return false
				}
				if e.ID != "" {
					gone[e.ID] = true
				}
				cut = true
				return true
			})
		}
	}
	return r
}
