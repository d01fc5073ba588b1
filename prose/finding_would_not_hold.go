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
		proof: (*teller).wouldNotHold,
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
