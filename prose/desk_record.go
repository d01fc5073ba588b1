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
			t.proposal(&a.Proposals[n-1])
			one.Says = append(one.Says, SpokenWords{n, &t.doc})
		}
		out = append(out, one)
	}
	return out
}
