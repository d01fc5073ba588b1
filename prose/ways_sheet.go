package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// WaysSheet is ways out as a table: one row a step, with what its way asks and whether it
// would hold.
func (v *Voice) WaysSheet(a *answer.Ways) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{
		"way", "goal", "name", "asks", "step", "does", "movers", "track", "worse_off", "cannot_undo", "holds",
		"credible",
	}}
	if a.Open != nil {
		out.Rows = append(out.Rows, t.stepCells(&answer.WaysTo{}, a.Open)...)
	}
	for i := range a.Ways {
		g := &a.Ways[i]
		for j := range g.Ways {
			out.Rows = append(out.Rows, t.stepCells(g, &g.Ways[j])...)
		}
	}
	return out
}

// stepCells are the steps of a way, a row each.
func (t *teller) stepCells(g *answer.WaysTo, v *answer.Way) (rows [][]page.Spans) {
	credible := ""
	if v.Credible {
		credible = "yes"
	}
	asks := t.askings(v, func(answer.LeverID) bool { return false })
	for i := range v.Steps {
		s := &v.Steps[i]
		var worse, bound []answer.PartyID
		for _, e := range s.Exposed {
			if worse = append(worse, e.Party); !e.CanBack {
				bound = append(bound, e.Party)
			}
		}
		rows = append(rows, []page.Spans{
			code(v.Letter), code(string(g.Goal)), shown(t.wayName(v)), shown(asks), digits(i + 1),
			shown(t.stepInWords(v, s)), t.names(s.Movers), code(string(s.Track)), t.names(worse), t.names(bound),
			code(strings.Join(v.Holds, " ")), code(credible),
		})
	}
	return rows
}
