package answer

import (
	"slices"

	"github.com/plenary-talks/plenary/impasse"
)

// A Doing is a move of a party that cannot be made in parts: mostly one option
// at another level. Every move is made of such moves, or is one.
type Doing struct {
	State   int      `json:"state"`   // number of the state it leads to, from 1
	Changes []Change `json:"changes"` // from the state explained
	Effect  Effect   `json:"effect"`  // for the party
	// the most important wish that is met on one side alone: what it would bring
	// or give up; none of a ranking, or where nothing changes for the party
	Wish    *Wish     `json:"wish,omitempty"`
	Welcome []PartyID `json:"welcome,omitempty"` // others who prefer where it leads
}

// An Effect is what a move does to who makes it.
type Effect string

// The effects.
const (
	Gains   Effect = "gains"
	Neither Effect = "neither" // it likes both as much
	Loses   Effect = "loses"
)

// doings lists the moves of a party that cannot be made in parts, those that change
// the fewest options first and then in the order of the moves. The cost is that of
// comparing the moves with the list.
func (g *gatherer) doings(p, from int, moves []int) []Doing {
	type move struct {
		to      int
		changes []Change
	}
	var all, kept []move
	for _, q := range moves {
		all = append(all, move{q, g.changes(from, q)})
	}
	slices.SortStableFunc(all, func(a, b move) int { return len(a.changes) - len(b.changes) })
	for _, m := range all {
		if !slices.ContainsFunc(kept, func(k move) bool { return partOf(k.changes, m.changes) }) {
			kept = append(kept, m)
		}
	}
	out := []Doing{}
	for _, m := range kept {
		d := Doing{State: m.to + 1, Changes: m.changes, Effect: g.effect(p, from, m.to)}
		if d.Effect != Neither {
			d.Wish = g.wish(p, g.decisive(p, from, m.to))
		}
		for j := range g.c.Parties {
			if j != p && g.sp.Rank(j, m.to) > g.sp.Rank(j, from) {
				d.Welcome = append(d.Welcome, g.party(j))
			}
		}
		out = append(out, d)
	}
	return out
}

// partOf reports whether all of some changes are among others.
func partOf(few, all []Change) bool {
	return !slices.ContainsFunc(few, func(c Change) bool { return !slices.Contains(all, c) })
}

func (g *gatherer) effect(p, from, to int) Effect {
	switch a, b := g.sp.Rank(p, from), g.sp.Rank(p, to); {
	case a < b:
		return Gains
	case a > b:
		return Loses
	}
	return Neither
}

// hangsOn is the wish without which a party would have no improvement among its
// moves; nil where there is no such wish, or no improvement.
func (g *gatherer) hangsOn(p, from int, moves, improvements []int) *Wish {
	if len(improvements) == 0 {
		return nil
	}
	wish := g.decisive(p, from, improvements[0])
	if wish < 0 {
		return nil
	}
	here := g.sp.Levels(from, nil)
	var there []uint8
	for _, q := range moves {
		there = g.sp.Levels(q, there)
		if at := impasse.DecisiveBut(g.c, p, wish, here, there); at >= 0 &&
			g.c.Parties[p].Prefers.Statements[at].Want.Holds(there) {
			return nil
		}
	}
	return g.wish(p, wish)
}
