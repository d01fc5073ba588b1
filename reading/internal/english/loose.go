package english

import (
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// loosePhrase reads the tokens as whoever says something, by their shape alone:
// an article, a number or a plural, and a noun that no list knows. Only a verb
// that nothing but speakers have may stand after them.
func loosePhrase(toks []language.Token, from, to int) (*language.Phrase, bool) {
	from = skipOpening(toks, from, to)
	if from >= to || to-from > longestPhrase {
		return nil, false
	}
	head := looseHead(toks, from, to)
	if part := partOf(toks, head, to); part > 0 {
		head = part
	}
	last := &toks[head-1]
	switch {
	case !opensNoun(&toks[from]), head == from+1 && !counts[last.Lower] && !several(last, from):
		return nil, false
	case signs[last.Lower] || notSpeaking[last.Lower] || last.Day != nil || calendar[last.Lower],
		outside(toks[from:head]), !quietAfter(toks[head:to]):
		return nil, false
	}
	p := &language.Phrase{From: from, To: to, Tokens: toks, Gender: genderOf(toks[from:head])}
	switch {
	case counts[toks[from].Lower] && !toks[from].Is("one", "another", "none", "half"), several(last, head-1):
		p.Class = language.Plural
	case forPerson(last.Lower):
		p.Class = language.Office
	default:
		p.Class = language.Body
	}
	return p, true
}

// partOf finds the end of the noun after a share of it that ends before token head: nearly
// half of the villagers. It is 0 for no such words.
func partOf(toks []language.Token, head, to int) int {
	if head+1 >= to || !toks[head].Is("of") || !shares[toks[head-1].Lower] {
		return 0
	}
	if end := looseHead(toks, head, to); looksPlural(&toks[end-1]) {
		return end
	}
	return 0
}

// looseHead finds the end of the noun: before a word that tells more of it.
func looseHead(toks []language.Token, from, to int) int {
	for i := from + 1; i < to; i++ {
		t := &toks[i]
		if afterNouns[t.Lower] || t.Is("of", "on", "by", "about", "after", "before", "who", "that", "which") ||
			!t.Capital && (isPast(t) || pastForms[t.Lower]) && t.Lower != "united" {
			return i
		}
	}
	return to
}

// opensNoun reports whether a word can begin the words for a speaker.
func opensNoun(t *language.Token) bool {
	if t.Quote != nil || noSubjects[t.Lower] || negations[t.Lower] || embedders[t.Lower] {
		return false
	}
	return articles[t.Lower] || counts[t.Lower] || isOwner(t.Lower) || t.Is("some", "more", "other", "another", "about",
		"nearly", "almost", "around", "local", "senior") || looksPlural(t) || isNumber(t) || t.Capital
}

// outside reports whether words hold what no noun with its adjectives holds.
func outside(toks []language.Token) bool {
	for i := range toks {
		t := &toks[i]
		if t.Quote != nil || isHelper(t) || isPronoun(t.Lower) || negations[t.Lower] ||
			embedders[t.Lower] && !t.Is("than") || t.Is("than") && i == 0 ||
			!t.Word() && !t.Is("-", "/", "&") || participles[t.Lower] != "" ||
			t.Day != nil && i+1 < len(toks) && i > 1 {
			return true
		}
		if i > 0 && !t.Capital && isFinite(t) && !isPast(t) && i+1 < len(toks) {
			return true
		}
	}
	return false
}

// quietAfter reports whether what tells more of a noun holds no verb that could
// have other words: a report published on Friday, but not one that was.
func quietAfter(toks []language.Token) bool {
	verbs := 0
	for i := range toks {
		t := &toks[i]
		if t.Quote != nil || isHelper(t) || isPronoun(t.Lower) || t.Is("that", "which", "what", "where", "when", "if") {
			return false
		}
		if isPast(t) || pastForms[t.Lower] && !t.Capital {
			verbs++
		}
	}
	told := verbs == 0 || isPast(&toks[0]) || toks[0].Is("led", "held", "made", "run", "seen", "sent", "who")
	return verbs <= 1 && told
}

// looksPlural reports whether a word ends like a plural.
func looksPlural(t *language.Token) bool {
	w := t.Lower
	if pluralNouns[w] {
		return true
	}
	ends := strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") &&
		!strings.HasSuffix(w, "is") && !strings.HasSuffix(w, "'s")
	return ends && len(w) > 4 && !t.Capital
}

// several reports whether the word at token i is a plural, with the capital of a sentence too.
func several(t *language.Token, i int) bool {
	small := *t
	small.Capital = t.Capital && i > 0
	return looksPlural(&small)
}

func isNumber(t *language.Token) bool {
	return t.Text != "" && t.Text[0] >= '0' && t.Text[0] <= '9' && t.Day == nil
}

// forPerson reports whether a noun ends like one for a person.
func forPerson(word string) bool {
	for _, end := range []string{"er", "or", "ist", "man", "woman", "person", "ian", "eer"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return humanNouns[word]
}

// looseBefore finds such a speaker right before token i, from where its clause
// begins.
func (s *sentence) looseBefore(i int) (*language.Phrase, bool) {
	toks := s.Tokens
	j := s.skipBack(i)
	if j == 0 || !toks[j-1].Word() || negations[toks[j-1].Lower] || isHelper(&toks[j-1]) {
		return nil, false
	}
	from := j
	for from > 0 && j-from <= longestPhrase && !endsPhrase(&toks[from-1]) {
		from--
	}
	for start := from; start < j; start++ { // or after a conjunction that joins clauses
		if start > from && !(toks[start-1].Is("but", "while", "though", "although", "as") ||
			toks[start-1].Is("and") && hasFinite(toks[from:start-1])) {
			continue
		}
		if p, ok := loosePhrase(toks, start, j); ok {
			return p, p.From == 0 || !embedders[toks[p.From-1].Lower]
		}
	}
	return nil, false
}

// loosely are the ways to take words that only speakers have.
const loosely = clause | that | tell | onlyQ | present
