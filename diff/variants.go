package diff

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/plenary-talks/plenary"
)

func (d *differ) variants() {
	old, new := d.old.Known, d.new.Known
	alike := d.alike()
	for _, at := range matched(old, new, func(v *plenary.Variant) string { return v.ID }) {
		e, ok := d.entry(Variants, pick(old, new, at).ID, at)
		if !ok {
			continue
		}
		a, b := &old[at.Old], &new[at.New]
		e.text("kind", a.Kind.String(), b.Kind.String(), Plain)
		if !alike[b.ID] {
			if before, after := effect(d.old, a.ID), effect(d.new, b.ID); !slices.Equal(before, after) {
				e.note("changes", Value{Text: fmt.Sprint(len(before))}, Value{Text: fmt.Sprint(len(after))})
			}
		}
		e.text("says", a.Says, b.Says, Words)
		e.text("noun", a.Noun, b.Noun, Words)
	}
}

// alike are variants that have the same effect on both cases, as these differ in the lists of some parties
// alone which they leave as they are: to lay each over both would tell the same.
func (d *differ) alike() map[string]bool {
	if d.old.Checked() != nil || d.new.Checked() != nil {
		return nil
	}
	old, new := d.old.Written(), d.new.Written()
	before, after := old.Preferences, new.Preferences
	old.Preferences, new.Preferences = nil, nil
	if !reflect.DeepEqual(old, new) || !reflect.DeepEqual(d.old.Amendments(), d.new.Amendments()) ||
		!reflect.DeepEqual(d.old.Variants, d.new.Variants) || !reflect.DeepEqual(d.old.Pulled, d.new.Pulled) {
		return nil
	}
	list := func(all []plenary.PreferenceDraft, party string) []plenary.PreferenceDraft {
		return slices.DeleteFunc(slices.Clone(all), func(p plenary.PreferenceDraft) bool { return p.Party != party })
	}
	out := map[string]bool{}
	for i := range new.Variants {
		v := &new.Variants[i]
		out[v.ID] = !slices.ContainsFunc(v.Preferences, func(p plenary.VariantPreferenceDraft) bool {
			return !reflect.DeepEqual(list(before, p.Party), list(after, p.Party))
		})
	}
	return out
}

// effect lists what a variant lays over its case, for comparison with what it
// lays over another; nothing when it is laid already, or cannot be.
func effect(c *plenary.Case, variant string) []string {
	laid, err := c.With(variant)
	if err != nil {
		return nil
	}
	var out []string
	all := func(string) bool { return true }
	for p := range c.Parties {
		id, old, new := c.Parties[p].ID, &c.Parties[p].Prefers, &laid.Parties[p].Prefers
		for _, text := range statementEffect(c, old.Statements, new.Statements) {
			out = append(out, id+" "+text)
		}
		if before, after := tiers(c, old.Ranking, all), tiers(c, new.Ranking, all); !slices.Equal(before, after) ||
			steps(old) != steps(new) {
			out = append(out, fmt.Sprint(id, " ranks ", after, steps(new)))
		}
	}
	for _, l := range laid.Pulled {
		if !slices.Contains(c.Pulled, l) {
			out = append(out, "pulls "+laid.Levers[l].ID)
		}
	}
	slices.Sort(out) // parties and levers have no order
	return out
}

// marked is a mark with its reason; nothing where there is none.
func marked(as, why string) string {
	if why == "" {
		return ""
	}
	return as + why
}

// statementEffect lists the statements that a variant puts into a list, each
// with the one it is put above, and those it takes out.
func statementEffect(c *plenary.Case, old, new []plenary.Statement) []string {
	var out []string
	left := map[string]bool{}
	for i := range new {
		s := &new[i]
		left[nameOf(s)] = true
		if !s.Laid || slices.ContainsFunc(old, func(o plenary.Statement) bool {
			return o.Laid && o.ID == s.ID && printed(o.Want) == printed(s.Want)
		}) {
			continue
		}
		text := fmt.Sprintf("wants %s: %s (%s; %s%s%s)", s.ID, printed(s.Want), known(c, &s.Claim), s.Because,
			marked("; unknown: ", s.Unknown), marked("; strong: ", s.Strong))
		if i+1 < len(new) && (s.ID == "" ||
			!slices.ContainsFunc(old, func(o plenary.Statement) bool { return o.ID == s.ID })) {
			text += " above " + nameOf(&new[i+1])
		}
		out = append(out, text)
	}
	for i := range old {
		if !left[nameOf(&old[i])] {
			out = append(out, "drops "+nameOf(&old[i]))
		}
	}
	return out
}
