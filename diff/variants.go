package diff

import (
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
)

func (d *differ) variants() {
	old, new := d.old.Known, d.new.Known
	for _, at := range matched(old, new, func(v *plenary.Variant) string { return v.ID }) {
		e, ok := d.entry(Variants, pick(old, new, at).ID, at)
		if !ok {
			continue
		}
		a, b := &old[at.Old], &new[at.New]
		e.text("kind", a.Kind.String(), b.Kind.String(), Plain)
		if before, after := effect(d.old, a.ID), effect(d.new, b.ID); !slices.Equal(before, after) {
			e.note("changes", Value{Text: fmt.Sprint(len(before))}, Value{Text: fmt.Sprint(len(after))})
		}
		e.text("says", a.Says, b.Says, Words)
		e.text("noun", a.Noun, b.Noun, Words)
	}
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
