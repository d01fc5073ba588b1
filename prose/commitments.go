package prose

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Commitments words what was promised, agreement by agreement.
func (v *Voice) Commitments(a *answer.Commitments) *page.Document {
	t := v.teller(&a.Glossary)
	t.title(t.caseTitle())
	if a.AsOf != "" {
		t.para(0, t.say("commitments.as-of", args{"day": t.weekday(a.AsOf)}))
	}
	agreement := answer.AgreementID("")
	for i := range a.Rows {
		c := &a.Rows[i]
		if c.Agreement != agreement {
			agreement = c.Agreement
			t.heading(quote(t.agreement(agreement).Title))
		}
		t.commitment(c)
	}
	if a.Undecided > 0 {
		t.doc.Add(page.Gap{})
		t.para(0, t.undecided(a.Undecided))
	}
	if len(a.Rows) == 0 {
		t.doc.Add(page.Gap{})
		t.para(0, t.say("commitments.none", nil))
	}
	return &t.doc
}

// undecided says that some of what waits for what is not known.
func (t *teller) undecided(n int) page.Spans {
	return t.say("commitments.undecided", args{"n": count(n)})
}

func (t *teller) commitment(c *answer.Commitment) {
	_, id, _ := strings.Cut(string(c.ID), "/")
	rows := [][]page.Spans{{code(id), t.say("commitment", args{
		"between": t.owedBetween(c), "what": t.owed(c), "verb": word(c.Verb),
		"subject": unstopped(t.promise(c.ID).SubjectTo), "side": yes(c.Side),
	})}}
	t.doc.Add(page.Table{Depth: 1, Columns: []page.Column{{Min: 14, Max: 14, Gap: 1}, {}}, Rows: rows})
	in := args{"status": t.standing(c), "grade": word(""), "where": t.evidence(&c.Claim, c.Sources)}
	if c.Grade != nil {
		in["grade"], in["n"] = word("some"), digits(*c.Grade)
	}
	under := func(mark string, spans page.Spans) {
		t.doc.Add(page.Table{Depth: 8, Columns: []page.Column{{Min: 2, Max: 2, Gap: 1}, {}},
			Rows: [][]page.Spans{{{{Text: mark}}, spans}}})
	}
	under(" =", t.say("commitment.stands", in))
	for _, line := range t.waitLines(c.Waits) {
		under("", line)
	}
	if len(c.History) > 1 {
		under("", t.say("commitment.history", args{"turns": t.overTime(c)}))
	}
}

// owedBetween is who owes it to whom.
func (t *teller) owedBetween(c *answer.Commitment) page.Spans {
	in := args{"owes": t.people(c.Owes), "to": t.people(c.To), "n": count(len(c.Owes)), "how": word("each")}
	switch {
	case !slices.Equal(c.Owes, c.To):
		in["how"] = word("to")
	case len(c.Owes) > 3:
		in["how"] = word("all")
	}
	return t.say("commitment.between", in)
}

// owed is what is owed, in the words of the record or of the case.
func (t *teller) owed(c *answer.Commitment) page.Spans {
	if says := t.promise(c.ID).Says; says != "" {
		return unstopped(says)
	}
	if c.Does == "" {
		return nil
	}
	return t.phrase(c.Does)
}

// standing is how a commitment stands.
func (t *teller) standing(c *answer.Commitment) page.Spans {
	in := args{
		"status": word(c.Status), "word": t.status(c.Status), "days": count(c.Days), "late": yes(c.Days > 0),
		"begun": yes(c.Begun), "due": page.Spans(nil), "since": page.Spans(nil), "said": page.Spans(nil),
	}
	if c.Due != "" {
		in["due"] = t.day(c.Due)
	}
	if c.Since != "" {
		in["since"] = t.day(c.Since)
	}
	if c.Said != nil {
		in["said"] = t.how(c.Said)
	}
	return t.say("commitment.status", in)
}

