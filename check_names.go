package plenary

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/spell"
)

// known are what the parts of a draft refer to one another by.
type known struct {
	parties, people, options, tracks, preconditions, levers, variants *check.Names
}

func newChecker(d *Draft) *checker {
	k := &checker{Checker: check.Checker{Choose: "write ", Whole: true}, draft: d,
		c: &Case{Title: d.Title, Lang: d.Lang, LeftOut: d.LeftOut}}
	k.known = known{
		parties:       k.names("party", "parties", fault.UnknownParty),
		people:        k.names("person", "people", fault.UnknownPerson),
		options:       k.names("option", "options", fault.UnknownOption),
		tracks:        k.names("track", "tracks", fault.UnknownTrack),
		preconditions: k.names("precondition", "preconditions", fault.UnknownPrecondition),
		levers:        k.names("lever", "levers", fault.UnknownLever),
		variants:      k.names("variant", "variants", fault.UnknownVariant),
	}
	k.known.parties.Hint, k.known.parties.Rests = k.nearParty, nil
	k.known.people.Hint = k.nearPerson
	k.known.options.Rests = check.LevelsOf
	k.reading = &check.Conditions{Names: k.c, Explain: k.later}
	k.claims = &check.Claims{Parties: k.known.parties, People: k.known.people, Evidence: evidence[:Ranking],
		Reference: k.reference, Speaks: func(person int) int { return k.c.People[person].Party }}
	return k
}

// names are those of the entries of a section.
func (k *checker) names(what, section string, code fault.Code) *check.Names {
	n := &check.Names{What: what, Code: code, At: map[string]int{}}
	n.Hint = func(id string) string { return k.near(id, n.IDs, "the "+section+" are ") }
	n.Rests = func(id string) [][]string { return [][]string{{section, id}} }
	n.Again = func(what, id string) string { return fmt.Sprintf("%s `%s` stands twice", what, id) }
	return n
}

// near suggests a known name, or tells all of them.
func (k *checker) near(name string, known []string, all string) string {
	if len(k.Faults) >= maxSuggestions {
		return ""
	}
	switch near := spell.Nearest(name, known); {
	case near != "":
		return check.DidYouMean(near, "")
	case len(known) == 0:
		return "the case has none"
	case len(known) > 12:
		return ""
	}
	return all + strings.Join(known, ", ")
}

func (k *checker) nearParty(id string) string {
	if near := k.partyMeant(id); near != "" || len(k.c.Parties) == 0 {
		return check.DidYouMean(near, "")
	}
	return "the parties are " + strings.Join(k.known.parties.IDs, ", ")
}

func (k *checker) nearPerson(id string) string {
	if len(k.Faults) >= maxSuggestions {
		return ""
	}
	var things []spell.Thing
	for _, p := range k.c.People {
		things = append(things, spell.Thing{ID: p.ID, Names: append([]string{p.Name}, p.Also...)})
	}
	return check.DidYouMean(spell.Meant(id, things),
		"describe the person under people here, even where a record does: "+id+": {name: …, party: …}")
}

// partyMeant is the party that was probably meant by an id; "" for none.
func (k *checker) partyMeant(id string) string {
	var things []spell.Thing
	for _, p := range k.c.Parties {
		things = append(things, spell.Thing{ID: p.ID, Names: append([]string{p.Name}, p.Also...)})
	}
	return spell.Meant(id, things)
}

// newID checks the ID of one entry of a section whose IDs so far are seen.
func (k *checker) newID(section, what, id string, seen map[string]bool) []string {
	path := []string{section, id}
	if k.ID(id, what, check.IDHint(id), path) && seen[id] {
		_, noun, _ := strings.Cut(what, " ")
		k.AddKey(fault.RepeatedID, "", fmt.Sprintf("%s `%s` is declared twice", noun, id), path...)
	}
	seen[id] = true
	return path
}
