package english

import (
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

const longestPhrase = 16 // tokens

// phraseOf reads the tokens as a phrase, if they name somebody who can speak.
func phraseOf(toks []language.Token, from, to int) (*language.Phrase, bool) {
	from = skipOpening(toks, from, to)
	if from >= to || to-from > longestPhrase {
		return nil, false
	}
	if to == from+1 && isPronoun(toks[from].Lower) {
		return &language.Phrase{From: from, To: to, Tokens: toks, Class: language.Pronoun}, true
	}
	head := headEnd(toks, from, to)
	if !nounLike(toks, from, head) || !saysNothing(toks[head:to]) {
		return nil, false
	}
	p := &language.Phrase{From: from, To: to, Tokens: toks, Gender: genderOf(toks[from:to])}
	classify(p, head)
	return p, true
}

// saysNothing reports whether what tells more of a speaker holds no verb of
// saying, but after who or which: it would be that of another speaker.
func saysNothing(toks []language.Token) bool {
	if len(toks) > 0 && toks[0].Is("who", "which") {
		return true
	}
	for i := range toks {
		t := &toks[i]
		known := humanNouns[t.Lower] || pluralNouns[t.Lower] || orgNouns[t.Lower] || nounVerbs[t.Lower]
		if _, cue := verbs[t.Lower]; cue && !known && !t.Capital && !(i > 0 && articles[toks[i-1].Lower]) {
			return false
		}
	}
	return true
}

// skipOpening passes over what may stand before a subject: Meanwhile, still,
// on Friday.
func skipOpening(toks []language.Token, from, to int) int {
	for from < to {
		t := &toks[from]
		both := t.Is("both") && from+1 < to && pluralNouns[toks[from+1].Lower] // both sides
		switch {
		case t.Day != nil || boundaries[t.Lower], adverbs[t.Lower] && !both:
			from++
		case t.Is("on", "late", "early", "in", "by") && from+1 < to && toks[from+1].Day != nil:
			from++
		case t.Is("late", "early") && from+2 < to && toks[from+1].Is("on", "in") && toks[from+2].Day != nil:
			from += 2
		default:
			return from
		}
	}
	return from
}

// headEnd finds the end of the words up to the noun itself: before who, for,
// in, a bracket.
func headEnd(toks []language.Token, from, to int) int {
	for i := from + 1; i < to; i++ {
		if afterNouns[toks[i].Lower] {
			return i
		}
		if toks[i].Is("of") && !toks[min(i+1, to-1)].Is("state", "staff") {
			return i
		}
	}
	return to
}

const smallWords = 6 // without a capital, in one phrase

// nounLike refuses words that hold a verb or cannot begin a subject.
func nounLike(toks []language.Token, from, head int) bool {
	small := 0
	for i := from; i < head; i++ {
		t := &toks[i]
		if joins(toks, i, head) {
			small = 0
		}
		if !t.Capital {
			small++
		}
		if small > smallWords || !inPhrase(t, i == from, i+1 == head) {
			return false
		}
	}
	first, last := &toks[from], &toks[head-1]
	if notNames[first.Lower] && head == from+1 && !pluralNouns[first.Lower] || noSubjects[first.Lower] {
		return false
	}
	if last.Capital {
		return !notNames[last.Lower] && last.Day == nil && !verbIn(toks[from:head])
	}
	known := humanNouns[last.Lower] || pluralNouns[last.Lower] || orgNouns[last.Lower]
	return known && !verbIn(toks[from:head-1])
}

// inPhrase reports whether a token can be part of a phrase that names a
// speaker.
func inPhrase(t *language.Token, first, last bool) bool {
	switch {
	case !t.Word() && !t.Is("-", "/", "&"), isHelper(t), negations[t.Lower]:
		return false
	case t.Capital:
		return true
	case embedders[t.Lower], participles[t.Lower] != "":
		return false
	}
	return first || !pastForms[t.Lower] && !(last && isPast(t) && !humanNouns[t.Lower])
}

// classify finds what sort of speaker the phrase names; head is the end of its
// noun.
func classify(p *language.Phrase, head int) {
	toks := p.Tokens
	last := &toks[head-1]
	switch {
	case joined(toks, p.From, head):
		p.Class = language.Together
	case pluralNouns[last.Lower]:
		p.Class = language.Plural
	case !last.Capital && orgNouns[last.Lower]:
		p.Class = language.Body
	case !last.Capital && humanNouns[last.Lower]:
		p.Class = language.Office
	default:
		p.Name = nameRun(toks, p.From, head)
		p.Class = classOf(p.Name, toks[p.From:head])
	}
}

// classOf is the class of words with the name in them, or without one.
func classOf(name string, toks []language.Token) language.Class {
	switch {
	case name != "":
		return language.Person
	case orgLike(toks):
		return language.Body
	}
	return language.Office
}

// joined reports whether "and" or "or" joins two names.
func joined(toks []language.Token, from, head int) bool {
	for i := from + 1; i < head-1; i++ {
		if toks[i].Is("and", "or") && toks[i-1].Capital && toks[i+1].Word() && !titleLed(toks[i+1:head]) ||
			joins(toks, i, head) {
			return true
		}
	}
	return false
}

// joins reports whether token i joins two words for people: the owners and the council.
func joins(toks []language.Token, i, head int) bool {
	if i == 0 || i+2 >= head || !toks[i].Is("and", "or") || !articles[toks[i+1].Lower] {
		return false
	}
	before := toks[i-1].Lower
	named := toks[i-1].Capital && !toks[head-1].Capital // Hill and the host
	return named || humanNouns[before] || pluralNouns[before] || orgNouns[before]
}

// titleLed reports whether the tokens go on with a title, as in "for Trade and
// Industry Minister".
func titleLed(toks []language.Token) bool {
	for i := range toks {
		if isTitle(toks[i].Lower) {
			return true
		}
	}
	return false
}

// orgLike reports whether a word of the name of a body is among the tokens.
func orgLike(toks []language.Token) bool {
	for i := range toks {
		if orgWords[strings.TrimSuffix(toks[i].Lower, "'s")] {
			return true
		}
	}
	return false
}

// nameRun returns the name at the end of the tokens, titles and possessives
// left off; "" when the capitals are an office or a body.
func nameRun(toks []language.Token, from, to int) string {
	start := to
	for i := to - 1; i >= from; i-- {
		t := &toks[i]
		if !t.Capital && !particles[t.Lower] || t.Day != nil || isTitle(t.Lower) || isOwner(t.Lower) {
			break
		}
		start = i
	}
	for start < to && !toks[start].Capital {
		start++
	}
	if start == to || orgLike(toks[start:to]) || notNames[toks[start].Lower] && to-start == 1 {
		return ""
	}
	words := make([]string, 0, to-start)
	for i := start; i < to; i++ {
		words = append(words, toks[i].Text)
	}
	return strings.Join(words, " ")
}

// isOwner reports whether a word is in the possessive: Marn's, the envoys'.
func isOwner(word string) bool { return strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "s'") }

// genderOf returns what the first word shows that shows anything.
func genderOf(toks []language.Token) language.Gender {
	for i := range toks {
		switch {
		case femaleNouns[toks[i].Lower]:
			return language.Female
		case maleNouns[toks[i].Lower]:
			return language.Male
		}
	}
	return language.Unknown
}
