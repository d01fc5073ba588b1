package english

import "github.com/plenary-talks/plenary/reading/internal/language"

var (
	quoteBefore = language.Rule{
		Name: "quoted: the quotation comes before the verb of saying",
		Yes:  `"The pass is closed," Osk said.`,
		No:   `Osk said: "The pass is closed."`,
	}
	quoteAfter = language.Rule{
		Name: "quoted: the verb of saying leads to the quotation",
		Yes:  `Osk told reporters on Friday: "The pass is closed."`,
		No:   `Osk told reporters on Friday that the pass was closed.`,
	}
	quoteOnBothSides = language.Rule{
		Name: "quoted: the quotation goes on after the verb of saying",
		Yes:  `"The pass," Osk said, "is closed for good."`,
		No:   `"The pass is closed for good," Osk said.`,
	}
)

// govern finds what a cue governs: quotations, or words in the reporter's
// voice.
func (s *sentence) govern(k int, c *cue) {
	if c.takes == media {
		return
	}
	before, after := s.quotesBefore(k, c), s.quotesAfter(c)
	switch {
	case len(before) > 0:
		when := s.when(c, c.rest, c.limit)
		s.quote(c, before, quoteBefore, when)
		s.quote(c, after, quoteOnBothSides, when)
	case len(after) > 0:
		s.quote(c, after, quoteAfter, s.when(c, c.rest, s.indexOf(after[0])))
	default:
		s.indirect(k, c)
	}
}

// quote gives quotations to a cue.
func (s *sentence) quote(c *cue, quotes []*language.Quote, rule language.Rule, when *language.Day) {
	for _, q := range quotes {
		s.used[q] = true
		s.said++
		c.Says = append(c.Says, language.Statement{Quote: q, Rule: rule.Name, When: when})
	}
}

// indexOf returns the token that is a quotation.
func (s *sentence) indexOf(q *language.Quote) int {
	for i := range s.Tokens {
		if s.Tokens[i].Quote == q {
			return i
		}
	}
	return -1
}

// taken reports whether another verb governs a quotation.
func (s *sentence) taken(q *language.Quote) bool { return q != nil && s.used[q] }

// quotesBefore returns the quotation that ends right before the cue, or begins
// the sentence and is followed by words up to a comma and the cue.
func (s *sentence) quotesBefore(k int, c *cue) []*language.Quote {
	i := c.From - 1
	if i >= 0 && s.Tokens[i].Is(",", "—", "–", "--", "-") {
		i--
	}
	if i < 0 || s.taken(s.Tokens[i].Quote) {
		return nil
	}
	if q := s.Tokens[i].Quote; q != nil {
		if i > 0 && s.Tokens[i-1].Word() && !q.Whole(s.Text) {
			return nil
		}
		return []*language.Quote{q}
	}
	first := s.Tokens[0].Quote
	if k > 0 || first == nil || s.taken(first) || !s.Tokens[c.From-1].Is(",") {
		return nil
	}
	if !s.goesAside(s.afterTold(c), c.limit) || !first.Whole(s.Text) {
		return nil
	}
	return []*language.Quote{first}
}

// quotesAfter returns the quotations a cue leads to: nothing but them and
// light words may follow up to the next cue.
func (s *sentence) quotesAfter(c *cue) []*language.Quote {
	saysNo := denying[c.Verb] || against[c.Verb]
	if c.source || (saysNo || c.takes&^(object|accuse|noun|naming|inf) == 0) && !s.colonAfter(c) {
		return nil
	}
	i := s.quoteMayBegin(c)
	var out []*language.Quote
	j := i
	for j < c.limit && (s.Tokens[j].Quote != nil || s.Tokens[j].Is(",") && j > i) {
		if q := s.Tokens[j].Quote; q != nil && !s.taken(q) {
			out = append(out, q)
		}
		j++
	}
	if len(out) == 0 || !s.light(j, c.limit) {
		return nil
	}
	rest := s.trim(language.Span{From: j, To: c.limit})
	if rest.From < rest.To && out[0].Count(s.Text) < 4 {
		return nil
	}
	return out
}

const clauseBeforeColon = 30 // tokens

// quoteMayBegin returns the token at which a quotation may begin that a cue
// leads to: after when and where, after a clause and a colon.
func (s *sentence) quoteMayBegin(c *cue) int {
	i := s.aside(c)
	for j := i; j < c.limit && j < i+clauseBeforeColon && s.Tokens[j].Quote == nil; j++ {
		if s.Tokens[j].Is(":") && s.token(j+1, c.limit).Quote != nil {
			i = j
			break
		}
	}
	for i < c.limit && s.Tokens[i].Is(",", ":", "that", "-", "—", "–", "--") {
		i++
	}
	return i
}

// colonAfter reports whether a colon after the cue leads to a quotation.
func (s *sentence) colonAfter(c *cue) bool {
	for i := c.rest; i < c.limit-1; i++ {
		if s.Tokens[i].Is(":") && s.Tokens[i+1].Quote != nil {
			return true
		}
	}
	return false
}
