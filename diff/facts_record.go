package diff

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/record"
)

// record notes what is on record. People and sources described there are told
// as those of the case are.
func (s *scribe) record(r *record.Draft) {
	for i := range r.Files {
		f := &r.Files[i]
		s.recorded = false
		s.people(f.People)
		s.sources(f.Sources)
		s.recorded = true
		for k := range f.Entries {
			s.entry(&f.Entries[k])
		}
		for k := range f.Agreements {
			s.agreement(&f.Agreements[k])
		}
	}
}

// kindOf is what the key that makes an entry what it is names.
var kindOf = map[string]NameKind{
	"opened": KindTrack, "resumed": KindTrack, "adjourned": KindTrack, "scheduled": KindTrack, "launched": KindTrack,
	"ended": KindTrack, "mandate": KindTrack, "move": KindOption, "announced": KindPrecondition,
	"changed": KindPrecondition, "dropped": KindPrecondition, "lever": KindLever, "commitment": KindCommitment,
	"withdraws": KindEntry,
}

// entry notes an entry as one fact, so that it is known by all that it says,
// and of one with an id what it says part by part.
func (s *scribe) entry(e *record.EntryDraft) {
	all := [][]token{text("entry", e.Kind), s.what(e), text("on", e.On, e.Public), text("at", e.At),
		text("says", e.Says),
		text("who"), to(KindPerson, &e.Who), text("by"), to(KindParty, &e.Party), text("parties"),
		each(KindParty, e.Parties), s.ends(e), s.stance(e)}
	if e.About != "" {
		all = append(all, text("about"), s.condition(&e.About))
	}
	for i := range e.Discuss {
		all = append(all, text("discuss"), s.condition(&e.Discuss[i]))
	}
	for i := range e.Commit {
		all = append(all, text("commit"), s.condition(&e.Commit[i]))
	}
	all = append(all, text("may", e.May, e.MayWas, e.Status, e.Grade, e.InForce, e.Confirmed, e.Extractor),
		next(e.Next),
		text("corrects"), to(KindEntry, &e.Corrects), text("contradicts"), each(KindEntry, e.Contradicts),
		text("sources"), each(KindSource, e.Sources),
		text("how", e.How), to(KindParty, &e.ClaimDraft.By), each(KindPassage, e.Passages))
	id := to(KindEntry, &e.ID)
	for _, part := range all {
		if id != nil && len(part) > 0 {
			s.note(bare(id), bare(part))
		}
	}
	s.note(append([][]token{id}, all...)...)
}

// what is what the key of an entry names, or a word.
func (s *scribe) what(e *record.EntryDraft) []token {
	if kind := kindOf[e.Kind]; kind != aText {
		return to(kind, &e.Of)
	}
	return text(e.Of)
}

// ends are the levels of a move, or those to whom something is said.
func (s *scribe) ends(e *record.EntryDraft) []token {
	out := text("to")
	if e.Kind != "move" {
		return append(out, each(KindParty, e.To)...)
	}
	for i := range e.To {
		out = append(out, level(e.Of, &e.To[i])...)
	}
	return append(append(out, text("from")...), level(e.Of, &e.From)...)
}

// stance is what an entry makes of a precondition, and what it was.
func (s *scribe) stance(e *record.EntryDraft) []token {
	out := s.stanceParts(&e.Refuses, &e.Until, e.Order)
	if e.Was == nil {
		return out
	}
	return append(append(out, text("was")...), s.stanceParts(&e.Was.Refuses, &e.Was.Until, e.Was.Order)...)
}

func (s *scribe) stanceParts(refuses, until *string, order string) []token {
	out := text("order", order)
	if *refuses != "" {
		out = append(append(out, text("refuses")...), s.condition(refuses)...)
	}
	if *until != "" {
		out = append(append(out, text("until")...), s.condition(until)...)
	}
	return out
}

func next(n *record.NextDraft) []token {
	if n == nil {
		return nil
	}
	return text("next", fmt.Sprint(n.None), n.Firm, n.Tentative, n.Horizon, n.At, n.Says)
}

func (s *scribe) agreement(a *record.AgreementDraft) {
	agreement := to(KindAgreement, &a.ID)
	s.note(agreement)
	s.words(agreement, "title", a.Title)
	s.words(agreement, "says", a.Says)
	s.value(agreement, "on", a.On)
	s.value(agreement, "public", a.Public)
	for i := range a.Signed {
		s.note(agreement, text("signed"), to(KindParty, &a.Signed[i]))
	}
	s.note(agreement, text("sources"), each(KindSource, a.Sources))
	s.claim(agreement, &a.ClaimDraft)
	for i := range a.Commitments {
		s.commitment(a.ID, &a.Commitments[i])
	}
}

func (s *scribe) commitment(agreement string, c *record.CommitmentDraft) {
	own := []token{{name: name{KindCommitment, agreement, agreement + "/" + c.ID}, at: &c.ID, local: true}}
	s.note([]token{{name: name{kind: KindAgreement, id: agreement}}}, own)
	s.note(own, text("owed by"), each(KindParty, c.Owes), text("to"), each(KindParty, c.To))
	s.words(own, "says", c.Says)
	if c.Does != "" {
		s.note(own, text("does"), s.condition(&c.Does))
	}
	if c.Until != "" {
		s.note(own, text("until"), s.condition(&c.Until))
	}
	for i := range c.WaitsFor {
		s.note(own, text("waits for"), waited(agreement, &c.WaitsFor[i]))
	}
	s.value(own, "verb", c.Verb)
	s.value(own, "order", c.Order)
	s.value(own, "subject to", c.SubjectTo)
	s.value(own, "due", c.Due)
	s.value(own, "side", c.Side)
	s.note(own, text("sources"), each(KindSource, c.Sources))
	s.claim(own, &c.ClaimDraft)
}

// waited is a commitment that another one of an agreement waits for.
func waited(agreement string, at *string) []token {
	if strings.Contains(*at, "/") {
		return to(KindCommitment, at)
	}
	return []token{{name: name{KindCommitment, agreement, agreement + "/" + *at}, at: at, local: true}}
}
