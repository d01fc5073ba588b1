package english

import "github.com/plenary-talks/plenary/reading/internal/language"

const beforeClaim = 5 // words: rejected the union's latest claim

// denies reports whether a cue says that its words are not so: it denies them,
// or turns down a claim, or they begin with a denial.
func (s *sentence) denies(c *cue, words language.Span) bool {
	if denying[c.Verb] {
		return true
	}
	toks := s.in(words)
	for i := range toks[:min(len(toks), beforeClaim)] {
		t := &toks[i]
		if t.Is("denial", "denials") {
			return c.takes&noun != 0
		}
		if against[c.Verb] && claimNouns[t.Lower] {
			return true
		}
		if t.Is("that", "of", ",") {
			break
		}
	}
	return false
}

// withholds reports whether a verb of denying tells what somebody does not get:
// denied the boats entry.
func (s *sentence) withholds(c *cue, words language.Span) bool {
	if !denying[c.Verb] {
		return false
	}
	toks := s.in(words)
	for i := range toks[:min(len(toks), beforeClaim)] {
		if t := &toks[i]; withheld[t.Lower] {
			return true
		} else if t.Is("that", "of", ",") {
			break
		}
	}
	return false
}
