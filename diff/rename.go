package diff

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// A Rename is a thing that has another id in the new case.
type Rename struct {
	Kind     NameKind
	Of       string // of a level: its option in the new case; of a wish: its party
	From, To string // whole ids
}

// Names tells which ids of an old and a new case stand for the same.
type Names struct {
	to   map[name]name // of the old case, where they differ
	from map[name]name // the same the other way round
	list []Rename
	kin  Kin
}

// Match finds what has another id in the new case and is otherwise the same, or
// is the same by what most of what is said of it says. Where that is in doubt
// two things are two; in different cases all are. It writes to neither.
func Match(old, new Written) *Names { return match(old, new, false) }

// MatchVersions is Match where the two are the same case for certain.
func MatchVersions(old, new Written) *Names { return match(old, new, true) }

func match(old, new Written, one bool) *Names {
	n := &Names{to: map[name]name{}, from: map[name]name{}}
	before, after := declared(&old), declared(&new)
	if !maybeRenamed(before, after) {
		in := map[name]bool{}
		for _, is := range after {
			in[is] = true
		}
		n.kin = kinOf(&old, &new, before, after, func(was name) (name, bool) { return was, in[was] })
		n.kin.certain(one)
		return n
	}
	old.own()
	new.own()
	m := newMatcher(&old, &new)
	m.match()
	a, b := m.sides[0], m.sides[1]
	n.kin = kinOf(&old, &new, before, after, func(was name) (name, bool) {
		if i, ok := a.at[was]; ok && a.partner[i] >= 0 {
			return b.names[a.partner[i]], true
		}
		return name{}, false
	})
	if n.kin.certain(one); n.kin.Case {
		n.note(a, b)
	}
	return n
}

// certain has it that the two are one case, if that is known.
func (k *Kin) certain(one bool) {
	if one {
		k.Case, k.Record = true, true
	}
}

// note notes the pairs of which the names differ.
func (n *Names) note(a, b *matchSide) {
	for _, i := range a.byKind() {
		j := a.partner[i]
		if j < 0 || a.names[i] == b.names[j] {
			continue
		}
		was, is := a.names[i], b.names[j]
		n.to[was], n.from[is] = is, was
		if was.local() != is.local() {
			r := Rename{Kind: is.kind, From: was.id, To: is.id}
			if r.Kind == KindLevel || r.Kind == KindWish {
				r.Of = is.of
			}
			n.list = append(n.list, r)
		}
	}
}

// Renames lists what has another id, by kind; ids that differ only since those
// do that they are under are left out.
func (n *Names) Renames() []Rename { return slices.Clone(n.list) }

// Was returns the id in the old case of what the new one, or the old one with
// new names, calls id.
func (n *Names) Was(kind NameKind, id string) string {
	if was, ok := n.from[named(kind, id)]; ok {
		return was.id
	}
	return id
}

// Unnamed is what is known of the two cases less what is renamed.
func (n *Names) Unnamed() *Names { return &Names{kin: n.kin} }

// None reports whether every id stands for the same in both cases.
func (n *Names) None() bool { return len(n.to) == 0 }

// Apply returns the old case in the words of the new one, and shares nothing
// with it that could be changed.
func (n *Names) Apply(old Written) Written {
	old.own()
	s := describe(&old)
	for i := range s.facts {
		for _, t := range s.facts[i].tokens {
			is, ok := n.to[t.name]
			switch {
			case !ok || t.at == nil:
			case t.local:
				*t.at = is.local()
			default:
				*t.at = is.id
			}
		}
	}
	for _, c := range s.conditions {
		if text := c.e.String(); text != *c.at {
			*c.at = text
		}
	}
	return old
}

// Checked returns the old case and its record in the words of the new one; the
// record is nil when the old one was. The error is the first fault, of which
// there is none where both cases are sound, or the context's.
func (n *Names) Checked(ctx context.Context, old Written, recorded bool) (*plenary.Case, *record.Record, error) {
	is := n.Apply(old)
	c, faults := is.Case.Case()
	if len(faults) > 0 {
		return nil, nil, faults[0]
	}
	if !recorded {
		return c, nil, nil
	}
	r, faults, err := is.Record.Record(ctx, c)
	if len(faults) > 0 {
		return nil, nil, faults[0]
	}
	return c, r, err
}

// Called returns the id in the new case of what the old one calls id.
func (n *Names) Called(kind NameKind, id string) string {
	if is, ok := n.to[named(kind, id)]; ok {
		return is.id
	}
	return id
}

func named(kind NameKind, id string) name {
	if separators[kind] != "" {
		return whole(kind, id)
	}
	return name{kind: kind, id: id}
}
