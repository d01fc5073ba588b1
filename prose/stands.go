package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A stand is what parties refuse today, in the same words, and a way asks them to
// give up.
type stand struct {
	who []answer.PartyID
	any bool // whether one of them is enough
	of  *answer.Stance
	by  *answer.Lever
}

// stands is who gives up which stand on a way, sentences; levers that skip holds of
// are left out.
func (t *teller) stands(v *answer.Way, skip func(answer.LeverID) bool) []page.Spans {
	var list []stand
	for i := range v.Levers {
		l := &v.Levers[i]
		if skip(l.ID) {
			continue
		}
		for j := range l.Asks {
			a := &l.Asks[j]
			for k := range a.GivesUp {
				list = t.like(list, stand{t.orGivers(v, a.Party), inLieu(v, a.Party, "") != nil, &a.GivesUp[k], l})
			}
		}
	}
	var out []page.Spans
	for i := range list {
		out = append(out, t.standTold(&list[i]))
	}
	return out
}

// orGivers is a party, with those who could give in its place.
func (t *teller) orGivers(v *answer.Way, p answer.PartyID) []answer.PartyID {
	return t.inOrder(append(inLieu(v, p, ""), p))
}

// like adds a stand to those like it.
func (t *teller) like(list []stand, s stand) []stand {
	for i := range list {
		o := &list[i]
		if o.any == s.any && o.by.Kind == s.by.Kind && o.of.Order == s.of.Order && o.of.How == s.of.How &&
			o.by.Accepts == s.by.Accepts && t.noun(o.of.Until).String() == t.noun(s.of.Until).String() &&
			t.refusal(o.of).String() == t.refusal(s.of).String() {
			o.who = once(o.who, s.who...)
			return list
		}
	}
	return append(list, s)
}

// insisted is what parties insist on, as a clause, with how that is known.
func (t *teller) insisted(s *stand) page.Spans {
	return t.say("stance.insist", args{
		"how": howKnown(&s.of.Claim), "who": t.inTextAll(s.who), "n": count(len(s.who)), "by": t.claimant(&s.of.Claim),
		"what": t.stanceWhat(s.of), "cite": cite(s.of.Passages)})
}

// standTold says what is given up, as strongly as it is known that it is held.
func (t *teller) standTold(s *stand) page.Spans {
	who := t.eachCalled(s.who, t.capital)
	list := t.list("and", who)
	if s.any {
		list = t.list("or", who)
	}
	in := args{
		"who": list, "n": count(1), "kind": word(s.by.Kind), "order": word(s.of.Order), "refusal": t.refusal(s.of),
		"until": t.noun(s.of.Until), "accepts": page.Spans(nil), "how": howKnown(&s.of.Claim), "by": t.claimer(&s.of.Claim),
		"cite": cite(s.of.Passages),
	}
	if len(s.who) > 1 && !s.any {
		in["n"] = count(len(s.who))
	}
	if s.by.Accepts != "" {
		in["accepts"] = t.noun(s.by.Accepts)
	}
	return onClaims(t.say("stand", in), &s.of.Claim)
}

// eachStance reports whether any of a list of stances is one.
func eachStance(list []answer.Stance, id answer.StanceID) bool {
	return slices.ContainsFunc(list, func(s answer.Stance) bool { return s.ID == id })
}
