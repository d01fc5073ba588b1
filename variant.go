package plenary

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/internal/check"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/internal/spell"
)

// With returns the draft with variants laid over it, in the order given. The
// error names a variant that is not there, or two that change the same thing.
// Faults of the draft itself are left for [Draft.Case] to find.
func (d *Draft) With(variants ...string) (*Draft, error) {
	if d.written != nil {
		return d.written.With(slices.Concat(d.Laid, variants)...)
	}
	out := *d
	out.written = d
	out.Preferences = slices.Clone(d.Preferences)
	changed := map[string]string{} // what, and the variant that changed it
	for _, id := range variants {
		at := slices.IndexFunc(d.Variants, func(v VariantDraft) bool { return v.ID == id })
		if at < 0 {
			return nil, d.unknownVariant(id)
		}
		if slices.Contains(out.Laid, id) {
			return nil, fmt.Errorf("variant `%s` is asked for twice", id)
		}
		for i := range d.Variants[at].Preferences {
			if err := out.lay(id, &d.Variants[at].Preferences[i], changed); err != nil {
				return nil, err
			}
		}
		if err := out.bind(id, d.Variants[at].Forward, changed); err != nil {
			return nil, err
		}
		for _, lever := range d.Variants[at].Levers {
			if by, taken := changed["lever "+lever]; taken && by != id {
				return nil, fmt.Errorf("variants `%s` and `%s` both pull the lever `%s`", by, id, lever)
			}
			changed["lever "+lever] = id
			out.Pulled = append(slices.Clone(out.Pulled), lever)
		}
		out.Laid = append(slices.Clone(out.Laid), id)
	}
	return &out, nil
}

// bind has some options rise only.
func (d *Draft) bind(variant string, options []string, changed map[string]string) error {
	if len(options) > 0 {
		d.Options = slices.Clone(d.Options)
	}
	for _, id := range options {
		if by, taken := changed["moves "+id]; taken && by != variant {
			return fmt.Errorf("variants `%s` and `%s` both change how `%s` moves", by, variant, id)
		}
		changed["moves "+id] = variant
		for o := range d.Options {
			if d.Options[o].ID == id {
				d.Options[o].Moves = "forward"
			}
		}
	}
	return nil
}

func (d *Draft) unknownVariant(id string) error {
	var known []string
	for _, v := range d.Variants {
		known = append(known, v.ID)
	}
	switch near := spell.Nearest(id, known); {
	case near != "":
		return fmt.Errorf("unknown variant `%s`; did you mean `%s`?", id, near)
	case len(known) == 0:
		return fmt.Errorf("unknown variant `%s`; the case has none", id)
	}
	return fmt.Errorf("unknown variant `%s`; the case has %s", id, strings.Join(known, ", "))
}

// lay applies one party's part of a variant.
func (d *Draft) lay(variant string, v *VariantPreferenceDraft, changed map[string]string) error {
	claim := func(what, words string) error {
		if by, taken := changed[what]; taken && by != variant {
			return fmt.Errorf("variants `%s` and `%s` both change %s", by, variant, words)
		}
		changed[what] = variant
		return nil
	}
	all, any := v.Party+" all", v.Party+" any"
	if by, taken := changed[all]; taken && by != variant {
		return fmt.Errorf("variants `%s` and `%s` both change what `%s` prefers", by, variant, v.Party)
	}
	if v.Instead != nil {
		if by, taken := changed[any]; taken && by != variant {
			return fmt.Errorf("variants `%s` and `%s` both change what `%s` prefers", by, variant, v.Party)
		}
		instead := PreferenceDraft{v.Party, slices.Clone(v.Instead.Statements), v.Instead.Ranking, v.Instead.Order,
			v.Instead.Strong}
		for i := range instead.Statements {
			instead.Statements[i].laid = true
		}
		d.prefer(instead)
		changed[all] = variant
	}
	changed[any] = variant
	for i := range v.Edits {
		e := &v.Edits[i]
		if err := claim(v.Party+" "+e.target(),
			fmt.Sprintf("the statement `%s` of `%s`", e.target(), v.Party)); err != nil {
			return err
		}
		if e.ID != "" {
			if err := claim(v.Party+" id "+e.ID,
				fmt.Sprintf("what the id `%s` of `%s` stands for", e.ID, v.Party)); err != nil {
				return err
			}
		}
		d.edit(v.Party, e)
	}
	return nil
}

