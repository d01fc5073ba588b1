package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

func init() {
	tells(telling[*answer.Alone]{title: (*teller).aloneTitle, proof: (*teller).alone, inShort: true})
}

func (t *teller) aloneTitle(a *answer.Alone) page.Spans {
	who := word("nobody")
	for i := range a.Gains {
		if who = "some"; a.Gains[i].Reason == answer.WouldLeave {
			who = "free"
			break
		}
	}
	return t.say("alone.title", args{"who": who})
}

func (t *teller) alone(a *answer.Alone) {
	if len(a.Gains) == 0 {
		t.para(2, t.say("alone.nobody", nil))
		return
	}
	var parties []answer.Party
	for i := range a.Gains {
		g := &a.Gains[i]
		parties = append(parties, answer.Party{
			ID: g.Party, Stays: g.Reason, Gains: []answer.Gain{{Move: answer.Outcome{Changes: g.Step.Changes}}},
		})
	}
	for _, p := range a.Nothing {
		parties = append(parties, answer.Party{ID: p, Stays: answer.NoGain})
	}
	t.para(2, t.gist(parties))
}
