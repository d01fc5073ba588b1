package english

import (
	"slices"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// embed leaves out the cues that are part of what another cue reports: the union
// said that the owners had promised to pay; the owners promised to pay, the
// union said. What is claimed so is the claimant's.
func (s *sentence) embed() {
	for k := 1; k < len(s.cues); k++ {
		if s.within(s.cues[k-1], s.cues[k]) {
			s.cues = slices.Delete(s.cues, k, k+1)
			k--
		}
	}
	for k := 1; k < len(s.cues); k++ {
		c := s.cues[k]
		if c.limit = s.nextCue(c); s.closes(c) {
			k -= s.closed(k)
		}
	}
}

// within reports whether a cue lies in the clause that the cue before it
// reports: no verb stands between the two, or the clause goes on with "and".
func (s *sentence) within(last, c *cue) bool {
	if c.shares != nil || last.source || last.takes&(clause|that|tell) == 0 || c.From <= last.End || c.From > c.At {
		return false
	}
	between := s.Tokens[last.rest:c.From]
	for i := range between {
		t := &between[i]
		if t.Quote != nil || endsPhrase(t) || t.Is("but", "while", "though", "although") {
			return false
		}
	}
	if len(between) == 0 || s.light(last.rest, c.From) && !between[len(between)-1].Is("and", "or") {
		return false
	}
	if !hasFinite(between) {
		return true
	}
	perfect := haveForms[s.Tokens[c.At-1].Lower]
	return between[len(between)-1].Is("and", "or") && (perfect || c.takes&(inf|object) != 0)
}

// closes reports whether a cue ends a clause that stands before it: CLAUSE, X said.
func (s *sentence) closes(c *cue) bool {
	before := s.token(c.From-1, c.From)
	if c.source {
		return before.Is(",") && !isOutlet(c.Subject) && s.breaks(c.rest)
	}
	if c.shares != nil || c.takes&(clause|that|tell) == 0 || c.takes&(inf|object) != 0 {
		return false
	}
	if before.Is(",") && s.breaks(s.afterTold(c)) && s.complete(s.trim(language.Span{From: c.begins, To: c.From})) {
		return true
	}
	return (before.Is(",") || before.Quote != nil && !before.Quote.Whole(s.Text)) && s.light(s.afterTold(c), c.limit)
}

// breaks reports whether a new clause begins at token i: , but the company.
func (s *sentence) breaks(i int) bool {
	return i >= len(s.Tokens) || s.token(i, len(s.Tokens)).Is(".") ||
		s.Tokens[i].Is(",", ";") && s.token(i+1, len(s.Tokens)).Is("but", "yet", "though", "although", "while", "and")
}

// nextCue returns where the cue after c begins.
func (s *sentence) nextCue(c *cue) int {
	if k := slices.Index(s.cues, c); k+1 < len(s.cues) {
		return max(s.cues[k+1].From, c.rest)
	}
	return len(s.Tokens)
}

// closed leaves out the cues before the one at k that are part of the clause it
// closes, notes where this begins, and returns how many they are.
func (s *sentence) closed(k int) int {
	c, out := s.cues[k], 0
	for j := k - 1; j >= 0; j-- {
		last := s.cues[j]
		if at := s.parts(last, c); at > 0 {
			c.begins = at
			break
		}
		if isOutlet(c.Subject) && last.takes&(clause|that|tell) != 0 {
			last.Via, c.takes = c.Subject, media // what others said, by way of a paper
			break
		}
		out++
	}
	s.cues = slices.Delete(s.cues, k-out, k)
	return out
}

// parts finds where the clause begins that cue c closes, after the words of the
// cue last; 0 when those are part of it.
func (s *sentence) parts(last, c *cue) int {
	quoted := last.From > 0 && (s.Tokens[last.From-1].Quote != nil || s.Tokens[last.From-1].Is(",")) ||
		last.rest < len(s.Tokens) && s.Tokens[last.rest].Quote != nil
	plain := last.takes&(clause|tell) != 0 && last.takes&(inf|object) == 0
	if !quoted && !plain {
		return 0
	}
	for i := max(last.rest, last.End); i+2 < c.From; i++ {
		if s.Tokens[i].Is(",", ";") && s.Tokens[i+1].Is("but", "and", "while", "though", "although") {
			if hasFinite(s.Tokens[i+2 : c.From]) {
				return i + 2
			}
		}
	}
	return 0
}

// isOutlet reports whether a phrase names what reports what others say.
func isOutlet(p *language.Phrase) bool {
	if p == nil {
		return false
	}
	toks := p.Tokens[p.From:p.To]
	for i := range toks {
		t := &toks[i]
		if outlets[t.Lower] || t.Is("news") || t.Is("agency") && i > 0 && toks[i-1].Capital {
			return true
		}
		if t.Is("of", "for", "from", "who", ",", "minister", "editor", "director", "secretary", "officer") {
			break
		}
	}
	return false
}
