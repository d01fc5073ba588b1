package answer

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary/route"
)

// first returns the movers of the first step of a way.
func first(steps []route.Step) []int {
	if len(steps) == 0 {
		return nil
	}
	return steps[0].Movers
}

// common lists the levers that all of two or more ways take.
func common(a *route.Answer, ways []route.Way) []LeverID {
	if len(ways) < 2 {
		return nil
	}
	shared := ways[0].Levers
	for i := range ways {
		for w := range shared {
			shared[w] &= ways[i].Levers[w]
		}
	}
	return leversOf(a, shared.List())
}

func leversOf(a *route.Answer, levers []int) []LeverID {
	var out []LeverID
	for _, l := range levers {
		out = append(out, LeverID(a.Levers[l].ID))
	}
	return out
}

// apart returns, for each of some ways, what tells it from the others that the
// same parties begin; nil where there is no other.
func (g *gatherer) apart(a *route.Answer, ways []route.Way) []*Apart {
	begin := make([][]int, len(ways))
	for i := range ways {
		begin[i] = first(ways[i].Steps)
	}
	out := make([]*Apart, len(ways))
	for i := range ways {
		var others []route.Set
		for j := range ways {
			if j != i && slices.Equal(begin[i], begin[j]) {
				others = append(others, ways[j].Levers)
			}
		}
		if len(others) == 0 {
			continue
		}
		out[i] = apartFrom(a, ways[i].Levers, others)
		out[i].Then = g.goingOn(ways, i)
		if !slices.Contains(others, ways[i].Levers) {
			continue
		}
		for j := range i + 1 {
			if ways[j].Levers == ways[i].Levers && slices.Equal(begin[i], begin[j]) {
				out[i].Number++
			}
		}
	}
	return out
}

// mostThen is how many steps after the first tell ways apart.
const mostThen = 2

// goingOn is who goes on after the first step of a way, as far as that tells it from all
// others that begin alike; none where so few steps do not.
func (g *gatherer) goingOn(ways []route.Way, at int) [][]PartyID {
	var out [][]PartyID
	for n := 2; n <= min(1+mostThen, len(ways[at].Steps)); n++ {
		out = append(out, g.parties(ways[at].Steps[n-1].Movers))
		apart := true
		for i := range ways {
			apart = apart && (i == at || !sameMovers(ways[i].Steps, ways[at].Steps, n))
		}
		if apart {
			return out
		}
	}
	if n := len(ways[at].Steps); n > 1 && n <= 1+mostThen && !slices.ContainsFunc(ways, func(w route.Way) bool {
		return !w.Same(&ways[at]) && len(w.Steps) == n && sameMovers(w.Steps, ways[at].Steps, n)
	}) {
		return out // the others go on
	}
	return nil
}

// sameMovers reports whether the first n steps of two ways have the same movers each.
func sameMovers(a, b []route.Step, n int) bool {
	if len(a) < n || len(b) < n {
		return false
	}
	for i := range n {
		if !slices.Equal(a[i].Movers, b[i].Movers) {
			return false
		}
	}
	return true
}

// everyApart is apart for all ways of an answer, given what it is for the plain
// ones, which keep it.
func (g *gatherer) everyApart(a *route.Answer, plain []route.Way, names []*Apart) []*Apart {
	place := func(list []route.Way, w *route.Way) int {
		return slices.IndexFunc(list, func(v route.Way) bool { return v.Same(w) })
	}
	list := slices.Clone(plain)
	for i := range a.Ways {
		if place(plain, &a.Ways[i]) < 0 {
			list = append(list, a.Ways[i])
		}
	}
	all := append(names, g.apart(a, list)[len(plain):]...)
	out := make([]*Apart, len(a.Ways))
	for i := range out {
		out[i] = all[place(list, &a.Ways[i])]
	}
	return out
}

// apartFrom tells a set of levers from others, but those equal to it.
func apartFrom(a *route.Answer, levers route.Set, others []route.Set) *Apart {
	var rest, larger []route.Set
	for _, o := range others {
		switch {
		case o == levers:
		case levers.Within(o):
			larger = append(larger, o)
		default:
			rest = append(rest, o)
		}
	}
	byID := func(l, m int) int { return cmp.Compare(a.Levers[l].ID, a.Levers[m].ID) }
	own := levers.List()
	slices.SortFunc(own, byID)
	with := own
	for bits := range 1 << min(len(own), 16) { // the fewest, then those of the lowest ids
		var some route.Set
		var list []int
		for i, l := range own {
			if bits>>i&1 == 1 {
				some, list = some.With(l), append(list, l)
			}
		}
		if !slices.ContainsFunc(rest, some.Within) && (len(list) < len(with) ||
			len(list) == len(with) && slices.CompareFunc(list, with, byID) < 0) {
			with = list
		}
	}
	return &Apart{With: leversOf(a, with), Without: leversOf(a, without(a, levers, larger))}
}

// without picks levers outside a set of which each of some larger sets has one,
// those that most have first.
func without(a *route.Answer, levers route.Set, larger []route.Set) []int {
	var out []int
	for len(larger) > 0 {
		best, most := -1, 0
		for l := range a.Levers {
			n := 0
			for _, o := range larger {
				if o.Has(l) && !levers.Has(l) {
					n++
				}
			}
			if n > most || n == most && n > 0 && a.Levers[l].ID < a.Levers[best].ID {
				best, most = l, n
			}
		}
		out = append(out, best)
		larger = slices.DeleteFunc(slices.Clone(larger), func(o route.Set) bool { return o.Has(best) })
	}
	return out
}

// prefers lists the parties that prefer a state to the status quo, with the
// weightiest wish by which they do.
func (g *gatherer) prefers(state int) []Preference {
	out := []Preference{}
	for p := range g.c.Parties {
		if g.sp.Rank(p, state) > g.sp.Rank(p, g.now) {
			out = append(out, Preference{g.party(p), g.wish(p, g.decisive(p, g.now, state))})
		}
	}
	return out
}

// meets lists the goals of the case that a state meets.
func (g *gatherer) meets(state int) []GoalID {
	var out []GoalID
	for _, goal := range g.c.Goals {
		if goal.Want.Holds(g.sp.Levels(state, nil)) {
			out = append(out, GoalID(goal.ID))
		}
	}
	return out
}
