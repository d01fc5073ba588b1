package proposal

import (
	"time"

	"github.com/plenary-talks/plenary/reading"
)

// denial looks whether somebody says that the words are not so.
func (p *Checked) denial(c *CheckedItem) {
	check := Check{Of: OfDenial, Found: "none", Verdict: Passed}
	word, negates := p.Source.Report.Negated(c.Stand.Place)
	switch denied := p.Source.Report.Denied(c.Stand.Place); {
	case denied != nil:
		check.Found, check.Verdict, check.At, check.There = "denied", Failed, denied.Place, denied.Words
	case negates:
		check.Found, check.Verdict, check.At, check.There = "negated", Failed, word.Place, word.Words
	case c.read == nil:
		check.Found, check.Verdict = "unread", Open
	}
	c.add(check)
}

// dayOf looks whether the statement can be of the day that is proposed.
func (p *Checked) dayOf(c *CheckedItem) {
	report := p.Source.Report.Date.Day
	check := Check{Of: OfDay, Given: c.Day}
	if c.read != nil {
		c.day = c.read.When
	}
	switch day, err := time.Parse(time.DateOnly, c.Day); {
	case c.Day == "" && !c.day.To.IsZero():
		check.Found, check.Verdict, check.There, check.At = "tells", Passed, c.day.Words, c.day.Place
	case c.Day == "" && report.IsZero():
		check.Found, check.Verdict = "undated", Failed
	case c.Day == "":
		check.Found, check.Verdict, check.There = "report", Passed, report.Format(time.DateOnly)
	case err != nil:
		check.Found, check.Verdict = "bad", Failed
	case !report.IsZero() && day.After(report):
		check.Found, check.Verdict, check.There = "later", Failed, report.Format(time.DateOnly)
	case !c.day.To.IsZero() && (day.Before(c.day.From) || day.After(c.day.To)):
		check.Found, check.Verdict, check.There, check.At = "sentence", Failed, c.day.Words, c.day.Place
	case report.IsZero():
		check.Found, check.Verdict = "uncompared", Open
		c.day = reading.Day{From: day, To: day}
	default:
		check.Found, check.Verdict = "given", Passed
		c.day = reading.Day{From: day, To: day}
	}
	c.add(check)
}

// kind looks whether the reader takes the statement for the same.
func (p *Checked) kind(c *CheckedItem) {
	check := Check{Of: OfKind, Given: c.Kind}
	switch {
	case c.read == nil:
		check.Found, check.Verdict = "unread", Open
	case c.read.Kind == reading.Open && c.Kind != string(reading.Open):
		check.Found, check.Verdict = "open", Open
	case string(c.read.Kind) == c.Kind:
		check.Found, check.Verdict, check.There = "agrees", Passed, c.read.KindRule
	default:
		check.Found, check.Verdict, check.There = "other", Doubtful, string(c.read.Kind)
	}
	c.add(check)
}

// about looks whether what the statement is about is a condition of the case.
func (p *Checked) about(c *CheckedItem) {
	check := Check{Of: OfAbout, Found: "none", Verdict: Passed, Given: c.About}
	switch {
	case c.About == "":
	case p.Source.Case == nil:
		check.Found, check.Verdict = "unread", Open
	default:
		check.Found = "known"
		if _, err := p.Source.Case.Condition(c.About); err != nil {
			check.Found, check.Verdict, check.There = "bad", Failed, err.Error()
		}
	}
	c.add(check)
}
