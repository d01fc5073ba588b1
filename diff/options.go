package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
)

func (d *differ) parties() {
	old, new := d.old.Parties, d.new.Parties
	for _, at := range matched(old, new, func(p *plenary.Party) string { return p.ID }) {
		e, ok := d.entry(Parties, pick(old, new, at).ID, at)
		if !ok {
			continue
		}
		a, b := &old[at.Old], &new[at.New]
		e.text("name", a.Name, b.Name, Words)
		e.list("also", a.Also, b.Also, Words)
		e.text("text", a.Text, b.Text, Words)
		e.text("short", a.Short, b.Short, Words)
		e.text("capital", a.Capital, b.Capital, Words)
		e.text("as_written", a.AsWritten, b.AsWritten, Words)
		e.text("perceives", perceives(d.old, a), perceives(d.new, b), Plain)
	}
}

// perceives writes what a party takes to be otherwise, and how that is known.
func perceives(c *plenary.Case, p *plenary.Party) string {
	var out []string
	for i := range p.Perceives {
		x := &p.Perceives[i]
		what := "unseen: " + printed(x.Unseen)
		if x.Variant >= 0 {
			what = "variant: " + c.Known[x.Variant].ID
		}
		out = append(out, fmt.Sprintf("%s (%s; %s; %s)", what, known(c, &x.Claim), x.Because,
			strings.Join(x.Passages, ", ")))
	}
	return strings.Join(out, "\n")
}

func (d *differ) options() {
	old, new := d.old.Options, d.new.Options
	for _, at := range matched(old, new, func(o *plenary.Option) string { return o.ID }) {
		e, ok := d.entry(Options, pick(old, new, at).ID, at)
		if !ok {
			continue
		}
		a, b := &old[at.Old], &new[at.New]
		if !d.old.NoStatusQuo && !d.new.NoStatusQuo {
			e.text("now", a.Levels[a.Now], b.Levels[b.Now], Plain)
			e.text("or_now", orNow(a), orNow(b), Plain)
		}
		e.text("levels", strings.Join(a.Levels, ", "), strings.Join(b.Levels, ", "), Plain)
		e.text("moves", a.Moves.String(), b.Moves.String(), Plain)
		e.text("final", final(a), final(b), Plain)
		w := Words
		if (a.Closed == "") != (b.Closed == "") {
			w = Plain
		}
		e.text("closed", a.Closed, b.Closed, w)
		e.text("says", a.Says, b.Says, Words)
		e.text("because", a.Because, b.Because, Words)
		e.text("noun", a.Noun, b.Noun, Words)
		e.phrases(a, b)
	}
}

// orNow is at which other levels an option may stand.
func orNow(o *plenary.Option) string {
	var out []string
	for _, l := range o.OrNow {
		out = append(out, o.Levels[l])
	}
	return strings.Join(out, ", ")
}

func final(o *plenary.Option) string {
	if o.Final < 0 {
		return ""
	}
	return o.Levels[o.Final]
}

func (d *differ) conditions() {
	old, new := d.old.Conditions, d.new.Conditions
	for _, at := range matched(old, new, func(c *plenary.Condition) string { return c.ID }) {
		if e, ok := d.entry(Conditions, pick(old, new, at).ID, at); ok {
			e.condition("want", old[at.Old].Want, new[at.New].Want)
			e.text("noun", old[at.Old].Noun, new[at.New].Noun, Words)
			e.text("same", sameness(&old[at.Old]), sameness(&new[at.New]), Plain)
		}
	}
}

// sameness writes whether states in which a condition holds are told as one, and how these are ranked.
func sameness(c *plenary.Condition) string {
	switch {
	case !c.Same:
		return ""
	case c.Like == nil:
		return "true"
	}
	return printed(c.Like)
}

// impossible compares the rules; they have no ids and their order counts for
// nothing.
func (d *differ) impossible() {
	old, new := d.old.Impossible, d.new.Impossible
	p := newPairing(len(old), len(new))
	p.by(func(i int) string { return printed(old[i]) }, func(j int) string { return printed(new[j]) })
	p.by(func(i int) string { return d.meaning(d.old, old[i]) }, func(j int) string { return d.meaning(d.new, new[j]) })
	for _, at := range p.places() {
		e := entry{d: d, of: Change{Part: Impossible, At: at}}
		switch {
		case at.New < 0:
			e.of.Act, e.of.ID = Dropped, printed(old[at.Old])
			e.note("", value(old[at.Old]), Value{})
		case at.Old < 0:
			e.of.Act, e.of.ID = Added, printed(new[at.New])
			e.note("", Value{}, value(new[at.New]))
		default:
			e.of.ID = printed(new[at.New])
			e.condition("", old[at.Old], new[at.New])
		}
	}
}

// A pairing pairs the entries of two lists that have no ids, or not always.
// of each entry of the old and the new list: its place in the other; -1 for none
type pairing struct{ partner [2][]int }

func newPairing(old, new int) *pairing {
	p := &pairing{}
	p.partner[0], p.partner[1] = slices.Repeat([]int{-1}, old), slices.Repeat([]int{-1}, new)
	return p
}

// by pairs what is not paired yet by equal names; "" names nothing. Of several
// with one name the first is paired with the first, and so on.
func (p *pairing) by(old, new func(int) string) {
	waiting := map[string][]int{}
	for i, to := range p.partner[0] {
		if to < 0 {
			if name := old(i); name != "" {
				waiting[name] = append(waiting[name], i)
			}
		}
	}
	for j, to := range p.partner[1] {
		if to >= 0 {
			continue
		}
		name := new(j)
		if list := waiting[name]; len(list) > 0 {
			p.partner[0][list[0]], p.partner[1][j] = j, list[0]
			waiting[name] = list[1:]
		}
	}
}

// places lists the entries of the new list in order, then those only in the old one.
func (p *pairing) places() []Place {
	var out []Place
	for j, i := range p.partner[1] {
		out = append(out, Place{i, j})
	}
	for i, j := range p.partner[0] {
		if j < 0 {
			out = append(out, Place{i, -1})
		}
	}
	return out
}
