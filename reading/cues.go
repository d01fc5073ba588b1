package reading

import "strings"

// A cue is a verb of saying, or "according to", with its subject.
type cue struct {
	at, end int     // its tokens
	verb    string  // lower case; of a participle, the past
	takes   pattern // how it takes its words
	subject *phrase // nil when it shares that of the cue before it
	shares  *cue
	from    int  // first token of verb and subject
	rest    int  // first token after both
	limit   int  // where its words must end: the next cue
	source  bool // according to
	kind    Kind // what the verb makes of its words, if it alone decides
}

// who returns the cue that has the subject.
func (c *cue) who() *cue {
	for c.shares != nil {
		c = c.shares
	}
	return c
}

// findCues finds the verbs of saying whose subject can be told.
func (s *sentence) findCues() {
	for i := range s.toks {
		if c, ok := s.cueAt(i); ok {
			s.cues = append(s.cues, c)
		}
		if len(s.cues) == 1 && s.cues[0].source && s.cues[0].at == 0 {
			break // all that follows is what the source says
		}
	}
	for k, c := range s.cues {
		c.limit = len(s.toks)
		if k+1 < len(s.cues) {
			if c.limit = s.cues[k+1].from; c.limit < c.rest { // it lies within the next one's apposition
				c.limit = s.cues[k+1].at
			}
		}
	}
}

func (s *sentence) cueAt(i int) (*cue, bool) {
	t := &s.toks[i]
	if t.is("according") && i+2 < len(s.toks) && s.toks[i+1].is("to") {
		return s.accordingTo(i)
	}
	if past, ok := participles[t.lower]; ok && i > 0 && (s.toks[i-1].is(",") || s.toks[i-1].is("and") && len(s.cues) > 0) {
		return s.participle(i, past)
	}
	if t.is("saying") && i > 1 && s.toks[i-1].is("as") {
		return s.quotedAs(i)
	}
	takes, ok := verbs[t.lower]
	if !ok || t.quote != nil || t.capital() && i > 0 || s.nounHere(i) {
		return nil, false
	}
	c := &cue{at: i, end: i + 1, verb: t.lower, takes: takes}
	if !c.complete(s) {
		return nil, false
	}
	if p, ok := before(s, i); ok && c.agrees(p) {
		c.subject, c.from, c.rest = p, p.from, c.end
		return c, true
	}
	if i == 0 || s.toks[i-1].quote != nil || s.toks[i-1].is(",", "—", "–", "--") {
		if p, ok := following(s.toks, c.end); ok && takes&tell == 0 && p.class != pronoun {
			c.subject, c.from, c.rest = p, i, p.to
			return c, true
		}
	}
	return s.shared(c)
}

// nounHere says whether a word that can be a verb of saying is a noun where it
// stands: the claims, island states, similar calls.
func (s *sentence) nounHere(i int) bool {
	if i == 0 || !nounVerbs[s.toks[i].lower] {
		return false
	}
	before := &s.toks[i-1]
	switch {
	case before.quote != nil || !before.word() || before.is("he", "she", "it", "who", "also", "now", "still", "again", "often"), strings.HasSuffix(before.lower, "ly"):
		return false
	case before.capital():
		return modifiers[before.lower]
	}
	return !humanNouns[before.lower] && !orgNouns[before.lower] && !pluralNouns[before.lower]
}

// complete takes in the second word of "ruled out" and the like; it fails
// when such a word is wanting.
func (c *cue) complete(s *sentence) bool {
	next := &token{}
	if c.end < len(s.toks) {
		next = &s.toks[c.end]
	}
	switch {
	case c.verb == "went":
		if !next.is("on") {
			return false
		}
		c.end++
	case c.takes == rule || c.takes == pointed:
		if !next.is("out") {
			return false
		}
		c.end++
		if c.takes == pointed {
			c.takes = that
		} else {
			c.takes = object
		}
	case c.takes == spoke:
		if !next.is("of", "about") {
			return false
		}
		c.end++
		c.takes = naming
	case c.takes&callFor != 0 && next.is("for", "on", "upon"):
		c.end++
		c.takes, c.kind = object, Demand
	case c.takes&callFor != 0:
		c.takes &^= callFor
	case next.is("of", "against") && c.takes&warn != 0:
		c.end++
		c.takes = object
	}
	return true
}

// agrees refuses a present plural after a single speaker.
func (c *cue) agrees(p *phrase) bool {
	return c.takes&present == 0 || p.class == plural || p.class == together || p.class == pronoun && p.toks[p.from].is("they")
}

