package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.Circle]{
		title: func(t *teller, _ *answer.Circle) page.Spans { return t.say("circle.title", nil) },
		proof: (*teller).circle, why: (*teller).circleWhy, gist: (*teller).circleGist,
	})
	tells(telling[*answer.CannotBeMet]{
		title: func(t *teller, p *answer.CannotBeMet) page.Spans {
			return t.say("never.title", args{"party": t.party(p.Stance.Party)})
		},
		proof: func(t *teller, p *answer.CannotBeMet) {
			t.para(2, t.say("never", args{"stance": t.waits(&p.Stance), "known": t.says(&p.Stance)}))
		},
		why: func(t *teller, p *answer.CannotBeMet) { t.stanceSpelled(&p.Stance) },
		gist: func(t *teller, p *answer.CannotBeMet) page.Spans {
			return t.say("circle.gist", args{"links": t.waits(&p.Stance)})
		},
		single: true,
	})
}

func (t *teller) circle(c *answer.Circle) {
	for i := range c.Links {
		s := &c.Links[i].Stance
		t.para(2, t.say("circle.link", args{"stance": t.waits(s), "known": t.says(s)}))
	}
	t.para(2, t.say("circle.round", args{"deal": yes(c.Deal)}))
}

func (t *teller) circleWhy(c *answer.Circle) {
	for i := range c.Links {
		t.stanceSpelled(&c.Links[i].Stance)
		t.without(c.Links[i].Removed, "")
	}
}

func (t *teller) circleGist(c *answer.Circle) page.Spans {
	var links []page.Spans
	for i := range c.Links {
		links = append(links, t.waits(&c.Links[i].Stance))
	}
	return t.say("circle.gist", args{"links": between(links, ", ")})
}
