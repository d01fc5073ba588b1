package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// Suffices reports whether levers, perhaps only as far as some way needs them, do
// for its steps to a destination what the way says: all are admitted, their movers
// willing, nobody is more exposed, no concept is missing, and nothing else is hollow.
func Suffices(c *plenary.Case, pulled []*plenary.Lever, w Way, steps []TableStep) bool {
	t := NewTable(c, pulled)
	if t.CheckRoute(w.To, steps) != nil || !nowhereHigher(t.Exposure(steps), w.Exposure) {
		return false
	}
	return every(w.StableBy, func(concept string) bool { return t.Equilibrium(concept, w.To) }) &&
		within(NewModel(c).hollow(pulled, w.To), w.Hollow)
}

// Exchange returns a way with its steps in which what one option does is done by
// another, which stands where the one does today and has as many levels; false
// where it leads elsewhere than to one of the destinations, its steps are not a
// route there, it holds by other concepts, or exposes or leaves hollow more than
// an exchange of the two owners makes up for.
func Exchange(c *plenary.Case, pulled []*plenary.Lever, destinations []int, w Way, steps []TableStep,
	o, q int) (Way, []TableStep, bool) {
	t := NewTable(c, pulled)
	p, r := c.Options[o].Party, c.Options[q].Party
	changed := func(option int) bool {
		return some(steps, func(s TableStep) bool { return slices.Contains(t.changed(s.From, s.To), option) })
	}
	if p == r || len(c.Options[o].Levels) != len(c.Options[q].Levels) || c.Options[o].Now != c.Options[q].Now ||
		!changed(o) || changed(q) {
		return w, nil, false
	}
	there := func(s int) int { // with the levels of the two exchanged
		levels := slices.Clone(t.States[s])
		levels[o], levels[q] = levels[q], levels[o]
		return slices.IndexFunc(t.States, func(x []uint8) bool { return slices.Equal(x, levels) })
	}
	out := Way{Levers: w.Levers, To: there(w.To), Steps: w.Steps}
	var other []TableStep
	for _, s := range steps {
		step, ok := TableStep{}, false
		if from, to := there(s.From), there(s.To); from >= 0 && to >= 0 {
			step, ok = t.admits(from, to)
		}
		if !ok {
			return w, nil, false
		}
		other = append(other, step)
	}
	if !slices.Contains(destinations, out.To) || t.CheckRoute(out.To, other) != nil {
		return w, nil, false
	}
	out.Exposure, out.Hollow = t.Exposure(other), NewModel(c).hollow(pulled, out.To)
	for _, concept := range Concepts {
		if t.Equilibrium(concept, out.To) {
			out.StableBy = append(out.StableBy, concept)
		}
	}
	return out, other, out.matches(w, c, p, r)
}

// matches reports whether ways are as firm, and expose and leave hollow the same
// but for an exchange of two parties.
func (w Way) matches(v Way, c *plenary.Case, p, r int) bool {
	for _, pair := range []struct{ a, b []int }{{w.Exposure, v.Exposure}, {w.counted(c), v.counted(c)}} {
		for i := range pair.a {
			if i != p && i != r && pair.a[i] != pair.b[i] {
				return false
			}
		}
	}
	straight := w.Exposure[p] == v.Exposure[p] && w.Exposure[r] == v.Exposure[r]
	crossed := w.Exposure[p] == v.Exposure[r] && w.Exposure[r] == v.Exposure[p]
	foreign := func(hollow []int) []int {
		return slices.DeleteFunc(slices.Clone(hollow), func(i int) bool {
			return c.Preconditions[i].Party == p || c.Preconditions[i].Party == r
		})
	}
	return (straight || crossed) && slices.Equal(w.StableBy, v.StableBy) && len(w.Hollow) == len(v.Hollow) &&
		slices.Equal(foreign(w.Hollow), foreign(v.Hollow))
}

// counted is how many hollow preconditions each party holds.
func (w Way) counted(c *plenary.Case) []int {
	out := make([]int, len(c.Parties))
	for _, i := range w.Hollow {
		out[c.Preconditions[i].Party]++
	}
	return out
}
