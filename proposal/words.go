package proposal

import (
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/reading"
)

// words looks for the words in the text.
func (p *Checked) words(c *CheckedItem) {
	n := len(c.Found.Stands)
	check := Check{Of: OfWords, Verdict: Failed}
	switch {
	case c.Nth > 0 && c.Nth <= n:
		c.Stand, check.Found, check.Verdict = &c.Found.Stands[c.Nth-1], "nth", Passed
	case c.Nth > 0 && n > 0, n > 1:
		check.Found = "twice"
	case n == 1:
		c.Stand, check.Verdict = &c.Found.Stands[0], Passed
		check.Found = printOf(c.Stand.Folds.Names())
	case len(c.Found.Unseen) > 0:
		check.Found, check.At = "unseen", c.Found.Unseen[0]
	case c.Found.Nearest != nil:
		check.Found, check.At, check.There = "nearest", c.Found.Nearest.Place, c.Found.Nearest.Words
	default:
		check.Found = "nowhere"
	}
	if c.Stand != nil {
		check.At, check.There = c.Stand.Place, c.Stand.Words
	}
	c.add(check)
}

// printOf is how words stand that are written otherwise in some ways.
func printOf(folds []string) string {
	found := "exact"
	for _, f := range folds {
		switch f {
		case "space":
		case "case":
			return "case"
		default:
			found = "folded"
		}
	}
	return found
}

// place looks whether the words are of the report, and of one paragraph of it.
func (p *Checked) place(c *CheckedItem) {
	check := Check{Of: OfPlace, Found: "report", Verdict: Passed, At: c.Stand.Place}
	switch {
	case c.Stand.Furniture != "":
		check.Found, check.Verdict, check.There = "furniture", Doubtful, c.Stand.Furniture
	case c.Stand.Paragraphs > 1:
		check.Found, check.Verdict = "paragraphs", Doubtful
	}
	c.add(check)
}

// marks looks whether the words stand between quotation marks.
func (p *Checked) marks(c *CheckedItem) {
	check := Check{Of: OfMarks, Found: string(reading.Reported), Verdict: Passed, At: c.Stand.Place}
	before, _ := p.open(c.Stand.Begin, c.Stand.From, 0)
	_, inside := p.open(c.Stand.From, c.Stand.To, before)
	switch {
	case before > 0 && !inside:
		check.Found = string(reading.Quoted)
	case inside:
		check.Found = string(reading.Mixed)
		if first := p.Source.Text.Visible()[c.Stand.From]; isOpening(first) {
			check.Found = string(reading.Quoted)
		}
	}
	c.add(check)
}

// open counts the double quotation marks that are open at the end of a stretch, of which
// so many were open before, and whether there are any in it.
func (p *Checked) open(from, to, depth int) (int, bool) {
	met := false
	for _, r := range p.Source.Text.Visible()[from:to] {
		switch r {
		case '"':
			depth, met = 1-min(depth, 1), true
		case '“', '«', '„':
			if r == '“' && depth > 0 { // closes „
				depth--
			} else {
				depth++
			}
			met = true
		case '”', '»':
			depth, met = max(0, depth-1), true
		}
	}
	return depth, met
}

func isOpening(r rune) bool { return r == '"' || r == '“' || r == '«' || r == '„' }

// reads is the statement of the reader that shares most with a place.
func (p *Checked) reads(s *cite.Stand) *reading.Proposal {
	var best *reading.Proposal
	most := 0
	for i := range p.Source.Report.Proposals {
		r := &p.Source.Report.Proposals[i]
		from, to, ok := p.Source.Text.Span(r.Place)
		if shared := min(to, s.To) - max(from, s.From); ok && shared > most {
			best, most = r, shared
		}
	}
	return best
}
