package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// gainsAlone is who would gain by moving alone where no reply takes that away.
func (t *briefTeller) gainsAlone() page.Spans {
	var out []page.Spans
	for i := range t.a.Parties {
		p := &t.a.Parties[i]
		if p.Stays != answer.WouldLeave {
			continue
		}
		g := unanswered(p)
		in := args{"party": t.inText(p.ID), "do": t.doing(g.Move.Changes), "how": word("ranking"),
			"cite": page.Spans(nil), "from": page.Spans(nil)}
		if g.For == nil {
			out = append(out, on(fromModel, t.say("gains", in)), t.gainsPast(p.ID))
			continue
		}
		in["how"], in["cite"] = word(groundOf(g.For.How)), cite(g.For.Passages)
		if g.For.How == "inferred" {
			in["from"] = t.readFrom(g.For.Passages, 1)
		}
		out = append(out, onClaims(t.say("gains", in), &g.For.Claim), t.gainsPast(p.ID))
	}
	return inARow(out...)
}

// gainsPast is which of what is open and of the ways to the first goal lead where a party would gain by
// no move, for one who would today; nothing where none does.
func (t *briefTeller) gainsPast(p answer.PartyID) page.Spans {
	content := func(w *answer.Way) bool {
		return !slices.ContainsFunc(w.Tempted, func(x answer.Temptation) bool { return x.Party == p })
	}
	var where []*answer.Conclusion
	if w := t.a.Open; w != nil && content(w) {
		where = append(where, &answer.Conclusion{Kind: answer.ConcludesOpen})
	}
	if g := t.firstGoal(); g != nil {
		for i := range g.Ways {
			if content(&g.Ways[i]) {
				where = append(where, &answer.Conclusion{Kind: answer.ConcludesWay, Way: g.Ways[i].Letter})
			}
		}
	}
	if where == nil {
		return nil
	}
	return on(fromModel, t.say("gains.past", args{"where": t.conclusions(where)}))
}
