package plenary

import (
	"regexp"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// An OrderDraft is one character of the codes of a ranking: the option it
// stands for, and which of its levels 0, 1, 2 … are.
type OrderDraft struct {
	Option string
	Levels []string // nil for its levels as declared
}

// Order is what the characters of codes stand for where a ranking does not say
// it: all options as declared. Levels are given of those that have them written.
func (d *Draft) Order() []OrderDraft {
	out := make([]OrderDraft, len(d.Options))
	for i := range d.Options {
		out[i] = OrderDraft{d.Options[i].ID, d.Options[i].Levels}
	}
	return out
}

// OrderText writes an order as it stands in a case file, on one line.
func OrderText(order []OrderDraft) string {
	items := make([]string, len(order))
	for i, o := range order {
		if items[i] = flowText(o.Option); o.Levels != nil {
			items[i] += ": " + flowList(o.Levels)
		}
	}
	return "order: [" + strings.Join(items, ", ") + "]"
}

func flowList(texts []string) string {
	items := make([]string, len(texts))
	for i, t := range texts {
		items[i] = flowText(t)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// plainInBrackets is text that needs no quotes within brackets.
var plainInBrackets = regexp.MustCompile(`^[\p{L}\p{N}]([\p{L}\p{N} .()/%_-]*[\p{L}\p{N}.)/%_-])?$`)

func flowText(text string) string {
	if plainInBrackets.MatchString(text) && !strings.EqualFold(text, "null") && outlet.Name(text) == text {
		return text
	}
	return outlet.Quote(text)
}
