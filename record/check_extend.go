package record

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
)

// extend makes the case with the record's people and sources, and notes its
// names. The error is of a case that cannot be amended.
func (k *checker) extend() error {
	k.names()
	people, sources := slices.Clone(k.written.People), cloneSources(k.written.Sources)
	touched := map[int]bool{}
	for f := range k.draft.Files {
		c := k.sound(f)
		for _, p := range c.People {
			people = k.person(f, p, people)
		}
		for _, s := range c.Sources {
			sources = k.source(f, s, sources)
			touched[k.sources.At[s.ID]] = true
		}
	}
	var all []plenary.Amendment
	for _, p := range people[len(k.written.People):] {
		all = append(all, plenary.AddPerson{Person: p})
	}
	for _, at := range slices.Sorted(maps.Keys(touched)) {
		all = append(all, plenary.SetSource{At: at, Source: sources[at]})
	}
	var err error
	if k.r.Case, err = k.written.Amend(all...); err != nil {
		return err
	}
	return k.describe()
}

func cloneSources(list []plenary.Source) []plenary.Source {
	out := slices.Clone(list)
	for i := range out {
		out[i].Passages = slices.Clip(out[i].Passages)
	}
	return out
}

// names notes what the case has that can be referred to.
func (k *checker) names() {
	c := k.written
	k.parties.At = index(c.Parties, func(p *plenary.Party) string { return p.ID })
	k.options.At = index(c.Options, func(o *plenary.Option) string { return o.ID })
	k.tracks.At = index(c.Tracks, func(t *plenary.Track) string { return t.ID })
	k.levers.At = index(c.Levers, func(l *plenary.Lever) string { return l.ID })
	k.preconditions.At = index(c.Preconditions, func(p *plenary.Precondition) string { return p.ID })
	k.people.At = index(c.People, func(p *plenary.Person) string { return p.ID })
	k.sources.At = index(c.Sources, func(s *plenary.Source) string { return s.ID })
	for _, s := range c.Sources {
		for i, p := range s.Passages {
			k.cited[s.ID+"#"+p.ID] = i
		}
	}
}

func index[T any](list []T, id func(*T) string) map[string]int {
	out := make(map[string]int, len(list))
	for i := range list {
		out[id(&list[i])] = i
	}
	return out
}

// sound has the people and sources of one file checked by the rules of the case.
func (k *checker) sound(f int) *plenary.Case {
	d := plenary.Draft{People: k.draft.Files[f].People, Sources: k.draft.Files[f].Sources,
		Options: []plenary.OptionDraft{{ID: k.written.Parties[0].ID + ".x"}}}
	if len(d.People)+len(d.Sources) == 0 {
		return &plenary.Case{}
	}
	for _, p := range k.written.Parties {
		d.Parties = append(d.Parties, plenary.PartyDraft{ID: p.ID, Name: p.Name, Also: p.Also})
	}
	c, faults := d.Case()
	for _, wrong := range faults {
		wrong.Path = append([]string{strconv.Itoa(f)}, wrong.Path...)
		wrong.Needs = nil // of what the case has
		k.Note(check.Fault(wrong))
	}
	if c == nil {
		return unsound(&d)
	}
	return c
}

// unsound has the names of people and sources that are at fault otherwise, so
// that what refers to them is not.
func unsound(d *plenary.Draft) *plenary.Case {
	c := &plenary.Case{}
	for i := range d.People {
		c.People = append(c.People, plenary.Person{ID: d.People[i].ID, Party: -1})
	}
	for i := range d.Sources {
		s := plenary.Source{ID: d.Sources[i].ID}
		for _, p := range d.Sources[i].Passages {
			s.Passages = append(s.Passages, plenary.Passage{ID: p.ID})
		}
		c.Sources = append(c.Sources, s)
	}
	return c
}

func (k *checker) person(f int, p plenary.Person, all []plenary.Person) []plenary.Person {
	if _, taken := k.people.At[p.ID]; taken {
		k.AddKey(fault.RepeatedID, "keep one of them", fmt.Sprintf("person `%s` is described twice", p.ID),
			strconv.Itoa(f), "people", p.ID)
		return all
	}
	k.people.At[p.ID] = len(all)
	k.r.people = append(k.r.people, f)
	return append(all, p)
}

// source adds a source of one file. One that is known already may get further
// passages, and a description if it has none.
func (k *checker) source(f int, s plenary.Source, all []plenary.Source) []plenary.Source {
	path := []string{strconv.Itoa(f), "sources", s.ID}
	at, known := k.sources.At[s.ID]
	if !known {
		at = len(all)
		k.sources.At[s.ID] = at
		all = append(all, plenary.Source{ID: s.ID})
	}
	to := &all[at]
	switch {
	case !described(&s):
	case described(to):
		k.AddKey(fault.RepeatedID, "keep its `passages` only, or choose another id",
			fmt.Sprintf("source `%s` is described twice", s.ID), path...)
	default:
		k.r.told[at] = f
		passages := to.Passages
		*to, to.Passages = s, passages
	}
	for _, p := range s.Passages {
		k.passage(to, p, path)
	}
	return all
}

