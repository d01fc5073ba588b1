package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// heldPieces is what is known of what binds the table beyond what IN SHORT tells: what its
// least certain demand is read from, and what the delegations may agree to.
func (t *briefTeller) heldPieces() []piece {
	mandates := -2
	if t.tabled { // a picture may need the room
		mandates = -1
	}
	return []piece{
		t.passing(3, t.beginCosts),
		{
			{0, func() { t.paraOf(inARow(t.uncertain(), t.weakestGist())) }},
			{-1, func() { t.paraOf(t.uncertain()) }},
			{},
		},
		t.passing(mandates, func() page.Spans {
			if n := t.tableless(first[*answer.Circle](t.a)); n != nil {
				return t.mandatesGist(n)
			}
			return nil
		}),
		t.gap(),
	}
}

// beginCosts is which wish each of those who wait for one another would give up by beginning; nothing where
// some would not, or where wishes are ranked outright.
func (t *briefTeller) beginCosts() page.Spans {
	c, steps := first[*answer.Circle](t.a), first[*answer.FirstMover](t.a)
	if c == nil || steps == nil {
		return nil
	}
	var costs []page.Spans
	var told []answer.PartyID
	for i := range c.Links {
		l := &c.Links[i]
		if slices.Contains(told, l.Party) {
			continue
		}
		told = append(told, l.Party)
		s := begunWith(steps, l)
		if s == nil {
			return nil
		}
		costs = append(costs, t.say("begins.cost", args{"party": t.inText(l.Party),
			"wish": t.wishGist(s.GivesUp), "how": word(groundOf(s.GivesUp.How))}))
	}
	return on(fromModel, t.say("begins.costs", args{"costs": inARow(costs...)}))
}

// begunWith is the first step of a party that a link of a circle refuses, with what it gives up by it; nil where
// there is none, or nothing is known of that.
func begunWith(steps *answer.FirstMover, l *answer.Link) *answer.FirstStep {
	for i := range steps.Steps {
		s := &steps.Steps[i]
		if s.Party == l.Party && s.GivesUp != nil && eachStance(s.Refused, l.ID) {
			return s
		}
	}
	return nil
}

// leastKnown is the demand of a circle that is less known than others; nil where none is, or where that
// is well known.
func (t *briefTeller) leastKnown(c *answer.Circle) *answer.Stance {
	if c == nil || c.Weakest.Alike {
		return nil // the circle said so
	}
	for i := range c.Links {
		s := &c.Links[i].Stance
		if s.ID == c.Weakest.Stance && s.How != "stated" && s.How != "reported" {
			return s
		}
	}
	return nil
}

// uncertain is from what the least certain demand of the first circle is read.
func (t *briefTeller) uncertain() page.Spans {
	s := t.leastKnown(first[*answer.Circle](t.a))
	if s == nil {
		return nil
	}
	from := t.readFrom(s.Passages, 1)
	if from == nil {
		return nil
	}
	return onClaims(t.say("uncertain", args{"how": word(groundOf(s.How)), "from": from,
		"demand": t.demandIn("demand", first[*answer.Circle](t.a), s), "cite": cite(s.Passages)}), &s.Claim)
}

// demandIn names a demand of a circle that was just told: by whose it is, and by what it is where
// that party has others in it.
func (t *briefTeller) demandIn(key string, c *answer.Circle, s *answer.Stance) page.Spans {
	n := 0
	for i := range c.Links {
		if c.Links[i].Party == s.Party {
			n++
		}
	}
	return t.say(key, args{"party": t.inText(s.Party), "alone": yes(n == 1),
		"what": t.noun(s.Refuses), "until": t.noun(s.Until)})
}

// weakestGist is what would follow if the link of the first circle that is least known is wrong.
func (t *briefTeller) weakestGist() page.Spans {
	c := first[*answer.Circle](t.a)
	if c == nil {
		return nil
	}
	for i := range c.Links {
		if r := c.Links[i].Removed; c.Links[i].ID == c.Weakest.Stance && r != nil && r.Within > r.Now {
			return on(fromModel, t.weakestWrong(c))
		}
	}
	return nil
}

// tradedIn reports whether an exchange that can be agreed nowhere is taken from a link of a circle.
func (t *briefTeller) tradedIn(n *answer.NoTable, c *answer.Circle) bool {
	return slices.ContainsFunc(n.Pairings, func(p answer.Pairing) bool {
		return slices.ContainsFunc(c.Links, func(l answer.Link) bool { return l.ID == p.Stance.ID })
	})
}

// tableless is the finding that an exchange of a circle can be agreed nowhere; nil where there is
// none.
func (t *briefTeller) tableless(c *answer.Circle) *answer.NoTable {
	n := first[*answer.NoTable](t.a)
	if c == nil || n == nil || !t.tradedIn(n, c) {
		return nil
	}
	return n
}
