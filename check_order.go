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

// coding reads how the codes of a ranking are read: by its `order`, or else by
// the options as declared; nil when the order is at fault.
func (k *checker) coding(d *PreferenceDraft, path []string) *coding {
	if len(d.Order) == 0 {
		return k.c.declared()
	}
	before := len(k.Faults)
	path = check.Under(path, "order")
	out := &coding{c: k.c}
	index, taken := k.c.optionIndices(), map[string]bool{}
	var strange []int
	for i, item := range d.Order {
		o, known := index[item.Option]
		switch {
		case !known:
			strange = append(strange, i)
		case taken[item.Option]:
			k.addItem(fault.RepeatedItem, "keep one of them", fmt.Sprintf("`%s` stands twice in `order`", item.Option),
				item, path, i)
		case item.Levels == nil:
			out.digits = append(out.digits, digit{option: o})
		default:
			at := check.Under(path, strconv.Itoa(i), item.Option)
			out.digits = append(out.digits, digit{o, k.orderLevels(&k.c.Options[o], item.Levels, at)})
		}
		taken[item.Option] = true
	}
	left := slices.DeleteFunc(k.c.OptionNames(), func(id string) bool { return taken[id] })
	left = k.strangeOptions(d.Order, strange, left, path)
	if len(left) > 0 {
		k.AddKey(fault.IncompleteOrder, k.leftOut(d.Order, left), "`order` leaves out "+listOf(left), path...).
			RestsOn(orderRests(path)...)
	}
	if len(k.Faults) > before {
		return nil
	}
	return out
}

// optionIndices maps the IDs of options to their places.
func (c *Case) optionIndices() map[string]int {
	out := make(map[string]int, len(c.Options))
	for o := range c.Options {
		out[c.Options[o].ID] = o
	}
	return out
}

// addItem notes a fault of an item of an order.
func (k *checker) addItem(code fault.Code, hint, msg string, item OrderDraft, path []string, i int) {
	f := check.Fault{Code: string(code), Path: check.Under(path, strconv.Itoa(i)), Hint: hint, Msg: msg,
		Needs: orderRests(path)}
	if item.Levels != nil {
		f.Path, f.Key = append(f.Path, item.Option), true
	}
	k.Note(f)
}

// orderRests is what a fault of an order at path rests on.
func orderRests(path []string) [][]string {
	return append(optionsAndLevels(), []string{"options", "*"}, check.Under(path, "*"))
}

// strangeOptions notes items of an order that name no option. It returns the
// options that are left out, less those that were probably meant.
func (k *checker) strangeOptions(order []OrderDraft, strange []int, left []string, path []string) []string {
	names := make([]string, len(strange))
	for n, i := range strange {
		names[n] = order[i].Option
	}
	meant, left := matched(names, left, func(name, id string) bool { return strings.HasSuffix(id, "."+name) })
	for n, i := range strange {
		if k.Enough() {
			return nil
		}
		hint := fmt.Sprintf("if it is gone, take it out here, and its character, the %s, out of every code",
			ordinal(i+1))
		if meant[n] != "" {
			hint = "did you mean `" + meant[n] + "`?"
		}
		k.addItem(fault.UnknownOption, hint, fmt.Sprintf("unknown option `%s`", names[n]), order[i], path, i)
	}
	return left
}

// matched finds for names that stand for nothing which of those left out were
// probably meant, each once: those nearly alike, those that are so otherwise, and
// at last the only one for the only one. It returns what is still left.
func matched(names, left []string, so func(name, id string) bool) (meant, rest []string) {
	meant, rest = make([]string, len(names)), slices.Clone(left)
	open := len(names)
	match := func(n int, id string) {
		if meant[n] == "" && id != "" {
			meant[n], open = id, open-1
			rest = slices.DeleteFunc(rest, func(l string) bool { return l == id })
		}
	}
	for n, name := range names[:min(len(names), maxSuggestions)] {
		match(n, spell.Nearest(name, rest))
	}
	for n, name := range names[:min(len(names), maxSuggestions)] {
		if at := slices.IndexFunc(rest, func(id string) bool { return so(name, id) }); at >= 0 {
			match(n, rest[at])
		}
	}
	if open == 1 && len(rest) == 1 {
		match(slices.Index(meant, ""), rest[0])
	}
	return meant, rest
}

