package check

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/glyph"
)

// IDRule says how ids are written.
const IDRule = "ids are lower-case letters, digits, - and _, beginning with a letter"

// ID notes a key that cannot be the id of what it stands for ("a track"), and
// reports whether it can.
func (k *Checker) ID(id, what, hint string, path []string) bool {
	if !expr.IsID(id) {
		k.AddKey(fault.BadID, hint, fmt.Sprintf("`%s` cannot be the id of %s", id, what), path...)
		return false
	}
	return true
}

// IDMeant returns the id that somebody probably wanted to write; "" when none
// can be told.
func IDMeant(id string) string {
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

// IDHint is the rule for ids, with the one to write in place of id.
func IDHint(id string) string {
	if expr.IsID(id) {
		return IDRule
	}
	if meant := IDMeant(id); meant != "" {
		return "write `" + meant + "`, here and wherever it is named: " + IDRule
	}
	return IDRule
}
