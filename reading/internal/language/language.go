// Package language is the seam between reading and the rules of a language.
// A [Language] is all that reading asks about the language of a report, and a
// language is a folder beside this one: package english is the one there is.
//
//	language.go   Language, Rule, Kind
package language

import (
	"time"
	"unicode"
)

// A Language answers what reading asks about the language of a report. It is
// safe for concurrent use, and its answers depend on the arguments alone.
type Language interface {
	// Kind decides what a statement does, and returns the name of the rule that
	// decided. verb is the verb of saying in lower case, "" for none; noun is the
	// kind that a noun of saying gives, as in "repeated its promise that", or "".
	// own is whether the words are the speaker's own and not the reporter's.
	Kind(words, verb string, noun Kind, own bool) (kind Kind, rule string)

	// Days finds the dates that a paragraph speaks of, in order. on is the day of
	// the report, the zero time when it is not known.
	Days(text string, on time.Time) []Day
	// FullDate reads the date with day, month and year that text begins with. The
	// day is the zero time when there is no such day.
	FullDate(text string) (day time.Time, ok bool)
	// HasDay reports whether text speaks of a day of some month.
	HasDay(text string) bool
	// Dateline returns the place, the day and the agency that a report begins
	// with, up to the dash that ends them, or "".
	Dateline(text string) string

	// Furniture returns the name of the rule by which a paragraph of a page, of
	// count words, is not part of the report, or "".
	Furniture(words string, count int) string
	// Credit reports whether a paragraph names who wrote or took what stands
	// beside it.
	Credit(words string) bool
	// HeadsList reports whether a heading stands above a list of other stories.
	HeadsList(words string) bool

	// Rules lists the rules that a reading names, each with its examples.
	Rules() []Rule
}

// A Rule is a rule of a language as a reading names it, with a text that it
// fits and one, as near as can be, that it does not.
type Rule struct{ Name, Yes, No string }

// A Day is a date as a text words it, and the days it means.
type Day struct {
	From, To    int       // bytes of the text, without a word that leads to it
	First, Last time.Time // both zero when they cannot be told
	Why         string    // the name of the rule, and after a colon what is missing
}

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

// InWord reports whether a rune is a letter or a digit.
func InWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