// described reports whether anything is said of a source beside its passages.
func described(s *plenary.Source) bool {
	return s.Title+s.Publisher+s.Kind+s.Language+s.Digest+s.Short != "" || !s.Date.IsZero()
}

func (k *checker) passage(s *plenary.Source, p plenary.Passage, path []string) {
	ref := s.ID + "#" + p.ID
	if _, taken := k.cited[ref]; taken {
		k.AddKey(fault.RepeatedID, "choose another id",
			fmt.Sprintf("the source `%s` has a passage `%s` already", s.ID, p.ID), under(path, "passages", p.ID)...)
		return
	}
	k.cited[ref] = len(s.Passages)
	s.Passages = append(s.Passages, p)
}

// describe adds the preconditions that entries describe, in the order in which
// they were announced.
func (k *checker) describe() error {
	type announcement struct {
		d          *EntryDraft
		path       []string
		on, public time.Time
	}
	var all []announcement
	for f := range k.draft.Files {
		for i := range k.draft.Files[f].Entries {
			d := &k.draft.Files[f].Entries[i]
			if d.Kind != "announced" || d.Party+d.Refuses+d.Until+d.Order == "" || d.Of == "" {
				continue
			}
			on, _ := ParsePeriod(d.On)
			public, ok := ParsePeriod(d.Public)
			if !ok {
				public = on
			}
			all = append(all, announcement{d, []string{strconv.Itoa(f), "entries", strconv.Itoa(i)}, on.To, public.To})
		}
	}
	slices.SortStableFunc(all, func(a, b announcement) int {
		return cmp.Or(a.on.Compare(b.on), a.public.Compare(b.public))
	})
	var more []plenary.Amendment
	for _, a := range all {
		if _, taken := k.preconditions.At[a.d.Of]; taken {
			k.Add(fault.RepeatedID, "say only that it is announced, or write `changed: "+a.d.Of+"`",
				fmt.Sprintf("the precondition `%s` is described already", a.d.Of), under(a.path, "announced")...)
			continue
		}
		k.preconditions.At[a.d.Of] = k.r.described + len(more)
		more = append(more, plenary.AddPrecondition{Precondition: bearable(k.precondition(a.d, a.path))})
	}
	var err error
	k.r.Case, err = k.r.Case.Amend(more...)
	return err
}

// precondition checks one as the case would.
func (k *checker) precondition(d *EntryDraft, path []string) plenary.Precondition {
	if !expr.IsID(d.Of) {
		k.Add(fault.BadID, check.IDRule, fmt.Sprintf("`%s` cannot be the id of a precondition", d.Of),
			under(path, "announced")...)
	}
	k.whole(d, path)
	return plenary.Precondition{
		ID:      d.Of,
		Party:   k.Named(k.parties, d.Party, path, "party"),
		Refuses: k.condition(d.Refuses, path, "refuses"),
		Until:   k.condition(d.Until, path, "until"),
		With:    k.Word(d.Order, orders, "an order", path, "order") == 2,
		Because: d.Says,
		Claim: plenary.Claim{By: k.partyOf(d.By), Who: -1, How: plenary.Evidence(max(0, slices.Index(evidence, d.How))),
			Passages: d.Passages},
	}
}

// bearable has in place of what is at fault what binds nobody, so that the
// precondition can be referred to.
func bearable(p plenary.Precondition) plenary.Precondition {
	if p.Party < 0 || p.Refuses == nil || p.Until == nil {
		p.Party, p.Refuses, p.Until = max(0, p.Party), expr.Never, expr.Never
	}
	return p
}

// partyOf is named for a name that claim looks at.
func (k *checker) partyOf(id string) int {
	if at, ok := k.parties.At[id]; ok {
		return at
	}
	return -1
}

// whole notes what is missing from a description, all at once.
func (k *checker) whole(d *EntryDraft, path []string) {
	var missing []string
	for _, part := range []struct{ value, key string }{{d.Party, "party"}, {d.Refuses, "refuses"}, {d.Until, "until"}} {
		if part.value == "" {
			missing = append(missing, "`"+part.key+"`")
		}
	}
	if len(missing) > 0 {
		k.lacking("add what is missing, or name one of the case",
			fmt.Sprintf("the precondition `%s` is not in the case, and is described here without its %s", d.Of,
				strings.Join(missing, " and ")), path, "party", "refuses", "until")
	}
}

var orders = []string{"", "before", "with"}
