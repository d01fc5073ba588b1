package plenary

import (
	"strings"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/glyph"
)

// optionMeant returns the id party.option that somebody probably wanted to
// write; "" when none can be told.
func (k *checker) optionMeant(id string) string {
	low := strings.ToLower(glyph.Fold(id))
	party, option, dotted := strings.Cut(low, ".")
	if !dotted {
		for _, p := range k.c.Parties {
			if rest, ok := strings.CutPrefix(low, p.ID); ok && strings.IndexAny(rest, " /:_-") == 0 {
				party, option, dotted = p.ID, rest[1:], true
			}
		}
	}
	if option = check.IDMeant(option); dotted && option != "" && k.c.PartyIndex(party) >= 0 {
		return party + "." + option
	}
	return ""
}
