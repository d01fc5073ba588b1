package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.Costly]{
		title: func(t *teller, p *answer.Costly) page.Spans {
			return t.say("costly.title", args{"party": t.party(p.Stance.Party), "prefers": yes(p.Prefers)})
		},
		proof: (*teller).costly,
		why:   func(t *teller, p *answer.Costly) { t.stanceBecause(&p.Stance) },
		gist: func(t *teller, p *answer.Costly) page.Spans {
			return t.say("costly.gist", args{"stance": t.waits(&p.Stance)})
		},
		single: true, most: 1, without: "-",
	})
}

func (t *teller) costly(p *answer.Costly) {
	t.para(2, t.say("costly", args{
		"prefers": yes(p.Prefers), "stance": t.waits(&p.Stance), "opens": count(p.Opens),
		"acceptable": yes(p.Acceptable), "lasting": count(p.Lasting),
		"nearest": t.byParty(p.To.Changes),
	}))
}
