package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// stands tells where each party stands, and where nothing binds the table what
// each could do instead; of a case with a table the findings and ways out do.
func (w *writer) stands() {
	if w.b.bound() {
		w.heading("Where it stands")
		w.today()
	} else {
		w.heading("Where it stands, and what each can do")
		w.options()
	}
	w.tracks()
	w.owed()
}

// today tells the level of every option, a party a line.
func (w *writer) today() {
	name := 0
	for i := range w.b.Parties {
		name = max(name, outlet.Width(w.names[i]))
	}
	for i := range w.b.Parties {
		var levels []string
		for _, o := range w.b.Parties[i].Options {
			levels = append(levels, local(o.ID)+" "+called(o.Now)+ifText(o.Closed != "", " (closed: "+strings.TrimSuffix(clean(o.Closed), ".")+")"))
		}
		if levels != nil {
			w.para("  "+pad(w.names[i], min(name, 28))+"  ", strings.Join(levels, ", "))
		}
	}
}

// options lists what each party does now and could do instead.
func (w *writer) options() {
	name, option, now := 0, 0, 0
	for i := range w.b.Parties {
		name = max(name, outlet.Width(w.names[i]))
		for _, o := range w.b.Parties[i].Options {
			option, now = max(option, outlet.Width(local(o.ID))), max(now, outlet.Width(called(o.Now)))
		}
	}
	name, option, now = min(name, 28), min(option, 20), min(now, 16)
	for i := range w.b.Parties {
		who := w.names[i]
		if len(w.b.Parties[i].Options) == 0 {
			w.line("  ", pad(who, name), "  has no options of its own")
		}
		for _, o := range w.b.Parties[i].Options {
			w.para("  "+pad(who, name)+"  "+pad(local(o.ID), option)+"  "+pad(called(o.Now), now)+"  ", could(o))
			who = ""
		}
	}
}

// could tells the levels an option can be brought to.
func could(o Option) string {
	if o.Closed != "" {
		return "closed: " + strings.TrimSuffix(clean(o.Closed), ".")
	}
	if len(o.Can) == 0 {
		return "cannot be changed from here"
	}
	var out []string
	for _, l := range o.Can {
		if slices.Contains(o.Kept, l) {
			out = append(out, called(l)+" (no way back)")
		} else {
			out = append(out, called(l))
		}
	}
	return "or " + joined(out, "or")
}

// mostCosts is how many reasons against moving a brief lists per party.
const mostCosts = 2

func (w *writer) stays() {
	title := "Why nobody moves"
	for i := range w.b.Parties {
		if w.b.Parties[i].Stays == WouldLeave {
			title = "Who would move, and why the others do not"
		}
	}
	w.heading(title)
	for i := range w.b.Parties {
		w.partyStays(i)
	}
}

func (w *writer) partyStays(i int) {
	p := &w.b.Parties[i]
	tier := fmt.Sprintf("today: tier %s of %s", thousands(p.Tier), thousands(p.Tiers))
	head := "  " + w.names[i] + ": " + w.headline(p)
	if p.Moves == 1 && p.Stays == NoGain && len(p.Costs) == 1 {
		w.line(pad(head, w.width-len(tier)), tier)
		w.para("    - ", w.only(p))
		return
	}
	if outlet.Width(head)+2+len(tier) <= w.width {
		w.line(pad(head, w.width-len(tier)), tier)
	} else {
		w.para("  ", strings.TrimSpace(head)+" ("+tier+")")
	}
	for _, g := range p.Gains {
		w.gain(p, g)
	}
	if n := p.Improvements - len(p.Gains); n > 0 {
		w.line("    and ", count(n, "further gain"), " like these")
	}
	w.costs(p)
	w.asked(p)
}

// only tells of a party's one move.
func (w *writer) only(p *Party) string {
	text := "it would give up " + w.cite(&p.Costs[0].Statement)
	if p.Asked != nil {
		text = own(p.Asked.Move.Changes) + ", which " + and(cleaned(p.Asked.Welcome)) + " would like, gives up " + w.cite(&p.Costs[0].Statement)
	}
	return text
}

func (w *writer) headline(p *Party) string {
	moves := count(p.Moves, "move")
	switch p.Stays {
	case NoMove:
		return "has no move from here."
	case Indifferent:
		if p.Silent {
			return moves + ", but the file says nothing of its wishes."
		}
		return moves + ", but its wishes tell no situations apart."
	case NoGain:
		return moves + ", none a gain."
	case Deterred:
		return moves + ", " + thousands(p.Improvements) + " a gain, each answered willingly."
	case DeterredCost:
		return moves + ", " + thousands(p.Improvements) + " a gain, not all answered willingly."
	}
	return moves + ", " + thousands(p.Improvements) + " a gain; it would leave."
}

func (w *writer) gain(p *Party, g Gain) {
	why := ""
	if g.For != nil {
		why = ", for " + w.cite(g.For)
	}
	w.para("    gain: ", own(g.Move.Changes)+why+". "+w.answer(g))
}

func (w *writer) answer(g Gain) string {
	switch {
	case g.Credible != nil:
		return "Answered by " + w.sequence(g.Credible) + ", willingly; then it is no better off than today."
	case g.Any != nil:
		return "Could be answered by " + w.sequence(g.Any) + ", but " + and(unwilling(g.Any)) + " would lose by that."
	}
	return "No reply of the others takes that gain away."
}

// sequence tells steps in order.
func (w *writer) sequence(steps []Step) string {
	var out []string
	for _, s := range steps {
		out = append(out, called(s.Party)+" ("+own(s.Changes)+")")
	}
	return strings.Join(out, ", then ")
}

// unwilling lists the parties that do not gain by a step they make.
func unwilling(steps []Step) []string {
	var out, ids []string
	for _, s := range steps {
		if !s.Gains && !slices.Contains(ids, s.PartyID) {
			out, ids = append(out, called(s.Party)), append(ids, s.PartyID)
		}
	}
	return out
}

// costs lists what a party's moves give up, weightiest first.
func (w *writer) costs(p *Party) {
	for _, c := range p.Costs[:min(mostCosts, len(p.Costs))] {
		w.para("    - ", giveUp(c.Moves)+" "+w.cite(&c.Statement))
	}
	if len(p.Costs) > mostCosts {
		rest := 0
		for _, c := range p.Costs[mostCosts:] {
			rest += c.Moves
		}
		w.para("    - ", giveUp(rest)+" something lesser")
	}
	if len(p.Costs) == 0 && p.Stays == NoGain && p.Even < p.Moves {
		w.para("    - ", "ranks lower what moving would bring about")
	}
	if p.Even > 0 && !p.Indifferent {
		w.para("    - ", count(p.Even, "move")+" neither better nor worse for it")
	}
}

func giveUp(moves int) string {
	if moves == 1 {
		return "1 move gives up"
	}
	return thousands(moves) + " moves give up"
}

func (w *writer) asked(p *Party) {
	a := p.Asked
	if a == nil || a.Preferred {
		return
	}
	who := and(cleaned(a.Welcome))
	if len(a.Welcome) == len(w.b.Parties)-1 && len(a.Welcome) > 1 {
		who = "all of them"
	}
	w.para("    - ", fmt.Sprintf("what the others would most like: %s (%s)", own(a.Move.Changes), who))
}
