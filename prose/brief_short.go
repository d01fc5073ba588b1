package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// shortPieces is the answer first: what binds the table, what is open as things are, the
// ways out and what is least certain; where nothing binds it, who would move and whether
// everyone could be better off.
func (t *briefTeller) shortPieces() []piece {
	if !t.bound() {
		return []piece{always(func() {
			t.para(1, inARow(on(fromModel, t.gist(t.a.Parties)), on(fromModel, t.betterGist()),
				on(fromModel, t.firstSteps()), on(fromModel, t.holdGist())))
		}), t.passing(2, t.recordGist)}
	}
	lead, then := t.staying(t.stuckGist), always(t.openToday)
	if first[*answer.Circle](t.a) == nil {
		lead, then = then, lead
	}
	return []piece{lead, t.gap(), then, t.gap(), t.staying(t.wayGist), t.gap(), t.staying(t.uncertainties),
		t.passing(6, t.recordGist)}
}

// openToday is what is open as things are; it stands out.
func (t *briefTeller) openToday() {
	if s := t.openGist(); !s.Empty() {
		t.doc.Add(page.Item{Depth: 1, Text: s, StandsOut: t.a.Open != nil})
	}
}

// gap sets paragraphs apart where there is room for it.
func (t *briefTeller) gap() piece {
	return passing(1, func() {
		if _, after := t.doc.Blocks[len(t.doc.Blocks)-1].(page.Item); after {
			t.doc.Add(page.Gap{})
		}
	})
}

// staying is a paragraph that is told in any case.
func (t *briefTeller) staying(say func() page.Spans) piece { return t.passing(0, say)[:1] }

// paraOf is a paragraph, where there is something to say.
func (t *briefTeller) paraOf(s page.Spans) {
	if !s.Empty() {
		t.para(1, s)
	}
}

// passing is a paragraph that goes where there is no room for it.
func (t *briefTeller) passing(rank int, say func() page.Spans) piece {
	return passing(rank, func() {
		if s := say(); !s.Empty() {
			t.para(1, s)
		}
	})
}

// openGist is what is open as things are, and who prefers it.
func (t *briefTeller) openGist() page.Spans {
	w := t.a.Open
	if w == nil {
		return t.nothingOpen()
	}
	return inARow(on(fromModel, t.say("open", args{"acts": t.doneOn(w), "moves": count(movesOf(w)),
		"back": undoing(w), "holds": yes(w.Credible),
		"stuck": yes(first[*answer.Circle](t.a) != nil)})), t.preferring(w), on(fromModel, t.asideGist(&t.a.Better)))
}

// nothingOpen is that there is nothing to go to, where that is so.
func (t *briefTeller) nothingOpen() page.Spans {
	b := &t.a.Better
	switch {
	case !t.wished(b):
		return on(ours, t.nobodyAsked(b))
	case b.Count == 0 && (b.Acceptable == nil || b.Acceptable.Count == 0):
		return on(fromModel, t.nothingBetter(b))
	case b.Count == 0:
		return inARow(on(fromModel, t.nothingBetter(b)), on(fromModel, t.acceptable(b.Acceptable)))
	}
	if b.Count > 0 && t.a.Reach.Nearest == nil {
		return inARow(on(fromModel, t.say("open.none", nil)), on(fromModel, t.asideGist(b)))
	}
	return nil
}

// preferring is who prefers where a way leads, and how well that is known.
func (t *briefTeller) preferring(w *answer.Way) page.Spans {
	if len(w.Prefers) == 0 {
		return nil
	}
	var claims []*answer.Claim
	var who []answer.PartyID
	var guessed, unsaid []answer.PartyID
	for i := range w.Prefers {
		p := &w.Prefers[i]
		who = append(who, p.Party)
		if p.Wish == nil {
			continue
		}
		claims = append(claims, &p.Wish.Claim)
		switch p.Wish.How {
		case "assumed":
			guessed = append(guessed, p.Party)
		case "":
			unsaid = append(unsaid, p.Party)
		}
	}
	return onClaims(t.say("open.preferred", args{
		"who": t.inTextAll(who), "n": count(len(who)), "all": yes(len(who) == len(t.gloss.Parties) && len(who) > 2),
		"how": word(groundOf(weakestOf(claims...))), "guessed": count(len(guessed)),
		"assumed": t.someInText(guessed), "every": yes(len(guessed) == len(who)), "unsaid": t.someInText(unsaid),
		"none": yes(len(unsaid) == len(who))}), claims...)
}

// openFails is the first goal of the case, where what is open does not meet it.
func (t *briefTeller) openFails(w *answer.Way) page.Spans {
	for i := range t.a.Ways {
		g := &t.a.Ways[i]
		if g.Goal != "" && !slices.Contains(w.Meets, g.Goal) {
			return t.say("open.not", args{"goal": t.goalNoun(g)})
		}
	}
	return nil
}

// stuckGist is what binds the table: the first circle, a stance that cannot be
// met, and that whoever begins loses by it.
func (t *briefTeller) stuckGist() page.Spans {
	out := []page.Spans{t.circleLead()}
	circle := first[*answer.Circle](t.a)
	if circle != nil {
		out = append(out, t.circleGist(circle)...)
	}
	if never := first[*answer.CannotBeMet](t.a); never != nil {
		out = append(out, onClaims(t.say("never", args{"stance": t.insistence(&never.Stance)}), &never.Stance.Claim))
	}
	if steps := first[*answer.FirstMover](t.a); steps != nil {
		out = append(out, t.beginGist(circle, steps))
	}
	return inARow(out...)
}

// first is the proof of the first finding of a type; nil where there is none.
func first[P answer.Proof](a *answer.Brief) P {
	var none P
	for i := range a.Findings {
		if p, ok := a.Findings[i].Proof.(P); ok {
			return p
		}
	}
	return none
}

