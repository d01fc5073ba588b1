package robust

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/route"
	"github.com/plenary-talks/plenary/space"
)

// mapped is the ways of the query with where they lead numbered as in another layout,
// what that had to meet, and their levers.
func (e *evaluator) mapped(sp *space.Space) (ways []*route.Way, wants []*expr.Expr, sets []route.Set) {
	for i := range e.q.Ways {
		w := *e.q.Ways[i].Way
		if sp.Len() != e.sp.Len() {
			w.To, _ = sp.Find(e.sp.Levels(w.To, nil)) // a change excludes no state
		}
		ways, wants, sets = append(ways, &w), append(wants, e.q.Ways[i].Want), append(sets, w.Levers)
	}
	return ways, wants, sets
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
