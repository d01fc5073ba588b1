package plenary

import (
	"strings"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/glyph"
)

// idMeant returns the id that somebody probably wanted to write; "" when none
// can be told.
func idMeant(id string) string {
	id = strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '.' || r == '/' || r == ':':
			return '-'
		case r == '\'' || r == '"' || r == '(' || r == ')':
			return -1
		}
		return r
	}, strings.ToLower(glyph.Fold(id)))
	if id = strings.Trim(id, "-_"); expr.IsID(id) {
		return id
	}
	return ""
}

// idHint is the rule for ids, with the one to write in place of id.
func idHint(id string) string {
	if meant := idMeant(id); meant != "" && meant != id {
		return "write `" + meant + "`, here and wherever it is named: " + idRule
	}
	return idRule
}

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
	if option = idMeant(option); dotted && option != "" && k.c.PartyIndex(party) >= 0 {
		return party + "." + option
	}
	return ""
}
