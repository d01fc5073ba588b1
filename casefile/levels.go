package casefile

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// levelList is a list of levels, as a schema has it.
var levelList = between(2, plenary.MaxLevels, textForm)

// levels is the form of the levels of an option: their names in a list, or each
// with how it is told.
func levels(of *shape) form {
	mapped := fmt.Sprintf(`"type": "object", "minProperties": 2, "maxProperties": %d, "propertyNames": {"type": "string",
		"pattern": "\\S"}, "additionalProperties": {%s}`, plenary.MaxLevels, ref(of.name))
	f := form{shown: "a list of levels, or a mapping", class: label, lists: true, maps: true, of: []*shape{of},
		schema: `"anyOf": [{` + levelList + `}, {` + mapped + `}]`}
	return into(f, func(d *decoder, e entry, to *plenary.OptionDraft) {
		const what = "levels of one option"
		switch hint := toldInList(e.value); {
		case hint != "":
			d.spoilEntry(e, fault.WrongForm, "`levels` should be a list of names, or a mapping", "write `"+hint+"`")
			return
		case !d.told(e.value):
			to.Levels = upTo(d, d.texts(e), plenary.MaxLevels, e, what)
			return
		}
		for _, x := range upTo(d, d.entries(e.value), plenary.MaxLevels, e, what) {
			to.Levels = append(to.Levels, x.key.text)
			to.Phrases = append(to.Phrases, d.phrases(x, of))
		}
	})
}

// nowForm is the form of where an option stands: a level, or several of which it is one.
var nowForm = into(form{shown: "a level, or a list", class: label, lists: true,
	schema: orList(levelForm, atMost(plenary.MaxLevels)+`, "uniqueItems": true`)},
	func(d *decoder, e entry, to *plenary.OptionDraft) {
		levels := upTo(d, d.oneOrMore(e), plenary.MaxLevels, e, "levels of one option")
		if len(levels) > 0 {
			to.Now = levels[0]
		}
		if len(levels) > 1 {
			to.OrNow = levels[1:]
		}
	})

// undoForm is that of what a party does to fall to a level: a phrase, or one by the level
// that it comes from.
var undoForm = into(form{shown: "a phrase, or a mapping", class: prose, maps: true,
	schema: fmt.Sprintf(`"anyOf": [{%s}, {"type": "object", "minProperties": 1, "maxProperties": %d,
		"propertyNames": {"type": "string", "pattern": "\\S"}, "additionalProperties": {%[1]s}}]`,
		phraseForm.ref(), plenary.MaxLevels)},
	func(d *decoder, e entry, to *plenary.PhraseDraft) {
		if e.value.kind != mapping {
			to.Undo = d.text(e)
			return
		}
		all := upTo(d, d.entries(e.value), plenary.MaxLevels, e, "levels of one option")
		if len(all) == 0 {
			d.spoilEntry(e, fault.Empty, "`undo` is empty", "write {half: shut the gates again}, or remove the key")
		}
		for _, x := range all {
			to.Falls = append(to.Falls, plenary.FallDraft{From: x.key.text, Text: d.text(x)})
		}
	})

// told reports whether n has levels with how they are told, and not names alone
// or with numbers.
func (d *decoder) told(n *node) bool {
	for i := 0; n.kind == mapping && i < len(n.kids); i += 2 {
		if v := &n.kids[i+1]; v.kind == mapping || v.null && !d.cutOff(entry{&n.kids[i], v}) {
			return true
		}
	}
	return false
}

// toldInList proposes the mapping that a list was meant to be in which some levels
// have how they are told; "" for another list.
func toldInList(n *node) string {
	var out []string
	any := false
	for i := range n.kids {
		k, text := &n.kids[i], ""
		switch {
		case n.kind != list:
			return ""
		case k.kind == scalar && !k.null:
			text = scalarText(k.text) + ": "
		case k.kind == mapping && len(k.kids) == 2 && k.kids[0].kind == scalar && k.kids[1].kind == mapping:
			text, any = scalarText(k.kids[0].text)+": {…}", true
		default:
			return ""
		}
		out = append(out, text)
	}
	if all := "{" + strings.Join(out, ", ") + "}"; any && len(all) < 100 {
		return "levels: " + all
	}
	return ""
}

func (d *decoder) phrases(e entry, s *shape) plenary.PhraseDraft {
	switch {
	case e.value.null:
	case e.value.kind == mapping:
		return filled[plenary.PhraseDraft](d, d.fields(e.value, s), s)
	default:
		d.spoilEntry(e, fault.WrongForm,
			fmt.Sprintf("level `%s` should be a mapping, not %s", e.key.text, e.value.describe()), s.write)
	}
	return plenary.PhraseDraft{}
}
