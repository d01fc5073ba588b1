package english

import (
	"strings"

	"github.com/plenary-talks/plenary/reading/internal/language"
)

// A tense is of what the words around a date speak.
type tense int8

const (
	behind  tense = iota - 1 // what is past
	neither                  // no word tells
	ahead                    // what is to come
)

var (
	toCome     = once(func() string { return `^(?i:` + phrases("dates/ahead") + `)\b` })
	rightAhead = once(func() string { return `(?i)\b` + phrases("dates/right_before") + ` $` })
	rightSince = once(func() string { return `(?i)\bsince (?:\w+ )?$` })
	// governed are verbs whose "to" is of what is past: failed to meet.
	governed = list("dates/past_to")
	// helping words stand within a verb: will soon be signed.
	helping = list("dates/helping")
)

const aroundDate = 90 // bytes of a sentence that may tell of when a date is

// tenseOf finds of what the words before a date in text[from:to] speak, in its
// sentence: the nearest tells, but for "by" and the like right before it. Of a
// date that opens its clause the words after it tell.
func tenseOf(text string, from, to int) tense {
	before := clauseBefore(text, from)
	switch {
	case rightSince().MatchString(before):
		return behind
	case rightAhead().MatchString(before):
		return ahead
	}
	if t := lastTense(before); t != neither {
		return t
	}
	if len(strings.Fields(before)) > 2 {
		return neither
	}
	return firstTense(clauseAfter(text, to))
}

func clauseBefore(text string, at int) string {
	window := text[max(0, at-aroundDate):at]
	if cut := strings.LastIndexAny(window, ".;:\"“”"); cut >= 0 {
		window = window[cut+1:]
	}
	return window
}

func clauseAfter(text string, at int) string {
	window := strings.TrimLeft(text[at:min(len(text), at+aroundDate)], ", ")
	if cut := strings.IndexAny(window, ".;:,\"“”"); cut >= 0 {
		window = window[:cut]
	}
	return window
}

// lastTense is what the last verb of words tells that tells anything.
func lastTense(words string) tense {
	out := neither
	for words != "" {
		var t tense
		if t, words = nextTense(words); t != neither {
			out = t
		}
	}
	return out
}

// firstTense is what the first such verb tells.
func firstTense(words string) tense {
	for words != "" {
		var t tense
		if t, words = nextTense(words); t != neither {
			return t
		}
	}
	return neither
}

// nextTense reads the verb or the word that words begin with, and returns what
// it tells and the words after it.
func nextTense(words string) (t tense, rest string) {
	words = strings.TrimLeftFunc(words, func(r rune) bool { return !language.InWord(r) })
	word := wordAt(words)
	rest = words[len(word):]
	lower := strings.ToLower(word)
	if governed[lower] && strings.HasPrefix(rest, " to ") {
		return behind, afterVerb(rest[len(" to"):])
	}
	if m := toCome().FindString(words); m != "" {
		return ahead, afterVerb(words[len(m):])
	}
	if isPastWord(lower) {
		return behind, rest
	}
	return neither, rest
}

// afterVerb passes over the words that help a verb, and the verb.
func afterVerb(words string) string {
	for {
		trimmed := strings.TrimLeft(words, " ")
		word := wordAt(trimmed)
		words = trimmed[len(word):]
		if !helping[strings.ToLower(word)] && !strings.HasSuffix(word, "ly") || word == "" {
			return words
		}
	}
}

// isPastWord reports whether a word is a verb in the past, or helps one.
func isPastWord(word string) bool {
	past := pastForms[word] && !strings.HasSuffix(word, "s") && !notPast[word]
	return past || len(word) > 4 && strings.HasSuffix(word, "ed") || pastHelpers[word]
}

var (
	// notPast are verbs of the list of past forms that are none, or may be none.
	notPast     = set{"need": true, "want": true, "let": true, "ought": true, "set": true, "put": true}
	pastHelpers = set{"was": true, "were": true, "had": true, "has": true, "have": true, "did": true}
)
