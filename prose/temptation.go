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
	in["steps"], in["who"], in["wish"] = t.sequence(a.Reply), t.inTextAll(unwilling(a.Reply)), page.Spans(nil)
	in["how"] = word("none")
	if w := lostBy(a.Reply); w != nil {
		in["wish"], in["how"] = t.wishGist(w), word(groundOf(w.How))
	}
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

// lostBy is the wish that the one party loses by a step which it would not gain by; nothing
// where there are more, or where it has a ranking.
func lostBy(steps []answer.Step) *answer.Wish {
	if len(unwilling(steps)) != 1 {
		return nil
	}
	for _, s := range steps {
		if s.Loses != nil {
			return s.Loses
		}
	}
	return nil
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

// wonBy is the wish that is gained by the one step of a reply; nothing where there are more, or where its
// party has a ranking.
func wonBy(steps []answer.Step) *answer.Wish {
	if len(steps) != 1 {
		return nil
	}
	return steps[0].For
}
