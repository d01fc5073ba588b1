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

	too []*answer.Stance // what they refuse besides, until the same
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
				list = t.like(list, stand{
					who: t.orGivers(v, a.Party), any: inLieu(v, a.Party, "") != nil, of: &a.GivesUp[k], by: l})
			}
		}
	}
	var out []page.Spans
	for _, s := range t.untilTheSame(list) {
		out = append(out, t.standTold(&s))
	}
	return out
}

// untilTheSame puts stands together by which the same parties refuse several things
// until the same.
func (t *teller) untilTheSame(list []stand) []stand {
	var out []stand
	for _, s := range list {
		at := slices.IndexFunc(out, func(o stand) bool {
			return slices.Equal(o.who, s.who) && t.alikeButRefusal(&o, &s)
		})
		if at < 0 {
			out = append(out, s)
			continue
		}
		out[at].too = append(out[at].too, s.of)
	}
	return out
}

// alikeButRefusal reports whether two stands differ at most in who holds them and
// what is refused by them.
func (t *teller) alikeButRefusal(o, s *stand) bool {
	return o.any == s.any && o.by.Kind == s.by.Kind && o.of.Order == s.of.Order && o.of.How == s.of.How &&
		o.by.Accepts == s.by.Accepts && t.noun(o.of.Until).String() == t.noun(s.of.Until).String()
}

// orGivers is a party, with those who could give in its place.
func (t *teller) orGivers(v *answer.Way, p answer.PartyID) []answer.PartyID {
	return t.inOrder(append(inLieu(v, p, ""), p))
}

// like adds a stand to those like it.
func (t *teller) like(list []stand, s stand) []stand {
	for i := range list {
		o := &list[i]
		if t.alikeButRefusal(o, &s) && t.refusal(o.of).String() == t.refusal(s.of).String() {
			o.who = once(o.who, s.who...)
			return list
		}
	}
	return append(list, s)
}

// insisted is what parties insist on, as a clause, with how that is known.
func (t *teller) insisted(s *stand) page.Spans {
	return t.say("stance.insist", args{
		"how": howKnown(&s.of.Claim), "who": t.inTextAll(s.who), "n": t.howMany(s.who), "by": t.claimant(&s.of.Claim),
		"what": t.stanceWhat(s.of), "cite": cite(s.of.Passages)})
}

// standTold says what is given up, as strongly as it is known that it is held.
func (t *teller) standTold(s *stand) page.Spans {
	who := t.eachCalled(s.who, t.capital)
	list := t.list("and", who)
	if s.any {
		list = t.list("or", who)
	}
	refusals, claims := []page.Spans{t.refusal(s.of)}, []*answer.Claim{&s.of.Claim}
	for _, too := range s.too {
		refusals, claims = append(refusals, t.refusal(too)), append(claims, &too.Claim)
	}
	in := args{
		"who": list, "n": t.howMany(s.who[:1]), "kind": word(s.by.Kind), "order": word(s.of.Order),
		"refusal": t.list("or", refusals),
		"until":   t.noun(s.of.Until), "accepts": page.Spans(nil), "how": howKnown(&s.of.Claim),
		"by": t.claimer(&s.of.Claim), "cite": citeAll(claims),
	}
	if len(s.who) > 1 && !s.any {
		in["n"] = t.howMany(s.who)
	}
	if s.by.Accepts != "" {
		in["accepts"] = t.noun(s.by.Accepts)
	}
	return onClaims(t.say("stand", in), claims...)
}

// howMany is the number of a verb whose subject some parties are: one, or several
// though it is one party with a name in the plural.
func (t *teller) howMany(who []answer.PartyID) count {
	if t.many(who) == "yes" {
		return count(max(2, len(who)))
	}
	return 1
}

// eachStance reports whether any of a list of stances is one.
func eachStance(list []answer.Stance, id answer.StanceID) bool {
	return slices.ContainsFunc(list, func(s answer.Stance) bool { return s.ID == id })
}
