package robust

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// mapped is the ways of the query with where they lead numbered as in another layout, of a case that differs
// in wishes alone or in more.
func (e *evaluator) mapped(sp *space.Space, wishes bool) []route.Told {
	var ways []route.Told
	for _, told := range e.ways {
		w := *told.Way
		w.To = e.numbered(sp, w.To)
		ways = append(ways, route.Told{Way: &w, Want: told.Want, Held: e.allNumbered(sp, told.Held),
			Others: e.allNumbered(sp, told.Others), Route: wishes})
	}
	return ways
}

// numbered is the number that a state of the case as it is has in another layout: a change excludes none.
func (e *evaluator) numbered(sp *space.Space, state int) int {
	if sp.Len() == e.sp.Len() {
		return state
	}
	state, _ = sp.Find(e.sp.Levels(state, nil))
	return state
}

func (e *evaluator) allNumbered(sp *space.Space, states []int) []int {
	out := slices.Clone(states)
	for i, s := range out {
		out[i] = e.numbered(sp, s)
	}
	return out
}

// amendments returns what makes changes of a case, together: wishes of one party are
// told apart by where they stand in the case.
func amendments(c *plenary.Case, changes []Change) []plenary.Amendment {
	var out []plenary.Amendment
	for i, ch := range changes {
		switch {
		case !ch.OfWishes():
			out = append(out, ch.amendment(c))
		case slices.ContainsFunc(changes[:i], ch.sameParty):
		case slices.ContainsFunc(changes[i+1:], ch.sameParty):
			out = append(out, together(c, ch.Party, changes)...)
		default:
			out = append(out, ch.amendment(c))
		}
	}
	return out
}

func (ch Change) sameParty(of Change) bool { return of.OfWishes() && of.Party == ch.Party }

// together makes all changes of the list of one party: wishes left out, then exchanges
// of those that are left, then what breaks ties.
func together(c *plenary.Case, p int, changes []Change) []plenary.Amendment {
	list := make([]int, len(c.Parties[p].Prefers.Statements))
	for i := range list {
		list[i] = i
	}
	var ties []plenary.Amendment
	for _, ch := range changes {
		switch {
		case !ch.OfWishes() || ch.Party != p:
		case ch.Kind == Swapped:
			a, b := slices.Index(list, ch.At), slices.Index(list, ch.At+1)
			if a >= 0 && b >= 0 {
				list[a], list[b] = list[b], list[a]
			}
		case ch.Kind == Broken:
			ties = append(ties, ch.amendment(c))
		}
	}
	list = slices.DeleteFunc(list, func(i int) bool {
		return slices.Contains(changes, Change{Kind: LeftOut, Party: p, At: i})
	})
	return append([]plenary.Amendment{plenary.SetWishes{Party: p, Wishes: list}}, ties...)
}
