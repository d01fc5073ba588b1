package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// tempted is what a party would gain by leaving, and why the others would not
// answer it willingly.
func (t *teller) tempted(a *answer.Temptation) page.Spans {
	in := args{"party": t.inText(a.Party), "do": t.doing(a.Step.Changes)}
	if a.Reason == answer.WouldLeave {
		return t.say("tempted.leaves", in)
	}
	in["steps"], in["who"] = t.sequence(a.Reply), t.people(unwilling(a.Reply))
	return t.say("tempted.answered", in)
}

// sequence words steps in order.
func (t *teller) sequence(steps []answer.Step) page.Spans {
	var out []page.Spans
	for _, s := range steps {
		out = append(out, t.say("step", args{"acts": t.clauses(s.Changes)}))
	}
	return t.inTurn(out)
}

// unwilling lists the parties that do not gain by a step they make.
func unwilling(steps []answer.Step) []answer.PartyID {
	var out []answer.PartyID
	for _, s := range steps {
		if !s.Gains && !slices.Contains(out, s.Party) {
			out = append(out, s.Party)
		}
	}
	return out
}
