package english

import "github.com/plenary-talks/plenary/reading/internal/language"

// A cue is a verb of saying that is being read.
type cue struct {
	language.Cue
	takes  pattern         // how it takes its words
	rest   int             // the first token after verb and subject
	limit  int             // where its words must end: the next cue
	begins int             // where they may begin that come before it
	source bool            // according to
	kind   language.Speech // what the verb makes of its words, if it alone decides
	shares *cue            // as Cue.Shares
}

// subject gives a cue the subject p, and notes where both begin and end.
func (c *cue) subject(p *language.Phrase, from, rest int) { c.Subject, c.From, c.rest = p, from, rest }

// share gives a cue the subject of another.
func (c *cue) share(other *cue) { c.shares, c.Shares = other, &other.Cue }

// findCues finds the verbs of saying whose subject can be told.
func (s *sentence) findCues() {
	for i := range s.Tokens {
		if c, ok := s.cueAt(i); ok {
			s.cues = append(s.cues, c)
		}
		if len(s.cues) == 1 && s.cues[0].source && s.cues[0].At == 0 && !isOutlet(s.cues[0].Subject) {
			break // all that follows is what the source says
		}
	}
	s.byWay()
	s.embed()
	for k, c := range s.cues {
		c.limit = len(s.Tokens)
		if k+1 < len(s.cues) {
			if c.limit = s.cues[k+1].From; c.limit < c.rest { // it lies within the next one's apposition
				c.limit = s.cues[k+1].At
			}
			if begins := s.cues[k+1].begins; begins > c.rest {
				c.limit = begins
			}
		}
	}
}

// byWay gives to what an outlet tells of others the outlet: According to the
// Lindach news agency, Osk said.
func (s *sentence) byWay() {
	if len(s.cues) < 2 || !s.cues[0].source || !isOutlet(s.cues[0].Subject) {
		return
	}
	s.cues[1].Via = s.cues[0].Subject
	s.cues = s.cues[1:]
}

// cueAt reads the verb of saying at token i, if there is one.
func (s *sentence) cueAt(i int) (*cue, bool) {
	t := &s.Tokens[i]
	if t.Is("according") && i+2 < len(s.Tokens) && s.Tokens[i+1].Is("to") {
		return s.accordingTo(i)
	}
	if past, ok := participles[t.Lower]; ok && s.participleMayStand(i) {
		return s.participle(i, past)
	}
	if t.Is("saying") && i > 1 && s.Tokens[i-1].Is("as") {
		return s.quotedAs(i)
	}
	if c, ok := s.progressive(i); ok {
		return c, true
	}
	takes, ok := verbs[t.Lower]
	if !ok || t.Quote != nil || t.Capital && i > 0 || s.nounHere(i) {
		return nil, false
	}
	c := &cue{Cue: language.Cue{At: i, End: i + 1, Verb: t.Lower}, takes: takes}
	if !c.complete(s) {
		return nil, false
	}
	return s.withSubject(c)
}

// withSubject finds the subject of a verb: before it, after it, or that of
// another verb.
func (s *sentence) withSubject(c *cue) (*cue, bool) {
	i := c.At
	if p, ok := s.before(i); ok && c.agrees(p) {
		c.subject(p, p.From, c.End)
		return c, true
	}
	if i == 0 || s.Tokens[i-1].Quote != nil || s.Tokens[i-1].Is(",", "—", "–", "--") {
		// told is taken by its object; complete never adds tell
		p, ok := following(s.Tokens, c.End)
		if ok && verbs[c.Verb]&tell == 0 && p.Class != language.Pronoun && c.reads(p) {
			c.subject(p, i, p.To)
			return c, true
		}
	}
	if c, ok := s.shared(c); ok {
		return c, true
	}
	return s.loosely(c)
}