// leftOut says what to write when an order leaves out options.
func (k *checker) leftOut(order []OrderDraft, left []string) string {
	index := k.c.optionIndices()
	full := slices.DeleteFunc(slices.Clone(order), func(o OrderDraft) bool {
		_, known := index[o.Option]
		delete(index, o.Option)
		return !known
	})
	for _, o := range k.draft.Order() {
		if slices.Contains(left, o.Option) {
			full = append(full, o)
		}
	}
	if len(left) > 1 {
		return fmt.Sprintf(
			"write `%s`, and a character for each at the end of every code; states that are not listed rank last",
			OrderText(full))
	}
	_, levels, _ := k.c.Lookup(left[0])
	return fmt.Sprintf(
		"write `%s`, and its character at the end of every code (%s); states that are not listed rank last",
		OrderText(full), numbered(levels))
}

// orderLevels reads the levels by which a character of codes is read.
func (k *checker) orderLevels(o *Option, levels, path []string) []uint8 {
	out := make([]uint8, 0, len(levels))
	var strange []int
	for j, l := range levels {
		switch at := slices.Index(o.Levels, l); {
		case at < 0:
			strange = append(strange, j)
		case slices.Contains(levels[:j], l):
			k.Add(fault.RepeatedItem, "keep one of them", fmt.Sprintf("level `%s` stands twice", l),
				check.Under(path, strconv.Itoa(j))...)
		default:
			out = append(out, uint8(at))
		}
	}
	names := make([]string, len(strange))
	for n, j := range strange {
		names[n] = levels[j]
	}
	left := slices.DeleteFunc(slices.Clone(o.Levels), func(l string) bool { return slices.Contains(levels, l) })
	meant, left := matched(names, left, strings.EqualFold)
	for n, j := range strange {
		hint := fmt.Sprintf(
			"its levels are %s; if it is gone, take it out here, and every code with `%s` for it out of the ranking",
			strings.Join(o.Levels, ", "), digitOf(j))
		if j < len(levels)-1 {
			hint += ", and lower what is above"
		}
		if meant[n] != "" {
			hint = "did you mean `" + meant[n] + "`?"
		}
		k.Add(fault.UnknownLevel, hint, fmt.Sprintf("option `%s` has no level `%s`", o.ID, levels[j]),
			check.Under(path, strconv.Itoa(j))...).RestsOn(orderRests(path[:len(path)-2])...)
	}
	if len(left) > 0 && len(levels)+len(left) <= MaxLevels {
		full := append(slices.Clone(levels), left...)
		k.AddKey(fault.IncompleteOrder,
			fmt.Sprintf(
				"write it at the end, `%s: %s`, so that `%s` stands for it; states that are not listed rank last", o.ID,
				flowList(full), digitOf(len(levels))),
			fmt.Sprintf("`order` leaves out %s of `%s`", listOf(left), o.ID), path...).
			RestsOn(orderRests(path[:len(path)-2])...)
	}
	return out
}

// digitOf is the character of a level; beyond the last there is none.
func digitOf(i int) string {
	if i >= len(digits) {
		return "?"
	}
	return digits[i : i+1]
}

// numbered lists levels with the digits that stand for them.
func numbered(levels []string) string {
	out := make([]string, len(levels))
	for i, l := range levels {
		out[i] = digitOf(i) + " " + l
	}
	return strings.Join(out, ", ")
}

// listOf quotes names, the first five of them.
func listOf(names []string) string {
	const most = 5
	var out []string
	for _, n := range names[:min(len(names), most)] {
		out = append(out, "`"+n+"`")
	}
	text := strings.Join(out, ", ")
	if more := len(names) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// ordinal writes a place: 1st, 2nd, 3rd, 4th.
func ordinal(n int) string {
	suffix := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
