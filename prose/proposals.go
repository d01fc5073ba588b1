package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Proposals words what somebody proposes of a report, and how it stands against the
// report and the case.
func (v *Voice) Proposals(a *answer.Proposals) *page.Document {
	t := v.teller(&a.Glossary)
	title := quote(a.Title)
	if title.Empty() {
		title = t.say("proposed.untitled", nil)
	}
	t.title(title)
	t.para(0, t.say("citation.of", args{"date": t.dayOrNone(a.Date), "from": quote(a.DateFrom)}))
	t.para(0, t.say("proposed.count", args{"n": count(len(a.Proposals)), "extractor": quote(a.Extractor),
		"passing": count(a.Passing)}))
	for i := range a.Proposals {
		t.proposed(&a.Proposals[i])
	}
	return &t.doc
}

// proposed is one proposal with its checks.
func (t *teller) proposed(p *answer.ProposedItem) {
	said := &p.Proposed
	t.doc.Add(page.Gap{})
	t.doc.Add(page.Item{Depth: 1, Label: digits(p.Number), LabelWidth: 2, Text: t.say("proposed.item", args{
		"speaker": quote(said.Speaker), "party": quote(said.Party), "kind": t.say("speech",
			args{"kind": word(said.Kind)}),
		"day": quote(said.Day), "passes": yes(p.Passes)})})
	under := func(spans page.Spans) { t.doc.Add(page.Item{Under: true, Text: spans}) }
	under(t.say("proposed.words", args{"words": quote(said.Words)}))
	if said.About != "" {
		under(t.say("proposed.about", args{"about": condition(said.About)}))
	}
	if said.Why != "" {
		under(t.say("proposed.why", args{"why": quote(said.Why)}))
	}
	if s := p.Stands; s != nil {
		under(t.around(s.Before, s.Words, s.After, s.CutBefore, s.CutAfter))
	}
	for _, verdict := range []string{"failed", "doubtful", "open", "passed"} {
		t.verdicts(p.Checks, verdict)
	}
	for i := range p.Places {
		m := &p.Places[i]
		in := t.place(m.At)
		in["n"], in["furniture"], in["folded"], in["paragraphs"] = count(m.Length), quote(m.Furniture),
			t.folds(m.Folded), page.Spans(nil)
		t.doc.Add(page.Item{Depth: 3, Label: digits(m.Number), LabelWidth: 4, Text: t.say("citation.at", in)})
	}
}

// verdicts tells what checks with a verdict found: those that passed in one paragraph.
func (t *teller) verdicts(checks []answer.Checked, verdict string) {
	var told []page.Spans
	for i := range checks {
		if checks[i].Verdict == verdict {
			told = append(told, t.checked(&checks[i]))
		}
	}
	if verdict == "passed" && len(told) > 0 {
		told = []page.Spans{between(told, " ")}
	}
	for _, spans := range told {
		t.doc.Add(page.Item{Depth: 3, Label: t.say("proposed.verdict", args{"verdict": word(verdict)}), LabelWidth: 4,
			Text: spans})
	}
}

// checked is what a check found.
func (t *teller) checked(c *answer.Checked) page.Spans {
	in := t.place(c.At)
	in["found"], in["given"], in["ref"] = word(c.Found), quote(c.Given), code(string(c.Ref))
	in["there"], in["party"] = quote(c.There), page.Spans(nil)
	switch {
	case c.Of == "party" && c.There != "":
		in["party"] = t.party(answer.PartyID(c.There))
	case c.Of == "kind" && c.Found == "other":
		in["there"] = t.say("speech", args{"kind": word(c.There)})
	case c.Of == "day" && c.Found == "later":
		in["there"] = t.day(c.There)
	}
	return t.say("proposed.check."+c.Of, in)
}
