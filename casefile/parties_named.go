package casefile

import (
	"reflect"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// withParties returns the draft with the parties that its other parts name in
// place of its own.
func (m *meaning) withParties() *plenary.Draft {
	full := *m.draft
	full.Parties = nil
	for _, id := range partiesNamed(&full) {
		known := slices.ContainsFunc(full.Parties, func(p plenary.PartyDraft) bool { return p.ID == id })
		if !known && expr.IsID(id) && len(full.Parties) < plenary.MaxParties {
			full.Parties = append(full.Parties, plenary.PartyDraft{ID: id})
		}
	}
	return &full
}

// partiesNamed lists the parties that a draft names anywhere but under
// parties, some of them more than once.
func partiesNamed(d *plenary.Draft) []string {
	n := namer{shapes: map[reflect.Type]*shape{}}
	eachShape(caseShape, func(s *shape) { n.shapes[s.draft] = s })
	for _, o := range d.Options {
		party, _, _ := strings.Cut(o.ID, ".")
		n.found = append(n.found, party)
	}
	n.visit(reflect.ValueOf(d).Elem())
	return n.found
}

// A namer finds the parties that drafts name, by the table.
type namer struct {
	shapes map[reflect.Type]*shape // by the type of their drafts
	found  []string
}

func (n *namer) visit(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			n.visit(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			n.visit(v.Elem())
		}
	case reflect.Struct:
		n.draft(v)
	}
}

func (n *namer) draft(v reflect.Value) {
	if s := n.shapes[v.Type()]; s != nil {
		n.named(v, s)
	}
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			n.visit(v.Field(i))
		}
	}
}

// named adds what stands under the keys of a shape that name parties.
func (n *namer) named(v reflect.Value, s *shape) {
	if s.idField == "Party" {
		n.found = append(n.found, v.FieldByName(s.idField).String())
	}
	for i := range s.keys {
		k := &s.keys[i]
		if k.index == nil || k.form.names != "party" {
			continue
		}
		switch of := v.FieldByIndex(k.index); of.Kind() {
		case reflect.String:
			n.found = append(n.found, of.String())
		default:
			n.found = append(n.found, of.Interface().([]string)...)
		}
	}
}
