package answer

import (
	"slices"

	"github.com/plenary-talks/plenary/impasse"
)

// A Motive is why a party takes a step on the way to a destination (docs/theory.md#motives).
type Motive struct {
	Party PartyID `json:"party"`
	// the weightiest wish by which it prefers the destination to the state that the step leaves, or to
	// what another would do there; none where the two are as good, and of a party with a ranking
	Wish *Wish `json:"wish,omitempty"`
	// where it prefers the state that the step leaves: what another would do there and gain by, that
	// leaves it worse off than there and than in the destination
	Else *Step `json:"else,omitempty"`
}

// motives is why each mover of a step takes it on the way to a destination.
func (g *gatherer) motives(movers []int, at, to int) []Motive {
	out := []Motive{}
	for _, p := range movers {
		out = append(out, g.motive(p, at, to))
	}
	return out
}

// motive is why one party takes a step from a state on the way to another, on which it is willing.
func (g *gatherer) motive(p, at, to int) Motive {
	m := Motive{Party: g.party(p)}
	from := at
	if g.sp.Rank(p, to) < g.sp.Rank(p, at) {
		q, feared := g.feared(p, at, to)
		step := g.step(q, at, feared)
		m.Else, from = &step, feared
	}
	if g.sp.Rank(p, to) > g.sp.Rank(p, from) {
		m.Wish = g.wish(p, g.decisive(p, from, to))
	}
	return m
}

// feared is whose improvement from a state leaves p worse off than there and than in another, and where it
// leads: of each party's plainest the one that changes the fewest options, the first of these. One of its own
// never does.
func (g *gatherer) feared(p, at, to int) (party, state int) {
	below := min(g.sp.Rank(p, at), g.sp.Rank(p, to))
	party, state = -1, -1
	for q := range g.c.Parties {
		enough := func(x int) bool { return g.sp.Rank(p, x) >= below }
		list := slices.DeleteFunc(slices.Clone(g.sp.Improvements(q, at)), enough)
		x := impasse.Plainest(g.sp, q, at, list)
		if x >= 0 && (state < 0 || len(g.changes(at, x)) < len(g.changes(at, state))) {
			party, state = q, x
		}
	}
	return party, state
}