// target is the ID of the statement an edit works at.
func (e *EditDraft) target() string { return e.Above + e.Replace + e.Drop }

// prefer sets what a party prefers.
func (d *Draft) prefer(p PreferenceDraft) {
	for i := range d.Preferences {
		if d.Preferences[i].Party == p.Party {
			d.Preferences[i] = p
			return
		}
	}
	d.Preferences = append(d.Preferences, p)
}

// edit applies one edit; one that has no target is left for [Draft.Case] to fault.
func (d *Draft) edit(party string, e *EditDraft) {
	for i := range d.Preferences {
		p := &d.Preferences[i]
		at := slices.IndexFunc(p.Statements, func(s StatementDraft) bool { return s.ID != "" && s.ID == e.target() })
		if p.Party != party || at < 0 {
			continue
		}
		list := slices.Clone(p.Statements)
		switch {
		case e.Drop != "":
			list = slices.Delete(list, at, at+1)
		case e.Replace != "":
			list[at] = e.StatementDraft
			list[at].laid = true
		default:
			list = slices.Insert(list, at, e.StatementDraft)
			list[at].laid = true
		}
		p.Statements = list
	}
}

// variants checks all variants of the draft, laid or not, and notes those laid.
func (k *checker) variants() {
	seen := map[string]bool{}
	for i := range k.draft.Variants {
		v := &k.draft.Variants[i]
		path := []string{"variants", v.ID}
		switch {
		case !k.ID(v.ID, "a variant", check.IDHint(v.ID), path):
		case seen[v.ID]:
			k.AddKey(fault.RepeatedID, "", fmt.Sprintf("variant `%s` is declared twice", v.ID), path...)
		case len(v.Preferences) == 0 && len(v.Levers) == 0 && len(v.Forward) == 0:
			k.AddKey(fault.ChangesNothing, "say what it changes, as in preferences: {us: [{drop: patience}]}",
				fmt.Sprintf("variant `%s` changes nothing", v.ID), path...).
				RestsOn(path, check.Under(path, "preferences"), check.Under(path, "levers"),
					check.Under(path, "forward"))
		}
		seen[v.ID] = true
		for j := range v.Preferences {
			k.variantPreference(&v.Preferences[j], []string{"variants", v.ID, "preferences", v.Preferences[j].Party})
		}
		k.name(v.Noun, path, "noun")
		k.variantLevers(v.Levers, check.Under(path, "levers"))
		k.Listed(k.known.options, v.Forward, nil, check.Under(path, "forward"))
		kind := VariantKind(k.Word(v.Kind, variantKinds, "a kind of variant", path, "kind"))
		known := Variant{v.ID, v.Says, kind, -1, v.Noun, v.Unsure}
		if known.Kind != WhatIf {
			known.Party = k.variantParty(v, path)
		}
		k.c.Known = append(k.c.Known, known)
		k.known.variants.Declare(v.ID)
		if slices.Contains(k.draft.Laid, v.ID) {
			k.c.Variants = append(k.c.Variants, known)
		}
	}
	slices.SortFunc(k.c.Variants, func(a, b Variant) int {
		return slices.Index(k.draft.Laid, a.ID) - slices.Index(k.draft.Laid, b.ID)
	})
}

