package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// Shrink makes a failing draft smaller, one cut at a time, as long as it stays
// a case without faults that still fails. No single cut of the result fails.
func Shrink(d plenary.Draft, fails func(plenary.Draft) bool) plenary.Draft {
	valid := func(d plenary.Draft) bool {
		_, faults := d.Case()
		return len(faults) == 0
	}
	for {
		all := cuts(d)
		at := slices.IndexFunc(all, func(cut plenary.Draft) bool { return valid(cut) && fails(cut) })
		if at < 0 {
			return d
		}
		d = all[at]
	}
}

// cuts are the drafts one cut smaller, big cuts first. Some have faults.
func cuts(d plenary.Draft) []plenary.Draft {
	var out []plenary.Draft
	each := func(n int, cut func(c *plenary.Draft, i int)) {
		for i := range n {
			c := clone(d)
			cut(&c, i)
			out = append(out, c)
		}
	}
	each(len(d.Options), cutOption)
	each(len(d.Parties), cutParty)
	each(len(d.Preferences), func(c *plenary.Draft, i int) { c.Preferences = slices.Delete(c.Preferences, i, i+1) })
	each(len(d.Impossible), func(c *plenary.Draft, i int) { c.Impossible = slices.Delete(c.Impossible, i, i+1) })
	tableCuts(&d, each)
	for at, p := range d.Preferences {
		each(len(p.Statements), func(c *plenary.Draft, i int) {
			c.Preferences[at].Statements = slices.Delete(c.Preferences[at].Statements, i, i+1)
		})
		each(len(p.Ranking), func(c *plenary.Draft, i int) {
			c.Preferences[at].Ranking = slices.Delete(c.Preferences[at].Ranking, i, i+1)
		})
	}
	for at := range d.Preferences {
		for tier, codes := range d.Preferences[at].Ranking {
			each(len(codes), func(c *plenary.Draft, i int) {
				c.Preferences[at].Ranking[tier] = slices.Delete(c.Preferences[at].Ranking[tier], i, i+1)
			})
		}
	}
	for at := range d.Options {
		if len(d.Options[at].Levels) == 2 {
			each(1, func(c *plenary.Draft, _ int) { c.Options[at].Levels = nil })
		}
		for k, key := range restrictions(&d.Options[at]) {
			if *key != "" {
				each(1, func(c *plenary.Draft, _ int) { *restrictions(&c.Options[at])[k] = "" })
			}
		}
	}
	for at, text := range conditions(&d) {
		parts := partsOf(*text)
		each(len(parts), func(c *plenary.Draft, i int) { *conditions(c)[at] = parts[i] })
	}
	return out
}

// cutOption drops an option with all that speaks of it; rankings keep the
// states in which it stands at its first level.
func cutOption(c *plenary.Draft, i int) {
	id := c.Options[i].ID
	c.Options = slices.Delete(c.Options, i, i+1)
	c.Impossible = slices.DeleteFunc(c.Impossible, func(text string) bool { return speaksOf(text, id) })
	for p := range c.Preferences {
		c.Preferences[p].Statements = slices.DeleteFunc(c.Preferences[p].Statements,
			func(s plenary.StatementDraft) bool { return speaksOf(s.Want, id) })
	}
	cutOptionAtTable(c, id)
	editCodes(c, func(code string) []string {
		if code[i] != '0' {
			return nil
		}
		return []string{code[:i] + code[i+1:]}
	})
}

func restrictions(o *plenary.OptionDraft) []*string {
	return []*string{&o.Final, &o.Moves, &o.Now, &o.Closed}
}

// cutParty drops a party and its preferences; one with options is still needed.
func cutParty(c *plenary.Draft, i int) {
	id := c.Parties[i].ID
	c.Parties = slices.Delete(c.Parties, i, i+1)
	c.Preferences = slices.DeleteFunc(c.Preferences, func(p plenary.PreferenceDraft) bool { return p.Party == id })
	cutPartyAtTable(c, id)
}

func speaksOf(text, option string) bool {
	e, err := expr.Parse(text)
	if err != nil {
		return false
	}
	found := false
	eachTerm(e, func(term *expr.Expr) { found = found || term.Name == option })
	return found
}

// partsOf are the conditions that a condition is made of.
func partsOf(text string) []string {
	e, err := expr.Parse(text)
	if err != nil {
		return nil
	}
	var out []string
	for _, a := range e.Args {
		out = append(out, a.String())
	}
	return out
}
