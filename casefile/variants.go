package casefile

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// MaxVariants bounds the variants of one case.
const MaxVariants = 200

func (d *decoder) variants(e entry) []plenary.VariantDraft {
	var out []plenary.VariantDraft
	entries := d.mapping(e, "variants", "write variants: {impatient: {says: …, preferences: …}}")
	for _, v := range upTo(d, entries, MaxVariants, e, "variants") {
		out = append(out, d.variant(v))
	}
	return out
}

func (d *decoder) variant(e entry) plenary.VariantDraft {
	v := plenary.VariantDraft{ID: e.key.text}
	switch {
	case e.value.null:
	case e.value.kind != mapping:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("variant `%s` should be a mapping, not %s", v.ID, e.value.describe()), "write {says: …, preferences: …}")
	default:
		f := d.fields(e.value, "a variant", variantKeys)
		v.Says, v.Kind, v.Levers = d.text(f["says"]), d.text(f["kind"]), d.names(f["levers"])
		for _, p := range d.mapping(f["preferences"], "preferences", "write preferences: {up: [{drop: peace}]}") {
			v.Preferences = append(v.Preferences, d.variantPreference(p))
		}
	}
	return v
}

// variantPreference reads what a variant changes for one party: a list of
// edits, or other preferences instead.
func (d *decoder) variantPreference(e entry) plenary.VariantPreferenceDraft {
	p := plenary.VariantPreferenceDraft{Party: e.key.text}
	switch e.value.kind {
	case list:
		for i := range e.value.kids {
			p.Edits = append(p.Edits, d.edit(&e.value.kids[i]))
		}
	case mapping:
		f := d.fields(e.value, "other preferences", insteadKeys)
		if !f["instead"].there() {
			d.spoilEntry(e, fault.MissingPart, fmt.Sprintf("the variant does not say what `%s` prefers instead", p.Party), "write a list of changes, or {instead: …}")
			return p
		}
		instead := d.preference(entry{e.key, f["instead"].value})
		p.Instead = &instead
	default:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("the changes for `%s` should be a list, not %s", p.Party, e.value.describe()), "write [{drop: peace}], or {instead: [not down.attack]}")
	}
	return p
}

func (d *decoder) edit(n *node) plenary.EditDraft {
	if n.kind != mapping {
		d.spoil(n, fault.WrongForm, "a change should be a mapping, not "+n.describe(), "write {above: …, want: …}, {replace: …, want: …} or {drop: …}")
		return plenary.EditDraft{}
	}
	f := d.fields(n, "a change", editKeys)
	e := plenary.EditDraft{Above: d.text(f["above"]), Replace: d.text(f["replace"]), Drop: d.text(f["drop"])}
	if !f["drop"].there() && !f["want"].there() {
		d.spoil(n, fault.MissingPart, "this change does not say what is wanted", "add `want: …`")
	}
	e.StatementDraft = d.claimed(f)
	return e
}

// With returns the case with variants laid over it, in the order given. The
// error names a variant that is not there, or two that change the same thing.
func (f *File) With(variants ...string) (*plenary.Case, error) {
	if len(variants) == 0 {
		return f.Case, nil
	}
	return f.Case.With(variants...)
}
