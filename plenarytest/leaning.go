package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// WithWishes is a draft in which a party, by id, has some of its statements, in some
// order, and no variant. One whose statements are all left out has no preferences.
func WithWishes(d plenary.Draft, party string, wishes []int) plenary.Draft {
	d.Variants, d.Preferences = nil, slices.Clone(d.Preferences)
	for i := range d.Preferences {
		p := &d.Preferences[i]
		if p.Party != party {
			continue
		}
		var kept []plenary.StatementDraft
		for _, w := range wishes {
			kept = append(kept, p.Statements[w])
		}
		if p.Statements = kept; len(kept) == 0 {
			d.Preferences = slices.Delete(d.Preferences, i, i+1)
		}
		return d
	}
	return d
}

// Keeps reports whether a way by some levers stays in a case
// (docs/theory.md#what-answers-lean-on): whether they open some state that is
// better, or else acceptable, that meets a condition, nil for none, is none of the
// states to which others lead, and, if the way was to hold, is a SEQ equilibrium after
// they are pulled.
func Keeps(c *plenary.Case, levers []*plenary.Lever, to *expr.Expr, others []int, better, hold bool) bool {
	m := NewModel(c)
	aims := m.NewProspects().Acceptable
	if better {
		aims = m.NewProspects().Better
	}
	t := NewTable(c, levers)
	return some(aims, func(d int) bool {
		return !slices.Contains(others, d) &&
			(to == nil || holds(c, to, m.States[d])) && (!hold || t.Equilibrium("seq", d)) && t.Opens(d)
	})
}

// GainsAlone reports whether a party has an improvement from the status quo.
func GainsAlone(c *plenary.Case, party int) bool {
	m := NewModel(c)
	return some(Moves(c, party, m.States, m.StatusQuo), func(s int) bool { return m.better(party, s, m.StatusQuo) })
}
