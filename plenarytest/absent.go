package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
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
