package casefile

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// changes has the shapes of what a variant may change for a party.
type changes struct{ edit, instead *shape }

func (c changes) form(schema string) form {
	f := form{shown: "a mapping", maps: true, of: []*shape{c.edit, c.instead}, schema: schema}
	return reads(f, func(d *decoder, e entry) []plenary.VariantPreferenceDraft {
		var out []plenary.VariantPreferenceDraft
		for _, p := range d.mapping(e, "preferences", "write preferences: {up: [{drop: peace}]}", nil) {
			out = append(out, d.variantPreference(p, c))
		}
		return out
	})
}

// variantPreference reads what a variant changes for one party: a list of
// edits, or other preferences instead.
func (d *decoder) variantPreference(e entry, c changes) plenary.VariantPreferenceDraft {
	p := plenary.VariantPreferenceDraft{Party: e.key.text}
	switch e.value.kind {
	case list:
		for i := range e.value.kids {
			p.Edits = append(p.Edits, d.edit(&e.value.kids[i], c.edit))
		}
	case mapping:
		f := d.fields(e.value, c.instead)
		if !f["instead"].there() {
			msg := fmt.Sprintf("the variant does not say what `%s` prefers instead", p.Party)
			d.spoilEntry(e, fault.MissingPart, msg, "write a list of changes, or {instead: …}")
			return p
		}
		f["instead"] = entry{e.key, f["instead"].value} // faults name the party
		p.Instead = filled[plenary.VariantPreferenceDraft](d, f, c.instead).Instead
	default:
		msg := fmt.Sprintf("the changes for `%s` should be a list, not %s", p.Party, e.value.describe())
		d.spoilEntry(e, fault.WrongForm, msg, "write [{drop: peace}], or {instead: [not down.attack]}")
	}
	return p
}

// instead is the form of other preferences.
func (p preferences) instead(schema string) form {
	f := form{shown: "a list, or a ranking", class: exact, lists: true, maps: true,
		of: []*shape{p.statement, p.ranking}, schema: schema}
	return reads(f, func(d *decoder, e entry) *plenary.PreferenceDraft {
		out := d.preference(e, p)
		return &out
	})
}

func (d *decoder) edit(n *node, s *shape) plenary.EditDraft {
	if n.kind != mapping {
		d.spoil(n, fault.WrongForm, "a change should be a mapping, not "+n.describe(),
			"write {above: …, want: …}, {replace: …, want: …} or {drop: …}")
		return plenary.EditDraft{}
	}
	f := d.fields(n, s)
	if !f["drop"].there() && !f["want"].there() {
		d.spoil(n, fault.MissingPart, "this change does not say what is wanted", "add `want: …`")
	}
	return filled[plenary.EditDraft](d, f, s)
}
