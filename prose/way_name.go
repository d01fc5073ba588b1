package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// wayName names a way by who goes first on it, the same on every page: Washington
// first, or both at once; where others of its goal begin so too, with who goes on, or with
// what it asks of whom.
func (t *teller) wayName(v *answer.Way) page.Spans {
	var who []page.Spans
	for _, p := range v.First {
		who = append(who, t.capital(p))
	}
	in := args{"who": t.list("and", who), "n": count(len(who)), "with": page.Spans(nil), "number": count(0),
		"then": page.Spans(nil)}
	switch {
	case v.Apart == nil:
	case len(v.Apart.Then) > 0:
		in["then"] = t.goingOn(v.Apart.Then)
	default:
		in["with"] = t.askedApart(v)
		in["number"] = count(v.Apart.Number)
	}
	return t.say("way.name", in)
}

// goingOn is who moves in the steps after the first of a way.
func (t *teller) goingOn(steps [][]answer.PartyID) page.Spans {
	var out []page.Spans
	for _, movers := range steps {
		out = append(out, t.say("way.name.then", args{"who": t.list("and", t.eachCalled(movers, t.capital))}))
	}
	return between(out, ", ")
}

// askedApart is what a way asks that tells it from others which the same parties
// begin; nothing where it asks nothing that they do not.
func (t *teller) askedApart(v *answer.Way) page.Spans {
	var out []page.Spans
	for _, id := range v.Apart.With {
		at := slices.IndexFunc(v.Levers, func(l answer.Lever) bool { return l.ID == id })
		if at < 0 || len(v.Levers[at].Asks) == 0 {
			continue
		}
		l := &v.Levers[at]
		out = append(out, t.say("way.name.if",
			args{"party": t.capital(l.Asks[0].Party), "ask": t.askFor(l, l.Asks[0].Party)}))
	}
	if len(out) == 0 {
		return nil
	}
	return t.list("and", out)
}

// goalNoun is what ways lead to, as part of a sentence.
func (t *teller) goalNoun(g *answer.WaysTo) page.Spans {
	for i := range t.gloss.Goals {
		if goal := &t.gloss.Goals[i]; goal.ID == g.Goal && g.Goal != "" {
			if goal.Noun != "" {
				return quote(goal.Noun)
			}
			if goal.Says != "" {
				return t.lowered(unstopped(goal.Says))
			}
		}
	}
	if g.Want != "" {
		return t.noun(g.Want)
	}
	return t.say("ways.any", args{"acceptable": yes(g.Acceptable)})
}

// wayLetter is the letter of a way.
func wayLetter(letter string) page.Spans { return name(letter, letter) }
