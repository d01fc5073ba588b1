package english

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Edit puts With in place of the bytes from From to To of a phrase. The zero
// Edit changes nothing.
type Edit struct {
	From, To int
	With     string
}

// In returns the phrase as the edit leaves it.
func (e Edit) In(phrase string) string { return phrase[:e.From] + e.With + phrase[e.To:] }

// A token is a word of a phrase: where it stands, and in small letters.
type token struct {
	from, to int
	low      string
}

// put returns the edit that puts another word in the token's place, with a
// capital where the token had one.
func (t token) put(phrase, with string) Edit {
	return Edit{t.from, t.to, likeCase(phrase[t.from:t.to], with)}
}

// likeCase gives a word the capital of another.
func likeCase(like, word string) string {
	if r, _ := utf8.DecodeRuneInString(like); unicode.IsUpper(r) {
		first, n := utf8.DecodeRuneInString(word)
		return string(unicode.ToUpper(first)) + word[n:]
	}
	return word
}

// first returns the first word of a phrase from a place on: marks and blanks
// before it are passed over. It is empty where a figure or nothing comes first.
func first(phrase string, from int) token {
	at := strings.IndexFunc(phrase[from:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if at < 0 {
		return token{from: len(phrase), to: len(phrase)}
	}
	at += from
	end := at
	for end < len(phrase) {
		r, n := utf8.DecodeRuneInString(phrase[end:])
		if !inWord(r) && !(joins(r) && end > at && startsWord(phrase[end+n:])) {
			break
		}
		end += n
	}
	return token{at, end, strings.ToLower(phrase[at:end])}
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// joins reports whether a mark stands within words, as in co-sign and don't.
func joins(r rune) bool { return r == '-' || r == '\'' || r == '’' }

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// tokens lists the words of a phrase.
func tokens(phrase string) []token {
	var out []token
	for at := 0; ; {
		t := first(phrase, at)
		if t.low == "" {
			return out
		}
		out = append(out, t)
		at = t.to
	}
}
