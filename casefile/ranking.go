package casefile

import (
	"fmt"
	"strconv"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
)

// The forms of a ranking.
var (
	codeForm = exactly("code", "a code",
		"A state: one character per option in declared order, the position of its level (0 to 9, then a to z). "+
			"Quote it.",
		`"type": ["string", "integer"], "pattern": "^[0-9a-z]+$"`)
	tiersForm = reads(form{
		shown: "a list of tiers", class: exact, lists: true,
		schema: `"type": "array", "items": {` + orList(codeForm, `, "minItems": 1`) + `}`,
	}, (*decoder).ranking)
	stepForm  = exactly("", "a number", "", `"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+$"`)
	stepsForm = reads(form{
		shown: "a number, or a list", class: exact, lists: true, schema: orList(stepForm, `, "minItems": 1`),
	}, (*decoder).steps)
	orderForm = reads(form{
		shown: "a list of options", class: exact, lists: true,
		schema: `"type": "array", "minItems": 1, "items": {"anyOf": [{` + optionForm.ref() + `},
			{"type": "object", "minProperties": 1, "maxProperties": 1, "propertyNames": {` + optionForm.ref() + `},
				"additionalProperties": {"description": "Its levels, from 0 on.", "anyOf": [{"type": "null"}, {` +
			levelList + `}]}}]}`,
	}, (*decoder).order)
)

// ranking reads tiers of state codes. A tier may be a single code.
func (d *decoder) ranking(e entry) [][]string {
	if !e.there() {
		return nil
	}
	if e.value.kind != list {
		d.spoilEntry(e, fault.WrongForm, "`ranking` should be a list of tiers, not "+e.value.describe(),
			`write [["20"], ["10", "01"]], best first`)
		return nil
	}
	var out [][]string
	for i := range e.value.kids {
		tier := &e.value.kids[i]
		if tier.kind == list {
			out = append(out, d.tier(tier))
		} else {
			out = append(out, []string{d.item(tier, "ranking")})
		}
	}
	return out
}

func (d *decoder) tier(n *node) []string {
	out := make([]string, len(n.kids))
	for i := range n.kids {
		out[i] = d.item(&n.kids[i], "ranking")
	}
	return out
}

// steps reads below how many tiers there are strong steps down.
func (d *decoder) steps(e entry) []int {
	var out []int
	for i, text := range d.names(e) {
		n, err := strconv.ParseUint(text, 10, 31)
		if err != nil || n == 0 {
			d.spoilEntry(e, fault.WrongForm,
				fmt.Sprintf("`%s`, at place %d of `strong`, is no number of tiers", text, i+1),
				"write below how many of the tiers there is a strong step, as in 1, or [1, 3]")
			return nil
		}
		out = append(out, int(n))
	}
	return out
}

const orderExample = "write order: [up.release, down.attack], or [up.release: [none, half, full], down.attack]"

// order reads what the characters of a ranking's codes stand for: options, or
// options with their levels.
func (d *decoder) order(e entry) []plenary.OrderDraft {
	switch {
	case !e.there():
		return nil
	case e.value.kind == scalar && !e.value.null:
		d.spoilEntry(e, fault.WrongForm, "`order` should be a list, not text",
			"put it in brackets: "+bracketed(e.value.text))
		return nil
	case e.value.kind != list:
		d.spoilEntry(e, fault.WrongForm, "`order` should be a list, not "+e.value.describe(), orderExample)
		return nil
	case len(e.value.kids) == 0:
		d.spoilEntry(e, fault.Empty, "`order` is empty", orderExample)
		return nil
	}
	var out []plenary.OrderDraft
	for i := range e.value.kids {
		out = append(out, d.orderItem(&e.value.kids[i]))
	}
	return upTo(d, out, plenary.MaxOptions, e, "options in an order")
}

func (d *decoder) orderItem(n *node) plenary.OrderDraft {
	if n.kind != mapping {
		return plenary.OrderDraft{Option: d.item(n, "order")}
	}
	all := d.entries(n)
	if len(all) != 1 || len(n.kids) != 2 {
		d.spoil(n, fault.WrongForm, fmt.Sprintf("an item of `order` should be one option, not %d", len(n.kids)/2),
			"begin a new item for each option")
		return plenary.OrderDraft{}
	}
	out := plenary.OrderDraft{Option: all[0].key.text}
	if !all[0].value.null {
		out.Levels = d.texts(all[0])
	}
	return out
}
