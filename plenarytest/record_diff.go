package plenarytest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// DiffFolded tells how two foldings differ; "" when they do not. Where the
// levels are excluded nothing else is compared.
func DiffFolded(got, want Folded) string {
	if got.Excluded != want.Excluded {
		return fmt.Sprintf("excluded by a rule: %t, want %t", got.Excluded, want.Excluded)
	}
	var out []string
	note := func(name string, got, want any) {
		if !reflect.DeepEqual(got, want) {
			out = append(out, fmt.Sprintf("%s: %+v, want %+v", name, got, want))
		}
	}
	if !got.Excluded {
		note("in force", got.InForce, want.InForce)
		note("apart", got.Contradictions, want.Contradictions)
		note("unconfirmed", got.Unconfirmed, want.Unconfirmed)
		note("levels", got.Levels, want.Levels)
		note("closed", got.Closed, want.Closed)
		note("tracks", got.Tracks, want.Tracks)
		noteEach(note, "swap", got.Swaps, want.Swaps)
		noteEach(note, "stance", got.Stances, want.Stances)
		noteEach(note, "mandate", got.Mandates, want.Mandates)
		noteEach(note, "commitment", got.Commitments, want.Commitments)
		noteEach(note, "sessions of", got.Sessions, want.Sessions)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func noteEach[K comparable, V any](note func(string, any, any), name string, got, want map[K]V) {
	for k, v := range got {
		if w, is := want[k]; is {
			note(fmt.Sprint(name, " ", k), v, w)
		} else {
			note(fmt.Sprint(name, " ", k), v, "none")
		}
	}
	for k, w := range want {
		if _, is := got[k]; !is {
			note(fmt.Sprint(name, " ", k), "none", w)
		}
	}
}
