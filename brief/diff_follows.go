package brief

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/record"
)

// follow marks the changes of the case that entries newly on record tell, and
// has the entries say what they make of preconditions.
func (d *differ) follow(changes []diff.Change, out *Diff) {
	if out.Record == nil || d.new.day == nil {
		return
	}
	for i := range out.Record.Came {
		r := &out.Record.Came[i]
		if r.entry < 0 {
			continue
		}
		e := &d.new.day.Record.Entries[r.entry]
		for k := range changes {
			if !d.follows(&changes[k], e) {
				continue
			}
			out.Changes[k].ByCame, out.Changes[k].row = true, i+1
			out.Changes[k].how = e.How
			if w := changes[k].Weight; w == diff.Softened || w == diff.Hardened {
				r.Weight = w.String()
			}
		}
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
		return x.Part == diff.Preconditions && slices.ContainsFunc(l.Preconditions, func(p int) bool { return c.Preconditions[p].ID == x.ID })
	case plenary.Open:
		return x.Part == diff.Options && x.Key == "closed" && slices.ContainsFunc(l.Opens, func(o int) bool { return c.Options[o].ID == x.ID })
	case plenary.Widen, plenary.Move:
		return x.Part == diff.Tracks && x.ID == c.Tracks[l.Track].ID && slices.ContainsFunc(l.Commit, func(t plenary.Term) bool { return c.Options[t.Option].ID == x.Option })
	}
	return false
}
