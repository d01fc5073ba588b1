package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// detours reports whether more is done on a way than what is different at its end: something changes more than
// once, or stands as today again.
func detours(w *answer.Way) bool {
	n := 0
	for i := range w.Steps {
		n += len(w.Steps[i].Changes)
	}
	return n > len(w.To.Changes)
}

// doneOn is what is done on a way: what is different at its end or, where that is not all, step by step.
func (t *teller) doneOn(w *answer.Way) page.Spans {
	if !detours(w) {
		return t.clauses(w.To.Changes)
	}
	var steps []page.Spans
	for i := range w.Steps {
		steps = append(steps, t.clauses(w.Steps[i].Changes))
	}
	return t.say("open.moves", args{"first": steps[0], "then": between(t.each("open.move", steps[1:]), "")})
}

// each says something of each of some spans.
func (t *teller) each(message string, list []page.Spans) []page.Spans {
	var out []page.Spans
	for _, s := range list {
		out = append(out, t.say(message, args{"what": s}))
	}
	return out
}

// movesOf is how many moves there are on a way on which more is done than what is different at its end; 0 of others.
func movesOf(w *answer.Way) int {
	if detours(w) {
		return len(w.Steps)
	}
	return 0
}

// undoing is whether something is taken back on a way: what somebody insisted on, something else, or nothing.
func undoing(w *answer.Way) word {
	switch {
	case len(w.Hollow) > 0:
		return "given"
	case slices.ContainsFunc(w.Steps, func(s answer.RouteStep) bool { return len(s.TakesBack) > 0 }):
		return "done"
	}
	return "none"
}

// moversOn lists who moves on a way, as they are told.
func (t *teller) moversOn(w *answer.Way) []answer.PartyID {
	var who []answer.PartyID
	if !detours(w) {
		for _, a := range t.actors(w.To.Changes) {
			who = append(who, a.parties...)
		}
		return who
	}
	for i := range w.Steps {
		who = once(who, w.Steps[i].Movers...)
	}
	return who
}
