package prose

import (
	"strconv"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// CommitmentsSheet is commitments as a table: one row each.
func (v *Voice) CommitmentsSheet(a *answer.Commitments) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{
		"id", "agreement", "owes", "to", "says", "does", "verb", "subject_to", "due", "side", "status", "since",
		"days_late", "grade", "waits_for", "by", "how", "passages", "sources",
	}}
	for i := range a.Rows {
		out.Rows = append(out.Rows, t.commitmentCells(&a.Rows[i]))
	}
	return out
}

func (t *teller) commitmentCells(c *answer.Commitment) []page.Spans {
	grade, late, side, does := "", "", "", page.Spans(nil)
	if c.Grade != nil {
		grade = strconv.Itoa(*c.Grade)
	}
	if c.Days > 0 {
		late = strconv.Itoa(c.Days)
	}
	if c.Side {
		side = "yes"
	}
	if c.Does != "" {
		does = shown(t.phrase(c.Does))
	}
	var waits []answer.CommitmentID
	for _, w := range c.Waits {
		waits = append(waits, w.ID)
	}
	text := t.promise(c.ID)
	return []page.Spans{
		code(string(c.ID)), quote(t.agreement(c.Agreement).Title), t.names(c.Owes), t.names(c.To), quote(text.Says),
		does, code(c.Verb), quote(text.SubjectTo), code(c.Due), code(side), code(c.Status), code(c.Since), code(late),
		code(grade), ids(waits), t.byWhom(&c.Claim), code(c.How), ids(c.Passages), ids(c.Sources),
	}
}

// names lists the names of parties in one cell.
func (t *teller) names(list []answer.PartyID) page.Spans {
	var out []page.Spans
	for _, id := range list {
		out = append(out, t.party(id))
	}
	return between(out, "; ")
}
