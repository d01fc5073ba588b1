package impasse

import (
	"cmp"
	"context"
	"slices"

	"github.com/plenary-talks/plenary/space"
)

// Smallest keeps of some states those of which no part of the changes makes
// another of them, those with the fewest changes first. When ctx ends it
// returns nothing.
func Smallest(ctx context.Context, sp *space.Space, states []int) []int {
	now := sp.Levels(sp.StatusQuo(), nil)
	type candidate struct {
		state, changes int
		levels         []uint8
	}
	var all []candidate
	for _, s := range states {
		levels := sp.Levels(s, nil)
		all = append(all, candidate{s, Differ(now, levels), levels})
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(a.changes, b.changes) })
	var kept []candidate
	var out []int
	for i, x := range all {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil
		}
		if !slices.ContainsFunc(kept, func(k candidate) bool { return partOf(now, k.levels, x.levels) }) {
			kept, out = append(kept, x), append(out, x.state)
		}
	}
	return out
}

// Differ counts the options in which two states differ.
func Differ(a, b []uint8) int {
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}
