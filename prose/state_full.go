package prose

import (
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostSpelled is how many improvements and replies an explanation spells out
// for each party and concept; the data has all.
const mostSpelled = 8

// FullState words why each party would stay in a state, or leave it, with tiers,
// the numbers and codes of states, all moves and the replies to them.
func (v *Voice) FullState(a *answer.State) *page.Document {
	t := &stateTeller{v.teller(&a.Glossary), a}
	t.para(0,
		t.say("state.head",
			args{"n": count(a.State), "of": count(a.Of), "code": code(a.Code), "now": yes(a.StatusQuo)}))
	t.whatIf(a.Variants)
	t.levels()
	for i := range a.Parties {
		t.reasoning(&a.Parties[i])
	}
	return t.done()
}

type stateTeller struct {
	*teller
	a *answer.State
}

func (t *stateTeller) levels() {
	table := page.Table{Depth: 1, Columns: []page.Column{{Max: 28}, {Max: 20}, {}}}
	for _, l := range t.a.Levels {
		table.Rows = append(table.Rows,
			[]page.Spans{code(string(l.Option)), t.level(l.Option, l.Level), quote(t.options[l.Option].Says)})
	}
	t.doc.Add(table)
}

func (t *stateTeller) reasoning(r *answer.Reasoning) {
	t.heading(t.say("state.party", args{"party": t.party(r.Party), "tier": count(r.Tier), "tiers": count(r.Tiers)}))
	t.para(1, t.say("state.moves", args{"moves": count(r.Moves), "better": count(len(r.Improvements))}))
	for i := range r.Improvements {
		if i == mostSpelled {
			t.para(2, t.more(len(r.Improvements)-i))
			break
		}
		t.improvement(&r.Improvements[i])
	}
	t.costs(r)
	if len(r.Improvements) == 0 {
		t.doc.Add(page.Gap{})
		t.para(1, t.say("state.stays-by-all", nil))
		return
	}
	for i := range r.Verdicts {
		t.verdict(r, &r.Verdicts[i])
	}
}

// more says how many more there are, and that the data has them.
func (t *stateTeller) more(n int) page.Spans {
	return t.say("state.more", args{"n": count(n), "all": link("all", "", t.say("link.all", nil))})
}

// costs says why a party does not prefer where its other moves lead.
func (t *stateTeller) costs(r *answer.Reasoning) {
	for i := range r.Costs {
		c := &r.Costs[i]
		t.bullet(2,
			t.say("state.cost", args{"n": count(c.Moves), "wish": count(c.Wish.Number), "reason": t.reason(&c.Wish)}))
	}
	if r.Even > 0 {
		t.bullet(2, t.say("state.even", args{"n": count(r.Even)}))
	}
}

func (t *stateTeller) improvement(q *answer.Preferred) {
	in := args{"n": count(q.State), "code": code(q.Code), "tier": count(q.Tier), "changes": t.changes(q.Changes),
		"why": page.Spans(nil)}
	if q.For != nil {
		in["why"] = t.say("state.improvement.why", args{"n": count(q.For.Number), "reason": t.reason(q.For)})
	}
	t.bullet(2, t.say("state.improvement", in))
}

func (t *stateTeller) verdict(r *answer.Reasoning, v *answer.Verdict) {
	t.doc.Add(page.Gap{})
	name := strings.ToUpper(v.Concept)
	t.para(1, t.say("state.asks", args{"concept": page.Spans{{Kind: page.Code, Text: name}}, "which": word(v.Concept)}))
	in := args{"which": word(v.Concept), "n": count(v.Escape)}
	switch {
	case v.Concept == "nash":
		t.para(2, t.say("state.leaves.nash", in))
		return
	case v.Stable:
		t.para(2, t.say("state.stays", in))
	default:
		t.para(2, t.say("state.leaves", in))
		if len(v.Replies) > 0 {
			t.para(2, t.say("state.others-answered", nil))
		}
	}
	for i := range v.Replies {
		if i == mostSpelled {
			t.para(3, t.more(len(v.Replies)-i))
			break
		}
		t.reply(r, &v.Replies[i])
	}
}

func (t *stateTeller) reply(r *answer.Reasoning, reply *answer.Reply) {
	var steps []page.Spans
	for _, s := range reply.Steps {
		steps = append(steps,
			t.say("state.reply.step", args{
				"party": t.party(s.Party), "n": count(s.State), "changes": t.changes(s.Changes),
				"gains": yes(s.Gains)}))
	}
	t.bullet(2, t.say("state.reply", args{
		"n": count(reply.Improvement), "steps": t.inTurn(steps), "end": count(reply.EndTier), "party": t.party(r.Party),
		"here": count(r.Tier),
	}))
}
