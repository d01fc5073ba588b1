package english

import "github.com/plenary-talks/plenary/reading/internal/language"

// progressives are the verbs that take their words in the progressive form as in the past: is
// demanding a vote. Each has the past of its verb.
var progressives = readProgressives()

func readProgressives() map[string]string {
	out := readPairs("verbs/progressive")
	for participle, past := range participles {
		out[participle] = past
	}
	return out
}

// progressive makes a cue of "is demanding", "has been warning".
func (s *sentence) progressive(i int) (*cue, bool) {
	past, ok := progressives[s.Tokens[i].Lower]
	be := i
	for be > 0 && (adverbs[s.Tokens[be-1].Lower] || isAdverb(&s.Tokens[be-1])) {
		be--
	}
	if !ok || be == 0 || !beForms[s.Tokens[be-1].Lower] || s.Tokens[be-1].Is("be", "being") {
		return nil, false
	}
	c := &cue{Cue: language.Cue{At: i, End: i + 1, Verb: past}, takes: verbs[past] &^ onlyQ}
	if !c.complete(s) {
		return nil, false
	}
	if be--; s.Tokens[be].Is("been") && !haveForms[s.token(be-1, be).Lower] {
		return nil, false // had they been asking
	}
	return s.withSubjectBefore(c, be)
}

// withSubjectBefore finds the subject of a verb before token i, where its helping verb stands.
func (s *sentence) withSubjectBefore(c *cue, i int) (*cue, bool) {
	p, ok := s.before(i)
	if !ok {
		p, ok = s.looseBefore(i)
	}
	if ok {
		c.subject(p, p.From, c.End)
	}
	return c, ok
}
