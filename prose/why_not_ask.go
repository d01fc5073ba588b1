package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// mostRemoving is how many changes that would remove an obstacle a page names.
const mostRemoving = 8

// removes tells what would remove the obstacle.
func (t *whyNotTeller) removes() {
	list := t.a.Removes
	if len(list) == 0 {
		if t.is("closed", "refused", "no-table", "stopped") && t.a.Complete {
			t.t.para(0, t.t.say("why-not.remove-none", nil))
		}
		return
	}
	t.t.para(0, t.t.say("why-not.removes", args{"n": count(len(list))}))
	opening := slices.DeleteFunc(slices.Clone(list), func(r answer.Removing) bool { return !r.Opens })
	closing := slices.DeleteFunc(slices.Clone(list), func(r answer.Removing) bool { return r.Opens })
	list = slices.Concat(opening, closing)
	for i := range list[:min(mostRemoving, len(list))] {
		r := &list[i]
		t.t.bullet(1, t.t.say("why-not.remove", args{"ask": t.asked(&r.Lever), "opens": yes(r.Opens)}))
	}
	if more := len(list) - mostRemoving; more > 0 {
		t.t.bullet(1, t.t.say("why-not.more", args{"n": count(more)}))
	}
}

// asked is what a lever asks of whom, by itself.
func (t *whyNotTeller) asked(l *answer.Lever) page.Spans {
	return t.t.askings(&answer.Way{Levers: []answer.Lever{*l}}, noLever)
}

// noLever leaves out none.
func noLever(answer.LeverID) bool { return false }
