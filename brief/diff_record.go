package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/record"
)

// RecordChanges is what differs in what is on record.
type RecordChanges struct {
	Came        []CameRow          `json:"came"`   // what counts in the new case alone
	Edited      []EditedRow        `json:"edited"` // what counts in both, and is told otherwise
	Gone        []GoneRow          `json:"gone"`   // what counted in the old case alone
	Commitments []CommitmentChange `json:"commitments"`

	Other *SharedCount `json:"other,omitempty"` // where these are two records: how many entries stand in both; then nothing came or went
}

// SharedCount counts what stands in both of two cases, and in each.
type SharedCount struct {
	Both int `json:"both"`
	Old  int `json:"old"`
	New  int `json:"new"`
}

// A CameRow is an entry that is newly on record.
type CameRow struct {
	Row
	Words  string `json:"words,omitempty"`  // of its first passage, where the source is at hand
	Weight string `json:"weight,omitempty"` // softened, hardened or, in different ways, changed: what it makes of a precondition

	late string // of what was owed, in words
	owed string // which commitment it tells of, by id
}

// An EditedRow is an entry that the new case tells otherwise.
type EditedRow struct {
	Old Row `json:"old"`
	New Row `json:"new"`
}

// A GoneRow is an entry that no longer counts. Its standing is that in the new
// case: corrected, withdrawn, or absent when it is not on record there.
type GoneRow struct{ Row }

const standsAbsent = "absent"

// A CommitmentChange is a commitment that stands otherwise.
type CommitmentChange struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Owes   string `json:"owes"`
	Old    string `json:"old,omitempty"` // how it stood; none when it is new
	New    string `json:"new,omitempty"`
	ByCame bool   `json:"came,omitempty"` // whether an entry newly on record tells it

	late string
}

// recordChanges compares two records; nil when nothing is on record.
func recordChanges(old, new DiffCase, kin *diff.Kin) *RecordChanges {
	if old.Day == nil && new.Day == nil {
		return nil
	}
	out := &RecordChanges{Came: []CameRow{}, Edited: []EditedRow{}, Gone: []GoneRow{}, Commitments: []CommitmentChange{}}
	if kin != nil && !kin.Record {
		out.Other = (*SharedCount)(&kin.Entries)
		return out
	}
	before, after := rowsOn(old.Day, Pick{}), rowsOn(new.Day, Pick{})
	came, gone := missing(after, before), missing(before, after)
	out.Edited, came, gone = retold(gone, came)
	for i := range came {
		out.Came = append(out.Came, cameRow(new, came[i]))
	}
	out.gone(new.Day, gone)
	out.commitments(old.Day, new.Day)
	return out
}

// cameRow is an entry with the words of the first passage it cites.
func cameRow(in DiffCase, r Row) CameRow {
	out := CameRow{Row: r}
	if in.Words != nil && len(r.Passages) > 0 {
		out.Words, _, _ = in.Words(r.Passages[0])
	}
	return out
}

// none reports whether nothing differs in what is on record.
func (c *RecordChanges) none() bool {
	return c == nil || len(c.Came)+len(c.Edited)+len(c.Gone)+len(c.Commitments) == 0 && c.Other == nil
}

// missing lists the rows of a of which b has none that says the same.
func missing(a, b []Row) []Row {
	have := map[string]int{}
	for i := range b {
		have[b[i].key()]++
	}
	out := []Row{}
	for i := range a {
		if key := a[i].key(); have[key] > 0 {
			have[key]--
			continue
		}
		out = append(out, a[i])
	}
	return out
}

func (r *Row) key() string { return strings.Join([]string{r.place(), r.content, r.Standing}, "\x00") }

// place is the same for an entry that is told otherwise, of another day or kind aside.
func (r *Row) place() string {
	parties := slices.Clone(r.Parties)
	slices.Sort(parties)
	return strings.Join([]string{r.On, r.Kind, r.ID, strings.Join(parties, " "), r.Track, r.about}, "\x00")
}

