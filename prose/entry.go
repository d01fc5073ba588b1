package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// entry words what happened: what kind of act it is, and what the record says of it.
func (t *teller) entry(r *answer.Row) page.Spans {
	text := t.entryText(r.Entry)
	says := unstopped(text.Says)
	if says.Empty() {
		says = t.spelled(r)
	}
	return t.say("entry", args{"act": t.actSpans(r), "says": says})
}

func (t *teller) entryText(n answer.EntryNumber) *answer.EntryText {
	if e := t.entries[n]; e != nil {
		return e
	}
	return &answer.EntryText{}
}

// spelled is what a statement says of which nobody wrote that: the words
// themselves where they are at hand, or else what the passage is said to say.
func (t *teller) spelled(r *answer.Row) page.Spans {
	if r.Kind != "statement" || len(r.Passages) == 0 {
		return nil
	}
	p := t.passages[r.Passages[0]]
	switch {
	case p == nil:
		return nil
	case p.Words != "":
		return t.say("entry.words", args{"words": quote(p.Words)})
	}
	return unstopped(p.Says)
}

// actSpans words it from its parts.
func (t *teller) actSpans(r *answer.Row) page.Spans {
	e := t.entryText(r.Entry)
	switch r.Kind {
	case "agreement":
		return t.say("entry.agreement",
			args{"title": quote(t.agreement(r.Agreement).Title), "signed": t.people(r.Signed), "n": count(r.Of)})
	case "statement":
		return t.say("entry.statement",
			args{"who": t.speaker(r), "speech": word(r.Speech), "to": t.optionalPeople(r.Addressee)})
	case "move":
		return t.move(r)
	case "mandate":
		return t.mandate(r)
	case "lever":
		return t.say("entry.lever", args{"says": t.saysOr(t.leverSays(r.Lever), string(r.Lever))})
	case "commitment":
		return t.progress(r.Progress)
	case "withdraws":
		return t.say("entry.withdrawal", args{"what": t.entryName(r.Withdraws)})
	case "event":
		return t.say("entry.event", args{
			"event": name(words(r.Event), r.Event), "with": t.optionalPeople(r.With), "place": quote(e.Place)})
	}
	if r.Stance != nil {
		return t.stanceAct(r)
	}
	in := args{"kind": word(r.Kind), "track": t.track(r.Track), "place": quote(e.Place), "next": page.Spans(nil),
		"since": page.Spans(nil)}
	if r.Kind == "adjourned" || r.Kind == "scheduled" {
		in["next"] = t.announced(r.Next, e)
	}
	if r.Since != nil {
		in["since"] = t.since(r.Since)
	}
	return t.say("entry.session", in)
}

// speaker is who said something, and for whom.
func (t *teller) speaker(r *answer.Row) page.Spans {
	switch {
	case r.Speaker == "" && r.Party == "":
		return t.say("entry.nobody", nil)
	case r.Speaker == "":
		return t.party(r.Party)
	}
	in := args{"who": t.person(r.Speaker), "party": page.Spans(nil)}
	if r.Party != "" {
		in["party"] = t.party(r.Party)
	}
	return t.say("entry.speaker", in)
}

func (t *teller) person(id answer.PersonID) page.Spans {
	for i := range t.gloss.People {
		if p := &t.gloss.People[i]; p.ID == id {
			return name(p.Name, string(id))
		}
	}
	return code(string(id))
}

func (t *teller) track(id answer.TrackID) page.Spans {
	if x := t.tracks[id]; x != nil {
		return name(x.Name, string(id))
	}
	return code(string(id))
}

// trackSaid is how a sentence calls a track: one whose name is no word, as an id like t0 is none,
// are talks that are called so.
func (t *teller) trackSaid(id answer.TrackID) page.Spans {
	switch x := t.tracks[id]; {
	case x != nil && x.Name != string(id):
		return name(x.Name, string(id))
	case isWord(string(id)):
		return name(words(string(id)), string(id))
	}
	return t.say("track.called", args{"name": name(words(string(id)), string(id))})
}

// isWord reports whether an id reads as a word or several: it is made of letters and dashes, more
// than two of them.
func isWord(id string) bool {
	letters := strings.NewReplacer("-", "", "_", "").Replace(id)
	return utf8.RuneCountInString(letters) > 2 &&
		!strings.ContainsFunc(letters, func(r rune) bool { return !unicode.IsLetter(r) })
}

// optionalPeople lists parties; nothing for none.
func (t *teller) optionalPeople(ids []answer.PartyID) page.Spans {
	if len(ids) == 0 {
		return nil
	}
	return t.people(ids)
}

func (t *teller) move(r *answer.Row) page.Spans {
	in := args{"party": t.party(t.options[r.Option].Party), "option": local(r.Option), "to": t.level(r.Option, *r.To),
		"from": page.Spans(nil)}
	if r.From != nil {
		in["from"] = t.level(r.Option, *r.From)
	}
	return t.say("entry.move", in)
}

