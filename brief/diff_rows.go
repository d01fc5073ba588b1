package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/record"
)

// rowsOn lists the rows of a day, each with what it says by ids: another name
// of a party makes no other entry.
func rowsOn(d *record.Day, pick Pick) []Row {
	if d == nil {
		return []Row{}
	}
	rows := NewTimeline(d, pick, nil).Rows
	agreements := map[string]*record.Agreement{}
	for i := range d.Record.Agreements {
		agreements[d.Record.Agreements[i].ID] = &d.Record.Agreements[i]
	}
	for i := range rows {
		if r := &rows[i]; r.entry >= 0 {
			r.content = contentOf(d, &d.Record.Entries[r.entry])
		} else if a := agreements[r.ID]; a != nil {
			r.content = fmt.Sprint(a.Title, "\x00", a.Says, "\x00", strings.Join(sortedIDs(d.Case, a.Signed), " "), len(a.Commitments))
		}
	}
	return rows
}

func sortedIDs(c *plenary.Case, parties []int) []string {
	ids := partyIDs(c, parties)
	slices.Sort(ids)
	return ids
}

// contentOf writes what an entry says, by ids.
func contentOf(d *record.Day, e *record.Entry) string {
	c := d.Record.Case
	out := []any{e.Says, e.Place, e.Statement, strings.Join(sortedIDs(c, e.To), " "), strings.Join(sortedIDs(c, e.Parties), " "), e.Event, e.Status, e.Grade, e.Commit, e.May, e.MayWas, printedBy(e.About)}
	if e.Kind == record.Move {
		levels := c.Options[e.Option].Levels
		if out = append(out, levels[e.Level]); e.From >= 0 {
			out = append(out, levels[e.From])
		}
	}
	for _, s := range []record.Stance{e.Stance, e.Was} {
		out = append(out, printedBy(s.Refuses), printedBy(s.Until), s.With)
	}
	for _, t := range e.Terms {
		out = append(out, c.Options[t.Option].ID)
		for l, name := range c.Options[t.Option].Levels {
			if t.Levels>>l&1 == 1 {
				out = append(out, name)
			}
		}
	}
	if n := e.Next; n != nil {
		out = append(out, n.Firmness, n.On.String(), n.Place, n.Says)
	}
	text := make([]string, len(out))
	for i, x := range out {
		text[i] = fmt.Sprint(x)
	}
	return strings.Join(text, "\x00")
}

func printedBy(e *expr.Expr) string {
	if e == nil {
		return ""
	}
	return e.String()
}