// quoteBeside reports whether a quotation stands shortly before token i, with a
// short subject between them.
func (s *sentence) quoteBeside(i int) bool {
	for j := i - 1; j >= 0 && i-j <= 6; j-- {
		if s.Tokens[j].Quote != nil {
			return true
		}
	}
	return false
}

// loosely finds a subject that no list knows, for a verb that only speakers have.
func (s *sentence) loosely(c *cue) (*cue, bool) {
	if announcing[c.Verb] && s.token(c.End, len(s.Tokens)).Is("that") {
		c.takes |= clause
	}
	beside := c.takes&onlyQ != 0 && (s.quoteBeside(c.At) || s.token(c.End, len(s.Tokens)).Quote != nil)
	takes := c.takes & loosely
	if denying[c.Verb] || against[c.Verb] {
		takes = c.takes
	} else if takes&(clause|tell) == 0 && !beside {
		return nil, false
	}
	if p, ok := s.looseBefore(c.At); ok && c.agrees(p) {
		c.subject(p, p.From, c.End)
		c.takes = takes
		return c, true
	}
	i := c.At
	if i == 0 || s.Tokens[i-1].Quote == nil && !s.Tokens[i-1].Is(",") {
		return nil, false
	}
	end := c.End
	for end < len(s.Tokens) && end-c.End < longestPhrase && !endsFollowing(s.Tokens, end, end == c.End) {
		end++
	}
	p, ok := loosePhrase(s.Tokens, c.End, end)
	if !ok || p.From != c.End {
		return nil, false
	}
	if p.Class != language.Plural {
		p.Class = language.Office
		apposedAfter(p, end)
	}
	c.subject(p, i, p.To)
	c.takes = takes
	return c, true
}

// nounHere reports whether a word that can be a verb of saying is a noun where
// it stands: the claims, island states, similar calls.
func (s *sentence) nounHere(i int) bool {
	if i > 0 && articles[s.Tokens[i-1].Lower] {
		return true // the claim that
	}
	if i == 0 || !nounVerbs[s.Tokens[i].Lower] {
		return false
	}
	before := &s.Tokens[i-1]
	switch {
	case before.Quote != nil || !before.Word() || notNouns[before.Lower] || isAdverb(before):
		return false
	case before.Capital:
		next := s.token(i+1, len(s.Tokens))
		told := next.Is("that") || verbs[s.Tokens[i].Lower]&callFor != 0 && next.Is("for", "on", "upon")
		return modifiers[before.Lower] || !told && (isFinite(next) || next.Is("of", "in", "on", "for", "who", "which"))
	}
	return !humanNouns[before.Lower] && !orgNouns[before.Lower] && !pluralNouns[before.Lower]
}

// complete takes in the second word of "ruled out" and the like, and reports
// whether no such word is wanting.
func (c *cue) complete(s *sentence) bool {
	next := s.token(c.End, len(s.Tokens))
	switch {
	case c.Verb == "went":
		return c.with(next.Is("on"), c.takes)
	case c.takes&outAnd != 0 && next.Is("out"):
		c.Verb += "-out"
		return c.with(true, object)
	case c.takes&outAnd != 0:
		c.takes &^= outAnd
	case c.takes == outThat:
		return c.with(next.Is("out"), that)
	case c.takes == of:
		return c.with(next.Is("of", "about"), naming)
	case c.takes&callFor != 0 && next.Is("for", "on", "upon") && s.token(c.End+1, len(s.Tokens)).Day == nil:
		c.kind = language.Demand
		return c.with(true, object)
	case c.takes&callFor != 0:
		c.takes &^= callFor
	case c.takes&warn != 0 && next.Is("of", "against"):
		return c.with(true, object)
	}
	return true
}

// with takes in the next word, after which the verb takes its words otherwise.
func (c *cue) with(next bool, takes pattern) bool {
	if next {
		c.End++
		c.takes = takes
	}
	return next
}