// variantParty is the one party whose preferences a variant changes.
func (k *checker) variantParty(v *VariantDraft, path []string) int {
	if len(v.Preferences) != 1 || len(v.Levers)+len(v.Forward) > 0 {
		k.AddKey(fault.NotOneParty, "change the preferences of one party, or leave out the kind",
			fmt.Sprintf("variant `%s` is marked %s, and that is of one party's preferences", v.ID, v.Kind),
			check.Under(path, "kind")...).
			RestsOn(check.Under(path, "preferences"), check.Under(path, "levers"), check.Under(path, "forward"))
		return -1
	}
	return k.c.PartyIndex(v.Preferences[0].Party)
}

func (k *checker) variantLevers(ids []string, path []string) {
	levers := *k.known.levers
	levers.Again = func(_, id string) string { return fmt.Sprintf("the variant pulls the lever `%s` twice", id) }
	k.Listed(&levers, ids, nil, path)
}

func (k *checker) variantPreference(v *VariantPreferenceDraft, path []string) {
	if k.c.PartyIndex(v.Party) < 0 {
		k.AddKey(fault.UnknownParty, k.nearParty(v.Party), fmt.Sprintf("unknown party `%s`", v.Party), path...).
			RestsOn(path)
		return
	}
	if v.Instead != nil {
		at := check.Under(path, "instead")
		k.statements(v.Instead, at)
		k.ranking(v.Instead, at)
		k.steps(v.Instead, at)
	}
	targets, worked := k.statementIDs(v.Party), map[string]bool{}
	for i := range v.Edits {
		k.variantEdit(&v.Edits[i], v.Party, targets, worked, check.Under(path, strconv.Itoa(i)))
	}
}

// statementIDs lists the IDs of a party's statements as the draft has them,
// variants laid over it included.
func (k *checker) statementIDs(party string) []string {
	var ids []string
	for i := range k.draft.Preferences {
		for _, s := range k.draft.Preferences[i].Statements {
			if k.draft.Preferences[i].Party == party && s.ID != "" {
				ids = append(ids, s.ID)
			}
		}
	}
	return ids
}

func (k *checker) variantEdit(e *EditDraft, party string, targets []string, worked map[string]bool, path []string) {
	verbs := map[string]string{"above": e.Above, "replace": e.Replace, "drop": e.Drop}
	named := 0
	for _, verb := range []string{"above", "replace", "drop"} {
		id := verbs[verb]
		if id == "" {
			continue
		}
		named++
		if len(k.draft.Laid) == 0 && !slices.Contains(targets, id) {
			k.Add(fault.UnknownStatement, k.nearStatement(id, targets),
				fmt.Sprintf("`%s` has no statement with the id `%s`", party, id), check.Under(path, verb)...).
				RestsOn([]string{"preferences"}, []string{"preferences", party})
		}
	}
	switch {
	case named != 1:
		k.Add(oneOrNone(named), "name one statement by its id: above, replace or drop",
			"this change does not say where it belongs", path...)
	case worked[e.target()]:
		k.Add(fault.RepeatedItem, "keep one of them",
			fmt.Sprintf("the variant changes the statement `%s` twice", e.target()), path...)
	case e.Drop != "" && e.Want != "":
		k.Add(fault.OutOfPlace, "write replace in place of drop", "a dropped statement leaves nothing to want",
			check.Under(path, "want")...)
	case e.ID != "" && e.ID != e.Replace && len(k.draft.Laid) == 0 && slices.Contains(targets, e.ID):
		k.Add(fault.RepeatedID, "choose another",
			fmt.Sprintf("`%s` already has a statement with the id `%s`", party, e.ID), check.Under(path, "id")...)
	}
	if e.Drop == "" {
		k.statementID(e.ID, map[string]bool{}, path)
		k.statement(&e.StatementDraft, path)
	}
	worked[e.target()] = true
}

func (k *checker) nearStatement(id string, known []string) string {
	if near := spell.Nearest(id, known); near != "" {
		return "did you mean `" + near + "`?"
	}
	if len(known) == 0 {
		return "give the statement an id: {id: " + id + ", want: …}"
	}
	return "its statements with an id are " + strings.Join(known, ", ")
}
