package english

import (
	"strings"
	"unicode"
)

// Third is the edit that makes a verb phrase in the infinitive say what one
// does: halts its facilities, is ready, does not lift, publicly renounces force.
// May, must and the like stay.
func Third(phrase string) Edit {
	return finite(phrase, "does", "is", third)
}

// They is the edit that makes a verb phrase in the infinitive say what several
// do: halt their facilities, are ready, do not lift.
func They(phrase string) Edit {
	return finite(phrase, "do", "are", func(string) (int, string) { return 0, "" })
}

// To is the edit that puts "to" before a verb phrase in the infinitive: to halt,
// not to lift. A phrase that begins with may, must and the like stays.
func To(phrase string) Edit {
	v := first(phrase, 0)
	switch {
	case !latin(v.low) || modals[v.low]:
		return Edit{}
	case v.low == "not":
		return v.put(phrase, "not to")
	}
	return Edit{v.from, v.from, "to "}
}

// finite is the edit for a phrase with its verb as a subject asks.
func finite(phrase, do, be string, bend func(verb string) (cut int, add string)) Edit {
	v, not := verb(phrase)
	switch {
	case !latin(v.low) || modals[v.low]:
		return Edit{}
	case not.low != "" && v.low == "be":
		return Edit{not.from, v.to, likeCase(phrase[not.from:], be+" not")}
	case not.low != "":
		return not.put(phrase, do+" not")
	case v.low == "be":
		return v.put(phrase, be)
	case v.low == "don't" || v.low == "don’t":
		return Edit{v.from + len("do"), v.from + len("do"), strings.TrimPrefix(do, "do")}
	}
	cut, add := bend(own(v.low))
	return Edit{v.to - cut, v.to, add}
}

// verb returns the first verb of a phrase, behind adverbs, and the "not" before
// it if there is one.
func verb(phrase string) (v, not token) {
	for v = first(phrase, 0); ; v = first(phrase, v.to) {
		switch {
		case v.low == "not" && not.low == "":
			not = v
		case !adverb(v.low):
			return v, not
		}
	}
}

// adverb reports whether a word stands before a verb without being one.
func adverb(word string) bool {
	return adverbs[word] || strings.HasSuffix(word, "ly") && len(word) > 4 && !verbsInLy[own(word)]
}

// own is a word without what a hyphen puts before it: of co-sign, sign.
func own(word string) string { return word[strings.LastIndexByte(word, '-')+1:] }

// third is what the third person of a verb in small letters ends in, and of how
// many bytes that takes the place.
func third(verb string) (cut int, add string) {
	if end, ok := irregular[verb]; ok {
		return end.cut, end.add
	}
	for _, end := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(verb, end) {
			return 0, "es"
		}
	}
	switch stem := strings.TrimRight(verb, "yo"); {
	case len(verb)-len(stem) != 1 || vowelBefore(stem):
		return 0, "s"
	case verb[len(verb)-1] == 'y':
		return 1, "ies"
	}
	return 0, "es"
}

// vowelBefore reports whether what comes before a last y or o ends in a vowel,
// or there is nothing.
func vowelBefore(stem string) bool {
	return stem == "" || !strings.HasSuffix(stem, "qu") && strings.ContainsAny(stem[len(stem)-1:], "aeiou")
}

// latin reports whether a word is one of Latin letters.
func latin(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool {
		return unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
	}) < 0
}
