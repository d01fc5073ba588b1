package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostMeant is how many things are explained where there is little room.
const mostMeant = 4

// meantPieces is what is meant by what the open step and the ways to the first goal
// bring about, in the words of the case.
func (t *briefTeller) meantPieces() []piece {
	return []piece{{
		{5, func() { t.meant(len(t.gloss.Options)) }}, {0, func() { t.meant(mostMeant) }}, {}}}
}

// meant explains so many of the things that the open step and the ways to the first goal
// bring about.
func (t *briefTeller) meant(most int) {
	var out, told []page.Spans
	for _, c := range t.broughtAbout() {
		noun, says := t.nounsOf([]answer.Change{c}), t.teller.told(t.levelTold(c.Option, c.To).Says)
		same := func(s page.Spans) bool { return s.String() == noun.String() }
		if noun == nil || says == "" || len(out) == most || slices.ContainsFunc(told, same) {
			continue
		}
		told = append(told, noun)
		out = append(out, on(ours, t.say("meant", args{"noun": noun, "says": t.bent(unstopped(says), "within")})))
	}
	if out != nil {
		t.para(1, inARow(out...))
	}
}

// broughtAbout lists what the open step and the ways to the first goal change, the first
// acts first.
func (t *briefTeller) broughtAbout() []answer.Change {
	var list []answer.Change
	if t.a.Open != nil {
		list = append(list, t.a.Open.To.Changes...)
	}
	if g := t.firstGoal(); g != nil {
		for i := range g.Ways {
			for j := range g.Ways[i].Steps {
				list = append(list, g.Ways[i].Steps[j].Changes...)
			}
		}
	}
	return list
}
