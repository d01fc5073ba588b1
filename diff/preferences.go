package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
)

// preferences compares what the parties that are in both cases prefer.
func (d *differ) preferences() {
	old, new := d.old.Parties, d.new.Parties
	for _, at := range matched(old, new, func(p *plenary.Party) string { return p.ID }) {
		if at.Old >= 0 && at.New >= 0 {
			d.statements(new[at.New].ID, old[at.Old].Prefers.Statements, new[at.New].Prefers.Statements)
			d.ranking(new[at.New].ID, &old[at.Old].Prefers, &new[at.New].Prefers)
		}
	}
}

func (d *differ) statements(party string, old, new []plenary.Statement) {
	p := newPairing(len(old), len(new))
	p.by(func(i int) string { return old[i].ID }, func(j int) string { return new[j].ID })
	p.by(func(i int) string { return printed(old[i].Want) }, func(j int) string { return printed(new[j].Want) })
	p.by(func(i int) string { return d.meaning(d.old, old[i].Want) }, func(j int) string {
		return d.meaning(d.new, new[j].Want)
	})
	places := p.places()
	passed := moved(places, func(at Place) string { return orderKey(&old[at.Old], &new[at.New]) })
	for _, at := range places {
		e := entry{d: d, of: Change{Part: Preferences, Party: party, At: at}}
		switch {
		case at.New < 0:
			e.of.Act, e.of.ID = Dropped, nameOf(&old[at.Old])
			e.note("", value(old[at.Old].Want), Value{})
		case at.Old < 0:
			e.of.Act, e.of.ID = Added, nameOf(&new[at.New])
			e.note("", Value{}, value(new[at.New].Want))
		default:
			e.of.ID = nameOf(&new[at.New])
			e.statement(&old[at.Old], &new[at.New], passed)
		}
	}
}

func (e entry) statement(a, b *plenary.Statement, passed map[Place][2]Place) {
	e.condition("want", a.Want, b.Want)
	if past, ok := passed[e.of.At]; ok {
		moved := e
		moved.of.Act, moved.of.Past = Moved, past
		moved.note("", Value{Text: fmt.Sprint(e.of.At.Old + 1)}, Value{Text: fmt.Sprint(e.of.At.New + 1)})
	}
	e.claim(&a.Claim, &b.Claim)
	e.text("unknown", a.Unknown, b.Unknown, Plain)
	e.text("strong", a.Strong, b.Strong, Plain)
	e.text("because", a.Because, b.Because, Words)
	e.text("id", a.ID, b.ID, Words)
}

// nameOf is the id of a statement, or else its condition.
func nameOf(s *plenary.Statement) string {
	if s.ID != "" {
		return s.ID
	}
	return printed(s.Want)
}

// orderKey is the same whichever of two statements is the old one.
func orderKey(a, b *plenary.Statement) string {
	names := []string{nameOf(a), nameOf(b)}
	slices.Sort(names)
	return strings.Join(names, "\n")
}

// ranking compares rankings written outright by the states they list, not by
// their codes, which depend on the order of options. Options that one case has
// alone are left aside.
func (d *differ) ranking(party string, old, new *plenary.Preference) {
	e := entry{d: d, of: Change{Part: Preferences, Party: party, ID: party}}
	shared := func(option string) bool { return d.shared[option] != nil }
	before, after := tiers(d.old, old.Ranking, shared), tiers(d.new, new.Ranking, shared)
	if slices.Equal(before, after) && steps(old) == steps(new) {
		return
	}
	switch {
	case len(before) == 0:
		e.of.Act = Added
	case len(after) == 0:
		e.of.Act = Dropped
	}
	e.note("ranking", Value{Text: fmt.Sprint(len(before))}, Value{Text: fmt.Sprint(len(after))})
}

// tiers writes each tier of a ranking as its states, in an order of its own, by
// the options that count.
func tiers(c *plenary.Case, ranking [][][]uint8, counts func(option string) bool) []string {
	var out []string
	for _, tier := range ranking {
		var states []string
		for _, levels := range tier {
			states = append(states, stateText(c, levels, counts))
		}
		slices.Sort(states)
		out = append(out, strings.Join(slices.Compact(states), "; "))
	}
	return out
}

// steps writes where a ranking has strong steps.
func steps(p *plenary.Preference) string {
	if len(p.Strong) == 0 {
		return ""
	}
	return fmt.Sprint(p.Strong)
}

// stateText writes a state by the names of its levels, options in alphabetic order.
func stateText(c *plenary.Case, levels []uint8, counts func(option string) bool) string {
	var out []string
	for o := range c.Options {
		if counts(c.Options[o].ID) {
			out = append(out, c.Options[o].ID+" = "+c.Options[o].Levels[levels[o]])
		}
	}
	return sorted(out)
}
