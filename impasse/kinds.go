package impasse

import (
	"cmp"
	"fmt"
	"slices"
)

// What kinds of findings weigh.
const (
	cause        = 10 // why nobody moves
	consequence  = 5  // what moving, or waiting, would lead to
	circumstance = 0
	fact         = -10 // no cause, but what there is to explain
)

// kinds are all that is looked for, in order of place.
var kinds []kind

// A kind is what one search finds.
type kind struct {
	place int
	look  func(*inquiry) error
	names []string // of [Proof.Kind]
}

// register adds a search and the kinds of findings that it notes. Searches run
// in order of place, and findings that weigh the same stand in that order. The
// file of a kind calls it once, with a place that is free.
func register(place int, look func(*inquiry) error, names ...string) {
	at, taken := slices.BinarySearchFunc(kinds, place, func(k kind, place int) int {
		return cmp.Compare(k.place, place)
	})
	if taken {
		panic(fmt.Sprintf("kinds %v and %v have the same place %d", kinds[at].names, names, place))
	}
	kinds = slices.Insert(kinds, at, kind{place, look, names})
}

// Kinds lists the kinds of findings that there are.
func Kinds() []string {
	var out []string
	for _, k := range kinds {
		out = append(out, k.names...)
	}
	return out
}
