package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.Costly]{
		title: func(t *teller, p *answer.Costly) page.Spans {
			return t.say("costly.title", args{"party": t.inText(p.Stance.Party), "prefers": yes(p.Prefers)})
		},
		proof: (*teller).costly,
		why:   func(t *teller, p *answer.Costly) { t.stanceBecause(&p.Stance) },
		most:  1, without: "-",
	})
}

func (t *teller) costly(p *answer.Costly) {
	t.para(2, t.say("costly", args{
		"stance": t.insistence(&p.Stance), "n": count(p.Opens),
		"acceptable": yes(p.Acceptable), "lasting": count(p.Lasting), "all": yes(p.Lasting == p.Opens),
		"nearest": t.clauses(p.To.Changes),
	}))
}
