package impasse

import (
	"slices"

	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// Plainest picks, of some improvements of a party from a state, the plainest
// breach (docs/theory.md#the-plainest-breach): of those that somebody else likes
// less than the state, or of all where there is none, one that changes the fewest
// options; of these the best for the party; of these the first. It returns -1 of
// none.
func Plainest(sp *space.Space, p, state int, of []int) int {
	best, from := -1, sp.Levels(state, nil)
	var levels []uint8
	type weight struct {
		harms   bool
		changes int
		rank    uint32
	}
	var least weight
	for _, x := range of {
		levels = sp.Levels(x, levels)
		w := weight{harms(sp, p, state, x), Differ(from, levels), sp.Rank(p, x)}
		plainer := w.harms && !least.harms
		if w.harms == least.harms {
			plainer = w.changes < least.changes || w.changes == least.changes && w.rank > least.rank
		}
		if best < 0 || plainer {
			best, least = x, w
		}
	}
	return best
}

// harms reports whether a party other than p likes one state less than another.
func harms(sp *space.Space, p, from, to int) bool {
	for q := range sp.Case().Parties {
		if q != p && sp.Rank(q, to) < sp.Rank(q, from) {
			return true
		}
	}
	return false
}

// Escapes lists the improvements from a state that nothing answers, by a verdict.
func Escapes(sp *space.Space, v stability.Verdict) []int {
	return slices.DeleteFunc(slices.Clone(sp.Improvements(v.Party, v.State)), func(x int) bool {
		return slices.ContainsFunc(v.Replies, func(r stability.Reply) bool { return r.Improvement == x })
	})
}
