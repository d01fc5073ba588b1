package casefile

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// preferences has the shapes of what may stand in place of preferences.
type preferences struct{ statement, ranking *shape }

func (p preferences) form(schema string) form {
	f := form{shown: "a mapping", maps: true, of: []*shape{p.statement, p.ranking}, schema: schema}
	return reads(f, func(d *decoder, e entry) []plenary.PreferenceDraft { return d.preferences(e, p) })
}

func (d *decoder) preferences(e entry, p preferences) []plenary.PreferenceDraft {
	var out []plenary.PreferenceDraft
	room := MaxStatements
	entries := d.mapping(e, "preferences", "write preferences: {up: [not down.attack]}", nil)
	for _, x := range upTo(d, entries, plenary.MaxParties, e, "parties") {
		pref := d.preference(x, p)
		pref.Statements = upTo(d, pref.Statements, room, x, "further statements of the case")
		room -= len(pref.Statements)
		out = append(out, pref)
	}
	return out
}

func (d *decoder) preference(e entry, p preferences) plenary.PreferenceDraft {
	out := plenary.PreferenceDraft{}
	switch {
	case e.value.null:
	case e.value.kind == list:
		for i := range e.value.kids {
			out.Statements = append(out.Statements, d.statement(&e.value.kids[i], i > 0, p.statement))
		}
	case e.value.kind == mapping && !d.looksLikeStatement(e):
		out = filled[plenary.PreferenceDraft](d, d.fields(e.value, p.ranking), p.ranking)
	case e.value.kind == scalar:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf(notStatements, e.key.text, "text"),
			textAsList("preferences", e.value.text))
	}
	out.Party = e.key.text
	return out
}

const notStatements = "the preferences of `%s` should be a list of statements, not %s"

func isNumber(n *node) bool { return n.kind == scalar && strings.Trim(n.text, "0123456789") == "" }

// looksLikeStatement notes a statement that stands where a list of them
// should.
func (d *decoder) looksLikeStatement(e entry) bool {
	if said := conditionsOf(e.value); said != "" && len(e.value.kids) > 0 {
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf(notStatements, e.key.text, "a mapping"), "write `["+said+"]`")
		return true
	}
	if len(e.value.kids) > 0 && isNumber(&e.value.kids[0]) {
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf(notStatements, e.key.text, "a mapping"),
			"begin each statement with `- ` in place of its number")
		return true
	}
	for i := 0; i < len(e.value.kids); i += 2 {
		if e.value.kids[i].text == "want" {
			d.spoilEntry(e, fault.WrongForm, fmt.Sprintf(notStatements, e.key.text, "one statement"),
				"begin each statement with `- `")
			return true
		}
	}
	return false
}

// A statement that says only more of another follows it.
func (d *decoder) statement(n *node, follows bool, s *shape) plenary.StatementDraft {
	if said := conditionsOf(n); n.kind != mapping || said != "" {
		return plenary.StatementDraft{Want: d.item(n, "preferences")}
	}
	f := d.fields(n, s)
	switch {
	case f["want"].there():
	case follows && n.style == block && !f["id"].there() && len(f) > 0:
		d.partial[n] = true
		d.flawAt(n, fault.MissingPart, "this statement does not say what is wanted",
			"if it says more of the statement above, put it under that: without its `- `, in the column of `want`")
	default:
		d.partial[n] = true
		d.flawAt(n, fault.MissingPart, "this statement does not say what is wanted", "add `want: …`")
	}
	return filled[plenary.StatementDraft](d, f, s)
}
