package english

import (
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

const longestAside = 30 // tokens of an apposition

// before finds the subject that ends right before token i: a phrase, or a
// phrase with an apposition between commas or dashes.
func (s *sentence) before(i int) (*language.Phrase, bool) {
	toks := s.Tokens
	j := s.skipBack(i)
	if j == 0 {
		return nil, false
	}
	switch t := &toks[j-1]; {
	case negations[t.Lower] || beForms[t.Lower] || modals[t.Lower] || t.Is("to", "as", "and", "or", "but"):
		return nil, false
	case t.Is(","):
		return apposed(toks, j-1)
	case t.Is("–", "—", "--", "-"):
		return dashed(toks, j-1)
	}
	p, ok := direct(toks, j)
	if ok {
		s.listed(p)
	}
	return p, ok
}

// listed has a phrase of two names, at the end of a list of names that begins the sentence,
// be all of them: Hill, Osk and the host.
func (s *sentence) listed(p *language.Phrase) {
	if p.Class != language.Together {
		return
	}
	from := 0
	for i := 0; i < p.From; i++ {
		t := &s.Tokens[i]
		switch name := i > from && t.Is(","); {
		case name:
			from = i + 1
		case !t.Capital || t.Day != nil || i == from && (notNames[t.Lower] || noSubjects[t.Lower] || adverbs[t.Lower]):
			return
		}
	}
	if from == p.From {
		p.From = 0
	}
}

// skipBack passes over what may stand between a subject and its verb: adverbs,
// has, on Friday.
func (s *sentence) skipBack(i int) int {
	j := i
	for j > 0 {
		t := &s.Tokens[j-1]
		timed := t.Day != nil || t.Is("on", "late", "early", "in") && j < i && s.Tokens[j].Day != nil
		adverb := adverbs[t.Lower] || isAdverb(t) && !t.Capital && len(t.Lower) > 4
		if !adverb && !haveForms[t.Lower] && !timed {
			break
		}
		j--
	}
	return j
}

// direct finds the phrase that ends at token to, trying the longest first.
// Brackets after it do not count.
func direct(toks []language.Token, to int) (*language.Phrase, bool) {
	if to > 0 && toks[to-1].Is(")") { // NAME (Party)
		for to--; to > 0 && !toks[to].Is("("); {
			to--
		}
	}
	hard := to
	for hard > 0 && to-hard <= 2*longestPhrase && !endsPhrase(&toks[hard-1]) {
		hard--
	}
	for start := hard; start < to; start++ {
		if start > hard && !boundaries[toks[start-1].Lower] && !embedders[toks[start-1].Lower] {
			continue
		}
		if p, ok := phraseOf(toks, start, to); ok {
			embedded := p.From > 0 && embedders[toks[p.From-1].Lower] || p.From > start && embedders[toks[start].Lower]
			joined := start > hard && toks[start-1].Is("and", "or") && !hasFinite(toks[hard:start-1])
			return p, !embedded && !joined
		}
	}
	return nil, false
}

// endsPhrase reports whether no phrase goes beyond a token.
func endsPhrase(t *language.Token) bool {
	return t.Quote != nil || t.Is(",", ";", ":", "-", "--", "—", "–", "(", ")", "...", "…")
}

// apposed finds NAME, apposition, where the second comma is token comma.
func apposed(toks []language.Token, comma int) (*language.Phrase, bool) {
	quoted := false
	for k := comma - 1; k > 0 && comma-k < longestAside; k-- {
		quoted = quoted || toks[k].Quote != nil
		next := &toks[k+1]
		if !toks[k].Is(",") || quoted && !strings.HasSuffix(next.Lower, "ing") && !next.Is("who") {
			continue
		}
		p, ok := direct(toks, k)
		if !ok || attributes(toks[k+1:comma]) {
			continue
		}
		if p.Class != language.Person || orgLike(toks[p.From:p.To]) {
			takeName(p, k+1, comma)
		}
		p.To, p.Apart = comma, k
		return p, true
	}
	return nil, false
}

// dashed finds NAME - apposition -, where the second dash is token dash.
func dashed(toks []language.Token, dash int) (*language.Phrase, bool) {
	for k := dash - 1; k > 0 && dash+1-k < longestAside; k-- {
		if toks[k].Is(toks[dash].Lower) {
			p, ok := direct(toks, k)
			if ok {
				p.To, p.Apart = dash, k
			}
			return p, ok
		}
	}
	return nil, false
}

// attributes reports whether an apposition is none but "she said" in the
// middle of what she said.
func attributes(toks []language.Token) bool {
	for i := range toks {
		if _, cue := verbs[toks[i].Lower]; cue && !toks[0].Is("who", "which", "speaking", "in", "on", "after") {
			return true
		}
	}
	return false
}

// takeName gives a phrase the name that its apposition in from..to begins or
// consists of.
func takeName(p *language.Phrase, from, to int) {
	toks, end := p.Tokens, from
	for end < to && toks[end].Word() && !toks[end].Is("who", "which", "whose", "speaking", "and") {
		end++
	}
	name := nameRun(toks, from, end)
	if name == "" || p.Class != language.Office && p.Class != language.Person {
		return
	}
	p.Name, p.Class, p.Extra = name, language.Person, language.Span{From: from, To: end}
	if g := genderOf(toks[from:end]); g != language.Unknown {
		p.Gender = g
	}
}

// following finds the subject that begins at token i, after its verb.
func following(toks []language.Token, i int) (*language.Phrase, bool) {
	end := i
	for end < len(toks) && end-i < longestPhrase && !endsFollowing(toks, end, end == i) {
		end++
	}
	p, ok := phraseOf(toks, i, end)
	if !ok || p.From != i {
		return nil, false
	}
	if p.Class == language.Office {
		apposedAfter(p, end)
	}
	return p, true
}

// apposedAfter gives a phrase that ends before token end the name that is
// apposed to it: the envoy, NAME.
func apposedAfter(p *language.Phrase, end int) {
	toks := p.Tokens
	if end+1 >= len(toks) || !toks[end].Is(",") || !toks[end+1].Capital {
		return
	}
	stop := end + 1
	for stop < len(toks) && toks[stop].Word() {
		stop++
	}
	takeName(p, end+1, stop)
	if p.Class == language.Person {
		p.To = p.Extra.To
	}
}

// endsFollowing reports whether a subject after its verb ends before token i.
func endsFollowing(toks []language.Token, i int, first bool) bool {
	t := &toks[i]
	if !t.Word() && !t.Is("-", "&") || t.Day != nil || afterSubjects[t.Lower] {
		return true
	}
	if first {
		return false
	}
	dayNext := i+1 < len(toks) && toks[i+1].Day != nil
	if t.Is("on", "in", "at", "to", "from", "about", "by") && (toks[i-1].Capital || dayNext) {
		return true
	}
	return t.Is("and") && (i+1 == len(toks) || !toks[i+1].Capital)
}

// opening finds the name or pronoun that begins the sentence, before token i.
func (s *sentence) opening(i int) (*language.Phrase, bool) {
	from := 0
	if len(s.Tokens) > 2 && adverbs[s.Tokens[0].Lower] && s.Tokens[1].Is(",") {
		from = 2
	}
	end := from
	for end < i && inOpening(&s.Tokens[end], end == from) {
		end++
	}
	p, ok := phraseOf(s.Tokens, from, end)
	return p, ok && p.From == from && (p.Class == language.Person || p.Class == language.Pronoun)
}

// inOpening reports whether a word can be part of a name, with titles, that
// begins a sentence.
func inOpening(t *language.Token, first bool) bool {
	if !t.Word() {
		return false
	}
	return t.Capital || particles[t.Lower] || !first && (isTitle(t.Lower) || humanNouns[t.Lower])
}
