package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// CoalitionsSheet is joint gains as a table: a row for each and each group of parties that
// is enough for it.
func (v *Voice) CoalitionsSheet(a *answer.Coalitions) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{"from", "state", "changes", "group", "changed_by", "prefer", "worse_off",
		"answered", "undecided", "all_would_stay"}}
	for i := range a.Gains {
		x := &a.Gains[i]
		for j := range x.Enough {
			e := &x.Enough[j]
			out.Rows = append(out.Rows, []page.Spans{code(a.Code), code(x.Code), t.sheetChanges(x.Changes),
				t.names(e.Members), t.names(x.By), t.names(x.Prefer), t.names(x.Lose),
				code(strings.Join(e.Answered, " | ")), code(strings.Join(e.Undecided, " | ")),
				code(strings.Join(x.Holds, " | "))})
		}
	}
	return out
}
