package brief

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/record"
)

// RecordChanges is what differs in what is on record.
type RecordChanges struct {
	Came        []Row              `json:"came"` // what counts in the new case alone
	Gone        []Row              `json:"gone"` // what counted in the old case alone
	Commitments []CommitmentChange `json:"commitments"`
}

// A CommitmentChange is a commitment that stands otherwise.
type CommitmentChange struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Owes string `json:"owes"`
	Old  string `json:"old,omitempty"` // how it stood; none when it is new
	New  string `json:"new,omitempty"`
}

// recordChanges compares two records; nil when nothing is on record.
func recordChanges(old, new *record.Day) *RecordChanges {
	if old == nil && new == nil {
		return nil
	}
	out := &RecordChanges{Came: []Row{}, Gone: []Row{}, Commitments: []CommitmentChange{}}
	before, after := counted(old), counted(new)
	out.Came, out.Gone = missing(after, before), missing(before, after)
	out.commitments(old, new)
	return out
}

// none reports whether nothing differs in what is on record.
func (c *RecordChanges) none() bool {
	return c == nil || len(c.Came)+len(c.Gone)+len(c.Commitments) == 0
}

// counted lists the rows of what is in force on a day.
func counted(d *record.Day) []Row {
	if d == nil {
		return []Row{}
	}
	return NewTimeline(d, Pick{}, nil).Rows
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

func (r *Row) key() string {
	return strings.Join([]string{r.On, r.Kind, r.ID, strings.Join(r.Parties, " "), r.Track, r.about, r.What, r.Standing}, "\x00")
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
			change := CommitmentChange{ID: x.ID, Name: x.name(), Owes: and(x.Owes), New: x.status()}
			if was := stood[x.ID]; was != nil {
				change.Old = was.status()
			}
			if change.Old != change.New {
				c.Commitments = append(c.Commitments, change)
			}
		}
	}
	for _, id := range gone {
		was := stood[id]
		c.Commitments = append(c.Commitments, CommitmentChange{ID: id, Name: was.name(), Owes: and(was.Owes), Old: was.status()})
	}
}

// gist counts what is new.
func (c *RecordChanges) gist() string {
	if c == nil {
		return ""
	}
	var out []string
	if n := len(c.Came); n > 0 {
		out = append(out, count(n, "entry")+" came on record")
	}
	if n := len(c.Gone); n > 0 {
		out = append(out, count(n, "entry")+map[bool]string{true: " no longer counts", false: " no longer count"}[n == 1])
	}
	if n := len(c.Commitments); n > 0 {
		out = append(out, count(n, "commitment")+map[bool]string{true: " stands", false: " stand"}[n == 1]+" otherwise")
	}
	if out == nil {
		return ""
	}
	return strings.Join(out, "; ") + "."
}

// mostCame is how many entries a diff tells; plenary timeline has all.
const mostCame = 12

func (c *RecordChanges) write(p *page) {
	if c == nil {
		return
	}
	p.heading("What came on record")
	if len(c.Came)+len(c.Gone)+len(c.Commitments) == 0 {
		p.para("  ", "Nothing.")
	}
	shown := weighty(c.Came)
	for i := range shown {
		p.para("  "+pad(shortDay(shown[i].On)+shown[i].day.Format(" 2006"), 14)+"  ", shown[i].text())
	}
	if n := len(c.Came) - len(shown); n > 0 {
		p.para("  ", "And "+count(n, "further entry")+": plenary timeline CASE --from DATE --to DATE.")
	}
	for i := range c.Gone[:min(mostCame, len(c.Gone))] {
		p.para("  no longer: ", shortDay(c.Gone[i].On)+c.Gone[i].day.Format(" 2006")+", "+c.Gone[i].text())
	}
	if len(c.Commitments) > 0 {
		p.heading("What became of commitments")
	}
	for i := range c.Commitments {
		p.para("  - ", c.Commitments[i].text())
	}
}

// weighty chooses, of many entries, those that change what answers rest on,
// then sessions, then the latest of the others; in order.
func weighty(rows []Row) []Row {
	if len(rows) <= mostCame {
		return rows
	}
	var chosen []int
	for _, kinds := range [][]string{
		{"move", "announced", "changed", "dropped", "mandate", "lever", "launched", "ended", "agreement"}, {"commitment", "adjourned", "opened", "resumed"}, {"statement", "event", "scheduled"},
	} {
		for i := len(rows) - 1; i >= 0 && len(chosen) < mostCame; i-- {
			if slices.Contains(kinds, rows[i].Kind) {
				chosen = append(chosen, i)
			}
		}
	}
	slices.Sort(chosen)
	var out []Row
	for _, i := range chosen {
		out = append(out, rows[i])
	}
	return out
}

func (c *CommitmentChange) text() string {
	text := c.Owes + ": " + c.Name
	switch {
	case c.Old == "":
		return text + " - new: " + c.New
	case c.New == "":
		return text + " - no longer on record; it was " + c.Old
	}
	return text + " - " + c.New + ", was " + c.Old
}
