// Package prose words answers. It reads what [answer] knows and nothing else,
// and makes a [page.Document] of it, which [page] shows in a medium.
//
//	Voice       words answers in one language; English is the one there is
//	en/         the catalogue: every message, one file an answer
//	message.go  what a message may say: arguments, plurals, choices
//	names.go    parties, options, levels, changes, conditions as spans
//	telling     how findings of a kind are told, one file a kind; each registers (findings.go)
//	outline.go  what a brief tells, in which order, and where it is cut
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
var english embed.FS

// A Voice words answers in one language. It may be used by several goroutines
// at once.
type Voice struct{ messages catalogue }

// English is the voice of the catalogue in en/.
var English = sync.OnceValue(func() *Voice {
	c, err := readCatalogue(english, "en")
	if err != nil {
		panic(err) // a test reads it
	}
	return &Voice{c}
})
