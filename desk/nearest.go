package desk

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/space"
)

// StateOrNearest is [State], or of a condition the state that meets it and differs from the
// status quo in the fewest options, of several the one with the lowest number. In a case
// without a status quo none is the nearest of several. The error is a *[RequestError], or
// [plenary.ErrNoStatusQuo].
func StateOrNearest(sp *space.Space, text string) (int, error) {
	state, wrong := State(sp, text)
	if wrong == nil || text == "" {
		return state, wrong
	}
	want, err := Condition(sp.Case(), text)
	switch {
	case err != nil && strings.ContainsAny(text, ".=<>() "):
		return 0, err
	case err != nil:
		return 0, wrong
	}
	best, met := nearest(sp, sp.Where(want))
	switch {
	case met == 0:
		return 0, &RequestError{Field: FieldState, Value: text, Msg: fmt.Sprintf("no feasible state meets `%s`", text)}
	case met > 1:
		return best, sp.Case().NeedStatusQuo()
	}
	return best, nil
}

// StatesOrToday are the states that texts call, as by [State], of at most so many, or without any the status quo
// where there is one. The error is a *[RequestError].
func StatesOrToday(sp *space.Space, texts []string, most int) ([]int, error) {
	if len(texts) > most {
		return nil, &RequestError{Field: FieldState, Value: texts[most],
			Msg: fmt.Sprintf("at most %d situations are asked about at once, not %d", most, len(texts))}
	}
	var out []int
	if now := sp.StatusQuo(); now >= 0 && len(texts) == 0 {
		out = append(out, now)
	}
	for _, text := range texts {
		s, err := State(sp, text)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// nearest is of a set of states the one nearest to the status quo, and how many they are.
func nearest(sp *space.Space, set []uint64) (best, of int) {
	least := 0
	now := sp.Case().StatusQuo()
	var levels []uint8
	for s := range sp.Len() {
		if set[s/64]>>(s%64)&1 == 0 {
			continue
		}
		of++
		levels = sp.Levels(s, levels)
		away := 0
		for o := range now {
			if levels[o] != now[o] {
				away++
			}
		}
		if of == 1 || away < least {
			best, least = s, away
		}
	}
	return best, of
}