// mostLinks is how many links of a circle are told in short.
const mostLinks = 3

// circleLead is that each waits for another, where the first finding is that.
func (t *briefTeller) circleLead() page.Spans {
	c := first[*answer.Circle](t.a)
	if c == nil {
		return nil
	}
	var claims []*answer.Claim
	for i := range c.Links {
		claims = append(claims, &c.Links[i].Claim)
	}
	weakest := weakestOf(claims...)
	firmer := slices.ContainsFunc(claims, func(c *answer.Claim) bool { return c.How != weakest })
	return onClaims(t.say("circle.said", args{
		"title": t.circleParties(c), "how": word(groundOf(weakest)), "part": yes(firmer)}), claims...)
}

// circleParties is who waits for whom.
func (t *briefTeller) circleParties(c *answer.Circle) page.Spans {
	var who []answer.PartyID
	for i := range c.Links {
		who = once(who, c.Links[i].Party)
	}
	return t.say("circle.lead", args{"n": count(len(who)), "party": t.inText(who[0]), "who": t.inTextAll(who)})
}

// circleGist is what each of those waits for who wait for one another.
func (t *briefTeller) circleGist(c *answer.Circle) []page.Spans {
	var claims []*answer.Claim
	for i := range c.Links {
		claims = append(claims, &c.Links[i].Claim)
	}
	var out []page.Spans
	for i := range c.Links[:min(mostLinks, len(c.Links))] {
		s := &c.Links[i].Stance
		out = append(out, onClaims(t.say("circle.link", args{"stance": t.insistence(s)}), &s.Claim))
	}
	if more := len(c.Links) - mostLinks; more > 0 {
		out = append(out, onClaims(t.say("circle.more", args{"n": count(more)}), claims...))
	}
	return out
}

// beginGist is that each of those who wait would lose by beginning; nothing
// where that is not so of each.
func (t *briefTeller) beginGist(c *answer.Circle, steps *answer.FirstMover) page.Spans {
	of := func(p answer.PartyID) bool {
		return slices.ContainsFunc(steps.Steps, func(s answer.FirstStep) bool { return s.Party == p })
	}
	if c == nil {
		var who []answer.PartyID
		for i := range steps.Steps {
			who = once(who, steps.Steps[i].Party)
		}
		return on(fromModel, t.say("begins.who", args{"who": t.inTextAll(who)}))
	}
	for i := range c.Links {
		if !of(c.Links[i].Party) {
			return nil
		}
	}
	var who []answer.PartyID
	for i := range c.Links {
		who = once(who, c.Links[i].Party)
	}
	return on(fromModel, t.say("begins", args{"n": count(len(who)), "only": yes(t.betterBy(who))}))
}

// betterBy reports whether the smallest of what is better for all is brought about by some parties alone.
func (t *briefTeller) betterBy(who []answer.PartyID) bool {
	return !slices.ContainsFunc(t.a.Better.Smallest.Movers, func(p answer.PartyID) bool {
		return !slices.Contains(who, p)
	})
}

// wayGist names the ways to the first goal that has any, by who goes first, with whether
// they hold.
func (t *briefTeller) wayGist() page.Spans {
	stopped := yes(partly(t.a.Unsearched))
	g := t.firstGoal()
	if g == nil {
		if t.a.Better.Count == 0 {
			return nil
		}
		return on(fromModel, t.say("short.no-way", args{"stopped": stopped}))
	}
	var names []page.Spans
	for i := range g.Ways {
		v := &g.Ways[i]
		names = append(names, t.say("short.way", args{
			"letter": wayLetter(v.Letter), "name": t.wayName(v), "holds": lasting(v)}))
	}
	return inARow(on(fromModel, t.say("short.ways", args{
		"n": count(len(g.Ways)), "goal": t.goalNoun(g), "stopped": stopped, "last": lastingAll(g),
		"names":   between(names, "; "),
		"further": yes(t.a.Open != nil && g.Goal != "" && !slices.Contains(t.a.Open.Meets, g.Goal))})), t.waysNeed(g))
}

// lastingAll reports whether what all ways to a goal reach lasts; all where nobody would have
// anything to gain by leaving it.
func lastingAll(g *answer.WaysTo) word {
	if !slices.ContainsFunc(g.Ways, func(v answer.Way) bool { return passes(v) || holding(&v) != "all" }) {
		return "all"
	}
	return yes(!slices.ContainsFunc(g.Ways, passes))
}

// lasting is whether what a way reaches lasts: hollow where it takes back what was given.
func lasting(v *answer.Way) word {
	if v.Credible && len(v.Hollow) > 0 {
		return "hollow"
	}
	return yes(v.Credible)
}

// passes reports whether what a way reaches does not last.
func passes(v answer.Way) bool { return !v.Credible || len(v.Hollow) > 0 }

// uncertainties is what one should know of the answer first before one repeats it.
func (t *briefTeller) uncertainties() page.Spans { return inARow(t.noneLeft(), t.leastCertain()) }

// leastCertain is which demand of the first circle is known least, and that it is the first
// thing to ask about, where it is.
func (t *briefTeller) leastCertain() page.Spans {
	c := first[*answer.Circle](t.a)
	s := t.leastKnown(c)
	if s == nil {
		return nil
	}
	asked := len(t.a.Questions) > 0 && t.a.Questions[0].Kind == answer.AskWeakestLink &&
		t.a.Questions[0].Stance.ID == s.ID
	return onClaims(t.say("uncertain.short", args{"how": word(groundOf(s.How)), "demand": t.demandIn("demand.of", c, s),
		"ask": yes(asked)}), &s.Claim)
}
