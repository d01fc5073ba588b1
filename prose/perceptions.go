package prose

import (
	"strconv"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostSights is how many situations a list on a page about perceptions tells.
const mostSights = 4

// Perceptions words what comes of what parties take to be otherwise than the case has it.
func (v *Voice) Perceptions(a *answer.Perceptions) *page.Document {
	return v.perceptions(a, mostSights)
}

// FullPerceptions is Perceptions with all situations that the answer lists.
func (v *Voice) FullPerceptions(a *answer.Perceptions) *page.Document {
	return v.perceptions(a, answer.MostListed)
}

func (v *Voice) perceptions(a *answer.Perceptions, most int) *page.Document {
	t := &perceptionTeller{v.teller(&a.Glossary), a, most}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("perceptions", nil))
	if len(a.Parties) == 0 {
		t.t.para(0, t.t.say("perceptions.none", nil))
		return t.t.done()
	}
	t.t.para(0, t.t.say("perceptions.judged", nil))
	for i := range a.Parties {
		t.perceiving(&a.Parties[i])
	}
	for i := range a.By {
		t.by(&a.By[i])
	}
	return t.t.done()
}

type perceptionTeller struct {
	t    *teller
	a    *answer.Perceptions
	most int // situations told in a list
}

// takes is by which message one thing is told that a party takes to be otherwise, and of what.
func (t *teller) takes(party answer.PartyID, x *answer.Perception) (key string, in args) {
	in = args{"party": t.inText(party), "number": t.numberOfAll([]answer.PartyID{party})}
	if x.Variant == "" {
		in["what"] = t.noun(x.Unseen)
		return "unseen", in
	}
	in["of"], in["what"] = t.inTextAll(x.Of), t.supposes(x.Variant)
	return "wants", in
}

// perceiving tells what a party takes to be otherwise.
func (t *perceptionTeller) perceiving(p *answer.Perceiving) {
	for i := range p.Takes {
		x := &p.Takes[i]
		key, in := t.t.takes(p.Party, x)
		in["known"], in["cite"] = t.t.known(&x.Claim), cite(x.Passages)
		in["because"] = page.Spans(nil)
		if because := t.t.parties[p.Party].Perceives; i < len(because) && because[i] != "" {
			in["because"] = unstopped(because[i]).Sentence()
		}
		t.t.bullet(0, on(groundOf(x.How), t.t.say("perceptions."+key, in)))
	}
	if p.Unseen > 0 {
		t.t.para(1, on(fromModel, t.t.say("perceptions.unseen.count", args{"n": count(p.Unseen), "of": count(t.a.Of),
			"party": t.t.inText(p.Party), "number": t.t.numberOfAll([]answer.PartyID{p.Party})})))
	}
	if p.Today {
		t.t.para(1, on(fromModel, t.t.say("perceptions.today.unseen", nil)))
	}
}

// supposes is what a variant supposes, as the case has it.
func (t *teller) supposes(id answer.VariantID) page.Spans {
	for i := range t.gloss.Variants {
		if v := &t.gloss.Variants[i]; v.ID == id && v.Says != "" {
			return unstopped(v.Says)
		}
	}
	return t.variantName(id)
}

func (t *perceptionTeller) by(b *answer.PerceivedBy) {
	t.t.heading(t.t.say("inverse.if", args{"which": word(b.Concept)}))
	blind := false
	for i := range t.a.Parties {
		blind = blind || t.a.Parties[i].Unseen > 0
	}
	t.t.para(0, on(fromModel, t.t.say("perceptions.counts", args{"last": count(b.Last), "truth": count(b.Truth),
		"wrong": count(b.WrongCount), "missed": count(b.MissedCount)})))
	if blind {
		t.t.para(0, on(fromModel, t.t.say("perceptions.one", args{"n": count(b.AsOne)})))
	}
	t.mistaken("perceptions.wrong", b.Wrong, b.WrongCount)
	t.mistaken("perceptions.missed", b.Missed, b.MissedCount)
	if len(b.Surprises) == 0 {
		t.t.para(0, on(fromModel, t.t.say("perceptions.surprise.none", nil)))
	}
	for i := range b.Surprises {
		t.surprised(&b.Surprises[i])
	}
}

