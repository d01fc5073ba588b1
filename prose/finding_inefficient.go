package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.Inefficient]{
		title: func(t *teller, _ *answer.Inefficient) page.Spans { return t.say("inefficient.title", nil) },
		proof: (*teller).inefficient, inShort: true,
	})
}

func (t *teller) inefficient(p *answer.Inefficient) {
	aside := t.aside(&answer.Better{Count: p.Better, Silent: p.Silent, Alike: p.Alike, Content: p.Content})
	t.para(2, t.say("inefficient", args{
		"count": t.ofAll(p.Better, p.Of), "aside": aside, "singly": count(p.Singly), "within": count(p.Within),
		"deals": count(p.Deals),
	}))
}
