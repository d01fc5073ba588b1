package plenarytest

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// cloneTable copies what binds the table in a draft that is being cloned.
func cloneTable(d *plenary.Draft) {
	d.Conditions = slices.Clone(d.Conditions)
	d.Tracks = slices.Clone(d.Tracks)
	for i := range d.Tracks {
		d.Tracks[i].Seats = slices.Clone(d.Tracks[i].Seats)
		for j := range d.Tracks[i].Seats {
			s := &d.Tracks[i].Seats[j]
			s.Mandate = slices.Clone(s.Mandate)
			for k := range s.Mandate {
				s.Mandate[k].Discuss = slices.Clone(s.Mandate[k].Discuss)
				s.Mandate[k].Commit = slices.Clone(s.Mandate[k].Commit)
			}
		}
	}
	d.Preconditions = slices.Clone(d.Preconditions)
	d.Guarantees = slices.Clone(d.Guarantees)
	for i := range d.Guarantees {
		d.Guarantees[i].Keeps = slices.Clone(d.Guarantees[i].Keeps)
	}
	d.Levers = slices.Clone(d.Levers)
	for i := range d.Levers {
		for _, list := range lists(&d.Levers[i]) {
			*list = slices.Clone(*list)
		}
	}
	d.Goals = slices.Clone(d.Goals)
	d.Exchanges = slices.Clone(d.Exchanges)
	cloneVariants(d)
}

func cloneVariants(d *plenary.Draft) {
	d.Variants = slices.Clone(d.Variants)
	for i := range d.Variants {
		v := &d.Variants[i]
		v.Levers = slices.Clone(v.Levers)
		v.Preferences = slices.Clone(v.Preferences)
		for j := range v.Preferences {
			p := &v.Preferences[j]
			p.Edits = slices.Clone(p.Edits)
			if p.Instead != nil {
				instead := *p.Instead
				instead.Statements = slices.Clone(instead.Statements)
				instead.Ranking = slices.Clone(instead.Ranking)
				for k := range instead.Ranking {
					instead.Ranking[k] = slices.Clone(instead.Ranking[k])
				}
				p.Instead = &instead
			}
		}
	}
}

// lists are the lists of a lever.
func lists(l *plenary.LeverDraft) []*[]string {
	return []*[]string{&l.Waive, &l.Soften, &l.For, &l.Commit, &l.Open, &l.Swap, &l.Asks}
}

// tableConditions returns the places of the conditions of the table.
func tableConditions(d *plenary.Draft) []*string {
	var out []*string
	for i := range d.Conditions {
		out = append(out, &d.Conditions[i].Want)
	}
	for i := range d.Goals {
		out = append(out, &d.Goals[i].Want)
	}
	for i := range d.Preconditions {
		out = append(out, &d.Preconditions[i].Refuses, &d.Preconditions[i].Until)
	}
	for i := range d.Guarantees {
		out = append(out, &d.Guarantees[i].While)
	}
	for i := range d.Exchanges {
		out = append(out, &d.Exchanges[i].Give, &d.Exchanges[i].For)
	}
	for i := range d.Variants {
		for j := range d.Variants[i].Preferences {
			if instead := d.Variants[i].Preferences[j].Instead; instead != nil {
				for k := range instead.Statements {
					out = append(out, &instead.Statements[k].Want)
				}
			}
		}
	}
	for i := range d.Levers {
		if d.Levers[i].Accept != "" {
			out = append(out, &d.Levers[i].Accept)
		}
	}
	return out
}

// cutter makes drafts that differ from one by one cut each.
type cutter func(n int, cut func(c *plenary.Draft, i int))

