// Package prose words answers. It reads what [answer] knows and nothing else,
// and makes a [page.Document] of it, which [page] shows in a medium.
//
//	Voice       words answers in one language, by a method for each
//	English     the voice there is
//	en/         the catalogue: every message, a file for each part of an answer
//	message.go  what a message may say: arguments, plurals, choices
//	grammar.go  forms of phrases that a case gives: verbs, articles, number; the rules of English
//	            stand in internal/english
//	names.go    parties, options, levels, changes, conditions as spans
//	phrases.go  the same in the words that a case gives; nouns.go conditions as things
//	ground.go   what a sentence rests on; hedge.go how sure it is in words; audit.go how many rest on what
//	fit.go      pieces, forms, chapters: how a page is told in so many lines
//	brief.go    the chapters of a brief of two screens, a file each:
//	            brief_short.go, brief_since.go, brief_stands.go, brief_ask.go, brief_stuck.go, brief_prices.go,
//	            brief_ways.go, brief_if.go and brief_leans.go; brief_open.go where nothing binds the table
//	outline.go  what a brief in full tells, in which order, and where it is cut
//	sheet.go    the chair's sheet, fitted likewise
//	findings.go how findings of a kind are told, one file a kind (finding_KIND.go), which registers
//	picture.go  what pictures there are of an answer, one file a kind (picture_KIND.go), which registers
//
// [Voice.Brief], [Voice.FullBrief], [Voice.State] and the like make documents; the
// sheets of timelines, commitments and bottom lines are tables for programs, and
// [Voice.States] writes line by line. A page cuts long lists short and says so; the
// answer has all.
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
