package brief

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/record"
)

// follow finds by which entries newly on record each change of the case came.
func (d *differ) follow(changes []diff.Change, r *RecordChanges) {
	d.came = map[*diff.Change][]int{}
	if r == nil || d.new.day == nil {
		return
	}
	for i := range r.Came {
		at := r.Came[i].entry
		if at < 0 {
			continue
		}
		e := &d.new.day.Record.Entries[at]
		for k := range changes {
			if d.follows(&changes[k], e) {
				d.came[&changes[k]] = append(d.came[&changes[k]], i)
			}
		}
	}
}

// mark tells of a change by which entry it came: by the last one, which tells
// how things stand now. Of a precondition that several entries changed none
// tells all; one alone says what it makes of it.
func (d *differ) mark(x *diff.Change, out *CaseChange, r *RecordChanges) {
	rows := d.came[x]
	for i, at := range rows {
		how := d.new.day.Record.Entries[r.Came[at].entry].How
		if out.how = how; i > 0 {
			out.how = plenary.Weakest(out.how, how)
		}
	}
	out.recorded = len(rows) > 0
	if len(rows) == 0 || len(rows) > 1 && x.Part == diff.Preconditions {
		return
	}
	out.ByCame, out.row = true, rows[len(rows)-1]+1
	row := &r.Came[out.row-1]
	switch w := x.Weight.String(); {
	case x.Weight != diff.Softened && x.Weight != diff.Hardened:
	case row.Weight == "" || row.Weight == w:
		row.Weight = w
	default: // softer in one way and harder in another
		row.Weight = mixedWeight
	}
}

const mixedWeight = "changed"

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