// overTime words a history.
func (t *teller) overTime(c *answer.Commitment) page.Spans {
	var out []page.Spans
	for i, turn := range c.History {
		if i == answer.FirstTurns && c.Skipped > 0 {
			out = append(out, t.say("commitment.history.skipped",
				args{"n": count(c.Skipped), "all": link("all", "", t.say("link.all", nil))}))
		}
		in := args{"day": t.day(turn.On), "status": t.status(turn.Status), "grade": word("")}
		if turn.Grade != nil {
			in["grade"], in["n"] = word("some"), digits(*turn.Grade)
		}
		out = append(out, t.say("commitment.history.turn", in))
	}
	return between(out, "; ")
}

// How many commitments that one waits for are named one by one; more are put
// together by what makes it wait, with as many names.
const mostWaits = 6

// waitLines words what a commitment waits for.
func (t *teller) waitLines(waits []answer.WaitingOn) []page.Spans {
	var out []page.Spans
	if len(waits) <= mostWaits {
		for i := range waits {
			out = append(out, t.waitLine(waits[i].Order, code(string(waits[i].ID)), waits[i].By))
		}
		return out
	}
	groups := alike(waits)
	for n, g := range groups {
		if n == mostWaits && len(groups) > n+1 {
			more := 0
			for _, g := range groups[n:] {
				more += len(g)
			}
			return append(out, t.say("wait.more", args{"n": count(more)}))
		}
		var names []page.Spans
		for _, i := range g[:min(len(g), mostWaits)] {
			names = append(names, code(string(waits[i].ID)))
		}
		out = append(out, t.waitLine(waits[g[0]].Order, t.someOf(names, len(g)), waits[g[0]].By))
	}
	return out
}

// alike puts together what waits in the same order by the same preconditions.
func alike(waits []answer.WaitingOn) [][]int {
	at := map[string]int{}
	var groups [][]int
	for i := range waits {
		key := waits[i].Order
		for _, id := range waits[i].By {
			key += " " + string(id)
		}
		g, ok := at[key]
		if !ok {
			g = len(groups)
			at[key] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// someOf lists names, the first of so many.
func (t *teller) someOf(names []page.Spans, of int) page.Spans {
	if more := of - len(names); more > 0 {
		names = append(slices.Clone(names), t.say("more", args{"n": count(more)}))
	}
	return t.list("and", names)
}

func (t *teller) waitLine(order string, what page.Spans, by []answer.StanceID) page.Spans {
	var names []page.Spans
	for _, id := range by[:min(len(by), mostWaits)] {
		names = append(names, code(string(id)))
	}
	in := args{"order": word(order), "what": what, "by": page.Spans(nil), "n": count(len(by))}
	if names != nil {
		in["by"] = t.someOf(names, len(by))
	}
	return t.say("wait", in)
}

// CommitmentsSheet is commitments as a table: one row each.
func (v *Voice) CommitmentsSheet(a *answer.Commitments) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{
		"id", "agreement", "owes", "to", "says", "does", "verb", "subject_to", "due", "side", "status", "since",
		"days_late", "grade", "waits_for", "by", "how", "passages", "sources",
	}}
	for i := range a.Rows {
		out.Rows = append(out.Rows, t.commitmentCells(&a.Rows[i]))
	}
	return out
}

func (t *teller) commitmentCells(c *answer.Commitment) []page.Spans {
	grade, late, side, does := "", "", "", page.Spans(nil)
	if c.Grade != nil {
		grade = strconv.Itoa(*c.Grade)
	}
	if c.Days > 0 {
		late = strconv.Itoa(c.Days)
	}
	if c.Side {
		side = "yes"
	}
	if c.Does != "" {
		does = shown(t.phrase(c.Does))
	}
	var waits []answer.CommitmentID
	for _, w := range c.Waits {
		waits = append(waits, w.ID)
	}
	text := t.promise(c.ID)
	return []page.Spans{
		code(string(c.ID)), quote(t.agreement(c.Agreement).Title), t.names(c.Owes), t.names(c.To), quote(text.Says),
		does, code(c.Verb), quote(text.SubjectTo), code(c.Due), code(side), code(c.Status), code(c.Since), code(late),
		code(grade), ids(waits), t.byWhom(&c.Claim), code(c.How), ids(c.Passages), ids(c.Sources),
	}
}

// names lists the names of parties in one cell.
func (t *teller) names(list []answer.PartyID) page.Spans {
	var out []page.Spans
	for _, id := range list {
		out = append(out, t.party(id))
	}
	return between(out, "; ")
}
