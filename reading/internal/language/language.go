// Package language is the seam between reading and the rules of a language.
// A [Language] is all that reading asks about the language of a report, and a
// language is a folder beside this one: package english is the one there is.
//
//	language.go   Language, Rule, Kind
package language

// A Language answers what reading asks about the language of a report. It is
// safe for concurrent use, and its answers depend on the arguments alone.
type Language interface {
	// Kind decides what a statement does, and returns the name of the rule that
	// decided. verb is the verb of saying in lower case, "" for none; noun is the
	// kind that a noun of saying gives, as in "repeated its promise that", or "".
	// own is whether the words are the speaker's own and not the reporter's.
	Kind(words, verb string, noun Kind, own bool) (kind Kind, rule string)

	// Rules lists the rules that a reading names, each with its examples.
	Rules() []Rule
}

// A Rule is a rule of a language as a reading names it, with a text that it
// fits and one, as near as can be, that it does not.
type Rule struct{ Name, Yes, No string }

// Kind is what a statement does.
type Kind string

// The kinds of statements.
const (
	Demand     Kind = "demand"
	Refusal    Kind = "refusal"
	Offer      Kind = "offer"
	Threat     Kind = "threat"
	Promise    Kind = "promise"
	Assessment Kind = "assessment" // none of the others
)
