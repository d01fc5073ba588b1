package brief

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
)

// renamed words what has another id in the new case.
func (d *differ) renamed(list []diff.Rename) []Renamed {
	out := []Renamed{}
	for _, r := range list {
		x := Renamed{Kind: r.Kind.String(), Of: r.Of, From: r.From, To: r.To, Name: d.named(r.Kind, r.To)}
		x.Says = fmt.Sprintf("%s %s is %s now", x.Kind, called(r.From), called(r.To))
		switch r.Kind {
		case diff.KindLevel:
			x.Says = fmt.Sprintf("level %s of %s is %s now", called(r.From), r.Of, called(r.To))
		case diff.KindWish:
			x.Says = fmt.Sprintf("wish %s of %s is %s now", r.From, called(d.party(r.Of)), r.To)
		}
		if x.Name != "" {
			x.Says += " (" + called(x.Name) + ")"
		}
		out = append(out, x)
	}
	return out
}

// named is how the new case shows what has an id, where that is a name of its
// own.
func (d *differ) named(kind diff.NameKind, id string) string {
	c := d.new.c
	if d.new.day != nil {
		c = d.new.day.Record.Case // with its people, and all tracks
	}
	name := ""
	switch kind {
	case diff.KindParty:
		name = nameIn(c.Parties, func(p *plenary.Party) (string, string) { return p.ID, p.Name }, id)
	case diff.KindTrack:
		name = nameIn(c.Tracks, func(t *plenary.Track) (string, string) { return t.ID, t.Name }, id)
	case diff.KindPerson:
		name = nameIn(c.People, func(p *plenary.Person) (string, string) { return p.ID, p.Name }, id)
	case diff.KindSource:
		name = nameIn(c.Sources, func(s *plenary.Source) (string, string) { return s.ID, s.Title }, id)
	case diff.KindOption:
		name = nameIn(c.Options, func(o *plenary.Option) (string, string) { return o.ID, o.Says }, id)
	}
	if name == id {
		return ""
	}
	return name
}

func nameIn[T any](list []T, of func(*T) (id, name string), id string) string {
	for i := range list {
		if at, name := of(&list[i]); at == id {
			return name
		}
	}
	return ""
}

// writeRenamed lists what has another id.
func (d *Diff) writeRenamed(p *page) {
	if len(d.Renamed) == 0 {
		return
	}
	p.heading("What has another name and is the same")
	for i := range d.Renamed {
		if i == mostRenamed {
			p.para("  - ", fmt.Sprintf("And %d more; --json lists all.", len(d.Renamed)-i))
			return
		}
		p.para("  - ", upperFirst(d.Renamed[i].Says)+".")
	}
}

// mostRenamed is how many renames are told.
const mostRenamed = 20
