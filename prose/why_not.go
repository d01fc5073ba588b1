package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// WhyNot words what is in the way of a condition: the obstacle with its proof,
// what comes nearest, what would remove the obstacle, and which ways lead there.
func (v *Voice) WhyNot(a *answer.WhyNot) *page.Document {
	t := &whyNotTeller{v.teller(&a.Glossary), a}
	t.t.caseHead(&a.Head)
	t.t.heading(t.t.say("why-not", nil))
	t.t.para(0, t.t.say("why-not.asked", args{"what": t.t.noun(a.Want)}))
	t.t.para(0, t.verdict())
	if a.Obstacle != nil {
		t.barring(a.Obstacle.Proof)
	}
	t.nearest()
	t.removes()
	t.leading()
	t.ladder()
	t.t.unsearched(a.Unsearched)
	return t.t.done()
}

// A whyNotTeller tells one answer.
type whyNotTeller struct {
	t *teller
	a *answer.WhyNot
}

// is reports whether the obstacle is one of some kinds.
func (t *whyNotTeller) is(kinds ...string) bool {
	return t.a.Obstacle != nil && slices.Contains(kinds, t.a.Obstacle.Kind)
}

// verdict is what is in the way, in a sentence.
func (t *whyNotTeller) verdict() page.Spans {
	switch {
	case t.a.Today:
		return t.t.say("why-not.today", nil)
	case t.a.Obstacle == nil && t.a.Complete:
		return t.t.say("why-not.open", nil)
	case t.a.Obstacle == nil:
		return t.t.say("why-not.spent", nil)
	}
	kind, who := t.a.Obstacle.Kind, page.Spans(nil)
	switch p := t.a.Obstacle.Proof.(type) {
	case *answer.NotFeasible:
		if p.Never {
			kind = "never"
		}
	case *answer.NoDeal:
		if p.Certain {
			kind = "certain"
		}
	case *answer.RefusedBy:
		who = t.t.listed(refusing(p), t.t.inText)
	}
	return t.t.say("why-not.lead", args{"kind": word(kind), "who": who})
}

// barring tells what proves the obstacle.
func (t *whyNotTeller) barring(proof answer.Barring) {
	switch p := proof.(type) {
	case *answer.NotFeasible:
		t.notFeasible(p)
	case *answer.Gone:
		t.gone(p)
	case *answer.WorseOff:
		t.worseOff(p)
	case *answer.ClosedOff:
		t.closedOff(p)
	case *answer.RefusedBy:
		t.refusedBy(p)
	case *answer.NoDeal:
		t.noDeal(p)
	case *answer.StopsShort:
		t.stopsShort(p)
	case *answer.NotLasting:
		t.notLasting(p)
	case *answer.Exposes:
		t.exposes(p)
	}
}

// nearest tells what comes nearest to the condition, and by which steps.
func (t *whyNotTeller) nearest() {
	if t.a.Nearest == nil || t.is("worse-off") {
		return
	}
	prefer := t.preferring()
	t.t.para(0, t.t.say("why-not.nearest", args{
		"passed": yes(!t.is("gone")), "acts": t.t.acts(t.a.Nearest.Changes), "n": count(len(prefer)),
		"who": t.t.listed(prefer, t.t.inText), "all": yes(len(prefer) == len(t.t.gloss.Parties) && len(prefer) > 2),
	}))
	if t.a.Way == nil || len(t.a.Way.Steps) < 2 {
		return
	}
	t.t.para(0, t.t.say("why-not.steps", nil))
	for i := range t.a.Way.Steps {
		s := &t.a.Way.Steps[i]
		in := args{"acts": t.t.acts(s.Changes), "track": page.Spans(nil)}
		if s.Track != "" {
			in["track"] = t.t.trackSaid(s.Track)
		}
		t.t.label(1, digits(i+1), t.t.say("why-not.step", in))
	}
}

func (t *whyNotTeller) preferring() []answer.PartyID {
	var out []answer.PartyID
	for _, p := range t.a.Prefers {
		out = append(out, p.Party)
	}
	return out
}

// leading tells the ways that lead to where the condition is met.
func (t *whyNotTeller) leading() {
	switch {
	case t.a.Obstacle == nil || t.is("not-feasible", "gone", "worse-off"):
	case len(t.a.Ways) > 0:
		t.t.para(0, t.t.say("why-not.ways", args{"n": count(len(t.a.Ways))}))
		for i := range t.a.Ways {
			t.t.label(1, name(t.a.Ways[i].Letter, ""), t.needs(&t.a.Ways[i]))
		}
	case len(t.a.Further) > 0:
		t.t.para(0, t.t.say("why-not.further", args{"n": count(len(t.a.Further))}))
		for i := range t.a.Further {
			t.t.bullet(1, t.needs(&t.a.Further[i]))
		}
	case t.is("closed", "refused", "no-table", "stopped") && t.a.Complete && !t.opens():
		t.t.para(0, t.t.say("why-not.no-way", nil))
	}
}

// opens reports whether some change opens a way by itself.
func (t *whyNotTeller) opens() bool {
	return slices.ContainsFunc(t.a.Removes, func(r answer.Removing) bool { return r.Opens })
}

// needs is what a way asks of whom.
func (t *whyNotTeller) needs(v *answer.Way) page.Spans {
	return t.t.say("why-not.needs", args{"name": t.t.wayName(v), "asks": t.t.askings(v, noLever)})
}

// ladder tells how many situations pass each test; a test that all pass is left out.
func (t *whyNotTeller) ladder() {
	if len(t.a.Ladder) == 0 {
		return
	}
	var rungs []page.Spans
	for i, r := range t.a.Ladder {
		if i > 0 && r.Passed == t.a.Ladder[i-1].Passed {
			continue
		}
		rungs = append(rungs, t.t.say("why-not.rung", args{"test": word(r.Test), "n": count(r.Passed)}))
	}
	t.t.para(0, t.t.say("why-not.ladder", args{"of": count(t.a.States), "rungs": between(rungs, "; ")}))
}
