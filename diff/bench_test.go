package diff

import (
	"fmt"
	"testing"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// BenchmarkMatch finds renamed parties, and then as many entries, of a record
// of two thousand.
func BenchmarkMatch(b *testing.B) {
	written := func(party, entry string) Written {
		var w Written
		for i := range 8 {
			id := fmt.Sprint(party, i)
			w.Case.Parties = append(w.Case.Parties, plenary.PartyDraft{ID: id})
			w.Case.Options = append(w.Case.Options, plenary.OptionDraft{ID: fmt.Sprint(id, ".o", i)})
		}
		var f record.FileDraft
		for i := range 2000 {
			f.Entries = append(f.Entries, record.EntryDraft{
				ID: fmt.Sprint(entry, i), Kind: "statement", Of: "demand", On: "2006-01-01",
				Party: fmt.Sprint(party, i%8), Says: fmt.Sprint("Saying ", i)})
		}
		w.Record.Files = []record.FileDraft{f}
		return w
	}
	old := written("p", "e")
	for _, new := range []Written{old, written("q", "e"), written("q", "x")} {
		b.Run(new.Case.Parties[0].ID+" "+new.Record.Files[0].Entries[0].ID, func(b *testing.B) {
			for b.Loop() {
				Match(old, new)
			}
		})
	}
}