// tableCuts cuts whole parts of the table, then what they are made of.
func tableCuts(d *plenary.Draft, each cutter) {
	each(len(d.Levers), func(c *plenary.Draft, i int) { c.Levers = slices.Delete(c.Levers, i, i+1) })
	each(len(d.Tracks), cutTrack)
	each(len(d.Preconditions), cutPrecondition)
	each(len(d.Guarantees), func(c *plenary.Draft, i int) { c.Guarantees = slices.Delete(c.Guarantees, i, i+1) })
	each(len(d.Exchanges), func(c *plenary.Draft, i int) { c.Exchanges = slices.Delete(c.Exchanges, i, i+1) })
	each(len(d.Goals), cutGoal)
	each(len(d.Conditions), cutCondition)
	variantCuts(d, each)
	for at, claim := range claims(d) {
		if claim.How != "" {
			each(1, func(c *plenary.Draft, _ int) { claims(c)[at].How = "" })
		}
	}
	for at, t := range d.Tracks {
		each(len(t.Seats), func(c *plenary.Draft, i int) {
			c.Tracks[at].Seats = slices.Delete(c.Tracks[at].Seats, i, i+1)
		})
		for seat, s := range t.Seats {
			each(len(s.Mandate), func(c *plenary.Draft, i int) {
				c.Tracks[at].Seats[seat].Mandate = slices.Delete(c.Tracks[at].Seats[seat].Mandate, i, i+1)
			})
		}
	}
	for at, p := range d.Preconditions {
		if p.Order != "" {
			each(1, func(c *plenary.Draft, _ int) { c.Preconditions[at].Order = "" })
		}
	}
	for at, g := range d.Guarantees {
		each(len(g.Keeps), func(c *plenary.Draft, i int) {
			c.Guarantees[at].Keeps = slices.Delete(c.Guarantees[at].Keeps, i, i+1)
		})
	}
	for at := range d.Levers {
		for k, list := range lists(&d.Levers[at]) {
			each(len(*list), func(c *plenary.Draft, i int) {
				l := lists(&c.Levers[at])[k]
				*l = slices.Delete(*l, i, i+1)
			})
		}
	}
}

func variantCuts(d *plenary.Draft, each cutter) {
	each(len(d.Variants), func(c *plenary.Draft, i int) { c.Variants = slices.Delete(c.Variants, i, i+1) })
	for at, v := range d.Variants {
		for p, change := range v.Preferences {
			if change.Instead != nil {
				each(len(change.Instead.Statements), func(c *plenary.Draft, i int) {
					instead := c.Variants[at].Preferences[p].Instead
					instead.Statements = slices.Delete(instead.Statements, i, i+1)
				})
			}
		}
	}
	for at := range d.Preferences {
		for i, s := range d.Preferences[at].Statements {
			if s.ID != "" {
				each(1, func(c *plenary.Draft, _ int) { c.Preferences[at].Statements[i].ID = "" })
			}
		}
	}
}

func cutTrack(c *plenary.Draft, i int) {
	id := c.Tracks[i].ID
	c.Tracks = slices.Delete(c.Tracks, i, i+1)
	c.Levers = slices.DeleteFunc(c.Levers, func(l plenary.LeverDraft) bool { return l.Widen == id || l.To == id })
}

// cutPrecondition drops a precondition from the levers too, and those levers
// that were for nothing else.
func cutPrecondition(c *plenary.Draft, i int) {
	id := c.Preconditions[i].ID
	c.Preconditions = slices.Delete(c.Preconditions, i, i+1)
	for at := range c.Levers {
		l := &c.Levers[at]
		for _, list := range []*[]string{&l.Waive, &l.Soften, &l.For} {
			*list = slices.DeleteFunc(*list, func(other string) bool { return other == id })
		}
		if len(l.For) == 0 {
			l.Accept = ""
		}
	}
	cutIdle(c)
}

func cutIdle(c *plenary.Draft) {
	c.Levers = slices.DeleteFunc(c.Levers, func(l plenary.LeverDraft) bool { return idle(&l) })
}

func cutGoal(c *plenary.Draft, i int) {
	goal := c.Goals[i]
	c.Goals = slices.Delete(c.Goals, i, i+1)
	writeOut(c, goal.ID, goal.Want)
}

