package reading

import (
	"strings"
	"unicode"
)

// A phrase is the words before or after a verb of saying that name who says.
type phrase struct {
	from, to int     // tokens of the sentence
	toks     []token // of the sentence
	name     string  // the name in it, titles left off
	extra    [2]int  // tokens of an apposition that holds the name
	apart    int     // where an apposition begins that is not part of the name, or 0
	class    class
	gender   gender
}

type class uint8

const (
	person   class = iota // a name
	pronoun               // he, she, they, it
	office                // one person by office
	plural                // several, or in general
	body                  // a ministry, a statement
	together              // two names joined
)

type gender uint8

const (
	unknown gender = iota
	female
	male
)

const longestPhrase = 16 // tokens

// end is the token after the words that name the speaker: an apposition counts
// only as far as it holds the name.
func (p *phrase) end() int {
	switch {
	case p.extra[1] > 0:
		return p.extra[1]
	case p.apart > 0:
		return p.apart
	}
	return p.to
}

// phraseOf says whether the tokens name somebody who can speak.
func phraseOf(toks []token, from, to int) (*phrase, bool) {
	from = skipOpening(toks, from, to)
	if from >= to || to-from > longestPhrase {
		return nil, false
	}
	p := &phrase{from: from, to: to, toks: toks}
	if to == from+1 && toks[from].is("he", "she", "they", "it") {
		p.class = pronoun
		return p, true
	}
	head := headEnd(toks, from, to)
	if !nounLike(toks, from, head, to) {
		return nil, false
	}
	p.gender = genderOf(toks[from:to])
	return p, p.classify(head)
}

// skipOpening passes over what may stand before a subject: Meanwhile, still,
// on Friday.
func skipOpening(toks []token, from, to int) int {
	for from < to {
		t := &toks[from]
		switch {
		case t.day != nil || t.is("but", "and", "while", "though", "although", "so", "yet", "as", "or", "for"), adverbs[t.lower] && !(t.is("both") && from+1 < to && pluralNouns[toks[from+1].lower]):
			from++
		case t.is("on", "late", "early", "in", "by") && from+1 < to && toks[from+1].day != nil:
			from++
		default:
			return from
		}
	}
	return from
}

// headEnd finds the end of the words up to the noun itself: before who, for,
// in, a bracket.
func headEnd(toks []token, from, to int) int {
	for i := from + 1; i < to; i++ {
		if toks[i].is("who", "for", "in", "from", "at", "with", "familiar", "close", "involved", "on", "near", "to", "(", "speaking", "present") {
			return i
		}
		if toks[i].is("of") && !toks[min(i+1, to-1)].is("state", "staff") {
			return i
		}
	}
	return to
}

// nounLike refuses words that hold a verb or cannot begin a subject.
func nounLike(toks []token, from, head, to int) bool {
	small := 0
	for i := from; i < head; i++ {
		t := &toks[i]
		if !t.word() && !t.is("-", "/", "&") || beForms[t.lower] || modals[t.lower] || haveForms[t.lower] || negations[t.lower] {
			return false
		}
		if !t.capital() {
			if embedders[t.lower] || participles[t.lower] != "" {
				return false
			}
			if small++; small > 6 || i > from && pastForms[t.lower] || isPast(t) && i > from && !humanNouns[t.lower] && i+1 == head {
				return false
			}
		}
	}
	first, last := &toks[from], &toks[head-1]
	if stopCapitals[first.lower] && head == from+1 && !pluralNouns[first.lower] {
		return false
	}
	if first.is("that", "what", "which", "there", "with", "in", "at", "of", "to", "by", "from", "under", "no", "nobody", "if", "when", "where", "he", "she", "they", "it", "we", "i", "you", "after", "before", "during", "asked", "told", "because") {
		return false
	}
	if last.capital() {
		return !stopCapitals[last.lower] && last.day == nil && !verbIn(toks[from:head])
	}
	known := humanNouns[last.lower] || pluralNouns[last.lower] || orgNouns[last.lower]
	return known && !verbIn(toks[from:head-1]) && !verbIn(toks[head:to][:0])
}

func isPast(t *token) bool { return len(t.lower) > 4 && strings.HasSuffix(t.lower, "ed") }

