package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Brief words where talks stand, why nobody moves and what would help, in two
// screens: the answer first, then what is known, what to ask, and the proof.
// [Voice.FullBrief] has all of it.
func (v *Voice) Brief(a *answer.Brief) *page.Document { return v.brief(a, false) }

// brief is a brief; where the proof of each finding is told elsewhere, it does not name those
// that found no room.
func (v *Voice) brief(a *answer.Brief, told bool) *page.Document {
	t := &briefTeller{teller: v.teller(&a.Glossary), a: a}
	begin := func() *teller {
		t.teller, t.kindsTold, t.impatient = v.teller(&a.Glossary), false, ""
		t.basis, t.safeTold, t.endTold = 0, false, 0
		t.unnumbered, t.foldsTold = true, told
		t.briefHead(&a.Head)
		t.takingPart()
		return t.teller
	}
	end := func() *page.Document {
		t.sources()
		t.fewSources()
		return &t.doc
	}
	return fit(twoScreens, begin, t.chapters, end)
}

// chapters is the outline of a brief. Where something binds the table, findings
// and ways say why nobody moves and what would help; else parties, what is better
// for everyone and where all would stay do.
func (t *briefTeller) chapters() []chapter {
	if t.a.Overview != nil {
		return t.overviewChapters()
	}
	out := []chapter{
		{t.say("brief.short", nil), t.shortPieces()},
		{t.say("brief.read", nil), append([]piece{always(t.whatItRestsOn)}, t.meantPieces()...)},
		{t.sinceHead(), t.sincePieces()},
		{t.say("brief.stands", nil), t.standsPieces()},
	}
	if t.bound() {
		out = append(out,
			chapter{t.say("findings", nil), append(t.heldPieces(), t.stuckPieces()...)},
			chapter{t.say("brief.open", nil), t.openPieces()},
			chapter{t.say("ways", nil), t.waysPieces()},
			chapter{t.say("price.brief", nil), t.pricePieces()},
			chapter{t.say("brief.if", nil), t.ifPieces()},
			chapter{t.say("brief.ask", nil), t.askPieces()})
	} else {
		out = append(out, chapter{t.say("brief.ask", nil), t.askPieces()})
		out = append(out, t.openChapters()...)
	}
	return append(out, chapter{t.say("brief.leans", nil), append(t.leansPieces(), t.speakersPiece())})
}

// briefHead begins a brief: its title, of which day and from what it is, and
// what is laid over the case.
func (t *teller) briefHead(h *answer.Head) {
	t.title(t.caseTitle())
	if h.AsOf != "" {
		in := args{"day": t.weekday(h.AsOf), "record": yes(h.OnRecord), "written": page.Spans(nil)}
		if h.Written != "" {
			in["written"] = t.day(h.Written)
		}
		t.para(0, t.say("case.as-of", in))
	}
	for _, id := range h.Variants {
		t.label(0, t.say("what-if", nil), t.variantTitle(id).Sentence())
	}
}

// mostAtHead is how many parties are named at the head of a brief.
const mostAtHead = 12

// takingPart names the parties.
func (t *teller) takingPart() {
	var who []answer.PartyID
	for i := range t.gloss.Parties {
		who = append(who, t.gloss.Parties[i].ID)
	}
	if len(who) > 0 && len(who) <= mostAtHead {
		t.para(0, on(ours, t.say("brief.parties", args{"who": t.inTextAll(who)})))
	}
}