func cutCondition(c *plenary.Draft, i int) {
	condition := c.Conditions[i]
	c.Conditions = slices.Delete(c.Conditions, i, i+1)
	writeOut(c, condition.ID, condition.Want)
}

// writeOut puts a condition where its name was used.
func writeOut(c *plenary.Draft, name, want string) {
	means, err := expr.Parse(want)
	if err != nil {
		return
	}
	for _, text := range conditions(c) {
		if e, err := expr.Parse(*text); err == nil && speaksOf(*text, name) {
			*text = replaced(e, name, means).String()
		}
	}
}

func replaced(e *expr.Expr, name string, means *expr.Expr) *expr.Expr {
	if e.Op == expr.Term && e.Name == name {
		return means
	}
	out := *e
	out.Args = nil
	for _, a := range e.Args {
		out.Args = append(out.Args, replaced(a, name, means))
	}
	return &out
}

// cutOptionAtTable drops what speaks of an option.
func cutOptionAtTable(c *plenary.Draft, id string) {
	speaks := func(text string) bool { return speaksOf(text, id) }
	for i := len(c.Preconditions) - 1; i >= 0; i-- {
		if speaks(c.Preconditions[i].Refuses) || speaks(c.Preconditions[i].Until) {
			cutPrecondition(c, i)
		}
	}
	for i := range c.Guarantees {
		c.Guarantees[i].Keeps = slices.DeleteFunc(c.Guarantees[i].Keeps, speaks)
	}
	c.Guarantees = slices.DeleteFunc(c.Guarantees, func(g plenary.GuaranteeDraft) bool {
		return len(g.Keeps) == 0 || speaks(g.While)
	})
	c.Exchanges = slices.DeleteFunc(c.Exchanges, func(e plenary.ExchangeDraft) bool {
		return speaks(e.Give) || speaks(e.For)
	})
	c.Goals = slices.DeleteFunc(c.Goals, func(g plenary.GoalDraft) bool { return speaks(g.Want) })
	for i := range c.Variants {
		for _, p := range c.Variants[i].Preferences {
			if p.Instead != nil {
				p.Instead.Statements = slices.DeleteFunc(p.Instead.Statements, func(s plenary.StatementDraft) bool {
					return speaks(s.Want)
				})
			}
		}
	}
	for i := range c.Tracks {
		for j := range c.Tracks[i].Seats {
			s := &c.Tracks[i].Seats[j]
			s.Mandate = slices.DeleteFunc(s.Mandate, func(m plenary.MandateDraft) bool {
				return some(m.Commit, speaks) || some(m.Discuss, speaks)
			})
		}
	}
	for i := range c.Levers {
		l := &c.Levers[i]
		l.Open = slices.DeleteFunc(l.Open, func(o string) bool { return o == id })
		l.Commit = slices.DeleteFunc(l.Commit, speaks)
		if l.Move == id {
			l.Move, l.To = "", ""
		}
		if l.Accept != "" && speaks(l.Accept) {
			l.Accept, l.For = "", nil
		}
		if l.Widen != "" && len(l.Commit) == 0 {
			l.Widen = ""
		}
	}
	cutIdle(c)
}

// cutPartyAtTable drops what is said of a party.
func cutPartyAtTable(c *plenary.Draft, id string) {
	for i := len(c.Preconditions) - 1; i >= 0; i-- {
		if c.Preconditions[i].Party == id {
			cutPrecondition(c, i)
		}
	}
	c.Guarantees = slices.DeleteFunc(c.Guarantees, func(g plenary.GuaranteeDraft) bool { return g.Party == id })
	for i := range c.Tracks {
		c.Tracks[i].Seats = slices.DeleteFunc(c.Tracks[i].Seats, func(s plenary.SeatDraft) bool {
			return s.Party == id
		})
	}
	c.Levers = slices.DeleteFunc(c.Levers, func(l plenary.LeverDraft) bool {
		return slices.Contains(l.Swap, id) ||
			some(l.Commit, func(term string) bool { return strings.HasPrefix(term, id+".") })
	})
}
