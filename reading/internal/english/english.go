// Package english holds the rules and the word lists by which a report in
// English is read.
//
//	cues.go, verbs.go         the verbs of saying in a sentence
//	subjects.go, phrases.go   who says it
//	quoted.go, reported.go    the words that a verb governs
//	denials.go                verbs that say no
//	embed.go                  what is part of what another says
//	signs.go                  words that nobody says
//	loose.go                  speakers that no list knows
//	aside.go                  when, where and to whom they were said
//	names.go                  names, offices, labels
//	kinds.go                  what a statement does
//	dates.go, days.go         ways to write a date, and what they mean
//	tense.go                  whether a date is past or to come
//	page.go                   words of a page that are not its report
//	words.go                  words by themselves
//	lists/, lists.go          the words, one list a file
//
// Every rule has a name, which a reading gives, and two texts: one that it fits
// and one, as near as can be, that it does not. A test reads them all.
// docs/reading.md shows how a word or a rule is added.
package english

import "github.com/plenary-talks/plenary/reading/internal/language"

// English is the language of reports in English.
type English struct{}

var _ language.Language = English{}

// Rules lists every rule that a reading can name.
func (English) Rules() []language.Rule {
	var out []language.Rule
	out = append(out, speechRules...)
	for _, row := range kindRows {
		out = append(out, language.Rule{Name: string(row.kind) + ": " + row.name, Yes: row.yes, No: row.no})
	}
	out = append(out, otherKinds...)
	for i := range dateRows {
		f := &dateRows[i]
		out = append(out, language.Rule{Name: "date: " + f.name, Yes: f.yes, No: f.no})
	}
	for i := range pageRows {
		out = append(out, language.Rule{Name: pageRows[i].name, Yes: pageRows[i].yes, No: pageRows[i].no})
	}
	return append(out, listRule, datelineRule, dateLineRule)
}
