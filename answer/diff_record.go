package answer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/record"
)

// RecordDiff is what differs in what is on record.
type RecordDiff struct {
	Came   []CameRow   `json:"came"`   // what counts in the new case alone
	Edited []EditedRow `json:"edited"` // what counts in both, and is told otherwise
	// what counted in the old case alone, with its standing in the new one: corrected, withdrawn or
	// [Absent]
	Gone        []Row              `json:"gone"`
	Commitments []CommitmentChange `json:"commitments"` // those of the new case first
	// where these are two records: how many entries stand in both; then nothing came or went
	Other *SharedCount `json:"other,omitempty"`
}

// Absent is how an entry stands that is not on record.
const Absent = "absent"

// A CameRow is an entry that is newly on record.
type CameRow struct {
	Row
	// what it makes of a precondition: softened, hardened or, softer in one way and harder in
	// another, changed
	Weight string `json:"weight,omitempty"`
}

// An EditedRow is an entry that the new case tells otherwise.
type EditedRow struct {
	Old Row `json:"old"` // as the old case tells it
	New Row `json:"new"` // as the new case tells it
}

// A CommitmentChange is a commitment that stands otherwise.
type CommitmentChange struct {
	ID  CommitmentID `json:"id"`            // as in both cases
	Old *Commitment  `json:"old,omitempty"` // none of a new one
	New *Commitment  `json:"new,omitempty"` // none of one that is not on record any more
}

// None reports whether nothing differs in what is on record.
func (c *RecordDiff) None() bool {
	return c == nil || len(c.Came)+len(c.Edited)+len(c.Gone)+len(c.Commitments) == 0 && c.Other == nil
}

// A recorded row has by what entries of two records are compared: by ids, so
// that another name of a party makes no other entry.
type recorded struct {
	Row
	day     time.Time
	entry   int    // its index in the record; -1 of an agreement
	place   string // the same for an entry that is told otherwise, of another day or kind aside
	content string // what it says
}

func (r *recorded) key() string { return r.place + "\x00" + r.content + "\x00" + r.Standing }

// record compares two records; nil when nothing is on record. came are the
// indices of the entries newly on record, or -1 of an agreement.
func (d *differ) record(kin *diff.Kin) (out *RecordDiff, came []int) {
	if d.old.day == nil && d.new.day == nil {
		return nil, nil
	}
	out = &RecordDiff{Came: []CameRow{}, Edited: []EditedRow{}, Gone: []Row{}, Commitments: []CommitmentChange{}}
	if kin != nil && !kin.Record {
		out.Other = (*SharedCount)(&kin.Entries)
		return out, nil
	}
	before, after := d.old.recorded(false), d.new.recorded(false)
	edited, fresh, gone := retold(missing(before, after), missing(after, before))
	for _, e := range edited {
		out.Edited = append(out.Edited, EditedRow{e[0].Row, e[1].Row})
	}
	for i := range fresh {
		out.Came, came = append(out.Came, CameRow{Row: fresh[i].Row}), append(came, fresh[i].entry)
	}
	out.gone(d.new, gone)
	d.commitments(out)
	return out, came
}

// recorded lists the rows of a day, with all that is corrected or withdrawn
// too where all are asked for.
func (g *gatherer) recorded(all bool) []recorded {
	var out []recorded
	if g.day == nil {
		return out
	}
	standing := g.standings()
	for i := range g.day.Record.Entries {
		e := &g.day.Record.Entries[i]
		if !g.day.Counts(i) && (e.Confirmed || !all) {
			continue
		}
		r := recorded{Row: g.row(i), day: e.On.To, entry: i, content: contentOf(g.day, e)}
		if r.Standing, r.Instead = standing(i); all || !r.gone() {
			r.place = r.placed(aboutOf(g.day, e))
			out = append(out, r)
		}
	}
	for _, at := range g.day.Agreements {
		a := &g.day.Record.Agreements[at]
		r := recorded{Row: g.agreementRow(at), day: a.On.To, entry: -1}
		r.place = r.placed("")
		r.content = strings.Join([]string{
			a.Title, a.Says, strings.Join(sortedIDs(g.c, a.Signed), " "), fmt.Sprint(len(a.Commitments)),
		}, "\x00")
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b recorded) int { return a.day.Compare(b.day) })
	return out
}

// gone reports whether an entry no longer counts.
func (r *Row) gone() bool {
	return r.Standing == Corrected || r.Standing == Withdrawn || r.Standing == Unconfirmed
}

func (r *Row) placed(about string) string {
	var parties []string
	for _, p := range r.Concerns {
		parties = append(parties, string(p))
	}
	slices.Sort(parties)
	return strings.Join([]string{
		r.On, r.Kind, string(r.ID), strings.Join(parties, " "), string(r.Track), about,
	}, "\x00")
}

// missing lists the rows of a of which b has none that says the same.
func missing(a, b []recorded) []recorded {
	have := map[string]int{}
	for i := range b {
		have[b[i].key()]++
	}
	var out []recorded
	for i := range a {
		if key := a[i].key(); have[key] > 0 {
			have[key]--
			continue
		}
		out = append(out, a[i])
	}
	return out
}

