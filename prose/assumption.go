package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// assumption is one thing that a case assumes, as a clause.
func (t *teller) assumption(a *answer.Assumption) page.Spans {
	in := args{}
	if a.Party != "" {
		in["party"] = t.inText(a.Party)
	}
	switch a.Kind {
	case "left-out":
		in["wish"] = t.wishGist(a.Wish)
		return t.say("robust.left-out", in)
	case "exchanged", "tie-broken":
		return t.ordering(a, in)
	case "direction", "final":
		return t.say("robust."+a.Kind, args{"option": t.owned(a.Option)})
	case "rule":
		return t.say("robust.rule", args{"what": t.noun(a.Rule)})
	case "precondition":
		in["what"] = t.stanceWhat(a.Stance)
		return t.say("robust.precondition", in)
	case "mandate":
		return t.say("what-rests.mandate", args{"party": t.inText(a.Party), "may": yes(a.May), "commit": yes(a.Commit),
			"do": t.act(*a.Mandate), "track": t.trackSaid(a.Track)})
	}
	in["says"] = quote(t.guaranteeSays(a.Guarantee))
	var keeps []page.Spans
	for _, o := range a.Keeps {
		keeps = append(keeps, t.owned(o))
	}
	in["what"] = t.list("and", keeps)
	return t.say("robust.guarantee", in)
}

// ordering is how a party orders its wishes, or its ranking.
func (t *teller) ordering(a *answer.Assumption, in args) page.Spans {
	switch {
	case a.Wants != nil:
		in["what"] = t.nounOfTerm(clauseOfLevels(a.Wants, len(t.options[a.Wants.Option].Levels)))
		return t.say("robust.tie", in)
	case a.Behind != nil:
		in["wish"], in["behind"] = t.wishGist(a.Wish), t.wishGist(a.Behind)
		return t.say("robust.exchanged", in)
	case a.Situation != nil:
		in["before"] = yes(a.Before)
		in["situation"] = t.say("trial.situation", args{"today": yes(len(a.Situation.Changes) == 0), "first": yes(true),
			"changes": t.clauses(a.Situation.Changes)})
		return t.say("robust.tie.ranked", in)
	}
	in["n"] = count(a.Tier)
	return t.say("robust.exchanged.tiers", in)
}

// clauseOfLevels is that an option is at one of its highest levels, or of its lowest.
func clauseOfLevels(x *answer.Term, levels int) *answer.Clause {
	if x.Levels[len(x.Levels)-1] == levels-1 {
		return &answer.Clause{Op: "term", Option: x.Option, Relation: ">=", Level: x.Levels[0]}
	}
	return &answer.Clause{Op: "term", Option: x.Option, Relation: "<", Level: x.Levels[len(x.Levels)-1] + 1}
}
