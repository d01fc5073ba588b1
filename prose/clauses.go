package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// clauses tells changes as one clause: North Korea halts and the United States
// lifts the restrictions.
func (t *teller) clauses(list []answer.Change) page.Spans { return t.clausesBy(list, t.inText) }

// clausesBy is [teller.clauses] with those who act called in a way.
func (t *teller) clausesBy(list []answer.Change, called func(answer.PartyID) page.Spans) page.Spans {
	var out []page.Spans
	join := "and"
	for _, a := range t.actors(list) {
		who := t.listed(a.parties, called)
		if len(a.changes) > 1 {
			join = "and.clauses"
		}
		out = append(out, t.say("act.clause", args{"who": who, "does": t.deeds(a.changes, a.form(t, who))}))
	}
	return t.list(join, out)
}
