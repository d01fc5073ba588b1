package prose

import (
	"strconv"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// BottomLinesSheet is bottom lines as a table: a row for each condition on an
// option, and one for each line without any. Alternatives are numbered from 1;
// conditions without a number are needs.
func (v *Voice) BottomLinesSheet(a *answer.BottomLines) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{
		"party", "option", "level", "verdict", "how", "alternative", "condition_on", "levels", "standing", "follows",
		"itself", "left",
	}}
	for i := range a.Parties {
		for j := range a.Parties[i].Lines {
			out.Rows = append(out.Rows, t.priceRows(a.Parties[i].Party, &a.Parties[i].Lines[j])...)
		}
	}
	return out
}

func (t *teller) priceRows(p answer.PartyID, l *answer.BottomLine) [][]page.Spans {
	row := func(alternative string, x *answer.Term, standing, follows bool, itself []answer.Change) []page.Spans {
		on, levels := "", page.Spans(nil)
		if x != nil {
			on, levels = string(x.Option), t.levelNames(x)
		}
		return []page.Spans{
			t.party(p), code(string(l.Option)), t.level(l.Option, l.Level), code(string(l.Verdict)), code(l.Evidence),
			code(alternative), code(on), levels, code(mark(standing)), code(mark(follows)), t.sheetChanges(itself),
			code(number(l.Left)),
		}
	}
	var out [][]page.Spans
	for i := range l.Needs {
		n := &l.Needs[i]
		out = append(out, row("", &n.Term, n.Standing, n.Follows, l.Itself))
	}
	for i := range l.Alternatives {
		for j := range l.Alternatives[i].Conditions {
			out = append(out, row(strconv.Itoa(i+1), &l.Alternatives[i].Conditions[j], false, false,
				l.Alternatives[i].Itself))
		}
	}
	if out == nil {
		out = append(out, row("", nil, false, false, l.Itself))
	}
	return out
}

// levelNames are those of a term in one cell.
func (t *teller) levelNames(x *answer.Term) page.Spans {
	var out []page.Spans
	for _, l := range x.Levels {
		out = append(out, t.level(x.Option, l))
	}
	return between(out, " | ")
}

// sheetChanges are changes in one cell.
func (t *teller) sheetChanges(list []answer.Change) page.Spans {
	var out []page.Spans
	for _, c := range list {
		out = append(out, page.Join(code(string(c.Option)), page.Spans{{Text: " = "}}, t.level(c.Option, c.To)))
	}
	return between(out, " | ")
}

func mark(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
