package diff

import (
	"fmt"

	"github.com/plenary-talks/plenary"
)

// people compares those whose words or acts are on record; no answer depends on
// them.
func (d *differ) people() {
	old, new := d.old.People, d.new.People
	speaksFor := func(c *plenary.Case, p *plenary.Person) string {
		if p.Party < 0 {
			return ""
		}
		return c.Parties[p.Party].ID
	}
	for _, at := range matched(old, new, func(p *plenary.Person) string { return p.ID }) {
		e := entry{d: d, of: Change{Part: People, Weight: Words, ID: pick(old, new, at).ID, At: at}}
		if !e.alone() {
			continue
		}
		a, b := &old[at.Old], &new[at.New]
		e.text("name", a.Name, b.Name, Words)
		e.list("also", a.Also, b.Also, Words)
		e.text("party", speaksFor(d.old, a), speaksFor(d.new, b), Words)
		e.text("role", a.Role, b.Role, Words)
	}
}

// sources counts the sources and passages added, dropped and changed.
func (d *differ) sources() {
	var sources, passages tally
	old, new := d.old.Sources, d.new.Sources
	for _, at := range matched(old, new, func(s *plenary.Source) string { return s.ID }) {
		a, b := &plenary.Source{}, &plenary.Source{}
		if at.Old >= 0 {
			a = &old[at.Old]
		}
		if at.New >= 0 {
			b = &new[at.New]
		}
		sources.count(at, a.Title != b.Title || a.Kind != b.Kind || a.Language != b.Language ||
			a.Publisher != b.Publisher || !a.Date.Equal(b.Date) || a.Digest != b.Digest ||
			a.Short != b.Short)
		for _, in := range matched(a.Passages, b.Passages, func(p *plenary.Passage) string { return p.ID }) {
			passages.count(in, in.Old >= 0 && in.New >= 0 && a.Passages[in.Old] != b.Passages[in.New])
		}
	}
	d.tally("sources", &sources)
	d.tally("passages", &passages)
}

// A tally counts by act.
type tally [Moved]int

func (t *tally) count(at Place, changed bool) {
	switch {
	case at.Old < 0:
		t[Added]++
	case at.New < 0:
		t[Dropped]++
	case changed:
		t[Changed]++
	}
}

func (d *differ) tally(key string, t *tally) {
	for _, act := range []Act{Added, Dropped, Changed} {
		if t[act] == 0 {
			continue
		}
		n := Value{Text: fmt.Sprint(t[act])}
		e := entry{d: d, of: Change{Part: Sources, Act: act, ID: key, Weight: Words}}
		switch act {
		case Added:
			e.note(key, Value{}, n)
		case Dropped:
			e.note(key, n, Value{})
		default:
			e.note(key, n, n)
		}
	}
}
