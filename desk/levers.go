package desk

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
)

// Levers finds levers of a case by ID, those that [route.Levers] finds too, each
// once, in the order given; all when none is named. One of the strings may name
// several, with commas between. The error is a *[RequestError].
func Levers(c *plenary.Case, given []string) ([]plenary.Lever, error) {
	all := route.Levers(c)
	if len(given) == 0 {
		return all, nil
	}
	var known []string
	for i := range all {
		known = append(known, all[i].ID)
	}
	var ids []string
	for _, g := range given {
		ids = append(ids, leverIDs(g, known)...)
	}
	chosen, err := positions(FieldLever, "lever", ids, known)
	if err != nil {
		return nil, err
	}
	var out []plenary.Lever
	for i, at := range chosen {
		if !slices.Contains(chosen[:i], at) {
			out = append(out, all[at])
		}
	}
	return out, nil
}

// leverIDs takes one string of IDs apart. An ID found mechanically may hold a
// condition, with spaces and with quoted levels that have commas in them.
func leverIDs(given string, known []string) []string {
	if slices.Contains(known, given) {
		return []string{given}
	}
	ids := outsideQuotes(given)
	for i := range ids {
		ids[i] = strings.TrimSpace(ids[i])
	}
	return ids
}

// outsideQuotes splits a text at commas that do not stand in double quotes, in
// which a backslash takes the meaning of the next character.
func outsideQuotes(text string) []string {
	var out []string
	from, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && quoted:
			i++
		case c == ',' && !quoted:
			out = append(out, text[from:i])
			from = i + 1
		}
	}
	return append(out, text[from:])
}
