package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// A stretch is the steps of a way after which a party is worse off than today.
type stretch struct {
	party answer.PartyID
	from  int             // the first of them, from 0
	until int             // the step that ends it; the number of steps where none does
	back  bool            // whether the party can step back after each of them
	fixed []*answer.Fixed // what it cannot undo
}

// stretches lists who is worse off than today on a way, and for how long.
func stretches(v *answer.Way) []stretch {
	var out []stretch
	for i := range v.Steps {
		for _, e := range v.Steps[i].Exposed {
			at := slices.IndexFunc(out, func(s stretch) bool { return s.party == e.Party && s.until == i })
			if at < 0 {
				at = len(out)
				out = append(out, stretch{party: e.Party, from: i, back: true})
			}
			out[at].until, out[at].back = i+1, out[at].back && e.CanBack
			for j := range e.Fixed {
				out[at].fixed = append(out[at].fixed, &e.Fixed[j])
			}
		}
	}
	return out
}

// exposures words who is worse off than today on a way, until when, and whether
// it could go back; nobody is, where that is so.
func (t *teller) exposures(v *answer.Way) page.Spans { return t.exposuresBy(v, t.until) }

// exposuresBy words the same, with what ends it told in a way of its own.
func (t *teller) exposuresBy(v *answer.Way, told func([]answer.Change) page.Spans) page.Spans {
	list := stretches(v)
	if len(list) == 0 {
		return t.say("exposure.nobody", nil)
	}
	if len(list) > 1 && !slices.ContainsFunc(list, func(s stretch) bool { return s.until != list[0].until }) {
		return t.exposedUntil(v, list, told)
	}
	if len(list) > 2 {
		return t.exposedInAll(v.Exposed, list)
	}
	var out []page.Spans
	for _, s := range list {
		in := args{"party": t.short(s.party), "back": yes(s.back), "until": page.Spans(nil),
			"how": word(groundOf(weakestOf(claimsOf(s.fixed)...))), "bound": t.unmade(s.fixed)}
		if s.until < len(v.Steps) {
			in["until"] = told(v.Steps[s.until].Changes)
		}
		out = append(out, t.say("exposure", in))
	}
	return between(out, "; ")
}

// claimsOf lists how it is known of things that they cannot be undone.
func claimsOf(list []*answer.Fixed) []*answer.Claim {
	var out []*answer.Claim
	for _, f := range list {
		out = append(out, &f.Claim)
	}
	return out
}

// unmade is what cannot be undone, as things: the lifting; nothing where the case has no noun for some of it.
func (t *teller) unmade(list []*answer.Fixed) page.Spans {
	var of []answer.Change
	for _, f := range list {
		of = once(of, answer.Change{Option: f.Option, From: today(t.options[f.Option]), To: f.Level})
	}
	if len(of) == 0 {
		return nil
	}
	return t.nounsOf(of)
}

// exposedUntil words that several are worse off than today until the same step.
func (t *teller) exposedUntil(v *answer.Way, list []stretch, told func([]answer.Change) page.Spans) page.Spans {
	var who, back, bound []page.Spans
	var fixed []*answer.Fixed
	for _, s := range list {
		who, fixed = append(who, t.short(s.party)), append(fixed, s.fixed...)
		if s.back {
			back = append(back, t.short(s.party))
		} else {
			bound = append(bound, t.short(s.party))
		}
	}
	in := args{"who": t.list("and", who), "until": page.Spans(nil), "back": t.listOr(back), "bound": t.listOr(bound),
		"what": t.unmade(fixed)}
	if until := list[0].until; until < len(v.Steps) {
		in["until"] = told(v.Steps[until].Changes)
	}
	return t.say("exposure.together", in)
}

// exposedInAll words who is worse off than today at some time on a way.
func (t *teller) exposedInAll(list []answer.Exposed, when []stretch) page.Spans {
	var fixed []*answer.Fixed
	for _, s := range when {
		fixed = append(fixed, s.fixed...)
	}
	var who [2][]page.Spans
	for _, e := range list {
		at := 0
		if e.CanBack {
			at = 1
		}
		who[at] = append(who[at], t.short(e.Party))
	}
	var out []page.Spans
	for at, key := range []string{"exposure.no-back", "exposure.back"} {
		if who[at] != nil {
			out = append(out, t.say(key, args{"who": t.list("and", who[at]), "n": count(len(who[at])),
				"what": t.unmade(fixed)}))
		}
	}
	return t.say("exposure.many", args{"list": between(out, "; ")})
}

// until is what brings something about, after until: the nouns that the case has for
// it, else clauses.
func (t *teller) until(list []answer.Change) page.Spans {
	if nouns := t.nounsOf(list); nouns != nil {
		return nouns
	}
	return t.clauses(list)
}

// nounsOf is what changes bring about, as nouns of the case; nothing where it lacks
// one.
func (t *teller) nounsOf(list []answer.Change) page.Spans {
	var nouns []page.Spans
	for _, c := range settled(list) {
		noun := t.levelTold(c.Option, c.To).Noun
		if o := t.options[c.Option]; noun == "" && len(o.Levels) == 2 {
			noun = t.told(o.Noun)
		}
		if noun == "" || c.To < c.From {
			return nil
		}
		nouns = append(nouns, quote(noun))
	}
	if nouns == nil {
		return nil
	}
	return t.list("and", nouns)
}
