package genius

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/internal/tree"
)

// elements are those that are read, each with its attributes. Where an issue or
// an objective is of no other kind is said in up to three of them.
var elements = map[string][]string{
	"negotiation_template": {},
	"utility_space":        {"number_of_issues", "type"},
	"objective":            {"index", "name", "type", "etype", "vtype"},
	"issue":                {"index", "name", "type", "etype", "vtype", "lowerbound", "upperbound"},
	"item":                 {"index", "value", "evaluation"},
	"range":                {"lowerbound", "upperbound"},
	"evaluator":            {"ftype", "slope", "offset"},
	"weight":               {"index", "value"},
	"discount_factor":      {"value"},
	"reservation":          {"value"},
}

// strangers notes elements and attributes that are not read, but for attributes
// that say nothing.
func (r *reader) strangers(p *part, e *tree.Element) {
	attrs, known := elements[e.Name]
	if !known {
		r.im.Notes.Add(p.Note(e.At, foreign.Note{Code: foreign.UnknownKey, Kind: foreign.Lost, Name: e.Name}))
		return
	}
	for _, a := range e.Attrs {
		if !slices.Contains(attrs, a.Name) && strings.TrimSpace(a.Value) != "" {
			at, _ := e.AttrAt(p.Source, a.Name)
			r.im.Notes.Add(p.Note(at, foreign.Note{Code: foreign.UnknownKey, Kind: foreign.Lost,
				Name: e.Name + " " + a.Name, Was: a.Value}))
		}
	}
	for _, kid := range e.Kids {
		r.strangers(p, kid)
	}
}
