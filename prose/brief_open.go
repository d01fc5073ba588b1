package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// openChapters is what a brief tells where nothing binds the table: why each stays
// or would leave, what is better for everyone, and where all would stay.
func (t *briefTeller) openChapters() []chapter {
	stays := "brief.stays.none"
	var pieces []piece
	for i := range t.a.Parties {
		p := &t.a.Parties[i]
		if p.Stays == answer.WouldLeave {
			stays = "brief.stays.some"
		}
		pieces = append(pieces, piece{
			{4, t.ofModel(func() { t.partyStays(p) })},
			{2, t.ofModel(func() {
				t.para(1, t.say("party.stays", args{"party": t.inText(p.ID), "why": t.whyStays(p)}))
			})},
			{},
		})
	}
	return []chapter{
		{t.say(stays, nil), pieces},
		{t.say("brief.better", nil), []piece{{{3, t.ofModel(t.betterPart)}, {0, t.ofModel(t.betterGistPart)}}}},
		{t.say("brief.rests", nil), []piece{passing(4, t.ofModel(t.restPart))}},
	}
}

// ofModel has something rest on the model.
func (t *briefTeller) ofModel(tell func()) func() { return func() { t.grounded(fromModel, tell) } }

func (t *briefTeller) betterPart()     { t.withoutHeading(t.betterOutcomes) }
func (t *briefTeller) betterGistPart() { t.para(1, t.betterGist()) }
func (t *briefTeller) restPart()       { t.withoutHeading(t.rests) }

// withoutHeading tells something without the heading that it begins with.
func (t *teller) withoutHeading(tell func()) {
	at := len(t.doc.Blocks)
	tell()
	if at < len(t.doc.Blocks) {
		if _, is := t.doc.Blocks[at].(page.Heading); is {
			t.doc.Blocks = append(t.doc.Blocks[:at], t.doc.Blocks[at+1:]...)
		}
	}
}