// quotedAs makes a cue of "was quoted as saying" and "quoted Hill as saying".
func (s *sentence) quotedAs(i int) (*cue, bool) {
	for j := i - 2; j > 0 && i-j < 14; j-- {
		if !s.toks[j].is("quoted", "cited", "reported") {
			continue
		}
		c := &cue{at: i, end: i + 1, verb: "said", takes: clause | onlyQ, rest: i + 1}
		p, ok := phraseOf(s.toks, j+1, i-1)
		if beForms[s.toks[j-1].lower] {
			p, ok = before(s, j-1)
		}
		if ok {
			c.subject, c.from = p, min(p.from, j)
		}
		return c, ok
	}
	return nil, false
}

func (s *sentence) accordingTo(i int) (*cue, bool) {
	p, ok := following(s.toks, i+2)
	if !ok || p.class == pronoun {
		return nil, false
	}
	return &cue{at: i, end: i + 2, verb: "according to", subject: p, from: i, rest: p.to, source: true}, true
}

// participle makes a cue of ", adding that": its subject is that of the cue
// before or the name that begins the sentence.
func (s *sentence) participle(i int, past string) (*cue, bool) {
	c := &cue{at: i, end: i + 1, verb: past, takes: verbs[past] &^ onlyQ, from: i, rest: i + 1}
	if !c.complete(s) {
		return nil, false
	}
	c.rest = c.end
	if n := len(s.cues); n > 0 {
		c.shares = s.cues[n-1]
		return c, !c.shares.source
	}
	p, ok := s.opening(i)
	c.subject = p
	return c, ok
}

// opening finds the name or pronoun that begins the sentence, before token i.
func (s *sentence) opening(i int) (*phrase, bool) {
	from := 0
	if len(s.toks) > 2 && adverbs[s.toks[0].lower] && s.toks[1].is(",") {
		from = 2
	}
	end := from
	for end < i && (s.toks[end].word() && (s.toks[end].capital() || particles[s.toks[end].lower] || end > from && (isTitleWord(s.toks[end].lower) || humanNouns[s.toks[end].lower]))) {
		end++
	}
	p, ok := phraseOf(s.toks, from, end)
	return p, ok && p.from == from && (p.class == person || p.class == pronoun)
}

// shared takes the subject of the cue before, or of the sentence: "said …, and
// warned that"; "Hill left early, but said".
func (s *sentence) shared(c *cue) (*cue, bool) {
	n, i := len(s.cues), c.at
	for i > 0 && adverbs[s.toks[i-1].lower] {
		i--
	}
	if i < 2 || !s.toks[i-1].is("and", "but") || c.takes&present != 0 {
		return nil, false
	}
	if n == 0 {
		p, ok := s.opening(i)
		c.subject, c.from, c.rest = p, c.at, c.end
		return c, ok && s.toks[i-2].is(",")
	}
	last := s.cues[n-1]
	if last.source {
		return nil, false
	}
	bare := last.takes&(object|inf|naming) != 0 && !hasFinite(s.toks[last.rest:i-1])
	if !s.toks[i-2].is(",") && s.toks[i-2].quote == nil && !bare {
		return nil, false
	}
	c.shares, c.from, c.rest = last, c.at, c.end
	return c, true
}

// A span is a stretch of tokens.
type span struct{ from, to int }

// trim leaves out marks and conjunctions at the ends.
func (s *sentence) trim(w span) span {
	for w.from < w.to && !s.toks[w.from].word() && s.toks[w.from].quote == nil && !s.toks[w.from].is("(", "$", "€", "£", "[") {
		w.from++
	}
	for w.from < w.to {
		t := &s.toks[w.to-1]
		if t.word() && !t.is("and", "but", "while") || t.quote != nil || t.is(")", "]", "%") {
			break
		}
		w.to--
	}
	return w
}

func (s *sentence) words(w span) int {
	n := 0
	for i := w.from; i < w.to; i++ {
		switch t := &s.toks[i]; {
		case t.quote != nil:
			n += 2
		case t.word():
			n++
		}
	}
	return n
}

func (s *sentence) quoteIn(w span) bool {
	for i := w.from; i < w.to; i++ {
		if s.toks[i].quote != nil {
			return true
		}
	}
	return false
}

var (
	addressees = set(`reporters journalists newsmen parliament lawmakers delegates me us him her them television radio media
		supporters viewers listeners investors deputies colleagues hosts agency council assembly committee congress press conference
		newspaper station channel briefing`)
	venues = set(`interview statement conference briefing speech letter telephone phone television radio message session meeting address
		remarks report column email e-mail parliament council interpreter news post text office note tweet website page account blog platform media`)
)

