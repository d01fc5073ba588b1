package english

import "strings"

var refusals = list("grammar/refusals")

// Negates reports whether a word, in lower case and with ' for every apostrophe, makes the
// contrary of what comes after it in its clause.
func Negates(word string) bool {
	return negations[word] || refusals[word] || denying[word] || strings.HasSuffix(word, "n't") || word == "cannot"
}
