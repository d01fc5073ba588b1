// Package prose words answers. It reads what [answer] knows and nothing else,
// and makes a [page.Document] of it, which [page] shows in a medium.
//
//	Voice       words answers in one language, by a method for each
//	English     the voice there is
//	en/         the catalogue: every message, a file for each part of an answer
//	message.go  what a message may say: arguments, plurals, choices
//	grammar.go  forms of phrases that a case gives: verbs, articles, number
//	names.go    parties, options, levels, changes, conditions as spans
//	findings.go how findings of a kind are told, one file a kind (finding_KIND.go), which registers
//	outline.go  what a brief tells, in which order, and where it is cut
//
// [Voice.Brief], [Voice.State] and the like make documents; the sheets of
// timelines and commitments are tables for programs, and [Voice.States] writes
// line by line. A page cuts long lists short and says so; the answer has all.
//
// One file an answer: what of it is told, by which messages. No words stand in
// Go: a test replaces every message by its key and looks for letters. Texts of
// the case are spans of their own, so that each medium escapes them.
package prose

import (
	"embed"
	"sync"
)

//go:embed en
var catalogues embed.FS

// A Voice words answers in one language. It may be used by several goroutines
// at once.
type Voice struct{ messages catalogue }

// English is the voice of the catalogue in en/.
var English = sync.OnceValue(func() *Voice {
	c, err := readCatalogue(catalogues, "en")
	if err != nil {
		panic(err) // a test reads it
	}
	return &Voice{c}
})
