// Package english holds the rules and the word lists by which a report in
// English is read.
//
//	kinds.go   what a statement does
//	dates.go   ways to write a date; days.go has what they mean
//	page.go    words of a page that are not its report
//	lists/     the words, one list a file
//	lists.go   reading the lists
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
	for _, row := range kindRows {
		out = append(out, language.Rule{Name: string(row.kind) + ": " + row.name, Yes: row.yes, No: row.no})
	}
	out = append(out, otherKinds...)
	for i := range dateForms {
		f := &dateForms[i]
		out = append(out, language.Rule{Name: "date: " + f.name, Yes: f.yes, No: f.no})
	}
	for i := range pageRules {
		out = append(out, language.Rule{Name: pageRules[i].name, Yes: pageRules[i].yes, No: pageRules[i].no})
	}
	return append(out, listRule, datelineRule)
}
