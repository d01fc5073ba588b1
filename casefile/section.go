package casefile

import (
	"fmt"
	"reflect"

	"github.com/plenary-talks/plenary/internal/fault"
)

// A section is a mapping of drafts by their ids, all of one shape.
type section struct {
	of     *shape
	ids    form
	most   int
	total  bool   // all sections of this name together have at most so many
	write  string // a hint that shows how it is written
	simple bool   // each is the text of its only key
}

// form is what stands under the key of a section.
func (s section) form() form {
	return form{
		shown: "a mapping", ids: &s, of: []*shape{s.of}, maps: true, fills: reflect.SliceOf(s.of.draft),
		read: func(d *decoder, e entry, to reflect.Value) { d.section(e, &s, to) },
	}
}

// sectionOf is the form of a section of at most so many.
func sectionOf(of *shape, ids form, most int, write string) form {
	return section{of: of, ids: ids, most: most, write: write}.form()
}

// section reads the drafts of a section. Of those past its bound it notes how
// many there are.
func (d *decoder) section(e entry, s *section, to reflect.Value) {
	name := e.name(d)
	entries := d.mapping(e, name, s.write, s)
	if s.total {
		entries = upTo(d, entries, s.most-d.taken[name], e, fmt.Sprintf("further %s of the %s", name, d.kind))
		d.taken[name] += len(entries)
	} else {
		entries = upTo(d, entries, s.most, e, name)
	}
	if len(entries) == 0 {
		return
	}
	to.Set(reflect.MakeSlice(to.Type(), len(entries), len(entries)))
	for i, x := range entries {
		s.of.identify(to.Index(i), x.key.text)
		if s.simple {
			d.fill(map[string]entry{s.of.names[0]: x}, s.of, to.Index(i))
		} else {
			d.shaped(x, s.of, to.Index(i))
		}
	}
}

// shaped reads a draft that stands under a key.
func (d *decoder) shaped(e entry, s *shape, to reflect.Value) {
	switch v := e.value; {
	case v.null && s.bare:
	case v.null:
		d.spoilEntry(e, fault.Empty, fmt.Sprintf("%s `%s` is empty", s.noun(), e.key.text), emptyHint(v, s.write))
	case v.kind == scalar && s.short:
		d.fill(map[string]entry{s.lone: e}, s, to)
	case v.kind != mapping:
		hint := s.write
		if s.lone != "" && !s.short {
			hint = underKey(v, s.lone, hint)
		}
		msg := fmt.Sprintf("%s `%s` should be a mapping, not %s", s.noun(), e.key.text, v.describe())
		d.spoilEntry(e, fault.WrongForm, msg, hint)
	default:
		d.fill(d.fields(v, s), s, to)
	}
}

// fill reads what stands under the keys of a shape into a draft.
func (d *decoder) fill(found map[string]entry, s *shape, to reflect.Value) {
	for i := range s.keys {
		k := &s.keys[i]
		e := found[k.name]
		switch {
		case !e.there() || k.field == none:
		case k.field == whole:
			k.form.read(d, e, to)
		default:
			k.form.read(d, e, to.FieldByIndex(k.index))
		}
	}
}

// filled is a draft of type T read by the keys of a shape.
func filled[T any](d *decoder, found map[string]entry, s *shape) T {
	var out T
	d.fill(found, s, reflect.ValueOf(&out).Elem())
	return out
}

// upTo cuts a list to its bound and notes when there was more.
func upTo[T any](d *decoder, items []T, bound int, e entry, what string) []T {
	if len(items) <= bound {
		return items
	}
	d.partial[e.value] = true
	for _, left := range items[bound:] {
		if left, ok := any(left).(entry); ok {
			d.spoilt[left.value] = true
		}
	}
	d.flawAt(e.key, fault.TooMany, fmt.Sprintf("%d %s; at most %d are read", len(items), what, bound), "")
	return items[:bound]
}

// underKey proposes the mapping that a text was probably meant to be.
func underKey(n *node, key, hint string) string {
	if n.kind != scalar || len(n.text) > maxProposed {
		return hint
	}
	return "write `{" + key + ": " + scalarText(n.text) + "}`"
}

// maxProposed bounds the texts that hints repeat, in bytes.
const maxProposed = 60
