package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Against words what differs between two ways of the brief, and nothing else.
func (v *Voice) Against(a *answer.Against) *page.Document {
	t := &againstTeller{v.teller(&a.Glossary), a}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("against", args{"one": t.lettered(a.One), "other": t.lettered(a.Other)}))
	before := len(t.t.doc.Blocks)
	t.each("asks", "against.asks", func(s *answer.Sided) page.Spans {
		return t.t.askings(&answer.Way{Levers: s.Asks, Givers: s.Way.Givers}, noLever)
	})
	t.begins()
	t.each("exposed", "against.exposed", func(s *answer.Sided) page.Spans { return t.exposedOn(s.Exposed) })
	t.leads()
	t.each("holds", "against.holds", t.holdsOnly)
	t.each("tempted", "against.tempted", t.temptedOn)
	t.each("hollow", "against.hollow", func(s *answer.Sided) page.Spans { return t.hollowOn(s.Hollow) })
	if len(t.t.doc.Blocks) == before {
		t.t.para(0, t.t.say("against.nothing", nil))
	}
	return t.t.done()
}

// An againstTeller tells two ways side by side.
type againstTeller struct {
	t *teller
	a *answer.Against
}

// lettered is a way by its letter and its name.
func (t *againstTeller) lettered(s *answer.Sided) page.Spans {
	return t.t.say("against.way", args{"letter": name(s.Way.Letter, ""), "name": t.t.wayName(&s.Way)})
}

// each tells of both ways what each has that the other has not, if anything.
func (t *againstTeller) each(of word, key string, what func(*answer.Sided) page.Spans) {
	one, other := what(t.a.One), what(t.a.Other)
	if one.Empty() && other.Empty() {
		return
	}
	t.t.para(0, t.t.say(key, nil))
	t.side(of, t.a.One, one)
	t.side(of, t.a.Other, other)
}

// side tells what one way has of a kind.
func (t *againstTeller) side(of word, s *answer.Sided, what page.Spans) {
	if what.Empty() {
		what = t.t.say("against.none", args{"of": of})
	}
	t.t.label(1, name(s.Way.Letter, ""), t.t.say("against.what", args{"what": what}))
}

// begins tells the first steps, where they differ.
func (t *againstTeller) begins() {
	one, other := &t.a.One.Way, &t.a.Other.Way
	if len(one.Steps) == 0 || len(other.Steps) == 0 || one.Steps[0].Code == other.Steps[0].Code {
		return
	}
	t.t.para(0, t.t.say("against.begins", nil))
	t.side("begins", t.a.One, t.t.acts(one.Steps[0].Changes))
	t.side("begins", t.a.Other, t.t.acts(other.Steps[0].Changes))
}

// leads tells where the ways lead, as far as that differs.
func (t *againstTeller) leads() {
	if len(t.a.Levels) == 0 {
		return
	}
	t.t.para(0, t.t.say("against.leads", nil))
	var one, other []answer.Change
	for _, l := range t.a.Levels {
		now := today(t.t.options[l.Option])
		one = append(one, answer.Change{Option: l.Option, From: now, To: l.One})
		other = append(other, answer.Change{Option: l.Option, From: now, To: l.Other})
	}
	t.side("leads", t.a.One, t.t.acts(one))
	t.side("leads", t.a.Other, t.t.acts(other))
}

func (t *againstTeller) exposedOn(list []answer.Exposed) page.Spans {
	var out []page.Spans
	for _, e := range list {
		out = append(out, t.t.say("against.worse", args{"who": t.t.inText(e.Party), "back": yes(e.CanBack)}))
	}
	return between(out, "; ")
}

// holdsOnly is whether where a way leads would hold, where the other does not or
// less firmly.
func (t *againstTeller) holdsOnly(s *answer.Sided) page.Spans {
	if len(t.a.One.Holds)+len(t.a.Other.Holds) == 0 {
		return nil
	}
	return t.t.say("against.holding", args{"holds": word(holding(&s.Way))})
}

func (t *againstTeller) temptedOn(s *answer.Sided) page.Spans {
	var out []page.Spans
	for i := range s.Tempted {
		x := &s.Tempted[i]
		out = append(out, t.t.say("against.tempt", args{"who": t.t.inText(x.Party), "do": t.t.doing(x.Step.Changes)}))
	}
	return between(out, "; ")
}

func (t *againstTeller) hollowOn(list []answer.Stance) page.Spans {
	var out []page.Spans
	for i := range list {
		out = append(out, t.t.say("against.gone", args{"who": t.t.inText(list[i].Party),
			"until": t.t.noun(list[i].Until)}))
	}
	return between(out, "; ")
}
