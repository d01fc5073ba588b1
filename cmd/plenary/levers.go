package main

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/route"
)

// parseLevers finds levers by what was given for --levers, each once, in the
// order given; all when nothing was.
func parseLevers(c *plenary.Case, given []string) ([]plenary.Lever, error) {
	all := route.Levers(c)
	if len(given) == 0 {
		return all, nil
	}
	var known []string
	for i := range all {
		known = append(known, all[i].ID)
	}
	var chosen []int
	for _, g := range given {
		for _, id := range leverIDs(g, known) {
			at := slices.Index(known, id)
			if at < 0 {
				return nil, unknown("lever", id, known)
			}
			if !slices.Contains(chosen, at) {
				chosen = append(chosen, at)
			}
		}
	}
	var out []plenary.Lever
	for _, at := range chosen {
		out = append(out, all[at])
	}
	return out, nil
}

// leverIDs takes one value of --levers apart. An id found mechanically may
// hold a condition, with spaces and with quoted levels that have commas in them.
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
