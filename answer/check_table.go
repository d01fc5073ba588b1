package answer

import (
	"slices"
	"time"

	"github.com/plenary-talks/plenary"
)

// wishless notes a party whose wishes ask for nothing: they separate no states,
// or none of them is above the status quo (docs/theory.md#better-and-best).
func (g *checker) wishless(party int) {
	p := &g.c.Parties[party]
	path, id := []string{"preferences", p.ID}, PartyID(p.ID)
	switch {
	case slices.Contains(g.sp.SeparatesNothing(), party):
		g.note(path, Note{Code: "party-separates-nothing", Party: id})
	case slices.Contains(g.sp.Content(), party) && atTable(g.c):
		g.note(path, Note{Code: "content-party", Party: id})
	}
}

// atTable reports whether anything is written of the table. Without, a case is
// about stability, and it is no slip that a party likes things as they are.
func atTable(of *plenary.Case) bool {
	return len(of.Tracks)+len(of.Preconditions)+len(of.Levers)+len(of.Goals)+len(of.Exchanges) > 0
}

// idleTracks notes tracks of which nothing says that anyone may commit there.
func (g *checker) idleTracks() {
	for i := range g.c.Tracks {
		if t := &g.c.Tracks[i]; !speaksOfCommitting(t) {
			g.note([]string{"tracks", t.ID},
				Note{Code: "idle-track", Tracks: []TrackID{TrackID(t.ID)}, Options: g.example(t)})
		}
	}
}

// speaksOfCommitting reports whether a mandate says that something may be
// committed to on a track, or that it may not: then that is meant.
func speaksOfCommitting(t *plenary.Track) bool {
	for _, s := range t.Seats {
		for _, m := range s.Mandate {
			if m.Commit {
				return true
			}
		}
	}
	return false
}

// absentTracks notes tracks of the file that are not there on its day.
func (g *checker) absentTracks() {
	for _, t := range g.written.Draft.Tracks {
		if !slices.ContainsFunc(g.c.Tracks, func(there plenary.Track) bool { return there.ID == t.ID }) {
			n := Note{Code: "absent-track"}
			if !g.c.AsOf.IsZero() {
				n.On = g.c.AsOf.Format(time.DateOnly)
			}
			g.note([]string{"tracks", t.ID}, n)
		}
	}
}

// example is an option of somebody who sits on the track; none where nobody has one.
func (g *checker) example(t *plenary.Track) []OptionID {
	for _, s := range t.Seats {
		if own := g.c.Parties[s.Party].Options; len(own) > 0 {
			return []OptionID{g.option(own[0])}
		}
	}
	return nil
}
