package prose

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// inShort words the answer first: where something binds the table what binds
// it, what is open and the ways out; else who would move and whether everyone
// could be better off.
func (t *briefTeller) inShort() {
	t.heading(t.say("brief.short", nil))
	if !t.bound() {
		t.para(1, inARow(t.recordGist(), t.gist(t.a.Parties), t.betterGist(), t.firstSteps(), t.holdGist()))
		return
	}
	for _, gist := range said(t.boundGist(), t.recordGist(), t.gist(t.a.Parties), t.reachGist()) {
		t.para(1, gist)
	}
	t.wayGist()
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

// boundGist is the first circle, and the first stance that cannot be met.
func (t *briefTeller) boundGist() page.Spans {
	var circle, never page.Spans
	for i := range t.a.Findings {
		switch p := t.a.Findings[i].Proof.(type) {
		case *answer.Circle:
			if circle == nil {
				circle = t.say("short.circle", args{"links": t.links(p)})
			}
		case *answer.CannotBeMet:
			if never == nil {
				never = t.say("short.never", args{"link": t.heldBy(&p.Stance)})
			}
		}
	}
	return inARow(circle, never)
}

func (t *teller) links(c *answer.Circle) page.Spans {
	var out []page.Spans
	for i := range c.Links {
		out = append(out, t.heldBy(&c.Links[i].Stance))
	}
	return between(out, "; ")
}

// heldBy is what waits for what, and how that is known.
func (t *teller) heldBy(s *answer.Stance) page.Spans {
	return t.say("short.link", args{"stance": t.waits(s), "says": t.says(s)})
}

// reachGist is how much is better, and how much of it within reach.
func (t *briefTeller) reachGist() page.Spans {
	b := &t.a.Better
	switch {
	case !t.wished(b):
		return t.nobodyAsked(b)
	case b.Count > 0:
		return t.say("reach.better", args{
			"count": t.ofAll(b.Count, t.a.States), "aside": t.aside(b), "reach": t.reach(b.Count)})
	case b.Acceptable.Count == 0:
		return t.nothingBetter(b)
	}
	n := b.Acceptable.Count
	return t.say("reach.acceptable",
		args{"nothing": t.nothingBetter(b), "count": t.ofAll(n, t.a.States), "reach": t.reach(n)})
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

// wayGist words the ways to the first goal that has any: what each asks, who is
// exposed, and whether it holds.
func (t *briefTeller) wayGist() {
	stopped := yes(partly(t.a.Unsearched))
	at := slices.IndexFunc(t.a.Ways, func(g answer.WaysTo) bool { return len(g.Ways) > 0 })
	if at < 0 {
		t.para(1, t.say("short.no-way", args{"stopped": stopped}))
		return
	}
	g := &t.a.Ways[at]
	passing := slices.ContainsFunc(g.Ways, func(v answer.Way) bool { return !v.Credible || len(v.Hollow) > 0 })
	goal := t.after("short.to", lowered(t.goalName(g)))
	t.para(1, t.say("short.ways", args{"goal": goal, "stopped": stopped, "last": yes(!passing)}))
	for i := range g.Ways {
		t.label(1, code(g.Ways[i].Letter), t.wayInShort(&g.Ways[i]))
	}
}

func (t *teller) wayInShort(v *answer.Way) page.Spans {
	var levers []page.Spans
	var who, holders []answer.PartyID
	for i := range v.Levers {
		levers = append(levers, code(string(v.Levers[i].ID)))
		who = once(who, asked(&v.Levers[i])...)
	}
	for i := range v.Hollow {
		holders = once(holders, v.Hollow[i].Party)
	}
	in := args{"levers": between(levers, " + "), "asked": t.optionalPeople(who), "exposed": t.exposedNames(v.Exposed),
		"hollow": t.optionalPeople(holders), "holds": yes(v.Credible)}
	if levers == nil {
		in["levers"] = t.say("short.way.nobody", nil)
	}
	return t.say("short.way", in)
}

// once adds to a list what it does not have.
func once[T comparable](list []T, more ...T) []T {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// after is what follows a word of ours, without that word where it begins with
// it: to, and to reach an accord, is to reach an accord.
func (t *teller) after(key string, s page.Spans) page.Spans {
	if len(s) > 0 {
		s[0].Text = strings.TrimPrefix(s[0].Text, t.say(key, nil).String()+" ")
	}
	return s
}

// lowered is what begins a text of its own, as part of a sentence.
func lowered(s page.Spans) page.Spans {
	s = slices.Clone(s)
	if len(s) > 0 {
		s[0].Text = lowerFirst(s[0].Text)
	}
	return s
}
