package answer

import (
	"crypto/sha256"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/space"
)

// A share is what one option does in a joint act: it comes to one of some levels.
type share struct {
	option int
	levels uint64
}

// joint notes options of several parties that the rules let change only
// together, where no track has all who would have to commit to it.
func (g *checker) joint() {
	of := g.c
	if len(of.Impossible) == 0 || !atTable(of) || of.NoStatusQuo {
		return
	}
	var told [][]int
	for _, parts := range together(g.sp) {
		var options []int
		var ids []OptionID
		for _, p := range parts {
			options, ids = append(options, p.option), append(ids, g.option(p.option))
		}
		common := slices.ContainsFunc(of.Tracks, func(t plenary.Track) bool { return commits(of, &t, parts) })
		if common || slices.ContainsFunc(told, func(o []int) bool { return slices.Equal(o, options) }) {
			continue
		}
		told = append(told, options)
		g.note([]string{"options", string(ids[0])}, Note{Code: "no-common-track", Options: ids})
	}
}

// together lists the sets of parts, of two parties or more, that hold in the
// same feasible states and not in the status quo.
func together(sp *space.Space) [][]share {
	of, now := sp.Case(), sp.StatusQuo()
	at, out := map[[sha256.Size]byte]int{}, [][]share{}
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
			if !slices.ContainsFunc(out[i], func(p share) bool { return p.option == o }) {
				out[i] = append(out[i], share{o, levels})
			}
		}
	}
	return slices.DeleteFunc(out, func(parts []share) bool {
		return !slices.ContainsFunc(parts, func(p share) bool {
			return of.Options[p.option].Party != of.Options[parts[0].option].Party
		})
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
func commits(of *plenary.Case, t *plenary.Track, parts []share) bool {
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
