package reading

// indirect proposes what a cue reports in the reporter's words, and returns
// the tokens it takes.
func (w *worker) indirect(s *sentence, k int, c *cue, speaker Speaker) span {
	switch {
	case c.source:
		return w.according(s, k, c, speaker)
	case c.subject != nil && c.subject.from > c.at:
		return w.closing(s, k, c, speaker)
	case c.from > 0 && (s.toks[c.from-1].is(",") || s.toks[c.from-1].quote != nil) && s.light(w.afterTold(s, c), c.limit):
		return w.closing(s, k, c, speaker)
	case c.from > 0 && s.toks[c.from-1].is(",") && c.rest < len(s.toks) && s.toks[c.rest].is(",") && c.takes&clause != 0:
		return w.around(s, k, c, speaker)
	}
	return w.leading(s, c, speaker)
}

// closing: CLAUSE, X said; unless a verb before it has taken the clause.
func (w *worker) closing(s *sentence, k int, c *cue, speaker Speaker) span {
	if k > 0 && len(w.p.found) > w.begun || c.takes&(clause|that|tell) == 0 {
		return span{}
	}
	words := s.trim(span{0, c.from})
	if s.words(words) < 4 || !hasFinite(s.toks[words.from:words.to]) && !s.quoteIn(words) {
		return span{}
	}
	return w.reported(s, words, c, speaker, "reported: the verb of saying closes the sentence", "", w.when(s, c, c.rest, c.limit))
}

// around: the words, X said, that stand on both sides of the verb.
func (w *worker) around(s *sentence, k int, c *cue, speaker Speaker) span {
	words := s.trim(span{0, c.limit})
	if k > 0 || s.words(span{0, c.from}) < 1 || !hasFinite(s.toks[c.rest:c.limit]) {
		return span{}
	}
	if before := s.trim(span{0, c.from}); before.to == before.from || s.isIntroduction(before) {
		return span{}
	}
	return w.reported(s, words, c, speaker, "reported: the verb of saying stands within the words", "", Day{})
}

// isIntroduction says whether words only tell when: On Friday, Hill said.
func (s *sentence) isIntroduction(w span) bool {
	for i := w.from; i < w.to; i++ {
		if t := &s.toks[i]; t.day == nil && !adverbs[t.lower] && !t.is("on", "in", "late", "early") {
			return false
		}
	}
	return true
}

// according: according to X, CLAUSE; or CLAUSE, according to X.
func (w *worker) according(s *sentence, k int, c *cue, speaker Speaker) span {
	words := span{c.rest, c.limit}
	if c.rest < len(s.toks) && !s.toks[c.rest].is(",") {
		for words.from < c.limit && !s.toks[words.from].is(",") {
			words.from++
		}
	}
	words = s.trim(words)
	if c.from > 1 {
		if k > 0 {
			return span{}
		}
		words = s.trim(span{0, c.from})
	}
	if s.words(words) < 3 {
		return span{}
	}
	return w.reported(s, words, c, speaker, "reported: according to", "", Day{})
}

// leading: X said CLAUSE, X vowed to, X rejected, and their like.
func (w *worker) leading(s *sentence, c *cue, speaker Speaker) span {
	i := s.aside(c, c.limit)
	when := w.when(s, c, c.rest, i)
	if c.takes&warn != 0 {
		if j := s.thatWithin(i, 8, c.limit); j > i {
			i = j
		}
	}
	if i >= c.limit {
		return span{}
	}
	if c.takes&noun != 0 {
		if words, kind := s.nounClause(c, i); words.to > words.from {
			return w.reported(s, words, c, speaker, "reported: a noun of saying and its clause", kind, when)
		}
	}
	words, rule := s.complement(c, i)
	if rule == "" {
		return span{}
	}
	return w.reported(s, words, c, speaker, "reported: "+rule, c.kind, when)
}

// complement returns the words a verb takes from token i, and its rule.
func (s *sentence) complement(c *cue, i int) (span, string) {
	words := s.trim(span{i, s.clauseEnd(i, c.limit)})
	if c.takes&(inf|object) != 0 {
		words.to = s.beforeRemark(words)
	}
	t := &s.toks[i]
	n := s.words(words)
	switch {
	case n == 0:
	case t.is("that") && c.takes&(clause|that|tell) != 0 && i+1 < c.limit && (beForms[s.toks[i+1].lower] || modals[s.toks[i+1].lower]):
		return words, ruleIf(n > 2, "verb of saying and clause")
	case t.is("that") && c.takes&(clause|that|tell) != 0:
		words = s.trim(span{i + 1, words.to})
		return words, ruleIf(n > 2, "verb of saying and that")
	case t.is("to") && c.takes&inf != 0:
		return words, "verb of promising and to"
	case c.takes&naming != 0 && s.quoteIn(words):
		return words, "verb of naming with a quotation"
	case c.takes&(clause|tell) != 0 && n >= 3 && s.clauseLike(words) && (c.takes&object == 0 || s.subjectFirst(words)):
		return words, "verb of saying and clause"
	case c.takes&that != 0 && n >= 3 && s.subjectFirst(words):
		return words, "verb of saying and clause"
	case c.takes&accuse != 0 && n >= 3, c.takes&object != 0 && !t.is("to", "whether", "if", "by", "in", "at", "on", "from", "with"):
		return words, "verb of demanding or refusing and its object"
	}
	return span{}, ""
}

