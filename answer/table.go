package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/impasse"
)

// A Table is what is known of where that could be agreed on which the first goal turns:
// what is asked of whom, and on each track who may commit to it
// (docs/theory.md#where-a-goal-could-be-agreed).
type Table struct {
	Goal   GoalID  `json:"goal,omitempty"`     // none where the case has none
	Way    string  `json:"way,omitempty"`      // the letter of the way whose changes are asked for
	Stance *Stance `json:"exchange,omitempty"` // of which the halves are the two sides; none where they are of none
	Halves []Half  `json:"halves"`             // two or more, each of another party
	// every one, in the order of the case
	Tracks []TableTrack `json:"tracks"`
}

// A Half is what is asked of one party, of two or more that would have to agree.
type Half struct {
	Party  PartyID `json:"party"`
	Levels []Term  `json:"levels"` // levels of its options, one of each
}

// A TableTrack is what is known, on one track, of mandates to commit to each half.
type TableTrack struct {
	Track TrackID     `json:"track"`
	May   []MayCommit `json:"may"` // one a half
}

// There reports whether all halves can be committed to on a track, as far as is known.
func (t *TableTrack) There() bool {
	return !slices.ContainsFunc(t.May, func(m MayCommit) bool { return m.Answer != plenary.Yes.String() })
}

// goalTable is where the first goal with a way could be agreed; nil where the case has no
// tracks, or nothing is asked of two parties.
func (g *gatherer) goalTable(goals []WaysTo) *Table {
	if len(g.c.Tracks) == 0 {
		return nil
	}
	for i := range goals {
		if ways := goals[i].Ways; len(ways) > 0 {
			return g.tableFor(Table{Goal: goals[i].Goal, Way: ways[0].Letter}, ways[0].To.Changes)
		}
	}
	return g.tableFor(Table{}, nil)
}

// tableFor takes the halves from the first exchange that preconditions ask for of which
// both sides are among some changes, or from the first of all where there are none; else
// from what each party changes.
func (g *gatherer) tableFor(out Table, changes []Change) *Table {
	for _, x := range impasse.Exchanges(g.c) {
		if changes == nil || among(changes, g.term(x.Give)) && among(changes, g.term(x.Get)) {
			out.Stance = new(g.stance(x.Precondition))
			return g.onTracks(out, [][]plenary.Term{{x.Give}, {x.Get}})
		}
	}
	var halves [][]plenary.Term
	for o := range g.c.Options {
		at := slices.IndexFunc(changes, func(c Change) bool { return c.Option == g.option(o) })
		if at < 0 {
			continue
		}
		term := plenary.Term{Option: o, Levels: 1 << changes[at].To}
		same := func(h []plenary.Term) bool { return g.c.Options[h[0].Option].Party == g.c.Options[o].Party }
		if i := slices.IndexFunc(halves, same); i >= 0 {
			halves[i] = append(halves[i], term)
		} else {
			halves = append(halves, []plenary.Term{term})
		}
	}
	return g.onTracks(out, halves)
}

// among reports whether one of some changes is to one of the levels of a term.
func among(changes []Change, t Term) bool {
	return slices.ContainsFunc(changes, func(c Change) bool {
		return c.Option == t.Option && slices.Contains(t.Levels, c.To)
	})
}

// onTracks adds halves to a table, with what is known of them on each track; nil of less
// than two.
func (g *gatherer) onTracks(out Table, halves [][]plenary.Term) *Table {
	if len(halves) < 2 {
		return nil
	}
	for _, h := range halves {
		out.Halves = append(out.Halves, Half{g.party(g.c.Options[h[0].Option].Party), g.terms(h)})
	}
	for t := range g.c.Tracks {
		on := TableTrack{Track: TrackID(g.c.Tracks[t].ID)}
		for _, h := range halves {
			on.May = append(on.May, g.mayCommitTo(t, h))
		}
		out.Tracks = append(out.Tracks, on)
	}
	return &out
}

// mayCommitTo is what is known of a mandate to commit to all of some terms of one party:
// no as soon as it is for one, else not reported as soon as it is for one.
func (g *gatherer) mayCommitTo(track int, terms []plenary.Term) MayCommit {
	var out MayCommit
	for i, term := range terms {
		m := g.mayCommit(&g.c.Tracks[track], term.Option, impasse.MayCommitTo(g.c, track, term))
		switch {
		case i == 0, firmness(m.Answer) > firmness(out.Answer):
			out = m
		case m.Answer == out.Answer:
			out.Claims = append(out.Claims, m.Claims...)
		}
	}
	return out
}

// firmness orders what is known of mandates: what decides of several comes last.
func firmness(answer string) int {
	return slices.Index([]string{plenary.Yes.String(), plenary.NotReported.String(), plenary.No.String()}, answer)
}