// retold pairs the entries gone and come that are one entry told otherwise: of
// one id and kind, or else of one day, kind and matter where no other is.
func retold(gone, came []recorded) (pairs [][2]recorded, restCame, restGone []recorded) {
	for _, key := range []func(*recorded) string{(*recorded).named, func(r *recorded) string { return r.place }} {
		at := map[string][2][]int{}
		for k, list := range [][]recorded{gone, came} {
			for i := range list {
				name := key(&list[i])
				sides := at[name]
				sides[k] = append(sides[k], i)
				at[name] = sides
			}
		}
		var taken [2][]int
		for i := range gone {
			name := key(&gone[i])
			if sides := at[name]; name != "" && len(sides[0]) == 1 && len(sides[1]) == 1 {
				pairs = append(pairs, [2]recorded{gone[i], came[sides[1][0]]})
				taken[0], taken[1] = append(taken[0], i), append(taken[1], sides[1][0])
			}
		}
		gone, came = leaving(gone, taken[0]), leaving(came, taken[1])
	}
	slices.SortStableFunc(pairs, func(a, b [2]recorded) int { return a[1].day.Compare(b[1].day) })
	return pairs, came, gone
}

// named is the id and kind of an entry; "" where it has no id.
func (r *recorded) named() string {
	if r.ID == "" {
		return ""
	}
	return r.Kind + "\x00" + string(r.ID)
}

func leaving(list []recorded, out []int) []recorded {
	var rest []recorded
	for i := range list {
		if !slices.Contains(out, i) {
			rest = append(rest, list[i])
		}
	}
	return rest
}

// gone adds entries that no longer count, with how they stand in the new case.
func (c *RecordDiff) gone(new *gatherer, rows []recorded) {
	now := map[string]*recorded{}
	all := new.recorded(true)
	for i := range all {
		now[all[i].place+"\x00"+all[i].content] = &all[i]
	}
	for _, r := range rows {
		r.Standing, r.Instead = Absent, nil
		if at := now[r.place+"\x00"+r.content]; at != nil {
			r.Standing, r.Instead = at.Standing, at.Instead
		}
		c.Gone = append(c.Gone, r.Row)
	}
}

func (d *differ) commitments(out *RecordDiff) {
	stood := map[CommitmentID]*Commitment{}
	var gone []CommitmentID
	for _, x := range d.old.promises() {
		stood[x.ID] = &x
		gone = append(gone, x.ID)
	}
	for _, x := range d.new.promises() {
		gone = slices.DeleteFunc(gone, func(id CommitmentID) bool { return id == x.ID })
		if was := stood[x.ID]; was == nil || was.stood() != x.stood() {
			out.Commitments = append(out.Commitments, CommitmentChange{x.ID, was, &x})
		}
	}
	for _, id := range gone {
		out.Commitments = append(out.Commitments, CommitmentChange{ID: id, Old: stood[id]})
	}
}

// promises are the commitments of a day, less what they wait for.
func (g *gatherer) promises() []Commitment {
	if g.day == nil {
		return nil
	}
	return g.commitments(nil)
}

// stood is equal for what stands the same, whatever it is called: of what is
// met it does not matter when it was due or whether it had begun.
func (c *Commitment) stood() string {
	grade, due, how := "", "", ""
	if c.Grade != nil {
		grade = fmt.Sprint(*c.Grade)
	}
	if c.Status == record.Due.String() || c.Status == record.Late.String() || c.Status == record.Undone.String() {
		due = c.Due
	}
	if c.Said != nil {
		how = c.Said.How
	}
	begun := c.Begun && c.Status == record.Open.String()
	return strings.Join([]string{c.Status, c.Since, due, fmt.Sprint(c.Days), fmt.Sprint(begun), grade, how}, "\x00")
}

func sortedIDs(c *plenary.Case, parties []int) []string {
	var ids []string
	for _, p := range parties {
		ids = append(ids, c.Parties[p].ID)
	}
	slices.Sort(ids)
	return ids
}

// aboutOf is what an entry speaks of: two may say the same of different things
// of one name.
func aboutOf(d *record.Day, e *record.Entry) string {
	c := d.Record.Case
	out := []string{}
	if e.Party >= 0 {
		out = append(out, "by "+c.Parties[e.Party].ID)
	}
	if e.Who >= 0 {
		out = append(out, "by "+c.People[e.Who].ID)
	}
	for _, p := range e.To {
		out = append(out, "to "+c.Parties[p].ID)
	}
	if e.About != nil {
		out = append(out, e.About.String())
	}
	switch e.Kind {
	case record.Move:
		out = append(out, c.Options[e.Option].ID)
	case record.Announced, record.Changed, record.Dropped:
		out = append(out, d.Case.Preconditions[e.Precondition].ID)
	case record.Mandate:
		for _, t := range e.Terms {
			out = append(out, c.Options[t.Option].ID)
		}
	case record.Lever:
		out = append(out, c.Levers[e.Lever].ID)
	case record.Progress:
		out = append(out, d.Record.Commitments[e.Commitment].ID)
	}
	return strings.Join(out, " ")
}

// contentOf is what an entry says.
func contentOf(d *record.Day, e *record.Entry) string {
	c := d.Record.Case
	out := []any{
		e.Says, e.Place, e.Statement, strings.Join(sortedIDs(c, e.To), " "), strings.Join(sortedIDs(c, e.Parties), " "),
		e.Event, e.Status, e.Grade, e.Commit, e.May, e.MayWas, printed(e.About),
	}
	if e.Kind == record.Move {
		levels := c.Options[e.Option].Levels
		if out = append(out, levels[e.Level]); e.From >= 0 {
			out = append(out, levels[e.From])
		}
	}
	for _, s := range []record.Stance{e.Stance, e.Was} {
		out = append(out, printed(s.Refuses), printed(s.Until), s.With)
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

func printed(e *expr.Expr) string {
	if e == nil {
		return ""
	}
	return e.String()
}
