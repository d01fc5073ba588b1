package record

import (
	"maps"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/spell"
)

// hint says what to write for a name that stands for nothing: the one that was
// probably meant, by its id or its name; else what there is, or how it is made.
func (k *checker) hint(id string, known map[string]int, what string) string {
	if k.compared > maxCompared {
		return ""
	}
	near := k.near(id, known, what)
	switch other := k.otherwise(id, what); {
	case near != "":
		return check.DidYouMean(near, "")
	case other != "":
		return other
	}
	switch n := len(known); {
	case n > 12 || n == 0 && creates[what] != "":
		return creates[what]
	case n == 0:
		return "there is none"
	}
	return "there are " + strings.Join(slices.Sorted(maps.Keys(known)), ", ")
}

// creates has how what a record may declare is declared.
var creates = map[string]string{
	"person": "describe the person, as in people: {ada: {name: Ada Brook, party: up}}",
	"source": "describe it under sources, as in sources: {letter: {title: Letter to the bank}}",
	"entry":  "give that entry an `id`",
}

// near is the id that was probably meant; "" for none.
func (k *checker) near(id string, known map[string]int, what string) string {
	all, ok := k.things[what]
	if !ok {
		all = k.thingsOf(known, what)
		k.things[what] = all
	}
	if k.compared += len(all); k.compared > maxCompared {
		return ""
	}
	if agreement, name, ok := strings.Cut(id, "/"); ok && what == "commitment" {
		if own := within(all, agreement+"/"); own != nil {
			if meant := spell.Meant(name, own); meant != "" {
				return agreement + "/" + meant
			}
			return ""
		}
	}
	if meant := spell.Meant(id, all); meant != "" {
		return meant
	}
	return k.inside(id, all, what)
}

// within lists what is named after a prefix, by what follows it.
func within(all []spell.Thing, prefix string) []spell.Thing {
	var out []spell.Thing
	for _, t := range all {
		if name, ok := strings.CutPrefix(t.ID, prefix); ok {
			out = append(out, spell.Thing{ID: name, Names: t.Names})
		}
	}
	return out
}

// inside finds what is named after a dot or a slash: up.release by release,
// accord/water by water. There has to be one alone.
func (k *checker) inside(id string, all []spell.Thing, what string) string {
	sep, ok := map[string]string{"option": ".", "commitment": "/", "passage": "#"}[what]
	if !ok {
		return ""
	}
	found := ""
	for _, t := range all {
		if strings.HasSuffix(t.ID, sep+id) {
			if found != "" {
				return ""
			}
			found = t.ID
		}
	}
	return found
}

// thingsOf lists what a name may have been meant for, by id.
func (k *checker) thingsOf(known map[string]int, what string) []spell.Thing {
	var out []spell.Thing
	for _, id := range slices.Sorted(maps.Keys(known)) {
		out = append(out, spell.Thing{ID: id, Names: k.namesOf(what, known[id])})
	}
	return out
}

// namesOf lists the names of something beside its id.
func (k *checker) namesOf(what string, at int) []string {
	c := k.written
	if k.r.Case != nil {
		c = k.r.Case
	}
	switch what {
	case "party":
		return append([]string{c.Parties[at].Name}, c.Parties[at].Also...)
	case "person":
		return append([]string{c.People[at].Name}, c.People[at].Also...)
	case "track":
		return []string{c.Tracks[at].Name}
	case "source":
		return []string{c.Sources[at].Title}
	case "option":
		return []string{c.Options[at].Says}
	}
	return nil
}

// otherwise says what a name is that is none of its kind: a party where a person
// is meant, or a person where a party is.
func (k *checker) otherwise(id, what string) string {
	switch what {
	case "person":
		if party := k.near(id, k.parties.At, "party"); party != "" {
			return "that is a party: write `party: " + party + "`"
		}
	case "party":
		if person := k.near(id, k.people.At, "person"); person != "" {
			p := &k.r.Case.People[k.people.At[person]]
			if p.Party < 0 {
				return "that is the person " + person + ", and a party is meant here"
			}
			return "that is a person, who speaks for `" + k.written.Parties[p.Party].ID + "`"
		}
	}
	return ""
}
