package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// OpenNow lists the ways without a lever that may be told as what is open
// (docs/theory.md#what-is-open): most often one.
func OpenNow(c *plenary.Case) []Way {
	t := NewTable(c, nil)
	var open []Way
	for _, d := range t.NewProspects().Destinations {
		open = append(open, t.waysTo(d, nil, t.hollow(nil, d))...)
	}
	sound := func(w Way) bool { return len(w.Hollow) == 0 && slices.Contains(w.StableBy, "seq") }
	if some(open, sound) {
		open = slices.DeleteFunc(open, func(w Way) bool { return !sound(w) })
	}
	open = fewest(open, func(w Way) int { return len(t.changes(w.To)) })
	all := slices.Clone(open)
	open = slices.DeleteFunc(open, func(w Way) bool { return some(all, func(v Way) bool { return v.beats(w) }) })
	open = shown(t.Model, open)
	for _, of := range []func(Way) int{
		func(w Way) int { return min(1, len(w.Hollow)) },
		func(w Way) int { return graded(w, 1) },
		func(w Way) int { return graded(w, 2) },
	} {
		open = fewest(open, of)
	}
	return open
}

// graded counts the parties that a way exposes by at least a grade.
func graded(w Way, grade int) int {
	n := 0
	for _, g := range w.Exposure {
		if g >= grade {
			n++
		}
	}
	return n
}

// fewest keeps those of which there is least of something.
func fewest(ways []Way, of func(Way) int) []Way {
	if len(ways) == 0 {
		return nil
	}
	least := of(ways[0])
	for _, w := range ways {
		least = min(least, of(w))
	}
	return slices.DeleteFunc(slices.Clone(ways), func(w Way) bool { return of(w) > least })
}