// retold pairs the entries gone and come that are one entry told otherwise: of
// one id and kind, or else of one day, kind and matter where no other is.
func retold(gone, came []Row) (pairs []EditedRow, restCame, restGone []Row) {
	pairs = []EditedRow{}
	for _, key := range []func(*Row) string{
		func(r *Row) string { return ifText(r.ID != "", r.Kind+"\x00"+r.ID) },
		(*Row).place,
	} {
		at := map[string][2][]int{}
		for k, list := range [][]Row{gone, came} {
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
				pairs = append(pairs, EditedRow{gone[i], came[sides[1][0]]})
				taken[0], taken[1] = append(taken[0], i), append(taken[1], sides[1][0])
			}
		}
		gone, came = leaving(gone, taken[0]), leaving(came, taken[1])
	}
	slices.SortStableFunc(pairs, func(a, b EditedRow) int { return a.New.day.Compare(b.New.day) })
	return pairs, came, gone
}

func leaving(list []Row, out []int) []Row {
	var rest []Row
	for i := range list {
		if !slices.Contains(out, i) {
			rest = append(rest, list[i])
		}
	}
	return rest
}

// gone tells of entries that no longer count how they stand in the new case.
func (c *RecordChanges) gone(new *record.Day, rows []Row) {
	now := map[string]*Row{}
	if new != nil {
		all := rowsOn(new, Pick{All: true})
		for i := range all {
			now[all[i].place()+all[i].content] = &all[i]
		}
	}
	for _, r := range rows {
		at := now[r.place()+r.content]
		if r.Standing, r.Instead = standsAbsent, ""; at != nil {
			r.Standing, r.Instead = at.Standing, at.Instead
		}
		c.Gone = append(c.Gone, GoneRow{r})
	}
}

func (c *RecordChanges) commitments(old, new *record.Day) {
	stood := map[string]*Commitment{}
	var gone []string
	if old != nil {
		for _, x := range commitments(old, nil) {
			stood[x.ID] = &x
			gone = append(gone, x.ID)
		}
	}
	if new != nil {
		for _, x := range commitments(new, nil) {
			gone = slices.DeleteFunc(gone, func(id string) bool { return id == x.ID })
			change := CommitmentChange{ID: x.ID, Name: x.name(), Owes: and(cleaned(x.Owes)), New: x.status(), late: x.late()}
			was := stood[x.ID]
			if was != nil {
				change.Old = was.status()
			}
			if was != nil && change.Old == change.New {
				change.Old, change.New = was.stood(), x.stood()
			}
			if was == nil || was.standing() != x.standing() {
				c.Commitments = append(c.Commitments, change)
			}
		}
	}
	for _, id := range gone {
		was := stood[id]
		c.Commitments = append(c.Commitments, CommitmentChange{ID: id, Name: was.name(), Owes: and(cleaned(was.Owes)), Old: was.status()})
	}
	c.told(new)
}

// stood tells how a commitment stands and how far it was carried out.
func (c *Commitment) stood() string {
	text := c.status() + ifText(c.Grade != nil, "; "+gradeText(c.Grade)+" of 3 carried out")
	if c.Said != nil && !strings.Contains(text, c.said()) {
		text += c.said()
	}
	return text
}

// standing is equal for what stands the same, whatever it is called.
func (c *Commitment) standing() string {
	grade, how := "", ""
	if c.Grade != nil {
		grade = fmt.Sprint(*c.Grade)
	}
	if c.Said != nil {
		how = c.Said.How
	}
	return fmt.Sprint(c.Status, c.Since, c.Due, c.Days, c.Begun, "\x00", grade, "\x00", how)
}

// late tells how late what was owed was met.
func (c *Commitment) late() string {
	if c.Status != "met" || c.Days == 0 {
		return ""
	}
	return count(c.Days, "day") + " late"
}

// told marks the commitments of which an entry newly on record tells how they
// stand, and has it tell how late.
func (c *RecordChanges) told(new *record.Day) {
	for i := range c.Came {
		r := &c.Came[i]
		if r.entry < 0 || r.Kind != record.Progress.String() {
			continue
		}
		id := new.Record.Commitments[new.Record.Entries[r.entry].Commitment].ID
		for k := range c.Commitments {
			if x := &c.Commitments[k]; x.ID == id {
				x.ByCame, r.late, r.owed = true, x.late, id
			}
		}
	}
}
