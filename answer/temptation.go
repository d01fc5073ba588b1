package answer

import (
	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/stability"
)

// breach shows the plainest improvement of a party from a state that others
// agreed to: of those that nobody answers; else, of those that nobody answers
// willingly; else of all.
func (g *gatherer) breach(p, s int) Temptation {
	t := Temptation{Party: g.party(p), Reason: WouldLeave}
	v := g.explain(stability.GMR, p, s)
	of := impasse.Escapes(g.sp, v)
	if len(of) == 0 {
		t.Reason = DeterredCost
		seq := g.explain(stability.SEQ, p, s)
		if of = impasse.Escapes(g.sp, seq); len(of) == 0 {
			t.Reason, v, of = Deterred, seq, g.sp.Improvements(p, s)
		}
	}
	to := impasse.Plainest(g.sp, p, s, of)
	t.Step, t.Reply = g.step(p, s, to), g.answering(v, to)
	return t
}

// temptation shows the improvement of a party from a state that matters most:
// the best one nobody answers, else the best.
func (g *gatherer) temptation(p, s int) Temptation {
	t := Temptation{Party: g.party(p), Reason: WouldLeave}
	concept := stability.GMR
	switch {
	case g.stays(stability.SEQ, p, s):
		t.Reason, concept = Deterred, stability.SEQ
	case g.stays(stability.GMR, p, s):
		t.Reason = DeterredCost
	}
	v := g.explain(concept, p, s)
	to := v.Escape
	if t.Reason == DeterredCost { // show one that no credible reply answers
		to = g.explain(stability.SEQ, p, s).Escape
	}
	if to < 0 {
		for _, r := range v.Replies {
			if to < 0 || g.sp.Tier(p, r.Improvement) < g.sp.Tier(p, to) {
				to = r.Improvement
			}
		}
	}
	t.Step = g.step(p, s, to)
	t.Reply = g.answering(v, to)
	return t
}

// answering is a reply to an improvement, with the wish for which each step of it is a gain.
func (g *gatherer) answering(v stability.Verdict, improvement int) []Step {
	out, from := g.reply(v, improvement), improvement
	for i := range out {
		if p := g.partyAt(out[i].Party); out[i].Gains {
			out[i].For = g.wish(p, g.decisive(p, from, out[i].State-1))
		}
		from = out[i].State - 1
	}
	return out
}