// beforeRemark ends words before the reporter's remark on them: ", a step
// that shippers call ruinous".
func (s *sentence) beforeRemark(w span) int {
	for j := w.from + 2; j+3 < w.to; j++ {
		if s.toks[j].is(",") && s.toks[j+1].is("a", "an") && s.toks[j+3].is("that", "which") {
			return j
		}
	}
	return w.to
}

func ruleIf(ok bool, rule string) string {
	if ok {
		return rule
	}
	return ""
}

// clauseLike says whether words hold a verb and begin as a clause may.
func (s *sentence) clauseLike(w span) bool {
	t := &s.toks[w.from]
	if t.is("nothing", "so", "little", "much", "goodbye", "yes", "no", "more", "anything", "what", "whether", "how", "why", "in", "on", "at", "to", "by", "of", "from", "with", "for") && !t.capital() && t.day == nil {
		return t.is("no", "what", "nothing", "little", "much", "more") && w.from+1 < w.to && hasFinite(s.toks[w.from+1:w.to]) ||
			t.is("in", "on", "at", "by", "from", "with", "for") && s.commaThenFinite(w)
	}
	return hasFinite(s.toks[w.from:w.to]) || s.quoteIn(w)
}

func (s *sentence) commaThenFinite(w span) bool {
	for i := w.from; i < w.to; i++ {
		if s.toks[i].is(",") {
			return hasFinite(s.toks[i:w.to])
		}
	}
	return false
}

// subjectFirst says whether words begin with a short subject and its verb, so
// that the verb of saying needs no "that".
func (s *sentence) subjectFirst(w span) bool {
	t := &s.toks[w.from]
	if !t.is("he", "she", "it", "they", "his", "her", "their", "its", "the", "there", "no", "any", "all", "both") && !t.capital() {
		return false
	}
	for i := w.from + 1; i < w.to && i < w.from+7; i++ {
		if s.toks[i].is("that", "which", "who", "to", ",", "of", "for") {
			return false
		}
		if hasFinite(s.toks[i : i+1]) {
			return true
		}
	}
	return false
}

// clauseEnd finds where the reported words end: at the limit, or where the
// sentence goes on with what the speaker did.
func (s *sentence) clauseEnd(i, limit int) int {
	for j := i + 2; j+1 < limit; j++ {
		if !s.toks[j].is(",") {
			continue
		}
		next := &s.toks[j+1]
		after := &token{}
		if j+2 < limit {
			after = &s.toks[j+2]
		}
		if next.is("but", "and") && (after.is("declined", "refused", "left", "failed", "did", "gave") || isPast(after) && next.is("but")) {
			return j
		}
		if participles[next.lower] != "" || next.is("but", "and", "while") && j+1 == limit-1 {
			return j
		}
	}
	return limit
}

func (s *sentence) thatWithin(i, n, limit int) int {
	for j := i; j < limit && j < i+n; j++ {
		if s.toks[j].is("that") {
			return j
		}
		if beForms[s.toks[j].lower] || modals[s.toks[j].lower] {
			return -1
		}
	}
	return -1
}

// nounClause finds the clause of a noun of saying: repeated the promise that.
func (s *sentence) nounClause(c *cue, i int) (span, Kind) {
	for j := i; j < c.limit && j < i+6; j++ {
		kind, ok := speechNouns[s.toks[j].lower]
		if !ok {
			continue
		}
		words := s.trim(span{j + 1, s.clauseEnd(j, c.limit)})
		if words.from < words.to && s.toks[words.from].is("that") {
			words.from++
		}
		if s.words(words) >= 2 {
			return words, kind
		}
		return s.trim(span{i, words.to}), kind
	}
	return span{}, ""
}

// reported adds words in the reporter's voice.
func (w *worker) reported(s *sentence, words span, c *cue, speaker Speaker, rule string, kind Kind, when Day) span {
	if words.from >= words.to {
		return span{}
	}
	from, to := s.toks[words.from].from, s.toks[words.to-1].to
	f := &found{from: from, to: to}
	f.Proposal = Proposal{Piece: w.piece(from, to), Form: Reported, Speaker: speaker, Rule: rule, When: when,
		Cue: w.piece(s.toks[c.at].from, s.toks[c.end-1].to)}
	for i := words.from; i < words.to; i++ {
		if q := s.toks[i].quote; q != nil {
			w.used[q] = true
			f.Form = Mixed
			f.Fragments = append(f.Fragments, w.piece(q.from, q.to))
			w.brackets(f, q.from, q.to)
		}
	}
	f.decideKind(w.language, c.verb, kind, false)
	w.p.found = append(w.p.found, f)
	return words
}
