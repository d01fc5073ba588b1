package answer

import "github.com/plenary-talks/plenary/stability"

// temptation shows the improvement of a party from a state that matters most:
// the best one nobody answers, else the best.
func (g *gatherer) temptation(p, s int) Temptation {
	t := Temptation{Party: g.party(p), Reason: WouldLeave}
	concept := stability.GMR
	switch {
	case g.a.Stable(stability.SEQ, p, s):
		t.Reason, concept = Deterred, stability.SEQ
	case g.a.Stable(stability.GMR, p, s):
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
	t.Reply = g.reply(v, to)
	return t
}
