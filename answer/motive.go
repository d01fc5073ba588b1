package answer

import (
	"slices"

	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/route"
)

// A Motive is why a party takes a step on the way to a destination (docs/theory.md#motives).
type Motive struct {
	Party PartyID `json:"party"`
	// the weightiest wish by which it prefers the destination to the state that the step leaves, or to
	// what another would do there; none where the two are as good, and of a party with a ranking
	Wish   *Wish `json:"wish,omitempty"`
	Itself bool  `json:"itself,omitempty"` // whether its own part of the step fulfils the wish
	// where it prefers the state that the step leaves: what another would do there and gain by, that
	// leaves it worse off than there and than in the destination
	Else *Step `json:"else,omitempty"`
}

// motives is why each mover of a step takes it on the way to a destination.
func (g *gatherer) motives(s route.Step, to int) []Motive {
	out := []Motive{}
	for _, p := range s.Movers {
		out = append(out, g.motive(p, s.From, s.To, to))
	}
	return out
}

// motive is why one party takes a step from a state to the next on the way to another, on which it is willing.
func (g *gatherer) motive(p, at, next, to int) Motive {
	m := Motive{Party: g.party(p)}
	from := at
	if g.sp.Rank(p, to) < g.sp.Rank(p, at) {
		q, feared := g.feared(p, at, to)
		step := g.step(q, at, feared)
		m.Else, from = &step, feared
	}
	if g.sp.Rank(p, to) > g.sp.Rank(p, from) {
		n := g.decisive(p, from, to)
		m.Wish, m.Itself = g.wish(p, n), m.Else == nil && n >= 0 && g.fulfils(p, n, at, next)
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

// motiveInLieu is why a party would give in the place of another on a way, on the way with the two exchanged.
func (g *gatherer) motiveInLieu(v *route.Way, giver *Giver, or *InLieu) Motive {
	p, q := g.optionAt(giver.Option), g.optionAt(or.Option)
	for _, s := range v.Steps {
		from, to := g.sp.Levels(s.From, nil), g.sp.Levels(s.To, nil)
		if from[p] == to[p] {
			continue
		}
		from[p], from[q], to[p], to[q] = from[q], from[p], to[q], to[p]
		at, _ := g.sp.Find(from) // states, as they are those of the exchanged way
		next, _ := g.sp.Find(to)
		return g.motive(g.partyAt(or.Party), at, next, or.to)
	}
	return Motive{Party: or.Party}
}

// fulfils reports whether a wish of a party holds once its own options are as in the next state.
func (g *gatherer) fulfils(p, wish, at, next int) bool {
	levels, then := g.sp.Levels(at, nil), g.sp.Levels(next, nil)
	for o := range levels {
		if g.c.Options[o].Party == p {
			levels[o] = then[o]
		}
	}
	return g.c.Parties[p].Prefers.Statements[wish].Want.Holds(levels)
}
