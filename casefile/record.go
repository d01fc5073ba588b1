package casefile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/record"
)

// RecordVersion is the format version of a record that this package reads.
const RecordVersion = "1"

// recordDraft reads one file of a record. ok is false when the format version
// is not ours, and nothing else is looked at.
func (d *decoder) recordDraft(root *node) (record.FileDraft, bool) {
	if isCase(root) {
		d.flawAt(root, fault.WrongFile, "this is a case, and not a file of a record", d.begins())
		return record.FileDraft{}, false
	}
	f := d.fields(root, recordShape)
	if !d.version(f["record"], "record", RecordVersion) {
		return record.FileDraft{}, false
	}
	return filled[record.FileDraft](d, f, recordShape), true
}

// isCase and isRecord tell files that stand in the wrong place.
func isCase(root *node) bool   { return has(root, "plenary") && !has(root, "record") }
func isRecord(root *node) bool { return has(root, "record") && !has(root, "plenary") }

func has(n *node, key string) bool {
	_, ok := keyed(n, key, nil)
	return ok
}

// The keys that say what an entry is, and those that go with every entry.
var (
	kindKeys       = record.Kinds()
	everyEntryKeys = slices.DeleteFunc(slices.Clone(entryShape.names), func(key string) bool {
		return slices.Contains(kindKeys, key) || len(kindsWith(key)) > 0
	})
)

// kindsWith lists the kinds of entries that a key goes with.
func kindsWith(key string) []string {
	return slices.DeleteFunc(record.Kinds(), func(kind string) bool { return !slices.Contains(record.Keys(kind), key) })
}

// entries is the form of what happened.
func entries(of *shape) form {
	schema := fmt.Sprintf(`"type": ["array", "null"], "maxItems": %d, "items": {%s}`, record.MaxEntries, ref(of.name))
	f := form{shown: "a list", lists: true, of: []*shape{of}, schema: schema}
	return reads(f, func(d *decoder, e entry) []record.EntryDraft { return d.entryList(e, of) })
}

func (d *decoder) entryList(e entry, of *shape) []record.EntryDraft {
	if e.value.null {
		return nil
	}
	if e.value.kind != list {
		d.spoilEntry(e, fault.WrongForm, "`entries` should be a list, not "+e.value.describe(),
			"begin each entry with `- `, as in - {on: 2006-12-22, adjourned: plenary}")
		return nil
	}
	kids := e.value.kids
	if len(kids) > record.MaxEntries {
		kids = upTo(d, kids, record.MaxEntries, e, "entries")
	}
	out := make([]record.EntryDraft, len(kids))
	for i := range kids {
		d.entry(&kids[i], of, &out[i])
	}
	return out
}

func (d *decoder) entry(n *node, s *shape, to *record.EntryDraft) {
	if n.kind != mapping {
		d.spoil(n, fault.WrongForm, "an entry should be a mapping, not "+n.describe(),
			"write {on: 2006-12-22, event: contact, says: …}")
		return
	}
	f := d.entryFields(n, s)
	d.fill(f, s, reflect.ValueOf(to).Elem())
	if end := f["to"]; to.Kind == "move" && end.there() && end.value.kind == list {
		d.spoilEntry(end, fault.WrongForm, "`to` of a move should be one level, not a list",
			"write an entry for each move")
	}
}

// entryFields reads the mapping of an entry. Of its many keys, those that go
// with what the entry is are named when another is met.
func (d *decoder) entryFields(n *node, s *shape) map[string]entry {
	kind, legal := "", s.names
	for i := 0; i < len(n.kids) && kind == ""; i += 2 {
		if k := n.kids[i].text; n.kids[i].kind == scalar && slices.Contains(kindKeys, k) {
			kind, legal = k, slices.Concat(record.Keys(k), everyEntryKeys)
		}
	}
	return d.fieldsWith(n, s, legal, func() string {
		if kind != "" {
			return fmt.Sprintf("with `%s` go %s", kind, strings.Join(legal, ", "))
		}
		return "an entry has one of " + strings.Join(kindKeys, ", ")
	})
}

// endsForm is that of the parties to whom something is said, or of the level
// that a move reached.
var endsForm = writes(reads(form{
	shown: "a party, a list of them, or a level", class: label, lists: true,
	schema: `"anyOf": [{` + textForm.ref() + `}, {` + idsForm.ref() + `}]`,
}, (*decoder).names), func(m *flowMap, key string, e *record.EntryDraft) {
	if e.Kind == "move" {
		m.texts(key, e.To)
	} else {
		m.list(key, e.To)
	}
})

// naming is the form of what an entry is, by what it names.
func naming(names form) form {
	f := writes(names, func(m *flowMap, key string, e *record.EntryDraft) {
		if e.Kind == key {
			m.text(key, e.Of)
		}
	})
	return into(f, func(d *decoder, e entry, to *record.EntryDraft) {
		kind := e.name(d)
		if to.Kind != "" {
			to.More = append(to.More, kind)
			return
		}
		to.Kind, to.Of = kind, d.text(e)
	})
}

// former is the form of how a precondition or a mandate was before.
func former(stance *shape) form {
	schema := `"anyOf": [{` + answerForm.ref() + `}, {` + ref(stance.name) + `}]`
	f := form{shown: "an answer, or a mapping", maps: true, of: []*shape{stance}, schema: schema}
	f = writes(f, func(m *flowMap, key string, e *record.EntryDraft) {
		if e.Was != nil {
			m.add(key, flowOf(stance, reflect.ValueOf(e.Was).Elem()).String())
		}
		m.text(key, e.MayWas)
	})
	return into(f, func(d *decoder, e entry, to *record.EntryDraft) { d.was(e, to, stance) })
}

func (d *decoder) was(e entry, to *record.EntryDraft, stance *shape) {
	switch {
	case e.value.kind == mapping && to.Kind == "mandate":
		d.spoilEntry(e, fault.WrongForm, "`was` of a mandate should be one answer, not a mapping",
			"write yes, no or not reported")
	case e.value.kind == scalar && !e.value.null && to.Kind == "changed":
		d.spoilEntry(e, fault.WrongForm, "`was` of a precondition should be a mapping, not text",
			"write was: {order: before}, or what it was")
	case e.value.kind == mapping:
		was := filled[record.StanceDraft](d, d.fields(e.value, stance), stance)
		to.Was = &was
	default:
		to.MayWas = d.text(e)
	}
}

// nextSession is the form of when the next session is to be.
func nextSession(of *shape) form {
	schema := `"anyOf": [{"enum": ["none"]}, {` + ref(of.name) + `}]`
	f := form{shown: "`none`, or a mapping", maps: true, of: []*shape{of}, schema: schema}
	f = writes(f, func(m *flowMap, key string, e *record.EntryDraft) {
		switch {
		case e.Next == nil:
		case e.Next.None:
			m.add(key, "none")
		default:
			m.add(key, flowOf(of, reflect.ValueOf(e.Next).Elem()).String())
		}
	})
	return reads(f, func(d *decoder, e entry) *record.NextDraft {
		switch {
		case e.value.kind == scalar && e.value.text == "none":
			return &record.NextDraft{None: true}
		case e.value.kind != mapping:
			d.spoilEntry(e, fault.WrongForm, "`next` should be `none` or a mapping",
				"write none, or {firm: 2007-03-19}, {tentative: 2007-01} or {horizon: 2007-02-22}")
			return &record.NextDraft{None: true}
		}
		next := filled[record.NextDraft](d, d.fields(e.value, of), of)
		return &next
	})
}
