package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.Circle]{
		title: (*teller).circleTitle,
		proof: (*teller).circle, whole: (*teller).circleWhole,
	})
	tells(telling[*answer.CannotBeMet]{
		title: func(t *teller, p *answer.CannotBeMet) page.Spans {
			return t.say("never.title", args{"party": t.inText(p.Stance.Party)})
		},
		proof: func(t *teller, p *answer.CannotBeMet) {
			t.para(2, t.say("never", args{"stance": t.insistence(&p.Stance)}))
		},
		why: func(t *teller, p *answer.CannotBeMet) {
			t.stanceBecause(&p.Stance)
			t.para(2, t.askAbout(&p.Stance))
		},
	})
}

func (t *teller) circleTitle(c *answer.Circle) page.Spans {
	var who []answer.PartyID
	for i := range c.Links {
		who = once(who, c.Links[i].Party)
	}
	in := args{"n": count(len(who)), "party": page.Spans(nil)}
	if len(who) == 1 {
		in["party"] = t.inText(who[0])
	}
	return t.say("circle.title", in)
}

func (t *teller) circle(c *answer.Circle) {
	for i := range c.Links {
		s := &c.Links[i].Stance
		t.para(2, t.say("circle.link", args{"stance": t.insistence(s)}))
	}
	if wrong := t.weakestWrong(c); wrong != nil {
		t.para(2, wrong)
	}
	if c.Deal {
		t.para(2, t.say("circle.deal", nil))
	}
}

// weakestWrong is what would follow if the link that is least known is wrong; nothing where
// that is not known.
func (t *teller) weakestWrong(c *answer.Circle) page.Spans {
	for i := range c.Links {
		l := &c.Links[i]
		if l.ID != c.Weakest.Stance || l.Removed == nil {
			continue
		}
		return t.removal(l.Removed, t.say("removed.wrong", args{"how": word(l.How), "party": t.inText(l.Party)}))
	}
	return nil
}

// circleWhole spells a circle out, demand by demand: why its party insists, what
// would follow without it, and what to ask.
func (t *teller) circleWhole(c *answer.Circle) {
	for i := range c.Links {
		l := &c.Links[i]
		t.stanceSpelled(&l.Stance)
		t.without(l.Removed, "")
		t.para(2, t.askAbout(&l.Stance))
	}
	if c.Deal {
		t.doc.Add(page.Gap{})
		t.para(1, t.say("circle.deal", nil))
	}
}
