package prose

import (
	"slices"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// stands words where each party stands, and where nothing binds the table what
// each could do instead.
func (t *briefTeller) stands() {
	if t.bound() {
		t.heading(t.say("brief.stands", nil))
		t.levelsToday()
	} else {
		t.heading(t.say("brief.stands.options", nil))
		t.choices()
	}
	t.sessions()
	t.owed()
}

// levelsToday words the level of every option, a party a line.
func (t *briefTeller) levelsToday() {
	table := page.Table{Depth: 1, Columns: []page.Column{{Max: 28}, {}}}
	for i := range t.a.Parties {
		var levels []page.Spans
		for _, o := range t.a.Parties[i].Options {
			levels = append(levels,
				t.say("party.option", args{"option": local(o.ID), "level": t.level(o.ID, o.Now),
					"closed": unstopped(t.options[o.ID].Closed)}))
		}
		if levels != nil {
			table.Rows = append(table.Rows, []page.Spans{t.party(t.a.Parties[i].ID), between(levels, ", ")})
		}
	}
	t.doc.Add(table)
}

// choices words what each party does now and could do instead.
func (t *briefTeller) choices() {
	table := page.Table{Depth: 1, Columns: []page.Column{{Max: 28}, {Max: 20}, {Max: 16}, {}}}
	for i := range t.a.Parties {
		who := t.party(t.a.Parties[i].ID)
		if len(t.a.Parties[i].Options) == 0 {
			table.Rows = append(table.Rows, []page.Spans{who, t.say("party.no-options", nil)})
		}
		for _, o := range t.a.Parties[i].Options {
			table.Rows = append(table.Rows, []page.Spans{who, local(o.ID), t.level(o.ID, o.Now), t.could(&o)})
			who = nil
		}
	}
	t.doc.Add(table)
}

// could is the levels an option can be brought to.
func (t *teller) could(o *answer.Option) page.Spans {
	if closed := unstopped(t.options[o.ID].Closed); !closed.Empty() {
		return t.say("party.closed", args{"why": closed})
	}
	if len(o.Can) == 0 {
		return t.say("party.stuck", nil)
	}
	var out []page.Spans
	for _, l := range o.Can {
		level := t.level(o.ID, l)
		if slices.Contains(o.Kept, l) {
			level = t.say("party.kept", args{"level": level})
		}
		out = append(out, level)
	}
	return t.say("party.or", args{"levels": t.list("or", out)})
}

// stays words of each party why it stays, or that it does not.
func (t *briefTeller) stays() {
	title := "brief.stays.none"
	for i := range t.a.Parties {
		if t.a.Parties[i].Stays == answer.WouldLeave {
			title = "brief.stays.some"
		}
	}
	t.heading(t.say(title, nil))
	for i := range t.a.Parties {
		t.partyStays(&t.a.Parties[i])
	}
}

func (t *briefTeller) partyStays(p *answer.Party) {
	t.doc.Add(page.Item{
		Depth: 1, Text: t.say("party.stays", args{"party": t.inText(p.ID), "why": t.whyStays(p)}),
		Aside: t.say("party.tier", args{"tier": count(p.Tier), "tiers": count(p.Tiers)}),
	})
	t.partyMoves(p)
}

// partyMoves is what a party's moves from here would bring it and cost it.
func (t *briefTeller) partyMoves(p *answer.Party) {
	if p.Moves == 1 && p.Stays == answer.NoGain && len(p.Costs) == 1 {
		t.bullet(2, t.only(p))
		return
	}
	for _, g := range gainsTold(p) {
		t.gain(g)
	}
	if n := p.Improvements - mostGains; n > 0 {
		t.para(2, t.say("party.gains.more", args{"n": count(n)}))
	}
	t.costs(p)
	t.asked(p)
}

// only is what a party's one move would give up.
func (t *teller) only(p *answer.Party) page.Spans {
	wish := t.wish(&p.Costs[0].Wish)
	if p.Asked == nil {
		return t.say("party.only", args{"wish": wish})
	}
	return t.say("party.only.asked",
		args{"do": t.doing(p.Asked.Move.Changes), "who": t.inTextAll(p.Asked.Welcome), "wish": wish})
}

// staying is why a party stays, or that it leaves, as messages choose by it.
func staying(p *answer.Party) word {
	switch p.Stays {
	case answer.NoMove:
		return "no-move"
	case answer.Indifferent:
		if p.Silent {
			return "silent"
		}
		return "alike"
	case answer.NoGain:
		return "no-gain"
	case answer.Deterred:
		return "deterred"
	case answer.DeterredCost:
		return "deterred-cost"
	}
	return "leaves"
}

func (t *teller) whyStays(p *answer.Party) page.Spans {
	why := staying(p)
	if why == "no-move" {
		return t.say("party.no-move", nil)
	}
	return t.say("party.moves", args{"moves": count(p.Moves), "gains": count(p.Improvements), "why": why})
}

func (t *teller) gain(g *answer.Gain) {
	wish := page.Spans(nil)
	if g.For != nil {
		wish = t.wish(g.For)
	}
	t.label(2, t.say("party.gain.label", nil),
		t.say("party.gain", args{"do": t.doing(g.Move.Changes), "wish": wish, "answer": t.answered(g)}))
}

func (t *teller) answered(g *answer.Gain) page.Spans {
	switch {
	case g.Credible != nil:
		return t.say("party.answer.credible", args{"steps": t.sequence(g.Credible)})
	case g.Any != nil:
		return t.say("party.answer.any", args{"steps": t.sequence(g.Any), "who": t.inTextAll(unwilling(g.Any))})
	}
	return t.say("party.answer.none", nil)
}

// costs lists what a party's moves give up, weightiest first.
func (t *teller) costs(p *answer.Party) {
	rest := 0
	for i := range p.Costs {
		c := &p.Costs[i]
		if i >= mostCosts {
			rest += c.Moves
			continue
		}
		t.bullet(2, t.say("party.cost", args{"n": count(c.Moves), "wish": t.wish(&c.Wish)}))
	}
	if rest > 0 {
		t.bullet(2, t.say("party.cost.lesser", args{"n": count(rest)}))
	}
	if len(p.Costs) == 0 && p.Stays == answer.NoGain && p.Even < p.Moves {
		t.bullet(2, t.say("party.cost.ranked", nil))
	}
	if p.Even > 0 && !p.Indifferent {
		t.bullet(2, t.say("party.even", args{"n": count(p.Even)}))
	}
}

// asked words what the others would most like of a party.
func (t *briefTeller) asked(p *answer.Party) {
	a := p.Asked
	if a == nil || a.Preferred {
		return
	}
	who := t.inTextAll(a.Welcome)
	if len(a.Welcome) == len(t.a.Parties)-1 && len(a.Welcome) > 1 {
		who = t.say("party.asked.all", nil)
	}
	t.bullet(2, t.say("party.asked", args{"do": t.doing(a.Move.Changes), "who": who}))
}

// gist is who would move from the status quo.
func (t *teller) gist(parties []answer.Party) page.Spans {
	var leave, leaving, kept, held []page.Spans
	for i := range parties {
		switch p := &parties[i]; p.Stays {
		case answer.WouldLeave:
			leave = append(leave, t.inText(p.ID))
			leaving = append(leaving,
				t.say("gist.leaves", args{"party": t.inText(p.ID), "do": t.doing(unanswered(p).Move.Changes)}))
		case answer.Deterred:
			kept = append(kept, t.inText(p.ID))
		case answer.DeterredCost:
			held = append(held, t.inText(p.ID))
		}
	}
	out := said(t.gistOf("gist.kept", kept), t.gistOf("gist.held", held))
	if leave != nil {
		who := t.list("and", leave).Sentence()
		out = append([]page.Spans{t.say("gist.leave", args{"who": who, "what": between(leaving, "; ")})}, out...)
	}
	switch n := len(leave) + len(kept) + len(held); {
	case n == 0:
		return t.say("gist.nobody", nil)
	case n < len(parties):
		out = append(out, t.say("gist.others", nil))
	}
	return inARow(out...)
}

func (t *teller) gistOf(key string, who []page.Spans) page.Spans {
	if who == nil {
		return nil
	}
	return t.say(key, args{"who": t.list("and", who).Sentence()})
}

// gainsTold is the first gains of a party; of one that would leave, one that
// no reply takes away is among them.
func gainsTold(p *answer.Party) []*answer.Gain {
	var out []*answer.Gain
	for i := range p.Gains[:min(mostGains, len(p.Gains))] {
		out = append(out, &p.Gains[i])
	}
	if p.Stays == answer.WouldLeave && !slices.Contains(out, unanswered(p)) {
		out[len(out)-1] = unanswered(p)
	}
	return out
}

// unanswered is the best gain of a party that no reply takes away.
func unanswered(p *answer.Party) *answer.Gain {
	for i := range p.Gains {
		if g := &p.Gains[i]; g.Credible == nil && g.Any == nil {
			return g
		}
	}
	return &p.Gains[0]
}
