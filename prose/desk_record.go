package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A RecordRow is one row of a timeline in words.
type RecordRow struct {
	On       page.Spans // the day
	Says     page.Spans // what happened
	Known    page.Spans // how it is known
	Standing page.Spans // what became of it; none where it is in force
}

// RecordRows words each row of a timeline by itself.
func (v *Voice) RecordRows(a *answer.Timeline) []RecordRow {
	t := v.teller(&a.Glossary)
	var out []RecordRow
	for i := range a.Rows {
		r := &a.Rows[i]
		out = append(out, RecordRow{t.day(r.On), t.bareAccount(r).Sentence(),
			t.knownHow(&answer.Claim{By: r.By, Who: r.Who, How: r.How}), t.accountStanding(r)})
	}
	return out
}

// A Spoken is all that one speaker was read to say.
type Spoken struct {
	Who  page.Spans
	Says []SpokenWords
}

// A SpokenWords is one proposal of a reading in words.
type SpokenWords struct {
	Number int // of the proposal, from 1
	Told   *page.Document
}

// Spoken words the proposals of a reading, by who speaks.
func (v *Voice) Spoken(a *answer.Reading) []Spoken {
	var out []Spoken
	for i := range a.Speakers {
		who := &a.Speakers[i]
		one := Spoken{Who: (&readingTeller{v.teller(&a.Glossary), a}).group(who)}
		for _, n := range who.Proposals {
			t := &readingTeller{v.teller(&a.Glossary), a}
			t.spoken(&a.Proposals[n-1])
			one.Says = append(one.Says, SpokenWords{n, &t.t.doc})
		}
		out = append(out, one)
	}
	return out
}

// spoken is a proposal below whoever speaks: what it is and its words, the sentence they
// stand in, and by which rules it was read so.
func (t *readingTeller) spoken(p *answer.Proposal) {
	in := args{"kind": word(p.Kind), "said": t.t.say("speech", args{"kind": word(p.Kind)}), "form": word(p.Form),
		"when": quote(p.When), "on": page.Spans(nil), "denies": yes(p.Denies), "via": page.Spans(nil),
		"words": quote(p.Words)}
	if p.Via != "" {
		in["via"] = name(p.Via, "")
	}
	if p.On != "" {
		in["on"] = t.t.day(p.On)
	}
	t.t.para(0, t.t.say("spoken.row", in).Sentence())
	if p.Before != "" || p.After != "" {
		t.under(t.t.say("spoken.in", args{"before": quote(p.Before), "after": quote(p.After)}))
	}
	switch {
	case p.Known == "unattributed":
		t.under(t.t.say("spoken.nobody", args{"why": quote(p.Why)}))
	case p.Known == "pronoun":
		t.under(t.t.say("spoken.for", args{"speaker": name(p.Speaker, ""), "for": name(p.StandsFor, "")}))
	}
	t.t.doc.Add(page.Fold{Summary: t.t.say("spoken.why", nil), Blocks: []page.Block{
		page.Item{Text: t.t.say("spoken.rules", args{"rule": quote(p.Rule), "kind": quote(p.KindRule)})}}})
}