// agrees refuses a present plural after a single speaker.
func (c *cue) agrees(p *language.Phrase) bool {
	if !c.reads(p) {
		return false
	}
	if c.takes&present == 0 || p.Class == language.Plural || p.Class == language.Together {
		return true
	}
	return p.Class == language.Pronoun && p.Tokens[p.From].Is("they")
}

// reads refuses whoever reads something out: only a text says so what it has in it.
func (c *cue) reads(p *language.Phrase) bool {
	return c.Verb != "read" && c.Verb != "reads" || p.Class == language.Body
}

// quotedAs makes a cue of "was quoted as saying" and "quoted Hill as saying".
func (s *sentence) quotedAs(i int) (*cue, bool) {
	for j := i - 2; j > 0 && i-j < 14; j-- {
		if !s.Tokens[j].Is("quoted", "cited", "reported") {
			continue
		}
		c := &cue{Cue: language.Cue{At: i, End: i + 1, Verb: "said"}, takes: clause | onlyQ, rest: i + 1}
		if beForms[s.Tokens[j-1].Lower] {
			p, ok := s.before(j - 1)
			if ok {
				c.subject(p, min(p.From, j), c.rest)
			}
			return c, ok
		}
		p, ok := phraseOf(s.Tokens, j+1, i-1)
		if !ok {
			p, ok = loosePhrase(s.Tokens, j+1, i-1)
		}
		if ok {
			c.subject(p, j, c.rest)
			if by, told := s.before(j); told {
				c.Via, c.From = by, by.From
			}
		}
		return c, ok
	}
	return nil, false
}

// accordingTo makes a cue of "according to Hill".
func (s *sentence) accordingTo(i int) (*cue, bool) {
	p, ok := following(s.Tokens, i+2)
	if !ok || p.Class == language.Pronoun {
		return nil, false
	}
	c := &cue{Cue: language.Cue{At: i, End: i + 2, Verb: "according to"}, source: true}
	c.subject(p, i, p.To)
	return c, true
}

// participleMayStand reports whether a comma, or "and" after a verb of saying,
// stands before token i.
func (s *sentence) participleMayStand(i int) bool {
	return i > 0 && (s.Tokens[i-1].Is(",") || s.Tokens[i-1].Is("and") && len(s.cues) > 0)
}

// participle makes a cue of ", adding that": its subject is that of the cue
// before or the name that begins the sentence.
func (s *sentence) participle(i int, past string) (*cue, bool) {
	c := &cue{Cue: language.Cue{At: i, End: i + 1, From: i, Verb: past}, takes: verbs[past] &^ onlyQ}
	if !c.complete(s) {
		return nil, false
	}
	c.rest = c.End
	if n := len(s.cues); n > 0 {
		c.share(s.cues[n-1])
		return c, !c.shares.source
	}
	p, ok := s.opening(i)
	c.Subject = p
	return c, ok
}

// shared takes the subject of the cue before, or of the sentence: "said …, and
// warned that"; "Hill left early, but said".
func (s *sentence) shared(c *cue) (*cue, bool) {
	n, i := len(s.cues), c.At
	for i > 0 && adverbs[s.Tokens[i-1].Lower] {
		i--
	}
	if i < 2 || !s.Tokens[i-1].Is("and", "but") || c.takes&present != 0 && (n == 0 || s.cues[n-1].takes&present == 0) {
		return nil, false
	}
	if n == 0 {
		p, ok := s.opening(i)
		c.subject(p, c.At, c.End)
		return c, ok && s.Tokens[i-2].Is(",")
	}
	last := s.cues[n-1]
	if last.source {
		return nil, false
	}
	bare := last.takes&(object|inf|naming) != 0 && !hasFinite(s.Tokens[last.rest:i-1]) ||
		s.Tokens[i-1].Is("but") || denying[last.Verb]
	if !s.Tokens[i-2].Is(",") && s.Tokens[i-2].Quote == nil && !bare {
		return nil, false
	}
	c.share(last)
	c.From, c.rest = c.At, c.End
	return c, true
}
