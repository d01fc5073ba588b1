package english

import (
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

var (
	accordingRule = language.Rule{
		Name: "reported: according to",
		Yes:  `According to Osk, the pass was closed.`,
		No:   `The pass was closed according to plan.`,
	}
	closingRule = language.Rule{
		Name: "reported: the verb of saying closes the sentence",
		Yes:  `The pass was closed for good, Osk said on Friday.`,
		No:   `The pass was closed, Osk said nothing.`,
	}
	aroundRule = language.Rule{
		Name: "reported: the verb of saying stands within the words",
		Yes:  `The pass, Osk said, was closed for good.`,
		No:   `On Friday, Osk said, the pass was closed for good.`,
	}
	nounRule = language.Rule{
		Name: "reported: a noun of saying and its clause",
		Yes:  `Osk renewed the pledge that the pass would open.`,
		No:   `Osk made the pledge that the pass would open.`,
	}
	thatRule = language.Rule{
		Name: "reported: verb of saying and that",
		Yes:  `Osk announced that the pass was closed.`,
		No:   `Osk announced a truce that was kept.`,
	}
	clauseRule = language.Rule{
		Name: "reported: verb of saying and clause",
		Yes:  `Osk said the pass was closed.`,
		No:   `Osk said nothing of the pass.`,
	}
	toRule = language.Rule{
		Name: "reported: verb of promising and to",
		Yes:  `Osk vowed to open the pass.`,
		No:   `Osk went to open the pass.`,
	}
	namingRule = language.Rule{
		Name: "reported: verb of naming with a quotation",
		Yes:  `Osk called the plan "a bad joke".`,
		No:   `Osk called the plan a bad joke.`,
	}
	objectRule = language.Rule{
		Name: "reported: verb of demanding or refusing and its object",
		Yes:  `Osk rejected the plan.`,
		No:   `Osk read the plan.`,
	}
)

// speechRules are the rules of quotations and of words in the reporter's voice.
var speechRules = []language.Rule{
	quoteBefore, quoteAfter, quoteOnBothSides, accordingRule, closingRule, aroundRule, nounRule, thatRule, clauseRule,
	toRule, namingRule, objectRule,
}

// indirect finds what a cue reports in the reporter's words.
func (s *sentence) indirect(k int, c *cue) {
	before := s.token(c.From-1, c.From)
	switch {
	case c.source:
		s.according(k, c)
	case c.Subject != nil && c.Subject.From > c.At,
		(before.Is(",") || before.Quote != nil) && !s.vows(c) && s.light(s.afterTold(c), c.limit):
		s.closing(k, c)
	case before.Is(",") && s.token(c.rest, len(s.Tokens)).Is(",") && c.takes&clause != 0:
		s.around(k, c)
	default:
		s.leading(c)
	}
}

// vows reports whether a verb takes the "to" after it: On Friday, Hill vowed to stay.
func (s *sentence) vows(c *cue) bool {
	return c.takes&inf != 0 && s.token(c.rest, c.limit).Is("to")
}

// report gives words in the reporter's voice to a cue.
func (s *sentence) report(c *cue, words language.Span, rule language.Rule, noun language.Speech, when *language.Day) {
	if words.From >= words.To {
		return
	}
	toks := s.in(words)
	for i := range toks {
		if q := toks[i].Quote; q != nil {
			s.used[q] = true
		}
	}
	s.said++
	denies := s.denies(c, words)
	if denying[c.Verb] || against[c.Verb] { // the verb stands in the words
		words.From, words.To = min(words.From, c.At), max(words.To, c.End)
	}
	c.Says = append(c.Says, language.Statement{Span: words, Rule: rule.Name, Noun: noun, When: when, Denies: denies})
}

// closing: CLAUSE, X said; unless a verb before it has taken the clause.
func (s *sentence) closing(k int, c *cue) {
	if k > 0 && s.said > 0 && c.begins == 0 || c.takes&(clause|that|tell) == 0 {
		return
	}
	words := s.trim(language.Span{From: c.begins, To: c.From})
	if n := s.words(words); s.complete(words) && (n >= 4 || n >= 2 && s.isClause(words)) {
		s.report(c, words, closingRule, "", s.when(c, c.rest, c.limit))
	}
}

// complete reports whether words hold a verb or a quotation.
func (s *sentence) complete(w language.Span) bool {
	return hasFinite(s.in(w)) || s.quoteIn(w) || w.From < w.To && s.inPresent(w)
}

// isClause reports whether a few words may be all that was said, and not what
// leads to it: as expected, when asked.
func (s *sentence) isClause(w language.Span) bool {
	t := &s.Tokens[w.From]
	lead := embedders[t.Lower] || remarks[t.Lower] || circumstances[t.Lower] || adverbs[t.Lower] || t.Is("asked")
	return !lead && !isPast(t) && !s.isIntroduction(w)
}

// around: the words, X said, that stand on both sides of the verb.
func (s *sentence) around(k int, c *cue) {
	if k > 0 || s.words(language.Span{To: c.From}) < 1 || !hasFinite(s.Tokens[c.rest:c.limit]) {
		return
	}
	before := s.trim(language.Span{To: c.From})
	if before.From < before.To && !s.isIntroduction(before) {
		s.report(c, s.trim(language.Span{To: c.limit}), aroundRule, "", nil)
	}
}

// isIntroduction reports whether words only tell when: On Friday, Hill said.
func (s *sentence) isIntroduction(w language.Span) bool {
	toks := s.in(w)
	for i := range toks {
		if t := &toks[i]; t.Day == nil && !adverbs[t.Lower] && !t.Is("on", "in", "late", "early") {
			return false
		}
	}
	return true
}

// according: according to X, CLAUSE; or CLAUSE, according to X.
func (s *sentence) according(k int, c *cue) {
	words := language.Span{From: c.rest, To: c.limit}
	if c.From > 1 {
		if k > 0 {
			return
		}
		words = language.Span{To: c.From}
	} else if !s.token(c.rest, len(s.Tokens)).Is(",") {
		for words.From < c.limit && !s.Tokens[words.From].Is(",") {
			words.From++
		}
	}
	if words = s.trim(words); s.words(words) >= 3 {
		s.report(c, words, accordingRule, "", nil)
	}
}

// leading: X said CLAUSE, X vowed to, X rejected, and their like.
func (s *sentence) leading(c *cue) {
	i := s.aside(c)
	when := s.when(c, c.rest, i)
	if c.takes&warn != 0 {
		i = max(i, s.thatWithin(i, 8, c.limit))
	}
	if i >= c.limit {
		return
	}
	if c.takes&noun != 0 {
		if words, kind := s.nounClause(c, i); words.From < words.To {
			s.report(c, words, nounRule, kind, when)
			return
		}
	}
	if words, rule := s.complement(c, i); rule != nil {
		s.report(c, words, *rule, c.kind, when)
	}
}

// complement returns the words a verb takes from token i, and its rule; nil
// when it takes none.
func (s *sentence) complement(c *cue, i int) (language.Span, *language.Rule) {
	words := s.trim(language.Span{From: i, To: s.clauseEnd(i, c.limit)})
	words.To = s.beforeRemark(words)
	n := s.words(words)
	t := &s.Tokens[i]
	switch {
	case n == 0:
		return words, nil
	case t.Is("that") && c.takes&(clause|that|tell) != 0:
		if s.relative(i) {
			return words, nil
		}
		return s.thatClause(words, n, c.limit)
	case t.Is("to") && c.takes&inf != 0:
		return s.beforeNext(words), &toRule
	case c.takes&naming != 0 && s.quoteIn(words):
		return words, &namingRule
	case (n >= 3 || n == 2 && isPronoun(t.Lower)) && s.takesClause(c, words):
		return words, &clauseRule
	case c.takes&accuse != 0 && n >= 3, c.takes&object != 0 && !noObjects[t.Lower] && !s.withholds(c, words):
		return s.beforeNext(words), &objectRule
	}
	return words, nil
}

// beforeNext ends words that are no clause before one with a subject and a verb of its own:
// demanded a vote, and the guards were let go.
func (s *sentence) beforeNext(w language.Span) language.Span {
	for j := w.From + 1; j+2 < w.To; j++ {
		t := &s.Tokens[j+1]
		joins := s.Tokens[j].Is(",", ";") && t.Is("and", "but", "while", "yet", "though", "although")
		next := language.Span{From: j + 2, To: w.To}
		if joins && !s.Tokens[j+2].Is("that", "to", "if", "when") && s.clauseLike(next) {
			return s.trim(language.Span{From: w.From, To: j})
		}
		if s.Tokens[j].Is("that", "which", "who", "if") { // a clause of its own, to the end
			return w
		}
	}
	return w
}

// thatClause returns the words after the "that" with which n words begin, or
// with it where it stands for something: said that is wrong.
func (s *sentence) thatClause(words language.Span, n, limit int) (language.Span, *language.Rule) {
	if n <= 2 {
		return words, nil
	}
	if next := s.token(words.From+1, limit); beForms[next.Lower] || modals[next.Lower] {
		return words, &clauseRule
	}
	return s.trim(language.Span{From: words.From + 1, To: words.To}), &thatRule
}

// takesClause reports whether a verb takes words as a clause without "that".
func (s *sentence) takesClause(c *cue, words language.Span) bool {
	if c.takes&(clause|tell) != 0 && s.clauseLike(words) && (c.takes&object == 0 || s.subjectFirst(words)) {
		return true
	}
	return c.takes&that != 0 && s.subjectFirst(words)
}

// beforeRemark ends words before the reporter's remark on them: ", a step
// that shippers call ruinous".
func (s *sentence) beforeRemark(w language.Span) int {
	for j := w.From + 2; j+3 < w.To; j++ {
		if !s.Tokens[j].Is(",") || !s.Tokens[j+1].Is("a", "an", "the") {
			continue
		}
		if claimNouns[s.Tokens[j+2].Lower] || s.Tokens[j+3].Is("that", "which") && !s.Tokens[j+1].Is("the") {
			return j
		}
	}
	return w.To
}

// clauseLike reports whether words hold a verb and begin as a clause may.
func (s *sentence) clauseLike(w language.Span) bool {
	t := &s.Tokens[w.From]
	if s.inPresent(w) {
		return true
	}
	if !noClauses[t.Lower] || t.Capital || t.Day != nil {
		return hasFinite(s.in(w)) || s.quoteIn(w)
	}
	if t.Is("no", "what", "nothing", "little", "much", "more") {
		return hasFinite(s.Tokens[w.From+1 : w.To])
	}
	return t.Is("in", "on", "at", "by", "from", "with", "for") && s.commaThenFinite(w)
}

// inPresent reports whether words may be a clause whose verb is in the present
// and in no list: they begin with a subject, and a word like a verb follows it.
func (s *sentence) inPresent(w language.Span) bool {
	t := &s.Tokens[w.From]
	if !opensClause(t) {
		return false
	}
	for i := w.From + 1; i < min(w.To, w.From+9); i++ {
		t, before := &s.Tokens[i], &s.Tokens[i-1]
		if !t.Word() || t.Quote != nil || unsaid[t.Lower] {
			return false
		}
		noun := articles[before.Lower] || before.Is("of", "in", "on", "for", "at", "with", "to", "all", "this", "these")
		several := looksPlural(before) || before.Is("i", "we", "you", "these", "those", "some", "both")
		switch {
		case t.Capital || noun || t.Day != nil:
		case several && plainVerbs[t.Lower], isPronoun(before.Lower) && i == w.From+1:
			return true // the locks stay open
		case likeVerb(t) && !looksPlural(before) && (i+1 == w.To || i > w.From+1 || s.Tokens[w.From].Capital):
			return true // the dam waits
		}
	}
	return false
}

// opensClause reports whether a word can begin the subject of a clause.
func opensClause(t *language.Token) bool {
	subject := articles[t.Lower] || clauseWords[t.Lower] || t.Capital || counts[t.Lower] || isNumber(t) ||
		looksPlural(t) || t.Is("this", "these", "those", "such", "we", "you", "i", "our", "my", "your")
	return subject && t.Day == nil
}

// likeVerb reports whether a word ends as a verb in the present may.
func likeVerb(t *language.Token) bool {
	w := t.Lower
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "'s") && !strings.HasSuffix(w, "ss") &&
		!strings.HasSuffix(w, "us") && !pluralNouns[w] && len(w) > 3
}

