package brief

import (
	"crypto/sha256"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
)

// A part is what one option does in a joint act: it comes to one of some levels.
type part struct {
	option int
	levels uint64
}

// joint notes options of several parties that the rules let change only
// together, where no track has all who would have to commit to it.
func (c *Checkup) joint(sp *space.Space) {
	of := sp.Case()
	if len(of.Impossible) == 0 || !atTable(of) {
		return
	}
	var told [][]int
	for _, parts := range together(sp) {
		var options []int
		var names []string
		for _, p := range parts {
			options, names = append(options, p.option), append(names, of.Options[p.option].ID)
		}
		common := slices.ContainsFunc(of.Tracks, func(t plenary.Track) bool { return commits(of, &t, parts) })
		if common || slices.ContainsFunc(told, func(o []int) bool { return slices.Equal(o, options) }) {
			continue
		}
		told = append(told, options)
		c.note([]string{"options", names[0]}, "%s can only come together, and on no track may all of their parties commit to them; seat them on one and write each mandate, as in `mandate: [{commit: %s}]`", and(names), names[0])
	}
}

// together lists the sets of parts, of two parties or more, that hold in the
// same feasible states and not in the status quo.
func together(sp *space.Space) [][]part {
	of, now := sp.Case(), sp.StatusQuo()
	at, out := map[[sha256.Size]byte]int{}, [][]part{}
	for o := range of.Options {
		for _, cond := range stands(&of.Options[o]) {
			e, err := of.Condition(cond)
			if err != nil {
				continue
			}
			set := sp.Where(e)
			n := countBits(set)
			if n == 0 || set[now/64]>>(now%64)&1 != 0 {
				continue
			}
			_, levels := e.Comparison()
			key := digest(set)
			i, known := at[key]
			if !known {
				i = len(out)
				at[key], out = i, append(out, nil)
			}
			if !slices.ContainsFunc(out[i], func(p part) bool { return p.option == o }) {
				out[i] = append(out[i], part{o, levels})
			}
		}
	}
	return slices.DeleteFunc(out, func(parts []part) bool {
		return !slices.ContainsFunc(parts, func(p part) bool { return of.Options[p.option].Party != of.Options[parts[0].option].Party })
	})
}

// stands lists the conditions that an option is at one level, or at that level
// or above.
func stands(o *plenary.Option) []string {
	var out []string
	for l := 1; l < len(o.Levels); l++ {
		out = append(out, o.ID+" >= "+expr.QuoteLevel(o.Levels[l]))
	}
	for _, l := range o.Levels[:len(o.Levels)-1] {
		out = append(out, o.ID+" = "+expr.QuoteLevel(l))
	}
	return out
}

// commits reports whether the party of each part may commit to it on a track.
func commits(of *plenary.Case, t *plenary.Track, parts []part) bool {
	for _, p := range parts {
		o := &of.Options[p.option]
		may := slices.ContainsFunc(o.Levels, func(level string) bool {
			l := slices.Index(o.Levels, level)
			answer, _ := t.May(true, o.Party, p.option, l)
			return p.levels>>l&1 != 0 && answer == plenary.Yes
		})
		if !may {
			return false
		}
	}
	return true
}
