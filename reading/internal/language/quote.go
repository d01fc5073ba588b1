package language

import (
	"slices"
	"strings"
	"unicode"
)

// A Quote is a quotation: its words lie in From..To, with their marks in
// Open..End.
type Quote struct {
	Open, From, To, End int
	Inner               []Quote
	GoesOn              bool // the mark that closes it comes in a later paragraph
	Mark                rune // that opens it
}

// Last returns the last rune of a quotation that is neither white space nor a
// mark of a quotation within it; 0 when there is none.
func (q *Quote) Last(text []rune) rune {
	for i := q.To - 1; i >= q.From; i-- {
		if r := text[i]; !unicode.IsSpace(r) && !slices.Contains(quoteMarks, r) {
			return r
		}
	}
	return 0
}

var quoteMarks = []rune("'’”\"»“‘")

// Count returns how many words a quotation has.
func (q *Quote) Count(text []rune) int { return len(strings.Fields(string(text[q.From:q.To]))) }

// Whole reports whether a quotation looks like a sentence of its own, and not
// like a few words of one: it begins with a capital, and has four words or ends
// with a mark.
func (q *Quote) Whole(text []rune) bool {
	if !startsUpper(text[q.From:q.To]) {
		return false
	}
	n := q.Count(text)
	return n >= 4 || n > 0 && strings.ContainsRune(",.?!", q.Last(text))
}

// startsUpper reports whether the first word begins with a capital or a digit.
func startsUpper(text []rune) bool {
	for _, r := range text {
		if InWord(r) {
			return unicode.ToUpper(r) == r
		}
	}
	return false
}