// aside passes over the person told and over when and where, up to the words
// reported. The day it meets is the day of the statement.
func (s *sentence) aside(c *cue, limit int) int {
	i := c.rest
	if c.takes&tell != 0 {
		i = s.addressee(i, limit)
	}
	for i < limit {
		t := &s.toks[i]
		switch {
		case strings.HasSuffix(t.lower, "ly") && i+1 < limit && s.toks[i+1].is("that"):
			i++
		case t.is("evening", "morning", "night", "afternoon") && i > 0 && s.toks[i-1].day != nil:
			i++
		case t.day != nil, t.is("again", "later", "flatly", "bluntly", "simply", "only") && c.takes&(clause|tell) != 0:
			i++
		case t.is("on", "late", "early", "in", "since") && i+1 < limit && s.toks[i+1].day != nil:
			i++
		case t.is("to") && (c.takes&(inf|object) != 0 || !s.toListeners(i+1, limit)):
			return i
		case t.is("in", "on", "at", "by", "through", "via", "during", "from", "outside", "after", "before", "to", "about", "with"):
			j := s.venue(i, limit)
			if j == i {
				return i
			}
			i = j
		default:
			return i
		}
	}
	return i
}

// toListeners says whether people who listen are named soon after "to".
func (s *sentence) toListeners(i, limit int) bool {
	for j := i; j < limit && j < i+5; j++ {
		if t := &s.toks[j]; addressees[t.lower] || venues[t.lower] || humanNouns[t.lower] || pluralNouns[t.lower] || j == i && t.capital() {
			return true
		}
	}
	return false
}

// addressee passes over whom somebody told.
func (s *sentence) addressee(i, limit int) int {
	for j := i; j < limit && j-i < 9; j++ {
		t := &s.toks[j]
		if t.is("that", ":", ",") || t.quote != nil || t.day != nil {
			return j
		}
		if addressees[t.lower] && (j+1 == limit || !addressees[s.toks[j+1].lower]) {
			return j + 1
		}
		if t.capital() && (j+1 >= limit || !s.toks[j+1].capital() && !addressees[s.toks[j+1].lower] && !s.outlet(j+1, limit)) {
			return j + 1
		}
	}
	return i
}

// outlet says whether "news agency" and the like stand at i, after its name.
func (s *sentence) outlet(i, limit int) bool {
	return i+1 < limit && s.toks[i].is("news", "tv", "radio", "wire", "daily", "weekly", "business", "state") && addressees[s.toks[i+1].lower]
}

// venue passes over a phrase such as "in an interview with Radio Marn".
func (s *sentence) venue(i, limit int) int {
	placed := false // a place, an occasion or a day is named
	for j := i + 1; j < limit && j-i < 14; j++ {
		t := &s.toks[j]
		if t.is("that", ":") && !placed {
			break
		}
		if t.is("that", ":") || t.quote != nil || t.is(",") && j+1 < limit && s.toks[j+1].quote != nil {
			return j
		}
		placed = placed || t.capital() || t.day != nil || venues[t.lower] || addressees[t.lower]
		if beForms[t.lower] || modals[t.lower] || haveForms[t.lower] || t.is(",") {
			break
		}
	}
	for j := i + 1; j < limit && j-i < 6; j++ {
		t := &s.toks[j]
		if venues[t.lower] && (j+1 >= limit || !venues[s.toks[j+1].lower]) {
			return j + 1
		}
		if t.capital() && (j+1 >= limit || !s.toks[j+1].capital()) && j == i+1+s.capitals(i+1, j) {
			return j + 1
		}
	}
	return i
}

// capitals counts the capitals in from..to.
func (s *sentence) capitals(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if s.toks[i].capital() {
			n++
		}
	}
	return n
}

// goesAside says whether a sentence goes on, after a quotation and its verb of
// saying, with when, where or how.
func (s *sentence) goesAside(from, to int) bool {
	w := s.trim(span{from, to})
	if w.from >= w.to {
		return true
	}
	t := &s.toks[w.from]
	return t.day != nil || adverbs[t.lower] || t.is("in", "on", "at", "by", "from", "to", "of", "about", "via", "late", "early", "with", "during", "after", "before", "as", "when", "while")
}

// light says whether what follows a verb of saying holds no words reported:
// nothing, or when, where and how.
func (s *sentence) light(from, to int) bool {
	w := s.trim(span{from, to})
	if w.from >= w.to {
		return true
	}
	t := &s.toks[w.from]
	switch {
	case t.is("as", "while", "when", "after", "before", "during", "following", "without", "with", "through", "upon"):
		return true
	case s.quoteIn(w):
		return false
	case t.day != nil, t.is("in", "on", "at", "by", "from", "to", "of", "about", "via", "late", "early", "ahead", "outside", "despite", "referring", "laughing", "smiling"),
		strings.HasSuffix(t.lower, "ly"), adverbs[t.lower]:
		return !hasFinite(s.toks[w.from:w.to])
	}
	return false
}
