package answer

import (
	"reflect"
)

// nouns is what a walk over an answer finds.
type nouns struct {
	ids    map[any]bool // by typed id
	wishes map[wishKey]bool
	refs   []Ref // in the order in which the walk comes to them
	seen   map[Ref]bool
}

type wishKey struct {
	party  PartyID
	number int
}

func (n *nouns) has(id any) bool { return n.ids[id] }

// nounsIn walks over answers.
func (g *gatherer) nounsIn(answers ...any) *nouns {
	n := &nouns{ids: map[any]bool{}, wishes: map[wishKey]bool{}, seen: map[Ref]bool{}}
	for _, a := range answers {
		n.walk(reflect.ValueOf(a))
	}
	return n
}

// Passages lists the passages that part of an answer rests on, each once, in the
// order in which they stand in it. The cost is that of a walk over it.
func Passages(part any) []Ref {
	var g gatherer
	return g.nounsIn(part).refs
}

var (
	refType  = reflect.TypeFor[Ref]()
	wishType = reflect.TypeFor[Wish]()
)

func (n *nouns) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			n.walk(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			n.walk(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == wishType {
			w := v.Interface().(Wish)
			n.wishes[wishKey{w.Party, w.Number}] = true
		}
		for i := range v.NumField() {
			n.walk(v.Field(i))
		}
	case reflect.String, reflect.Int:
		n.id(v)
	}
}

func (n *nouns) id(v reflect.Value) {
	switch {
	case v.Type() == refType:
		if ref := v.Interface().(Ref); !n.seen[ref] {
			n.seen[ref] = true
			n.refs = append(n.refs, ref)
		}
	case v.Type().PkgPath() != "":
		n.ids[v.Interface()] = true
	}
}
