package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// waysOut words the ways to each goal step by step, and what is not enough by
// itself, without regard to room.
func (t *briefTeller) waysOut() {
	pieces := append(t.goalsPieces(true), t.notEnoughPieces()...)
	pieces = append(pieces, piece{{0, t.jointly}})
	t.chapter(chapter{t.say("ways", nil), pieces}, make([]int, len(pieces)))
}

// jointly tells who could bring about by themselves where ways lead, all of them gaining.
func (t *briefTeller) jointly() {
	if len(t.a.Joint) == 0 {
		return
	}
	var parts []page.Spans
	for i := range t.a.Joint {
		j := &t.a.Joint[i]
		var ways, groups []page.Spans
		for _, letter := range j.Ways {
			ways = append(ways, wayLetter(letter))
		}
		for _, g := range j.Groups {
			groups = append(groups, t.inTextAll(g))
		}
		parts = append(parts, t.say("joint.way", args{"ways": t.list("and", ways), "n": count(len(ways)),
			"groups": t.list("or", groups)}))
	}
	t.para(1, on(fromModel, t.say("joint", args{"list": between(parts, "; ")})))
}

// holding is whether what a way leads to holds.
func holding(v *answer.Way) string {
	switch {
	case !v.Credible && len(v.Tempted) > 0:
		return "no"
	case len(v.Tempted) == 0:
		return "all"
	}
	return "answered"
}

// takesBack is what an earlier step did that a step takes back.
func (t *teller) takesBack(s *answer.RouteStep) page.Spans {
	if len(s.TakesBack) == 0 {
		return nil
	}
	undone := make([]answer.Change, len(s.TakesBack))
	for i, c := range s.TakesBack {
		undone[i] = answer.Change{Option: c.Option, From: c.To, To: c.From}
	}
	return t.say("way.takes-back", args{"acts": t.clauses(undone)})
}

// hollow is what a way takes back again.
func (t *teller) hollow(v *answer.Way) page.Spans {
	var out []page.Spans
	for i := range v.Hollow {
		out = append(out, t.say("way.hollow.stance", args{"stance": t.insistence(&v.Hollow[i])}))
	}
	return t.say("way.hollow", args{"what": between(out, "; ")})
}
