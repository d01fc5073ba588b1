package prose

import (
	"cmp"
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// account tells in sentences what happened, how that is known where it is not
// simply reported, where it stands, and whether it still counts.
func (t *teller) account(r *answer.Row) page.Spans {
	says := unstopped(t.entryText(r.Entry).Says)
	if says.Empty() {
		says = t.spelled(r)
	}
	return t.accountOf(r, t.happening(r, says), says)
}

// bareAccount is such sentences without how that is known, where it stands and whether it
// counts, for pages that tell these beside it.
func (t *teller) bareAccount(r *answer.Row) page.Spans {
	bare := *r
	bare.Claim, bare.Sources, bare.Public, bare.Standing, bare.Instead = answer.Claim{}, nil, "", answer.InForce, nil
	was := t.usual
	t.usual = "none"
	defer func() { t.usual = was }()
	return t.account(&bare)
}

// accountOf is such sentences with what happened in other words.
func (t *teller) accountOf(r *answer.Row, act, says page.Spans) page.Spans {
	apart := r.Stance != nil || r.Kind == "commitment"
	in := args{"act": act, "says": says, "apart": yes(apart), "known": t.accountKnown(r),
		"cite": cite(refs(&r.Claim, r.Sources)), "public": page.Spans(nil), "standing": t.accountStanding(r)}
	if r.Public != "" {
		in["public"] = t.day(r.Public)
	}
	return t.say("account", in)
}

// accountKnown is how a row is known; nothing of what is known as usual on the
// page, and of what the one who is named says.
func (t *teller) accountKnown(r *answer.Row) page.Spans {
	own := r.By != "" && (r.Party == r.By || r.Stance != nil && r.Stance.Stance.Party == r.By ||
		r.Option != "" && t.options[r.Option].Party == r.By)
	how := cmp.Or(r.How, "none")
	spoken := own && r.Kind == "statement" && (how == "stated" || how == "claimed")
	if how == t.usual || spoken && t.usual != "none" {
		return nil
	}
	return t.say("account.known", args{"how": word(how), "by": t.calledBy(&r.Claim), "own": yes(own)})
}

// calledBy is who asserts something, as in a sentence; nothing for nobody.
func (t *teller) calledBy(c *answer.Claim) page.Spans {
	if c.By == "" {
		return nil
	}
	return t.inText(c.By)
}

// inTexts lists parties, as in a sentence; nothing for none.
func (t *teller) inTexts(ids []answer.PartyID) page.Spans {
	if len(ids) == 0 {
		return nil
	}
	return t.listed(ids, t.inText)
}

// accountStanding tells that a row does not count, and what counts in its place.
func (t *teller) accountStanding(r *answer.Row) page.Spans {
	in := args{"standing": word(r.Standing), "instead": page.Spans(nil), "day": page.Spans(nil), "on": page.Spans(nil)}
	switch r.Standing {
	case answer.Corrected, answer.Withdrawn, answer.Contradicted, answer.Unconfirmed:
	default:
		return nil
	}
	if e := r.Instead; e != nil {
		in["day"], in["on"] = t.day(e.On), t.when(e.On)
		in["instead"] = unstopped(t.entryText(e.Entry).Says)
		if in["instead"].(page.Spans) == nil {
			in["instead"] = t.say("entry.name", args{"on": t.day(e.On), "kind": word(e.Kind)})
		}
	}
	return t.say("account.standing", in)
}

// happening is what happened; nothing where what the record says of it tells all.
func (t *teller) happening(r *answer.Row, says page.Spans) page.Spans {
	e := t.entryText(r.Entry)
	switch r.Kind {
	case "agreement":
		return t.say("account.agreement", args{
			"title": quote(t.agreement(r.Agreement).Title), "signed": t.inTexts(r.Signed), "n": count(r.Of)})
	case "statement":
		return t.statementAct(r, says)
	case "move":
		return t.moveAct(r)
	case "mandate":
		return t.mandateAct(r)
	case "lever":
		return t.say("account.lever", args{"says": t.saysOr(t.leverSays(r.Lever), words(string(r.Lever)))})
	case "commitment":
		return t.progressAct(r.Progress)
	case "withdraws":
		return t.say("account.withdrawal", args{
			"day": t.day(r.Withdraws.On), "what": unstopped(t.entryText(r.Withdraws.Entry).Says)})
	case "event":
		return t.say("account.event", args{
			"event": name(words(r.Event), r.Event), "with": t.inTexts(r.With), "place": quote(e.Place)})
	}
	if r.Stance != nil {
		return t.conditionAct(r, says)
	}
	if r.Kind == "scheduled" && r.Next != nil {
		in := t.nextArgs(r.Next, e)
		in["track"] = t.trackSaid(r.Track)
		return t.say("account.scheduled", in)
	}
	in := args{"kind": word(r.Kind), "track": t.trackSaid(r.Track), "place": quote(e.Place), "next": page.Spans(nil),
		"since": page.Spans(nil)}
	if r.Kind == "adjourned" {
		in["next"] = t.nextOne(r.Next, e)
	}
	if r.Since != nil {
		in["since"] = t.since(r.Since)
	}
	return t.say("account.session", in)
}

func (t *teller) statementAct(r *answer.Row, says page.Spans) page.Spans {
	who := page.Spans(nil)
	if r.Party != "" {
		who = t.inText(r.Party)
	}
	n := t.numberOf(who)
	switch {
	case r.Speaker == "" && r.Party == "":
		who, n = t.say("entry.nobody", nil), "one"
	case r.Speaker != "":
		who, n = t.say("entry.speaker", args{"who": t.person(r.Speaker), "party": who}), "one"
	}
	act := t.say("account.statement", args{"who": who, "speech": word(r.Speech), "to": t.inTexts(r.Addressee),
		"bare": yes(says.Empty() && r.About == ""),
		"n":    count(map[string]int{"one": 1, "other": 2}[n])})
	if says.Empty() && r.About != "" {
		return t.say("entry", args{"act": act, "says": t.say("account.about", args{"what": t.noun(r.About)})})
	}
	return act
}

// moveAct is what a party does by a move.
func (t *teller) moveAct(r *answer.Row) page.Spans {
	o := t.options[r.Option]
	who := t.inText(o.Party)
	c := answer.Change{Option: r.Option, From: -1, To: *r.To}
	if r.From != nil {
		c.From = *r.From
	}
	in := args{"who": who, "option": local(r.Option), "turn": yes(c.To == 1), "to": t.level(r.Option, c.To),
		"from": page.Spans(nil)}
	switch {
	case c.From != c.To && t.moveTold(c) != "":
		return t.say("account.move", args{"who": who, "does": t.finite(who, []answer.Change{c})})
	case slices.Equal(o.Levels, []string{"no", "yes"}):
		return t.say("account.comes", in)
	case r.From != nil:
		in["from"] = t.level(r.Option, c.From)
	}
	return t.say("account.goes", in)
}

// conditionAct is that a party insists on something, no longer does, or insists
// on something else.
func (t *teller) conditionAct(r *answer.Row, says page.Spans) page.Spans {
	s := &r.Stance.Stance
	in := args{"who": t.inText(s.Party), "kind": word(r.Kind), "what": t.noun(s.Refuses), "until": t.noun(s.Until),
		"order": word(s.Order)}
	if r.Kind != "changed" {
		return t.say("account.stance", in)
	}
	act := t.say("account.stance.changed", args{"who": in["who"]})
	if !says.Empty() {
		return act
	}
	return t.say("entry", args{"act": act, "says": t.changedHow(r.Stance)})
}

func (t *teller) changedHow(s *answer.StanceChange) page.Spans {
	var out []page.Spans
	if s.Order != "" {
		out = append(out, t.say("account.stance.order", args{"order": word(s.Order)}))
	}
	if s.Until != "" {
		out = append(out, t.say("account.stance.until", args{"now": t.noun(s.Until), "was": t.noun(s.WasUntil)}))
	}
	if s.Refuses != "" {
		out = append(out,
			t.say("account.stance.refuses", args{"now": t.noun(s.Refuses), "was": t.noun(s.WasRefusing)}))
	}
	return between(out, "; ")
}

// mandateAct is what a delegation may agree on or talk about.
func (t *teller) mandateAct(r *answer.Row) page.Spans {
	var terms []page.Spans
	for _, x := range r.Mandate.Terms {
		o := t.options[x.Option]
		in := args{"option": t.optionNoun(x.Option), "levels": page.Spans(nil)}
		if o.Party != r.Party || t.told(o.Noun) == "" {
			in["option"] = t.say("diff.option", args{"party": t.inText(o.Party), "option": local(x.Option)})
		}
		if len(x.Levels) < len(o.Levels) {
			var levels []page.Spans
			for _, l := range x.Levels {
				levels = append(levels, t.level(x.Option, l))
			}
			in["levels"] = t.list("or", levels)
		}
		terms = append(terms, t.say("account.term", in))
	}
	return t.say("account.mandate", args{
		"who": t.inText(r.Party), "may": word(r.Mandate.May), "commit": yes(r.Mandate.Commit),
		"what": t.list("and", terms), "track": t.trackSaid(r.Track),
	})
}

// progressAct is how far a commitment is said to be, in words.
func (t *teller) progressAct(p *answer.Progress) page.Spans {
	in := args{"status": word(p.Status), "verb": word(p.Verb), "grade": word("none"),
		"what": t.saysOr(t.promise(p.Commitment).Says, words(string(p.Commitment)))}
	if p.Grade != nil {
		in["grade"] = count(*p.Grade)
	}
	return t.say("account.progress", in)
}

// nextOne is what was said of the next session.
func (t *teller) nextOne(n *answer.Announcement, e *answer.EntryText) page.Spans {
	if n == nil {
		return t.say("account.next.unreported", nil)
	}
	return t.say("account.next", t.nextArgs(n, e))
}

func (t *teller) nextArgs(n *answer.Announcement, e *answer.EntryText) args {
	in := args{"firmness": word(n.Firmness), "on": page.Spans(nil), "place": quote(e.NextPlace),
		"says": unstopped(e.NextSays)}
	switch {
	case n.Firmness == "horizon":
		in["on"] = t.day(n.Until)
	case n.On != "":
		in["on"] = t.day(n.On)
	}
	return in
}
