package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A request is what a way asks of some parties: of all of them the same, or of
// any one of them.
type request struct {
	who  []answer.PartyID
	any  bool
	what page.Spans // an infinitive
	own  bool       // whether it is in no words of the case, which others may share
}

// same reports whether another request is the same of others.
func (r *request) same(o request) bool {
	return !r.own && !o.own && o.any == r.any && o.what.String() == r.what.String()
}

// requests lists what a way asks of whom, in the order of its levers, equal
// requests together. Levers that skip holds of are left out.
func (t *teller) requests(v *answer.Way, skip func(answer.LeverID) bool) []request {
	var out []request
	for i := range v.Levers {
		l := &v.Levers[i]
		if skip(l.ID) {
			continue
		}
		for _, a := range l.Asks {
			r := request{who: []answer.PartyID{a.Party}, what: t.askFor(l, a.Party)}
			if others := inLieu(v, a.Party, ""); len(a.GivesUp) > 0 && others != nil {
				r.who, r.any = t.inOrder(append(others, a.Party)), true
			}
			r.own = t.askedIn(l, a.Party) == "" && l.Kind != "swap"
			at := slices.IndexFunc(out, r.same)
			if at < 0 {
				out = append(out, r)
				continue
			}
			out[at].who = once(out[at].who, r.who...)
		}
	}
	return out
}

// inLieu lists who could give in the place of a party on a way what it gives by an
// option, or, for none, at all.
func inLieu(v *answer.Way, p answer.PartyID, o answer.OptionID) []answer.PartyID {
	var out []answer.PartyID
	for i := range v.Givers {
		if v.Givers[i].Party != p || o != "" && v.Givers[i].Option != o {
			continue
		}
		for _, o := range v.Givers[i].Or {
			out = append(out, o.Party)
		}
	}
	return out
}

// inOrder puts parties into the order of the case.
func (t *teller) inOrder(list []answer.PartyID) []answer.PartyID {
	var out []answer.PartyID
	for i := range t.gloss.Parties {
		if id := t.gloss.Parties[i].ID; slices.Contains(list, id) {
			out = append(out, id)
		}
	}
	return out
}

// capitals lists those whom a request is made to.
func (t *teller) capitals(r *request) page.Spans {
	var who []page.Spans
	for _, p := range r.who {
		who = append(who, t.capital(p))
	}
	if r.any {
		return t.list("or", who)
	}
	return t.list("and", who)
}

// requested is a request as a clause after a verb of asking: Washington to lift.
func (t *teller) requested(r *request) page.Spans {
	return t.say("request", args{"who": t.capitals(r), "any": yes(r.any), "what": r.what})
}

// askings lists what a way asks of whom; nothing of nobody.
func (t *teller) askings(v *answer.Way, skip func(answer.LeverID) bool) page.Spans {
	var out []page.Spans
	list := t.requests(v, skip)
	for i := range list {
		out = append(out, t.requested(&list[i]))
	}
	return between(out, "; ")
}

// commonNeeds is what all ways to a goal ask; nothing where they share nothing.
func (t *teller) commonNeeds(g *answer.WaysTo) page.Spans {
	if len(g.Common) == 0 || len(g.Ways) == 0 {
		return nil
	}
	var out []page.Spans
	list := t.requests(&g.Ways[0], func(l answer.LeverID) bool { return !slices.Contains(g.Common, l) })
	for i := range list {
		r := &list[i]
		if r.any {
			t.willDo = append(t.willDo, r.who)
		}
		out = append(out, t.say("needs", args{"who": t.capitals(r), "any": yes(r.any), "what": r.what}))
	}
	return between(out, "; ")
}

// own skips what all ways to a goal ask.
func own(g *answer.WaysTo) func(answer.LeverID) bool {
	return func(l answer.LeverID) bool { return slices.Contains(g.Common, l) }
}

// askFor is what a lever asks of a party, as an infinitive: in the words of the
// case, or by its kind.
func (t *teller) askFor(l *answer.Lever, p answer.PartyID) page.Spans {
	if text := t.askedIn(l, p); text != "" {
		return quote(text)
	}
	in := args{"what": page.Spans(nil), "until": page.Spans(nil), "track": page.Spans(nil), "kind": word(l.Kind)}
	if s := t.stanceAsked(l, p); s != nil {
		in["what"], in["until"] = t.refusal(s), t.noun(s.Until)
	}
	switch {
	case l.Accepts != "":
		in["what"] = t.noun(l.Accepts)
	case l.Track != "" && len(l.Commits) > 0 && len(l.Commits[0].Levels) == len(t.options[l.Commits[0].Option].Levels):
		return t.say("ask.any", args{
			"kind": word(l.Kind), "what": t.optionNoun(l.Commits[0].Option), "track": t.trackSaid(l.Track)})
	case l.Track != "" && len(l.Commits) > 0:
		in["what"], in["track"] = t.act(l.Commits[0]), t.trackSaid(l.Track)
	case len(l.Opens) > 0:
		o := t.options[l.Opens[0]]
		in["what"] = t.do(answer.Change{Option: o.ID, From: today(o), To: len(o.Levels) - 1})
	}
	return t.say("ask", in)
}

// askedIn is what a lever asks of a party in the words of the case; "" for none.
func (t *teller) askedIn(l *answer.Lever, p answer.PartyID) string {
	for i := range t.gloss.Levers {
		if text := &t.gloss.Levers[i]; text.ID == l.ID {
			for _, a := range text.Asks {
				if a.Party == p {
					return t.told(a.Text)
				}
			}
		}
	}
	return ""
}

// stanceAsked is the stance of a party that a lever works on; its first where it
// gives none up.
func (t *teller) stanceAsked(l *answer.Lever, p answer.PartyID) *answer.Stance {
	for i := range l.Asks {
		if l.Asks[i].Party == p && len(l.Asks[i].GivesUp) > 0 {
			return &l.Asks[i].GivesUp[0]
		}
	}
	for i := range l.Stances {
		if l.Stances[i].Party == p {
			return &l.Stances[i]
		}
	}
	return nil
}
