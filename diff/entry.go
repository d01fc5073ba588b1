package diff

import (
	"slices"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// matched pairs the entries of two lists by name: those of the new list in its
// order, then those only in the old one.
func matched[T any](old, new []T, name func(*T) string) []Place {
	var out []Place
	before := indices(old, name)
	for i := range new {
		at, ok := before[name(&new[i])]
		if !ok {
			at = -1
		}
		out = append(out, Place{at, i})
	}
	after := indices(new, name)
	for i := range old {
		if _, ok := after[name(&old[i])]; !ok {
			out = append(out, Place{i, -1})
		}
	}
	return out
}

func indices[T any](list []T, name func(*T) string) map[string]int {
	out := map[string]int{}
	for i := range list {
		out[name(&list[i])] = i
	}
	return out
}

// both lists the names that stand in two lists, in the order of the new one.
func both(old, new []string) []Place {
	all := matched(old, new, func(s *string) string { return *s })
	return slices.DeleteFunc(all, func(at Place) bool { return at.Old < 0 || at.New < 0 })
}

// pick returns the entry of the new list, or of the old one if it is only there.
func pick[T any](old, new []T, at Place) *T {
	if at.New >= 0 {
		return &new[at.New]
	}
	return &old[at.Old]
}

// An entry notes what differs in one thing that has an id.
type entry struct {
	d      *differ
	of     Change // what all its changes have in common
	unsure bool   // whether none of them is softer or harder for certain
}

// entry begins one. It notes, and ok tells, if the thing is in one case only.
func (d *differ) entry(part Part, id string, at Place) (e entry, ok bool) {
	e = entry{d: d, of: Change{Part: part, ID: id, At: at}}
	return e, e.alone()
}

func (e entry) alone() bool {
	switch at := e.of.At; {
	case at.Old < 0:
		e.of.Act = Added
	case at.New < 0:
		e.of.Act = Dropped
	default:
		return true
	}
	if e.of.Part == Preconditions {
		e.of.Weight = map[Act]Weight{Added: Hardened, Dropped: Softened}[e.of.Act]
	}
	e.note("", Value{}, Value{})
	return false
}

func (e entry) note(key string, old, new Value) {
	e.of.Key, e.of.Old, e.of.New = key, old, new
	if e.unsure && e.of.Weight != Words {
		e.of.Weight = Plain
	}
	e.d.out = append(e.d.out, e.of)
}

// text notes a text that differs.
func (e entry) text(key, old, new string, w Weight) {
	if old != new {
		e.of.Weight = w
		e.note(key, Value{Text: old}, Value{Text: new})
	}
}

// list notes lists that differ; order counts for nothing.
func (e entry) list(key string, old, new []string, w Weight) {
	sorted := func(list []string) string { return strings.Join(slices.Sorted(slices.Values(list)), "\n") }
	if sorted(old) != sorted(new) {
		e.of.Weight = w
		e.note(key, Value{Text: strings.Join(old, ", ")}, Value{Text: strings.Join(new, ", ")})
	}
}

// condition notes conditions that are written otherwise.
func (e entry) condition(key string, old, new *expr.Expr) {
	if printed(old) == printed(new) {
		return
	}
	if e.d.relate(old, new) == reworded {
		e.of.Weight = Words
	}
	e.note(key, value(old), value(new))
}

// claim notes another claim: who asserts it, how it is known, where it stands.
func (e entry) claim(old, new *plenary.Claim) {
	e.text("how", known(e.d.old, old), known(e.d.new, new), Plain)
	e.list("passage", old.Passages, new.Passages, Plain)
}

// known writes how a claim is known, as in claimed by us.
func known(c *plenary.Case, of *plenary.Claim) string {
	text := of.How.String()
	if text == "" {
		text = "not marked"
	}
	if of.By >= 0 {
		text += " by " + c.Parties[of.By].ID
	}
	if of.Who >= 0 {
		text += " in the person of " + c.People[of.Who].ID
	}
	return text
}

func value(e *expr.Expr) Value { return Value{printed(e), e} }

func printed(e *expr.Expr) string {
	if e == nil || e == expr.Never {
		return ""
	}
	return e.String()
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// names lists the ids of parties by index.
func names(c *plenary.Case, parties []int) []string {
	var out []string
	for _, p := range parties {
		out = append(out, c.Parties[p].ID)
	}
	return out
}

// optionNames lists the ids of options by index.
func optionNames(c *plenary.Case, options []int) []string {
	var out []string
	for _, o := range options {
		out = append(out, c.Options[o].ID)
	}
	return out
}
