package answer

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/record"
)

// follow finds by which entries newly on record each change of the case came;
// came are these, by index, -1 of an agreement.
func (d *differ) follow(out *Diff, changes []diff.Change, came []int) {
	for i := range changes {
		x, change := &changes[i], &out.Changes[i]
		var hows []plenary.Evidence
		for k, at := range came {
			if at < 0 {
				continue
			}
			if e := &d.new.day.Record.Entries[at]; d.follows(x, e) {
				change.Came, hows = append(change.Came, k+1), append(hows, e.How)
			}
		}
		if n := len(hows); n > 0 && change.Of.Stance == nil {
			hows = hows[n-1:] // tells how things stand now
		}
		if len(hows) > 0 {
			change.How = plenary.Weakest(hows...).String()
		}
		if at := change.Row(); at > 0 {
			out.Record.Came[at-1].weigh(change.Weight)
		}
	}
}

// Row returns the place, from 1, of the entry newly on record that holds the
// whole of a change: the last one, by which things stand as they do now. It
// returns 0 where there is none, and where several entries changed a
// precondition, since each has what it makes of it alone.
func (x *CaseChange) Row() int {
	if n := len(x.Came); n == 1 || n > 1 && x.Of.Stance == nil {
		return x.Came[n-1]
	}
	return 0
}

// weigh notes what an entry makes of a precondition.
func (r *CameRow) weigh(weight string) {
	switch {
	case weight != diff.Softened.String() && weight != diff.Hardened.String():
	case r.Weight == "" || r.Weight == weight:
		r.Weight = weight
	default: // softer in one way and harder in another
		r.Weight = diff.Changed.String()
	}
}

// follows reports whether a change of the case is what an entry tells.
func (d *differ) follows(x *diff.Change, e *record.Entry) bool {
	c := d.new.day.Record.Case // with all tracks
	switch e.Kind {
	case record.Move:
		return x.Part == diff.Options && x.Key == "now" && x.ID == c.Options[e.Option].ID
	case record.Announced, record.Changed, record.Dropped:
		return x.Part == diff.Preconditions && x.ID == d.new.day.Case.Preconditions[e.Precondition].ID
	case record.Mandate:
		return x.Part == diff.Tracks && x.ID == c.Tracks[e.Track].ID && x.Party == c.Parties[e.Party].ID &&
			slices.ContainsFunc(e.Terms, func(t plenary.Term) bool { return c.Options[t.Option].ID == x.Option })
	case record.Launched, record.Ended:
		return x.Act != diff.Changed && x.Part == diff.Tracks && x.ID == c.Tracks[e.Track].ID && x.Key == ""
	case record.Lever:
		return pulls(c, x, &c.Levers[e.Lever])
	}
	return false
}

// pulls reports whether a change is what a lever does.
func pulls(c *plenary.Case, x *diff.Change, l *plenary.Lever) bool {
	switch l.Kind {
	case plenary.Waive, plenary.Soften, plenary.Accept:
		is := func(p int) bool { return c.Preconditions[p].ID == x.ID }
		return x.Part == diff.Preconditions && slices.ContainsFunc(l.Preconditions, is)
	case plenary.Open:
		is := func(o int) bool { return c.Options[o].ID == x.ID }
		return x.Part == diff.Options && x.Key == "closed" && slices.ContainsFunc(l.Opens, is)
	case plenary.Widen, plenary.Move:
		is := func(t plenary.Term) bool { return c.Options[t.Option].ID == x.Option }
		return x.Part == diff.Tracks && x.ID == c.Tracks[l.Track].ID && slices.ContainsFunc(l.Commit, is)
	}
	return false
}