func (t *teller) stanceAct(r *answer.Row) page.Spans {
	s := r.Stance
	party := t.party(s.Stance.Party)
	if r.Kind != "changed" {
		return t.say("entry.stance", args{"kind": word(r.Kind), "party": party, "stance": t.stance(&s.Stance)})
	}
	var out []page.Spans
	if s.Order != "" {
		out = append(out, t.say("entry.stance.order", args{"was": word(s.WasOrder), "order": word(s.Order)}))
	}
	if s.Until != "" {
		out = append(out, t.say("entry.stance.until", args{"now": t.phrase(s.Until), "was": t.phrase(s.WasUntil)}))
	}
	if s.Refuses != "" {
		out = append(out,
			t.say("entry.stance.refuses", args{"now": t.phrase(s.Refuses), "was": t.phrase(s.WasRefusing)}))
	}
	return t.say("entry.stance.changed",
		args{"party": party, "id": name(words(string(s.Stance.ID)), string(s.Stance.ID)), "how": between(out, "; ")})
}

func (t *teller) mandate(r *answer.Row) page.Spans {
	var terms []page.Spans
	for _, x := range r.Mandate.Terms {
		terms = append(terms, t.term(x))
	}
	return t.say("entry.mandate", args{
		"party": t.party(r.Party), "may": word(r.Mandate.May), "commit": yes(r.Mandate.Commit),
		"what": t.list("and", terms), "track": t.trackSaid(r.Track),
	})
}

func (t *teller) progress(p *answer.Progress) page.Spans {
	in := args{"what": t.saysOr(t.promise(p.Commitment).Says, string(p.Commitment)), "id": code(string(p.Commitment)),
		"status": word(p.Status), "grade": word("")}
	if p.Grade != nil {
		in["grade"], in["n"] = word("some"), digits(*p.Grade)
	}
	in["status"] = t.status(p.Status)
	return t.say("entry.progress", in)
}

// status is the word for how a commitment stands; nothing for none.
func (t *teller) status(status string) page.Spans {
	if status == "" {
		return nil
	}
	return t.say("status", args{"status": word(status)})
}

// saysOr is what is said of something, or else its id.
func (t *teller) saysOr(says, id string) page.Spans {
	if says == "" {
		return code(id)
	}
	return unstopped(says)
}

func (t *teller) leverSays(id answer.LeverID) string {
	for i := range t.gloss.Levers {
		if l := &t.gloss.Levers[i]; l.ID == id {
			return l.Says
		}
	}
	return ""
}

func (t *teller) promise(id answer.CommitmentID) *answer.CommitmentText {
	if p := t.promises[id]; p != nil {
		return p
	}
	return &answer.CommitmentText{ID: id}
}

func (t *teller) agreement(id answer.AgreementID) *answer.AgreementText {
	for i := range t.gloss.Agreements {
		if a := &t.gloss.Agreements[i]; a.ID == id {
			return a
		}
	}
	return &answer.AgreementText{ID: id}
}

// entryName names an entry: by its id, or its day and kind.
func (t *teller) entryName(e *answer.EntryAt) page.Spans {
	if e.ID != "" {
		return code(string(e.ID))
	}
	return t.say("entry.name", args{"on": page.Spans{{Kind: page.Day, Text: e.On}}, "kind": word(e.Kind)})
}

// announced words what was said of the next session.
func (t *teller) announced(n *answer.Announcement, e *answer.EntryText) page.Spans {
	if n == nil {
		return t.say("next.unreported", nil)
	}
	in := args{"firmness": word(n.Firmness), "on": page.Spans(nil), "place": quote(e.NextPlace),
		"says": unstopped(e.NextSays)}
	if n.On != "" {
		in["on"] = t.day(n.On)
	}
	if n.Firmness == "horizon" {
		in["on"], in["says"] = t.day(n.Until), t.lowered(unstopped(e.NextSays))
	}
	return t.say("next", in)
}

func (t *teller) since(s *answer.Since) page.Spans {
	var out page.Spans
	if s.Gap != nil {
		out = append(out, t.say("since.last", args{"n": count(*s.Gap)})...)
	}
	for _, p := range s.Announced {
		in := args{"n": count(max(p.Late, -p.Late)), "on": t.day(p.On), "when": word("then")}
		switch {
		case p.Late > 0:
			in["when"] = word("later")
		case p.Late < 0:
			in["when"] = word("sooner")
		}
		out = append(out, t.say("since.announced", in)...)
	}
	return out
}

// how is how something is known, after a dash or the like; nothing where the
// record does not say.
func (t *teller) how(c *answer.Claim) page.Spans {
	if c.How == "" {
		return nil
	}
	return t.say("how", args{"how": word(c.How), "by": t.byWhom(c)})
}

// refs are the passages of a claim, and sources as a whole.
func refs(c *answer.Claim, sources []answer.SourceID) []answer.Ref {
	out := slices.Clone(c.Passages)
	for _, s := range sources {
		out = append(out, answer.Ref(s))
	}
	return out
}

// lowerFirst makes a sentence part of another: a capital that a small letter
// follows, or an article.
func lowerFirst(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] >= 'a' && s[1] <= 'z' || s[:2] == "A ") {
		return string(s[0]|0x20) + s[1:]
	}
	return s
}
