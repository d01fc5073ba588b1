package diff

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

func (d *differ) levers() {
	old, new := d.old.Levers, d.new.Levers
	for _, at := range matched(old, new, func(l *plenary.Lever) string { return l.ID }) {
		e, ok := d.entry(Levers, pick(old, new, at).ID, at)
		if !ok {
			continue
		}
		a, b := &old[at.Old], &new[at.New]
		e.text("does", does(d.old, a), does(d.new, b), Plain)
		if a.Accept != nil && b.Accept != nil {
			e.condition("accept", a.Accept, b.Accept)
		}
		e.list("asks", names(d.old, a.Asks), names(d.new, b.Asks), Plain)
		e.claim(&a.Claim, &b.Claim)
		e.text("says", a.Says, b.Says, Words)
		e.list("ask", askTexts(d.old, a), askTexts(d.new, b), Words)
	}
}

// does writes what a lever does, less the condition it accepts: waive
// us-release, widen plenary to nk.programme.
func does(c *plenary.Case, l *plenary.Lever) string {
	text := l.Kind.String() + " "
	switch l.Kind {
	case plenary.Waive, plenary.Soften, plenary.Accept:
		var ids []string
		for _, p := range l.Preconditions {
			ids = append(ids, c.Preconditions[p].ID)
		}
		return text + sorted(ids)
	case plenary.Open:
		return text + sorted(optionNames(c, l.Opens))
	case plenary.Swap:
		return text + sorted(names(c, l.Swap[:]))
	}
	var terms []string
	for _, t := range l.Commit {
		terms = append(terms, termText(c, t))
	}
	return text + c.Tracks[l.Track].ID + " to " + sorted(terms)
}

// termText writes an option with some of its levels; all go without saying.
func termText(c *plenary.Case, t plenary.Term) string {
	o := &c.Options[t.Option]
	var levels []string
	for l := range o.Levels {
		if t.Levels>>l&1 == 1 {
			levels = append(levels, expr.QuoteLevel(o.Levels[l]))
		}
	}
	if len(levels) == len(o.Levels) {
		return o.ID
	}
	return o.ID + " = " + strings.Join(levels, " or ")
}

func sorted(list []string) string {
	slices.Sort(list)
	return strings.Join(list, ", ")
}
