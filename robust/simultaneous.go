package robust

import (
	"slices"

	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// simultaneous reports whether a state that is no SEQ equilibrium is one with what several would
// do at once (docs/theory.md#at-once): two or more parties are not SEQ stable there, and each of
// these loses by what it gains together with what the others of them do.
func simultaneous(sp *space.Space, a *stability.Answers, s int) bool {
	var restless []int
	for p := range sp.Case().Parties {
		if !a.Stable(stability.SEQ, p, s) {
			restless = append(restless, p)
		}
	}
	if len(restless) < 2 {
		return false
	}
	for i, p := range restless {
		if !stability.AtOnce(sp, p, s, slices.Delete(slices.Clone(restless), i, i+1)) {
			return false
		}
	}
	return true
}
