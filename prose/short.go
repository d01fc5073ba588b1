package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// inShort tells the answer first: where something binds the table what binds
// it, what is open and the ways out; else who would move and whether everyone
// could be better off.
func (t *briefTeller) inShort() {
	t.heading(t.say("brief.short", nil))
	if !t.bound() {
		t.para(1, inARow(t.recordGist(), t.gist(t.a.Parties), t.betterGist(), t.firstSteps(), t.holdGist()))
		return
	}
	for _, gist := range said(t.circleGist(), t.recordGist(), t.gist(t.a.Parties), t.reachGist()) {
		t.para(1, gist)
	}
}

// inARow puts sentences behind one another.
func inARow(sentences ...page.Spans) page.Spans {
	return between(said(sentences...), " ")
}

// said leaves out what says nothing.
func said(of ...page.Spans) []page.Spans {
	var out []page.Spans
	for _, s := range of {
		if !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

// circleGist is the first circle, and the first stance that cannot be met.
func (t *briefTeller) circleGist() page.Spans {
	var circle, never page.Spans
	for i := range t.a.Findings {
		switch p := t.a.Findings[i].Proof.(type) {
		case *answer.Circle:
			if circle == nil {
				circle = t.say("short.circle", args{"links": t.links(p)})
			}
		case *answer.CannotBeMet:
			if never == nil {
				never = t.say("short.never", args{"link": t.waitsFor(&p.Stance)})
			}
		}
	}
	return inARow(circle, never)
}

func (t *teller) links(c *answer.Circle) page.Spans {
	var out []page.Spans
	for i := range c.Links {
		out = append(out, t.waitsFor(&c.Links[i].Stance))
	}
	return between(out, "; ")
}

// waitsFor is what waits for what, and how that is known.
func (t *teller) waitsFor(s *answer.Stance) page.Spans {
	return t.say("short.link", args{"refuses": t.phrase(s.Refuses), "until": t.phrase(s.Until), "says": t.says(s)})
}

// reachGist is how much is better, and how much of it within reach.
func (t *briefTeller) reachGist() page.Spans {
	b := &t.a.Better
	switch {
	case !t.wished(b):
		return t.nobodyAsked(b)
	case b.Count > 0:
		return t.say("reach.better", args{"count": t.ofAll(b.Count, t.a.States), "aside": t.aside(b), "reach": t.reach(b.Count)})
	case b.Acceptable.Count == 0:
		return t.nothingBetter(b)
	}
	n := b.Acceptable.Count
	return t.say("reach.acceptable", args{"nothing": t.nothingBetter(b), "count": t.ofAll(n, t.a.States), "reach": t.reach(n)})
}

// reach is how many of n destinations can be reached as things are.
func (t *briefTeller) reach(n int) page.Spans {
	r := &t.a.Reach
	within := max(r.Singly, r.Deals)
	switch {
	case r.Nearest == nil:
		return t.say("reach.none", args{"n": count(n)})
	case n == 1:
		return t.say("reach.it", nil)
	}
	return t.say("reach.some", args{"n": count(within), "changes": t.byParty(r.Nearest.Changes)})
}
