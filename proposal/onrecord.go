package proposal

import (
	"slices"

	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/record"
)

// onRecord looks whether a statement on record cites the words, or some of them.
func (p *Checked) onRecord(c *CheckedItem) {
	check := Check{Of: OfRecord, Found: "none", Verdict: Passed}
	for _, near := range c.Stand.Cited {
		ref := p.Source.ID + "#" + near.ID
		e := p.statementOn(ref)
		switch {
		case e == nil:
		case near.Shape == cite.Same && p.speaks(e, c):
			c.add(Check{Of: OfRecord, Found: "recorded", Verdict: Failed, Ref: ref, At: c.Stand.Place})
			return
		case check.Found == "none":
			check = Check{Of: OfRecord, Found: "overlaps", Verdict: Doubtful, Ref: ref, At: c.Stand.Place}
		}
	}
	c.add(check)
}

// statementOn finds a statement on record that cites a passage; nil where there is none.
func (p *Checked) statementOn(ref string) *record.Entry {
	if p.Record == nil {
		return nil
	}
	for i := range p.Record.Entries {
		if e := &p.Record.Entries[i]; e.Kind == record.Statement && slices.Contains(e.Passages, ref) {
			return e
		}
	}
	return nil
}

// speaks reports whether an entry may have the speaker that is proposed.
func (p *Checked) speaks(e *record.Entry, c *CheckedItem) bool {
	switch {
	case e.Who >= 0 && c.Person != "":
		return p.Source.Case.People[e.Who].ID == c.Person
	case e.Who < 0 && e.Party >= 0 && c.Party != "":
		return p.Source.Case.Parties[e.Party].ID == c.Party
	}
	return true
}

// twice looks whether an item before has the same words of the same speaker.
func (p *Checked) twice(c *CheckedItem) {
	check := Check{Of: OfTwice, Found: "once", Verdict: Passed}
	for i := range p.Items {
		o := &p.Items[i]
		if o.Stand != nil && o.Stand.Place == c.Stand.Place && o.Person == c.Person && o.Speaker == c.Speaker {
			check.Found, check.Verdict = "twice", Failed
		}
	}
	c.add(check)
}
