package brief

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// wishes notes a party whose wishes ask for nothing: they separate no states,
// or none of them is above the status quo (docs/theory.md#better-and-best).
func (c *Checkup) wishes(sp *space.Space, party int) {
	p := &sp.Case().Parties[party]
	path, name := []string{"preferences", p.ID}, called(p.Name)
	switch {
	case slices.Contains(sp.SeparatesNothing(), party):
		c.note(path, "all feasible states tie for %s, as if nothing were written of what it wants; write a wish that some of them meet and others do not", name)
	case slices.Contains(sp.Content(), party) && atTable(sp.Case()):
		c.note(path, "%s is content: nothing ranks above the status quo for it, so it gains from no agreement; if it wants something that is not so today, write that, too", name)
	}
}

// atTable reports whether anything is written of the table. Without, a case is
// about stability, and it is no slip that a party likes things as they are.
func atTable(of *plenary.Case) bool {
	return len(of.Tracks)+len(of.Preconditions)+len(of.Levers)+len(of.Goals)+len(of.Exchanges) > 0
}

// idleTracks notes tracks of which nothing says that anyone may commit there.
func (c *Checkup) idleTracks(of *plenary.Case) {
	for i := range of.Tracks {
		if t := &of.Tracks[i]; !speaksOfCommitting(t) {
			c.note([]string{"tracks", t.ID}, "nothing says what anyone may commit to on %s, so no deal can be struck there; if somebody may, write it at the seat, as in `mandate: [{commit: %s}]`", called(t.Name), example(of, t))
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
func (c *Checkup) absentTracks(of *plenary.Case, d *plenary.Draft) {
	for _, t := range d.Tracks {
		if !slices.ContainsFunc(of.Tracks, func(there plenary.Track) bool { return there.ID == t.ID }) {
			c.note([]string{"tracks", t.ID}, "this track is not there on %s; the answers of that day are as if it were not written", of.AsOf.Format("2 January 2006"))
		}
	}
}

// example is an option of somebody who sits on the track.
func example(of *plenary.Case, t *plenary.Track) string {
	for _, s := range t.Seats {
		if own := of.Parties[s.Party].Options; len(own) > 0 {
			return of.Options[own[0]].ID
		}
	}
	return "option"
}
