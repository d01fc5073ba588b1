// Package language is the seam between reading and the rules of a language.
// A [Language] is all that reading asks about the language of a report, and a
// language is a folder beside this one: package english is the one there is.
//
//	language.go   Language and its parts, Rule, Speech, Day
//	sentence.go   Sentence, Token, Cue, Statement: what reading divides and a language reads
//	phrase.go     Phrase, Name, Holder, Reference, Role: who is named, and how
//	quote.go      Quote
package language

import (
	"time"
	"unicode"
)

// A Language answers what reading asks about the language of a report. It is
// safe for concurrent use, and its answers depend on the arguments alone. Words
// are in lower case unless told otherwise, with ' for every apostrophe.
type Language interface {
	Words
	Grammar
	People
	Calendar
	Page

	// Rules lists the rules that a reading names, each with its examples.
	Rules() []Rule
}

// Words are what the division of a text into words and sentences goes by.
type Words interface {
	// Capital reports whether a word as it stands begins as a name does.
	Capital(word string) bool
	// Abbreviation reports whether a full stop after a word, as it stands, is part
	// of it.
	Abbreviation(word string) bool
	// Begins reports whether a word with a capital after an abbreviation begins a
	// sentence.
	Begins(word string) bool
	// Title reports whether a word belongs to a title before a name.
	Title(word string) bool
	// Saying reports whether a word is a verb of saying.
	Saying(word string) bool
	// Elision reports whether an apostrophe before text begins a word and opens no
	// quotation.
	Elision(text string) bool
	// Apostrophe reports whether one may end a word with this last letter, so that
	// it need not close a quotation.
	Apostrophe(last rune) bool
}

// Grammar is who says what.
type Grammar interface {
	// Read fills in what a sentence says: its cues, with what they govern, its
	// names and its holders of offices.
	Read(s *Sentence)
	// Quoting returns whom the sentence quotes: the subject of a verb of saying
	// that leads to a quotation; nil for nobody.
	Quoting(s *Sentence) *Phrase
	// Kind decides what a statement does where a verb or a noun tells it, and
	// returns the name of the rule that decided.
	Kind(words string, by Deciding) (kind Speech, rule string)
	// FirstPerson reports whether words speak of the speaker.
	FirstPerson(words string) bool
}

// People are how a language names them.
type People interface {
	// Refers returns what a pronoun that is the subject of a cue can stand for.
	Refers(pronoun string) Reference
	// Plain writes a name, as it stands, so that it can be compared.
	Plain(name string) string
	// Label reads the label of a transcript as it stands: the name without titles.
	Label(label string) (name string, role Role)
	// Affiliation returns the words of an office as they stand, beginning with
	// those that may name its party; nil when the office does not speak for one.
	// isParty reports whether words are a party's name.
	Affiliation(p *Phrase, isParty func(words string) bool) []string
}

// Calendar is how a language writes dates.
type Calendar interface {
	// Days finds the dates that a paragraph speaks of, in order. on is the day of
	// the report, the zero time when it is not known.
	Days(text string, on time.Time) []Day
	// FullDate reads the date with day, month and year that text begins with. The
	// day is the zero time when there is no such day.
	FullDate(text string) (day time.Time, ok bool)
	// HasDay reports whether text speaks of a day of some month.
	HasDay(text string) bool
	// DateLine reports whether a line is a full date, with the time or without, and
	// no more.
	DateLine(line string) bool
	// Dateline returns the place, the day and the agency that a report begins
	// with, up to the dash that ends them, or "".
	Dateline(text string) string
}

// Page is how a page speaks of itself.
type Page interface {
	// Furniture returns the name of the rule by which a paragraph of a page, of
	// count words, is not part of the report, or "".
	Furniture(words string, count int) string
	// Credit reports whether a paragraph names who wrote or took what stands
	// beside it.
	Credit(words string) bool
	// HeadsList reports whether a heading stands above a list of other stories.
	HeadsList(words string) bool
}

// A Rule is a rule of a language as a reading names it, with a text that it
// fits and one, as near as can be, that it does not.
type Rule struct{ Name, Yes, No string }

// A Day is a date as a text words it, and the days it means.
type Day struct {
	From, To    int       // its characters in the text, without a word that leads to it
	First, Last time.Time // both zero when they cannot be told
	Why         string    // the name of the rule, and after a colon what is missing

	// the days it means where something was said on it, none of them after the
	// report; both zero when it means none such
	SaidFirst, SaidLast time.Time
}

// MayBeSaid reports whether something may have been said on the day, as far as
// can be told.
func (d *Day) MayBeSaid() bool { return d.First.IsZero() || !d.SaidFirst.IsZero() }

// Deciding is what may decide of which kind a statement is.
type Deciding struct {
	Verb   string // of saying; "" for none
	Noun   Speech // the kind that a noun of saying gives, as in "repeated its promise that", or ""
	Own    bool   // the words are the speaker's own and not the reporter's
	Denies bool   // they say that something is not so
}

// Speech is what a statement does.
type Speech string

// The kinds of speech.
const (
	Demand     Speech = "demand"
	Refusal    Speech = "refusal"
	Offer      Speech = "offer"
	Threat     Speech = "threat"
	Promise    Speech = "promise"
	Assessment Speech = "assessment"
	Open       Speech = "open" // no word tells which
)

// InWord reports whether a rune is a letter or a digit.
func InWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
