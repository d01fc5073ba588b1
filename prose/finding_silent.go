package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.SilentOrder]{
		title: func(t *teller, _ *answer.SilentOrder) page.Spans { return t.say("silent.title", nil) },
		proof: (*teller).silentOrder,
	})
}

func (t *teller) silentOrder(p *answer.SilentOrder) {
	e := &p.Exchange
	t.para(2, t.say("silent", args{
		"give": t.noun(e.Give), "for": t.noun(e.For), "cite": cite(e.Passages),
	}))
}

// exchangeSays is what the case says of an exchange.
func (t *teller) exchangeSays(id answer.ExchangeID) string {
	for i := range t.gloss.Exchanges {
		if e := &t.gloss.Exchanges[i]; e.ID == id {
			return e.Says
		}
	}
	return ""
}
