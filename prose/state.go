package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostOfState is how many lines of text an explanation of a state has at most, at
// the usual width, as far as its parts give way.
const mostOfState = 64

// State words why each party would stay in a state or leave it, in about a screen.
// [Voice.FullState] has all of it.
func (v *Voice) State(a *answer.State) *page.Document {
	t := &stateTeller{v.teller(&a.Glossary), a}
	begin := func() *teller {
		t.teller = v.teller(&a.Glossary)
		t.stateHead()
		return t.teller
	}
	end := func() *page.Document {
		t.sources()
		return &t.doc
	}
	return fit(mostOfState, begin, t.stateChapters, end)
}

// stateHead begins the page: what state it is, and who would move.
func (t *stateTeller) stateHead() {
	var day page.Spans
	if t.a.AsOf != "" {
		day = t.day(t.a.AsOf)
	}
	now := yes(t.a.StatusQuo)
	if t.a.NoStatusQuo {
		now = "none"
	}
	t.title(t.say("explain.title", args{"day": day, "now": now, "moves": yes(t.gaining() != nil)}))
	for _, id := range t.a.Variants {
		t.label(0, t.say("what-if", nil), t.variantTitle(id).Sentence())
	}
	switch {
	case t.a.NoStatusQuo:
		t.para(0, t.say("explain.stands", args{"acts": t.situation(t.a.Levels)}))
	case !t.a.StatusQuo:
		t.para(0, t.say("explain.where", args{"acts": t.clauses(t.fromToday())}))
	}
	t.para(0, t.whoGains())
}

// fromToday is what differs in the state from the status quo.
func (t *stateTeller) fromToday() []answer.Change { return t.changesToday(t.a.Levels) }

// gaining are those asked for who would gain by moving alone.
func (t *stateTeller) gaining() []*answer.Reasoning {
	var out []*answer.Reasoning
	for i := range t.a.Parties {
		if r := &t.a.Parties[i]; len(r.Improvements) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// whoGains says who has nothing to gain by moving alone, and who has.
func (t *stateTeller) whoGains() page.Spans {
	var still []answer.PartyID
	moving := t.gaining()
	for i := range t.a.Parties {
		if r := &t.a.Parties[i]; len(r.Improvements) == 0 {
			still = append(still, r.Party)
		}
	}
	var have []page.Spans
	var least []*answer.Claim
	for _, how := range append(slices.Clone(strengths), "ranking") {
		var who []answer.PartyID
		for _, r := range moving {
			if gainKnown(r) == how {
				who = append(who, r.Party)
				least = append(least, &answer.Claim{How: how})
			}
		}
		if who != nil {
			have = append(have, t.say("explain.gains.who", args{
				"who": t.inTextAll(who), "how": hedgeWord(how), "number": t.numberOfAll(who)}))
		}
	}
	in := args{"n": count(len(still)), "of": count(len(t.a.Parties)), "who": t.someInText(still),
		"have":   between(have, "; "),
		"number": t.numberOfAll(still), "named": yes(len(still) < 3 || len(t.a.Parties) < len(t.gloss.Parties))}
	if len(still) == len(t.gloss.Parties) && len(still) > 1 {
		in["named"] = word("all")
	}
	ground := fromModel
	if len(least) > 0 && weakestGain(moving) != "ranking" {
		ground = groundOf(weakestGain(moving))
	}
	return on(ground, t.say("explain.gains", in))
}

// numberOfAll is the number of a list of parties: one, or other for several.
func (t *teller) numberOfAll(list []answer.PartyID) word {
	if len(list) == 1 {
		return word(t.numberOf(t.inText(list[0])))
	}
	return "other"
}

// gainKnown is how the wish is known for which a party would move; ranking where a
// ranking says so.
func gainKnown(r *answer.Reasoning) string {
	if w := bestOf(r).For; w != nil {
		return w.How
	}
	return "ranking"
}

// weakestGain is how the least known of the wishes is known for which parties
// would move; ranking where rankings alone say so.
func weakestGain(list []*answer.Reasoning) string {
	var claims []*answer.Claim
	for _, r := range list {
		if w := bestOf(r).For; w != nil {
			claims = append(claims, &w.Claim)
		}
	}
	if claims == nil {
		return "ranking"
	}
	return weakestOf(claims...)
}

// hedgeWord is how something is known, as a select looks at it.
func hedgeWord(how string) word {
	if how == "" {
		return "none"
	}
	return word(how)
}

// bestOf is the improvement of a party that it likes best, of those as good the
// one that changes least.
func bestOf(r *answer.Reasoning) *answer.Preferred {
	best := &r.Improvements[0]
	for i := range r.Improvements {
		q := &r.Improvements[i]
		if q.Tier < best.Tier || q.Tier == best.Tier && len(q.Changes) < len(best.Changes) {
			best = q
		}
	}
	return best
}

// stateChapters is the outline of the page.
func (t *stateTeller) stateChapters() []chapter {
	out := []chapter{{t.say("explain.moves", nil), t.movesPieces()}}
	for _, r := range t.gaining() {
		out = append(out, chapter{t.party(r.Party), t.gainPieces(r)})
	}
	return append(out,
		chapter{t.say("explain.welcome", nil), []piece{passing(2, t.welcomed)}},
		chapter{t.say("explain.leans", nil), []piece{passing(2, t.leansOn)}})
}