// verbIn says whether a small word among the tokens can only be a verb.
func verbIn(toks []token) bool {
	for i := range toks {
		t := &toks[i]
		if t.capital() || !t.word() {
			continue
		}
		if _, cue := verbs[t.lower]; cue && !humanNouns[t.lower] || pastForms[t.lower] {
			return true
		}
	}
	return false
}

// classify tells what kind of speaker the phrase names; head is the end of
// its noun.
func (p *phrase) classify(head int) bool {
	toks := p.toks
	last := &toks[head-1]
	run := nameRun(toks, p.from, head)
	for i := p.from + 1; i < head-1; i++ {
		if toks[i].is("and", "or") && toks[i-1].capital() && toks[i+1].word() && !titleLed(toks[i+1:head]) {
			p.class = together
			return true
		}
	}
	switch {
	case pluralNouns[last.lower]:
		p.class = plural
	case !last.capital() && orgNouns[last.lower]:
		p.class = body
	case !last.capital() && humanNouns[last.lower]:
		p.class = office
	case run == "":
		p.class = office
		if orgLike(toks[p.from:head]) {
			p.class = body
		}
	default:
		p.class, p.name = person, run
	}
	return true
}

// titleLed says whether the tokens go on with a title, as in "for Trade and
// Industry Minister".
func titleLed(toks []token) bool {
	for i := range toks {
		if isTitleWord(toks[i].lower) {
			return true
		}
	}
	return false
}

func orgLike(toks []token) bool {
	for i := range toks {
		if orgWords[strings.TrimSuffix(toks[i].lower, "'s")] {
			return true
		}
	}
	return false
}

var particles = set(`van von de del della di da la le al bin ibn ben el der den ter dos du`)

// nameRun returns the name at the end of the tokens, titles and possessives
// left off; "" when the capitals are an office or a body.
func nameRun(toks []token, from, to int) string {
	start := to
	for i := to - 1; i >= from; i-- {
		t := &toks[i]
		if !t.capital() && !particles[t.lower] || t.day != nil {
			break
		}
		if isTitleWord(t.lower) || strings.HasSuffix(t.lower, "'s") || strings.HasSuffix(t.lower, "s'") {
			break
		}
		start = i
	}
	for start < to && !toks[start].capital() {
		start++
	}
	if start == to || orgLike(toks[start:to]) || stopCapitals[toks[start].lower] && to-start == 1 {
		return ""
	}
	words := make([]string, 0, to-start)
	for _, t := range toks[start:to] {
		words = append(words, t.text)
	}
	return strings.Join(words, " ")
}

func genderOf(toks []token) gender {
	for i := range toks {
		switch {
		case femaleNouns[toks[i].lower]:
			return female
		case maleNouns[toks[i].lower]:
			return male
		}
	}
	return unknown
}

// before finds the subject that ends right before token i: a phrase, or a
// phrase with an apposition between commas. start is where it begins.
func before(s *sentence, i int) (*phrase, bool) {
	toks := s.toks
	j := i
	for j > 0 {
		t := &toks[j-1]
		timed := t.day != nil || t.is("on", "late", "early", "in") && j < i && toks[j].day != nil
		if !(adverbs[t.lower] || haveForms[t.lower] || timed || strings.HasSuffix(t.lower, "ly") && !t.capital() && len(t.lower) > 4) {
			break
		}
		j--
	}
	if j == 0 {
		return nil, false
	}
	switch t := &toks[j-1]; {
	case negations[t.lower] || beForms[t.lower] || modals[t.lower] || t.is("to", "as", "and", "or", "but"):
		return nil, false
	case t.is(","):
		return apposed(toks, j-1)
	case t.is("–", "—", "--", "-"):
		for k := j - 2; k > 0 && j-k < 30; k-- {
			if toks[k].is(t.lower) {
				p, ok := direct(toks, k)
				if ok {
					p.to, p.apart = j-1, k
				}
				return p, ok
			}
		}
		return nil, false
	}
	return direct(toks, j)
}

