package prose

import (
	"strconv"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// RobustSheet is what changes turn over as a table: a row for each change and each
// conclusion that it turns over. Changes are numbered from 1 in order of consequence; two
// at once stand in two columns.
func (v *Voice) RobustSheet(a *answer.Sure) *page.Sheet {
	t := &robustTeller{t: v.teller(&a.Glossary), a: a}
	out := &page.Sheet{Head: []string{"change", "kind", "party", "assumed", "and_kind", "and_party",
		"and_assumed", "how", "conclusion", "of", "was", "becomes"}}
	n := 0
	for _, list := range [][]answer.Upset{a.Upsets, a.Pairs.Upsets} {
		for i := range list {
			n++
			for _, at := range list[i].Turned {
				out.Rows = append(out.Rows, t.sheetRow(n, &list[i], &a.Conclusions[at]))
			}
		}
	}
	return out
}

func (t *robustTeller) sheetRow(n int, u *answer.Upset, c *answer.Concluded) []page.Spans {
	row := []page.Spans{code(strconv.Itoa(n))}
	for i := range 2 {
		if i == len(u.Changes) {
			row = append(row, nil, nil, nil)
			break
		}
		a := &u.Changes[i]
		who := page.Spans(nil)
		if a.Party != "" {
			who = t.t.party(a.Party)
		}
		row = append(row, code(a.Kind), who, t.t.assumption(a))
	}
	return append(row, code(u.Evidence), code(c.Kind), t.sheetOf(c), code(strconv.FormatBool(c.Holds)),
		between(t.turned([]int{t.placeOf(c)}), ""))
}

// sheetOf is what a conclusion is of.
func (t *robustTeller) sheetOf(c *answer.Concluded) page.Spans {
	switch {
	case c.Way != "":
		return wayLetter(c.Way)
	case c.Party != "":
		return t.t.party(c.Party)
	case c.Goal != "":
		return code(string(c.Goal))
	case c.Finding != nil:
		return code(c.Finding.Kind)
	}
	return code(c.Concept)
}

func (t *robustTeller) placeOf(c *answer.Concluded) int {
	for i := range t.a.Conclusions {
		if &t.a.Conclusions[i] == c {
			return i
		}
	}
	return -1
}
