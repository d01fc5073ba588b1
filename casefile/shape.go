package casefile

import (
	"fmt"
	"reflect"
	"strings"
)

// A shape is a mapping of the format: the keys that it may have, each with what
// may stand under it, what it means, and the field of the draft that it fills.
// The shapes of a case (shapes_case.go) and of a record (shapes_record.go) are
// the format: how it is read and written, the schemas, and the lists of keys in
// the documentation follow from them.
type shape struct {
	name  string // in a schema: option
	one   string // in messages: an option
	says  string // what it is, in a schema
	write string // a hint that shows how one is written; "" where nothing else is taken for one
	lone  string // the key for which a text in place of the mapping is meant
	short bool   // such a text will do
	bare  bool   // it may be left empty
	rules string // which keys go together, as members of a JSON Schema
	keys  []key

	draft   reflect.Type
	idField string // of the draft; "" for none
	names   []string
	at      map[string]int // where each key is in keys
}

// A key is one that a shape may have.
type key struct {
	name   string
	form   form
	needed bool
	says   string // what it means, in Markdown; a schema has it as plain text
	more   string // what the documentation adds
	usual  string // what is meant when it is left out, of a few words
	field  string // of the draft; "" for that of the key's name, whole or none

	index []int
}

// What a key may fill instead of the field with its name.
const (
	whole = "*" // the draft itself
	none  = "-"
)

// shapeOf is s for drafts of type T. It panics when a key fills no field of T,
// or one of another type than its form reads.
func shapeOf[T any](s shape) *shape {
	s.draft, s.at = reflect.TypeFor[T](), map[string]int{}
	for _, name := range []string{"Party", "ID"} {
		if _, ok := s.draft.FieldByName(name); ok {
			s.idField = name
		}
	}
	for i := range s.keys {
		k := &s.keys[i]
		s.at[k.name] = i
		s.names = append(s.names, k.name)
		if k.field != none && k.field != whole {
			k.index = s.field(k)
		}
	}
	return &s
}

// field finds the field that a key fills.
func (s *shape) field(k *key) []int {
	if k.field == "" {
		k.field = fieldName(k.name)
	}
	f, ok := s.draft.FieldByName(k.field)
	if !ok || f.Type != k.form.fills {
		panic(fmt.Sprintf("casefile: `%s` of %s should fill a field %s of %s of type %v",
			k.name, s.one, k.field, s.draft, k.form.fills))
	}
	return f.Index
}

// fieldName is the name of a field by that of its key: WaitsFor for waits_for.
func fieldName(key string) string {
	if key == "id" {
		return "ID"
	}
	var b strings.Builder
	for word := range strings.SplitSeq(key, "_") {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

// key returns the key of a name, or nil.
func (s *shape) key(name string) *key {
	if i, ok := s.at[name]; ok {
		return &s.keys[i]
	}
	return nil
}

// noun is what it is called without its article.
func (s *shape) noun() string {
	_, noun, _ := strings.Cut(s.one, " ")
	return noun
}

// identify gives a draft of the shape the id under which it stands.
func (s *shape) identify(draft reflect.Value, id string) { draft.FieldByName(s.idField).SetString(id) }

// eachShape calls f for a shape and all that may stand in it, each once.
func eachShape(root *shape, f func(*shape)) {
	met := map[*shape]bool{}
	var visit func(*shape)
	visit = func(s *shape) {
		if met[s] {
			return
		}
		met[s] = true
		f(s)
		for i := range s.keys {
			for _, inner := range s.keys[i].form.of {
				visit(inner)
			}
		}
	}
	visit(root)
}