// commaThenFinite reports whether a verb comes after the first comma.
func (s *sentence) commaThenFinite(w language.Span) bool {
	for i := w.From; i < w.To; i++ {
		if s.Tokens[i].Is(",") {
			return hasFinite(s.Tokens[i:w.To])
		}
	}
	return false
}

// subjectFirst reports whether words begin with a short subject and its verb,
// so that the verb of saying needs no "that".
func (s *sentence) subjectFirst(w language.Span) bool {
	if t := &s.Tokens[w.From]; !clauseWords[t.Lower] && !t.Capital {
		return false
	}
	for i := w.From + 1; i < w.To && i < w.From+7; i++ {
		t := &s.Tokens[i]
		if t.Is("that", "which", "who", "to", ",", "of", "for") {
			return false
		}
		if isFinite(t) {
			return true
		}
	}
	return false
}

// clauseEnd finds where the reported words end: at the limit, or where the
// sentence goes on with what the speaker did.
func (s *sentence) clauseEnd(i, limit int) int {
	for j := i + 2; j+1 < limit; j++ {
		if !s.Tokens[j].Is(",") {
			continue
		}
		next, after := &s.Tokens[j+1], s.token(j+2, limit)
		did := after.Is("declined", "refused", "left", "failed", "did", "gave")
		switch {
		case next.Is("but", "and") && did, next.Is("but") && isPast(after),
			participles[next.Lower] != "", next.Is("without") && strings.HasSuffix(after.Lower, "ing"),
			next.Is("but", "and", "while") && j+1 == limit-1:
			return j
		}
	}
	return limit
}

// thatWithin finds "that" among n tokens from i, before a verb; -1 for none.
func (s *sentence) thatWithin(i, n, limit int) int {
	for j := i; j < limit && j < i+n; j++ {
		t := &s.Tokens[j]
		if t.Is("that") {
			return j
		}
		if beForms[t.Lower] || modals[t.Lower] {
			return -1
		}
	}
	return -1
}

// nounClause finds the clause of a noun of saying: repeated the promise that.
func (s *sentence) nounClause(c *cue, i int) (language.Span, language.Speech) {
	for j := i; j < c.limit && j < i+6; j++ {
		kind, ok := speechNouns[s.Tokens[j].Lower]
		if !ok {
			continue
		}
		words := s.trim(language.Span{From: j + 1, To: s.clauseEnd(j, c.limit)})
		if s.Tokens[j].Is("denial", "refusal") { // it stands in the words
			return s.trim(language.Span{From: i, To: words.To}), kind
		}
		if words.From < words.To && s.Tokens[words.From].Is("that") {
			words.From++
		}
		if s.words(words) >= 2 {
			return words, kind
		}
		return s.trim(language.Span{From: i, To: words.To}), kind
	}
	return language.Span{}, ""
}