// where is a situation as a clause.
func (t *perceptionTeller) where(s *answer.PerceivedState) page.Spans {
	switch {
	case s.StatusQuo:
		return t.t.say("perceptions.today", nil)
	case t.a.NoStatusQuo:
		return t.t.situation(s.Levels)
	}
	return t.t.clauses(t.t.changesToday(s.Levels))
}

// mistaken tells of situations in which somebody is wrong, each with who and what it would do.
func (t *perceptionTeller) mistaken(key string, list []answer.Mistaken, of int) {
	if len(list) == 0 {
		return
	}
	t.t.para(0, t.t.say(key, args{"n": count(of)}))
	for i := range list[:min(t.most, len(list))] {
		s := &list[i]
		var text []page.Spans
		for k := range s.By {
			x := &s.By[k]
			who := t.t.inText(x.Party)
			text = append(text, t.t.say(key+".by", args{"party": who, "number": word(t.t.numberOf(who)),
				"do": t.t.doing(x.Moves), "does": t.t.finite(who, x.Moves), "alone": t.alone(x)}))
		}
		t.t.bullet(0, on(fromModel, t.t.say("perceptions.item", args{"acts": t.where(&s.PerceivedState),
			"who": between(text, "; ")})))
	}
	if left := of - min(t.most, len(list)); left > 0 {
		t.t.para(0, t.t.say("perceptions.more", args{"n": count(left)}))
	}
}

// alone is what a party is wrong about that makes the difference by itself, where it is wrong about more.
func (t *perceptionTeller) alone(x *answer.Mistake) page.Spans {
	for i := range t.a.Parties {
		p := &t.a.Parties[i]
		if p.Party != x.Party || len(p.Takes) < 2 {
			continue
		}
		if len(x.Alone) == 0 {
			return t.t.say("perceptions.together", nil)
		}
		var list []page.Spans
		for _, n := range x.Alone {
			if v := &p.Takes[n-1]; v.Variant != "" {
				list = append(list, t.t.say("perceptions.this.wants", args{"of": t.t.inTextAll(v.Of)}))
			} else {
				list = append(list, t.t.say("perceptions.this.unseen", args{"what": t.t.noun(v.Unseen)}))
			}
		}
		return t.t.say("perceptions.alone", args{"what": t.t.list("or", list)})
	}
	return nil
}

func (t *perceptionTeller) surprised(s *answer.Surprised) {
	who := t.t.inText(s.Party)
	number := word(t.t.numberOf(who))
	t.t.para(0, t.t.say("perceptions.surprise", args{"party": who, "n": count(s.Count)}))
	for i := range s.List[:min(t.most, len(s.List))] {
		x := &s.List[i]
		in := args{"acts": t.where(&x.PerceivedState), "kind": word(x.Kind), "of": t.t.someInText(x.Of),
			"many": word("other"), "party": who, "number": number}
		if len(x.Of) > 0 {
			in["many"] = t.t.numberOfAll(x.Of)
		}
		t.t.bullet(0, on(fromModel, t.t.say("perceptions.sight", in)))
	}
	if left := s.Count - min(t.most, len(s.List)); left > 0 {
		t.t.para(0, t.t.say("perceptions.more", args{"n": count(left)}))
	}
}

// PerceptionsSheet is what comes of perceptions as a table: a row for each situation and each party that is wrong
// in it or surprised by it.
func (v *Voice) PerceptionsSheet(a *answer.Perceptions) *page.Sheet {
	t := v.teller(&a.Glossary)
	out := &page.Sheet{Head: []string{"concept", "state", "code", "what", "party", "of"}}
	row := func(concept string, s *answer.PerceivedState, what string, party answer.PartyID, of page.Spans) {
		out.Rows = append(out.Rows, []page.Spans{code(concept), code(strconv.Itoa(s.State)), code(s.Code), code(what),
			t.party(party), of})
	}
	for i := range a.By {
		b := &a.By[i]
		for _, list := range []struct {
			what string
			of   []answer.Mistaken
		}{{"wrong", b.Wrong}, {"missed", b.Missed}} {
			for k := range list.of {
				for _, x := range list.of[k].By {
					row(b.Concept, &list.of[k].PerceivedState, list.what, x.Party, nil)
				}
			}
		}
		for k := range b.Surprises {
			for n := range b.Surprises[k].List {
				x := &b.Surprises[k].List[n]
				row(b.Concept, &x.PerceivedState, x.Kind, b.Surprises[k].Party, t.names(x.Of))
			}
		}
	}
	return out
}