// direct finds the phrase that ends at token to, trying the longest first.
// Brackets after it do not count.
func direct(toks []token, to int) (*phrase, bool) {
	if to > 0 && toks[to-1].is(")") { // NAME (Party)
		for to--; to > 0 && !toks[to].is("("); {
			to--
		}
	}
	hard := to
	for hard > 0 && to-hard <= 2*longestPhrase && toks[hard-1].quote == nil && !toks[hard-1].is(",", ";", ":", "-", "--", "—", "–", "(", ")", "...", "…") {
		hard--
	}
	for start := hard; start < to; start++ {
		if start > hard && !softBoundaries[toks[start-1].lower] && !embedders[toks[start-1].lower] {
			continue
		}
		p, ok := phraseOf(toks, start, to)
		if !ok {
			continue
		}
		if p.from > 0 && embedders[toks[p.from-1].lower] || p.from > start && embedders[toks[start].lower] {
			return nil, false
		}
		if start > hard && toks[start-1].is("and", "or") && !hasFinite(toks[hard:start-1]) {
			return nil, false
		}
		return p, true
	}
	return nil, false
}

// apposed finds NAME, apposition, where the second comma is token comma.
func apposed(toks []token, comma int) (*phrase, bool) {
	quoted := false
	for k := comma - 1; k > 0 && comma-k < 30; k-- {
		quoted = quoted || toks[k].quote != nil
		if !toks[k].is(",") || quoted && !strings.HasSuffix(toks[k+1].lower, "ing") && !toks[k+1].is("who") {
			continue
		}
		p, ok := direct(toks, k)
		if !ok || attributes(toks[k+1:comma]) {
			continue
		}
		if p.class != person || p.class == person && orgLike(toks[p.from:p.to]) {
			p.takeName(toks, k+1, comma)
		}
		p.to, p.apart = comma, k
		return p, true
	}
	return nil, false
}

// attributes says whether an apposition is none but "she said" in the middle
// of what she said.
func attributes(toks []token) bool {
	for i := range toks {
		if _, cue := verbs[toks[i].lower]; cue && !toks[0].is("who", "which", "speaking", "in", "on", "after") {
			return true
		}
	}
	return false
}

// takeName gives the phrase the name that its apposition in from..to begins
// or consists of.
func (p *phrase) takeName(toks []token, from, to int) {
	end := from
	for end < to && toks[end].word() && !toks[end].is("who", "which", "whose", "speaking", "and") {
		end++
	}
	if name := nameRun(toks, from, end); name != "" && (p.class == office || p.class == person) {
		p.name, p.class, p.extra = name, person, [2]int{from, end}
		if g := genderOf(toks[from:end]); g != unknown {
			p.gender = g
		}
	}
}

// following finds the subject that begins at token i, after its verb.
func following(toks []token, i int) (*phrase, bool) {
	end := i
	for end < len(toks) && end-i < longestPhrase {
		t := &toks[end]
		if !t.word() && !t.is("-", "&") || t.day != nil || t.is("late", "early", "after", "during", "while", "as", "when", "before", "through") {
			break
		}
		if end > i && t.is("on", "in", "at", "to", "from", "about", "by") && (toks[end-1].capital() || end+1 < len(toks) && toks[end+1].day != nil) {
			break
		}
		if end > i && t.is("and") && (end+1 == len(toks) || !toks[end+1].capital()) {
			break
		}
		end++
	}
	p, ok := phraseOf(toks, i, end)
	if !ok || p.from != i {
		return nil, false
	}
	if p.class == office && end+1 < len(toks) && toks[end].is(",") && (toks[end+1].capital()) {
		stop := end + 1
		for stop < len(toks) && toks[stop].word() {
			stop++
		}
		p.takeName(toks, end+1, stop)
		if p.class == person {
			p.to = p.extra[1]
		}
	}
	return p, true
}

// hasFinite says whether a verb that can carry a sentence is among the tokens.
func hasFinite(toks []token) bool {
	for i := range toks {
		t := &toks[i]
		if t.quote != nil || !t.word() {
			continue
		}
		if beForms[t.lower] || modals[t.lower] || haveForms[t.lower] || pastForms[t.lower] || isPast(t) && !t.capital() {
			return true
		}
		if _, cue := verbs[t.lower]; cue && !t.capital() || strings.HasSuffix(t.lower, "n't") || contracted(t.lower) {
			return true
		}
	}
	return false
}

func contracted(w string) bool {
	for _, end := range []string{"'re", "'ve", "'ll", "'d", "'m"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return w == "it's" || w == "that's" || w == "there's" || w == "he's" || w == "she's"
}

func isUpperWord(w string) bool {
	return strings.IndexFunc(w, unicode.IsLower) < 0 && strings.IndexFunc(w, unicode.IsUpper) >= 0
}
