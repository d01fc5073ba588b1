package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.WouldNotHold]{
		title: func(t *teller, p *answer.WouldNotHold) page.Spans {
			return t.say("would-not-hold.title", args{"all": yes(p.Breaking == p.Smallest)})
		},
		proof: (*teller).wouldNotHold, why: (*teller).wouldNotHoldWhy,
	})
}

func (t *teller) wouldNotHold(p *answer.WouldNotHold) {
	for i := range p.Breaks {
		b := &p.Breaks[i]
		for j := range b.Tempted {
			t.bullet(2,
				t.say("would-not-hold", args{"acts": t.clauses(b.To.Changes), "tempted": t.tempted(&b.Tempted[j])}))
		}
	}
	if more := p.Breaking - len(p.Breaks); more > 0 {
		t.bullet(2, t.say("would-not-hold.more", args{"n": count(more)}))
	}
	t.para(2, t.say("would-not-hold.lasting", args{"n": count(p.Lasting), "of": count(p.Better)}))
}

func (t *teller) wouldNotHoldWhy(p *answer.WouldNotHold) {
	for i := range p.Breaks {
		to := &p.Breaks[i].To
		t.para(2, t.say("would-not-hold.state", args{
			"n": count(to.State), "code": code(to.Code), "explain": link("state", to.Code, t.say("state.link", args{
				"n": count(to.State),
			})),
		}))
	}
}
