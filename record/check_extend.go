package record

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/plenary-talks/plenary"
)

// extend makes the case with the record's people and sources, and notes its
// names.
func (k *checker) extend() {
	var people []plenary.Person
	sources := cloneSources(k.written.Sources)
	for f := range k.draft.Files {
		people = append(people, k.filePeople(f)...)
		sources = k.fileSources(f, sources)
	}
	if n := len(people) + len(k.written.People); n > MaxPeople {
		k.add("", fmt.Sprintf("%d people; at most %d are read", n, MaxPeople), "0", "people")
	}
	k.r.Case = k.written.Amend(func(c *plenary.Case) {
		c.People = append(c.People, people...)
		c.Sources = sources
	})
	k.names()
}

func cloneSources(list []plenary.Source) []plenary.Source {
	out := slices.Clone(list)
	for i := range out {
		out[i].Passages = slices.Clip(out[i].Passages)
	}
	return out
}

// sound has the people and sources of one file checked by the rules of the case.
func (k *checker) sound(f int) *plenary.Case {
	d := plenary.Draft{People: k.draft.Files[f].People, Sources: k.draft.Files[f].Sources, Options: []plenary.OptionDraft{{ID: k.written.Parties[0].ID + ".x"}}}
	for _, p := range k.written.Parties {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: p.ID})
	}
	c, faults := d.Case()
	for _, fault := range faults {
		if !k.enough() {
			fault.Path = append([]string{strconv.Itoa(f)}, fault.Path...)
			k.faults = append(k.faults, fault)
		}
	}
	if c == nil {
		return &plenary.Case{}
	}
	return c
}

func (k *checker) filePeople(f int) []plenary.Person {
	out := k.sound(f).People
	if k.people == nil {
		k.people = map[string]int{}
		for i, p := range k.written.People {
			k.people[p.ID] = i
		}
	}
	for _, p := range out {
		if _, taken := k.people[p.ID]; taken {
			k.addKey("keep one of them", fmt.Sprintf("person `%s` is described twice", p.ID), strconv.Itoa(f), "people", p.ID)
		}
		k.people[p.ID] = len(k.people)
	}
	return out
}

// fileSources adds the sources of one file. One that is known already may get
// further passages.
func (k *checker) fileSources(f int, all []plenary.Source) []plenary.Source {
	for _, s := range k.sound(f).Sources {
		path := []string{strconv.Itoa(f), "sources", s.ID}
		at := slices.IndexFunc(all, func(t plenary.Source) bool { return t.ID == s.ID })
		if at < 0 {
			all = append(all, s)
			continue
		}
		before := &all[at]
		if s.Title+s.Publisher+s.Kind+s.Language+s.Digest != "" || !s.Date.Equal(time.Time{}) {
			if before.Title+before.Publisher+before.Kind+before.Language+before.Digest != "" || !before.Date.IsZero() {
				k.addKey("keep its passages only", fmt.Sprintf("source `%s` is described twice", s.ID), path...)
			}
			passages := before.Passages
			*before, before.Passages = s, passages
		}
		k.morePassages(before, s.Passages, path)
	}
	return all
}

func (k *checker) morePassages(s *plenary.Source, more []plenary.Passage, path []string) {
	have := map[string]bool{}
	for _, p := range s.Passages {
		have[p.ID] = true
	}
	for _, p := range more {
		if have[p.ID] {
			k.addKey("choose another id", fmt.Sprintf("the source `%s` has a passage `%s` already", s.ID, p.ID), under(path, "passages", p.ID)...)
			continue
		}
		s.Passages = append(s.Passages, p)
	}
}

// names notes what can be referred to, apart from entries and commitments.
func (k *checker) names() {
	c := k.r.Case
	k.parties, k.options, k.tracks, k.levers = map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	k.preconditions, k.sources, k.passages = map[string]int{}, map[string]bool{}, map[string]bool{}
	for i := range c.Parties {
		k.parties[c.Parties[i].ID] = i
	}
	for i := range c.Options {
		k.options[c.Options[i].ID] = i
	}
	for i := range c.Tracks {
		k.tracks[c.Tracks[i].ID] = i
	}
	for i := range c.Levers {
		k.levers[c.Levers[i].ID] = i
	}
	for i := range c.Preconditions {
		k.preconditions[c.Preconditions[i].ID] = i
	}
	for _, s := range c.Sources {
		k.sources[s.ID] = true
		for _, p := range s.Passages {
			k.passages[s.ID+"#"+p.ID] = true
		}
	}
	k.describe()
}

// describe adds the preconditions that entries describe.
func (k *checker) describe() {
	var more []plenary.Precondition
	for f := range k.draft.Files {
		for i := range k.draft.Files[f].Entries {
			d := &k.draft.Files[f].Entries[i]
			if d.Kind != "announced" || d.Party+d.Refuses+d.Until == "" {
				continue
			}
			path := []string{strconv.Itoa(f), "entries", strconv.Itoa(i)}
			if _, taken := k.preconditions[d.Of]; taken {
				k.add("say only that it is announced, or write `changed: "+d.Of+"`", fmt.Sprintf("the precondition `%s` is described already", d.Of), under(path, "announced")...)
				continue
			}
			k.preconditions[d.Of] = k.r.described + len(more)
			more = append(more, k.precondition(d, path))
		}
	}
	k.r.Case = k.r.Case.Amend(func(c *plenary.Case) { c.Preconditions = append(c.Preconditions, more...) })
}

// precondition checks one as the case would.
func (k *checker) precondition(d *EntryDraft, path []string) plenary.Precondition {
	if !idPattern(d.Of) {
		k.add(idRule, fmt.Sprintf("`%s` cannot be the id of a precondition", d.Of), under(path, "announced")...)
	}
	for _, missing := range []struct{ value, key string }{{d.Party, "party"}, {d.Refuses, "refuses"}, {d.Until, "until"}} {
		if missing.value == "" {
			k.add("add `"+missing.key+": …`", fmt.Sprintf("the precondition `%s` is not in the case, and is described here without its `%s`", d.Of, missing.key), path...)
		}
	}
	return plenary.Precondition{
		ID:      d.Of,
		Party:   k.named(d.Party, "party", k.parties, under(path, "party")),
		Refuses: k.condition(d.Refuses, under(path, "refuses")),
		Until:   k.condition(d.Until, under(path, "until")),
		With:    k.word(d.Order, orders, "an order", under(path, "order")) == 2,
		Because: d.Says,
		Claim:   plenary.Claim{By: k.named(d.By, "party", k.parties, under(path, "by")), How: plenary.Evidence(max(0, slices.Index(evidence, d.How))), Passages: d.Passages},
	}
}

var orders = []string{"", "before", "with"}
