package brief

import (
	"fmt"
	"slices"
	"strings"
)

// mostCame is how many entries a diff tells; plenary timeline has all.
const mostCame = 12

// record tells what came on record, each entry once.
func (d *Diff) record(p *page) {
	c := d.Record
	switch {
	case c == nil:
		return
	case c.Other != nil:
		p.heading("On record")
		p.para("  ", fmt.Sprintf("Each case has a record of its own, of %s and of %s; %s in both. What only one has neither came nor went.",
			entries(c.Other.Old), entries(c.Other.New), bothHave(c.Other.Both)))
		return
	}
	p.heading("What came on record")
	if c.none() {
		p.para("  ", "Nothing.")
	}
	shown := weighty(c.Came)
	for _, i := range shown {
		r := &c.Came[i]
		p.para("  "+pad(shortDay(r.On)+r.day.Format(" 2006"), 14)+"  ", r.text())
	}
	if n := len(c.Came) - len(shown); n > 0 {
		p.para("  ", "And "+count(n, "further entry")+": plenary timeline CASE --from DATE --to DATE.")
	}
	for i := range c.Edited[:min(mostCame, len(c.Edited))] {
		x := &c.Edited[i]
		p.para("  told otherwise: ", x.New.dated()+" - before: "+x.Old.text())
	}
	for i := range c.Gone[:min(mostCame, len(c.Gone))] {
		p.para("  "+d.goneWord(&c.Gone[i])+": ", c.Gone[i].dated())
	}
	for _, n := range []int{len(c.Edited), len(c.Gone)} {
		if n > mostCame {
			p.para("  ", fmt.Sprintf("And %d more; --json lists all.", n-mostCame))
		}
	}
	d.commitments(p, shown)
}

// commitments tells how commitments stand otherwise, less those of which an
// entry shown tells it.
func (d *Diff) commitments(p *page, shown []int) {
	told := map[string]bool{}
	for _, i := range shown {
		told[d.Record.Came[i].owed] = true
	}
	titled := false
	for i := range d.Record.Commitments {
		x := &d.Record.Commitments[i]
		if x.ByCame && told[x.ID] {
			continue
		}
		if !titled {
			p.heading("What became of commitments")
			titled = true
		}
		p.para("  - ", x.text())
	}
}

func entries(n int) string { return count(n, "entry") }

func bothHave(n int) string {
	switch n {
	case 0:
		return "none stands"
	case 1:
		return "1 stands"
	}
	return thousands(n) + " stand"
}

// dated is a row with its day.
func (r *Row) dated() string { return shortDay(r.On) + r.day.Format(" 2006") + ", " + r.text() }

// text is the row with its words, and what it makes of things.
func (r *CameRow) text() string {
	row := r.Row
	if words := clean(r.Words); words != "" && !strings.Contains(row.What, words) {
		row.What += ": “" + shortened(words) + "”"
	}
	if r.late != "" {
		row.What += ", " + r.late
	}
	if r.Weight != "" && r.Weight != mixedWeight {
		row.What += " (a " + map[string]string{"softened": "softer", "hardened": "harder"}[r.Weight] + " stance)"
	}
	return row.text()
}

// longestWords is how much of a passage a text quotes, in characters.
const longestWords = 240

func shortened(words string) string {
	if runes := []rune(words); len(runes) > longestWords {
		cut := string(runes[:longestWords])
		if at := strings.LastIndexByte(cut, ' '); at > 0 {
			cut = cut[:at]
		}
		return cut + " …"
	}
	return words
}

// goneWord tells why an entry counted in the old case alone.
func (d *Diff) goneWord(r *GoneRow) string {
	switch {
	case r.Standing != standsAbsent:
		return "no longer in force"
	case d.back():
		return "not on record yet"
	}
	return "no longer on record"
}

// back reports whether the new case is as of an earlier day.
func (d *Diff) back() bool { return d.New.AsOf != "" && d.New.AsOf < d.Old.AsOf }

func (r *GoneRow) dated() string {
	row := r.Row
	if row.Standing == standsAbsent {
		row.Standing = standsInForce // nothing is to be added
	}
	return row.dated()
}

// weighty chooses, of many entries, those that change what answers rest on,
// then sessions, then the latest of the others; in order.
func weighty(rows []CameRow) []int {
	var chosen []int
	if len(rows) <= mostCame {
		for i := range rows {
			chosen = append(chosen, i)
		}
		return chosen
	}
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
	return chosen
}

func (c *CommitmentChange) text() string {
	text := c.Owes + ": " + c.Name
	switch {
	case c.Old == "":
		return text + " - new: " + c.New
	case c.New == "":
		return text + " - not on record there; it was " + c.Old
	}
	return text + " - " + c.New + ", was " + c.Old
}
