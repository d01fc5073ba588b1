package brief

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Passage is a place in a source that the text points to.
type Passage struct {
	Ref    string `json:"ref"` // source#passage
	Source string `json:"source,omitempty"`
	Date   string `json:"date,omitempty"`
	At     string `json:"at,omitempty"` // line:column in the original file
	Says   string `json:"says,omitempty"`
}

// cited describes passages, in order.
func (b *Brief) cited(refs []string) []Passage {
	out := []Passage{}
	for _, ref := range refs {
		p := Passage{Ref: ref}
		if source, passage, ok := b.c.Passage(ref); ok {
			p.Source, p.Says = source.Title, passage.Says
			if !source.Date.IsZero() {
				p.Date = source.Date.Format(time.DateOnly)
			}
			if passage.Line > 0 {
				p.At = fmt.Sprintf("%d:%d", passage.Line, passage.Column)
			}
		}
		out = append(out, p)
	}
	return out
}

// writer writes a brief as text.
type writer struct {
	*page
	*footnotes
	b     *Brief
	names []string
}

// Text writes the brief in lines of at most width columns; 0 for [DefaultWidth].
func (b *Brief) Text(width int) string {
	return b.write(width).String()
}

func (b *Brief) write(width int) *writer {
	w := &writer{page: newPage(width), footnotes: &footnotes{}, b: b, names: b.names()}
	w.title()
	w.inShort()
	w.stands()
	w.stays()
	w.betterOutcomes()
	w.rests()
	w.leans()
	w.notWeighed()
	w.passages()
	return w
}

func (b *Brief) names() []string {
	var out []string
	for i := range b.Parties {
		out = append(out, clean(b.Parties[i].Name))
	}
	return out
}

func (w *writer) title() {
	title := w.b.Title
	if title == "" {
		title = "A case without a title"
	}
	w.para("", strings.ToUpper(clean(title)))
	if !w.b.asOf.IsZero() {
		w.line("As of ", w.b.asOf.Format("Monday 2 January 2006"), ", as written in the case file.")
	}
	whatIf(w.page, w.b.Variants)
}

func (w *writer) inShort() {
	w.heading("In short")
	w.para("  ", strings.Join([]string{w.gist(), w.betterGist(), w.firstSteps(), w.holdGist(),
		"What delegations may agree to (mandates) and what each insists on first (preconditions) are not weighed yet."}, " "))
}

// gist says who would move from the status quo.
func (w *writer) gist() string {
	var leave, kept, held []string
	for i := range w.b.Parties {
		switch p := &w.b.Parties[i]; p.Stays {
		case WouldLeave:
			leave = append(leave, w.names[i]+" ("+w.unanswered(p)+")")
		case Deterred:
			kept = append(kept, w.names[i])
		case DeterredCost:
			held = append(held, w.names[i])
		}
	}
	var out []string
	if len(leave) > 0 {
		out = append(out, and(leave)+" would gain by moving alone, and no reply in the file takes the gain away.")
	}
	if len(kept) > 0 {
		out = append(out, and(kept)+" could gain by moving alone, but for replies that the others would willingly make.")
	}
	if len(held) > 0 {
		out = append(out, and(held)+" could gain by moving alone; the others can answer that, but not without somebody losing by the answer.")
	}
	if out == nil {
		return "Nobody has anything to gain by moving alone."
	}
	if len(leave)+len(kept)+len(held) < len(w.b.Parties) {
		out = append(out, "Nobody else has anything to gain alone.")
	}
	return strings.Join(out, " ")
}

// unanswered tells the best gain of a party that no reply takes away.
func (w *writer) unanswered(p *Party) string {
	for _, g := range p.Gains {
		if g.Credible == nil && g.Any == nil {
			return own(g.Move.Changes)
		}
	}
	return own(p.Gains[0].Move.Changes)
}

// betterGist says whether everyone could be better off, and who must move for it.
func (w *writer) betterGist() string {
	b := &w.b.Better
	switch {
	case len(b.Silent) == len(w.b.Parties):
		return "The file says of nobody what it wants, so no situation is better or worse."
	case b.Count == 0:
		return "No situation is better than today's for everyone" + w.silentAside() + "."
	case b.Alone > 0:
		return fmt.Sprintf("Situations that everyone%s prefers to today's exist, and some of them one party could bring about alone.", w.silentAside())
	}
	return fmt.Sprintf("Situations that everyone%s prefers to today's exist, but no single party could bring one about. The smallest takes steps by %s parties: %s.",
		w.silentAside(), thousands(len(movers(b.Smallest.Shown[0].Changes))), arrows(w.names, b.Smallest.Shown[0].Changes))
}

func (w *writer) silentAside() string {
	if n := len(w.b.Better.Silent); n > 0 {
		return " (leaving aside " + and(w.b.Better.Silent) + ", of whom the file says nothing)"
	}
	return ""
}

// firstSteps says what whoever does its part of the smallest better state first gives up.
func (w *writer) firstSteps() string {
	if w.b.Better.Count == 0 || w.b.Better.Alone > 0 {
		return ""
	}
	var out []string
	parts := w.b.Better.Smallest.Shown[0].Parts
	for _, p := range parts {
		if p.GivesUp != nil {
			out = append(out, fmt.Sprintf("%s “%s” (%s)", clean(p.Party), p.GivesUp.short(), p.GivesUp.evidence()))
		}
	}
	switch {
	case len(out) == 0:
		return ""
	case len(out) == len(parts):
		return "Whoever does its part first gives up something it puts above what that gets it: " + strings.Join(out, "; ") + "."
	}
	return "Doing its part first costs " + strings.Join(out, "; ") + "."
}

// holdGist says whether better states would last.
func (w *writer) holdGist() string {
	b := &w.b.Better
	switch {
	case b.Count == 0:
		return ""
	case b.Lasting.Count == 0:
		return "None of the better situations would hold: in each somebody is tempted away again, and nobody has an answer it would willingly give."
	case len(b.Smallest.Shown[0].Equilibrium) > 0 && slices.Contains(b.Smallest.Shown[0].Equilibrium, "seq"):
		return "That would hold as long as breaches are answered."
	}
	return fmt.Sprintf("That would not hold by itself; a larger one would, as long as breaches are answered, such as %s.", arrows(w.names, w.leastLasting().Changes))
}

// leastLasting is the lasting destination shown that changes least.
func (w *writer) leastLasting() Destination {
	least := w.b.Better.Lasting.Shown[0]
	for _, d := range w.b.Better.Lasting.Shown {
		if len(d.Changes) < len(least.Changes) {
			least = d
		}
	}
	return least
}

// stands lists what each party does now and could do instead.
func (w *writer) stands() {
	w.heading("Where it stands, and what each can do")
	name, option, now := 0, 0, 0
	for i := range w.b.Parties {
		name = max(name, runeWidth(w.names[i]))
		for _, o := range w.b.Parties[i].Options {
			option, now = max(option, runeWidth(local(o.ID))), max(now, runeWidth(clean(o.Now)))
		}
	}
	name, option, now = min(name, 28), min(option, 20), min(now, 16)
	for i := range w.b.Parties {
		who := w.names[i]
		if len(w.b.Parties[i].Options) == 0 {
			w.line("  ", pad(who, name), "  has no options of its own")
		}
		for _, o := range w.b.Parties[i].Options {
			w.para("  "+pad(who, name)+"  "+pad(local(o.ID), option)+"  "+pad(clean(o.Now), now)+"  ", could(o))
			who = ""
		}
	}
}

// could tells the levels an option can be brought to.
func could(o Option) string {
	if len(o.Can) == 0 {
		return "cannot be changed from here"
	}
	var out []string
	for _, l := range o.Can {
		if slices.Contains(o.Kept, l) {
			out = append(out, clean(l)+" (no way back)")
		} else {
			out = append(out, clean(l))
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
	if runeWidth(head)+2+len(tier) <= w.width {
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
		text = own(p.Asked.Move.Changes) + ", which " + and(p.Asked.Welcome) + " would like, gives up " + w.cite(&p.Costs[0].Statement)
	}
	return text
}

func (w *writer) headline(p *Party) string {
	moves := count(p.Moves, "move")
	switch p.Stays {
	case NoMove:
		return "has no move from here."
	case Indifferent:
		return moves + ", but the file says nothing of its wishes."
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
		out = append(out, clean(s.Party)+" ("+own(s.Changes)+")")
	}
	return strings.Join(out, ", then ")
}

// unwilling lists the parties that do not gain by a step they make.
func unwilling(steps []Step) []string {
	var out []string
	for _, s := range steps {
		if !s.Gains && !slices.Contains(out, clean(s.Party)) {
			out = append(out, clean(s.Party))
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
	who := and(a.Welcome)
	if len(a.Welcome) == len(w.b.Parties)-1 && len(a.Welcome) > 1 {
		who = "all of them"
	}
	w.para("    - ", fmt.Sprintf("what the others would most like: %s (%s)", own(a.Move.Changes), who))
}

func (w *writer) betterOutcomes() {
	b := &w.b.Better
	w.heading("Is there anything better for everyone, and would it hold?")
	if b.Count == 0 {
		w.para("  ", "No"+w.silentAside()+": in every other situation somebody is worse off than today, or no better.")
		return
	}
	w.destinations("The smallest changes that do it", b.Smallest, true)
	w.destinations("The best: whatever is better for one is worse for another", b.Best, false)
	if b.Lasting.Count > 0 && len(b.Best.Shown) > 0 && !slices.Contains(b.Best.Shown[0].Equilibrium, "seq") {
		w.destinations("The best of those that would hold", b.Lasting, false)
	}
	w.para("  ", fmt.Sprintf("In all %s of %s situations are better for everyone%s, and one party alone can bring about %s of them. Such counts also measure how finely the file cuts the options.",
		thousands(b.Count), thousands(w.b.States), w.silentAside(), numberOrNone(b.Alone)))
}

func (w *writer) destinations(title string, c Choice, parts bool) {
	w.para("  ", fmt.Sprintf("%s (%s):", title, shown(len(c.Shown), c.Count)))
	for _, d := range c.Shown {
		w.para("  - ", arrows(w.names, d.Changes)+w.ref(d.Outcome))
		for _, p := range d.Parts {
			if parts {
				w.part(p)
			}
		}
		w.holds(d)
	}
}

// part says what it would mean for a party to do its part first.
func (w *writer) part(p Part) {
	lead := "    " + clean(p.Party) + " first: "
	switch {
	case !p.Alone:
		w.para(lead, "it cannot do its part alone.")
	case p.GivesUp != nil:
		w.para(lead, "gives up "+w.cite(p.GivesUp))
	case p.Gains:
		w.para(lead, "gains by it.")
	case p.Loses:
		w.para(lead, "is worse off until the others follow.")
	default:
		w.para(lead, "neither gains nor loses by it.")
	}
}

// holds says whether all would stay in a destination: where they would not,
// who would leave, and else what keeps those who are tempted.
func (w *writer) holds(d Destination) {
	lasts := slices.Contains(d.Equilibrium, "seq")
	switch {
	case len(d.Tempted) == 0:
		w.para("    ", "Holds: nobody has anything to gain by leaving it.")
	case lasts:
		for i, t := range d.Tempted {
			w.para("    ", ifText(i == 0, "Holds. ")+fmt.Sprintf("%s would gain by %s; answered, willingly, by %s.", clean(t.Party), own(t.Step.Changes), w.sequence(t.Reply)))
		}
	default:
		for i, t := range d.Tempted {
			if t.Reason != Deterred {
				w.para("    ", ifText(i == 0 || d.Tempted[0].Reason == Deterred, "Does not hold. ")+w.tempted(t))
			}
		}
	}
}

func (w *writer) tempted(t Temptation) string {
	text := clean(t.Party) + " would gain by " + own(t.Step.Changes)
	if t.Reason == WouldLeave {
		return text + ", and no reply takes that gain away."
	}
	return text + "; " + w.sequence(t.Reply) + " would answer it, but " + and(unwilling(t.Reply)) + " would lose by that."
}

func shown(n, of int) string {
	if n == of {
		return thousands(of)
	}
	return fmt.Sprintf("%d of %s", n, thousands(of))
}

// ref points to a state for plenary explain.
func (w *writer) ref(o Outcome) string { return fmt.Sprintf(" (state %d)", o.State) }

// restWords says in plain words why all parties would stay, by concept.
var restWords = map[string]string{
	"nash": "nobody has anything to gain alone",
	"sseq": "  ... nor a way out of the answer",
	"seq":  "every gain is answered, willingly",
	"smr":  "  ... nor a way out of the answer",
	"gmr":  "every gain can be answered somehow",
}

func (w *writer) rests() {
	w.heading("Where all would stay, if they came there")
	w.resting()
	width := 38
	w.line("  ", pad("", width), "  situations  better for all  today's")
	for _, name := range []string{"nash", "seq", "sseq", "gmr", "smr"} {
		for _, e := range w.b.Equilibria {
			if e.Concept == name {
				w.line("  ", pad(restWords[name], width), padLeft(thousands(e.Count), 12), padLeft(thousands(e.Better), 16), padLeft(yesNo(e.StatusQuo), 9))
			}
		}
	}
	w.para("  ", "Wider notions include the narrower. That parties would stay somewhere does not say that they will come there.")
}

// resting lists the states in which nobody has anything to gain alone, today's aside.
func (w *writer) resting() {
	r := &w.b.Resting
	if r.Count == 0 {
		return
	}
	w.para("  ", fmt.Sprintf("Where nobody has anything to gain alone, today's aside (%s):", shown(len(r.Shown), r.Count)))
	for _, o := range r.Shown {
		w.para("  - ", arrows(w.names, o.Changes)+w.ref(o))
	}
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func (w *writer) leans() {
	w.heading("What this leans on")
	for _, how := range []string{"stated", "claimed", "reported", "inferred", "assumed", "unmarked", "ranking", "silent"} {
		var parts []string
		for _, e := range w.b.Evidence {
			if e.How == how {
				parts = append(parts, evidencePart(e))
			}
		}
		if len(parts) > 0 {
			w.para("  "+pad(how, 10), strings.Join(parts, ", "))
		}
	}
	w.para("  ours      ", "the order of every list: which wish outweighs which is the analyst's judgement")
}

func evidencePart(e Evidence) string {
	name := clean(e.Party)
	switch {
	case e.How == "silent":
		return name + " (no wishes in the file)"
	case e.How == "ranking":
		return name + " (situations ranked outright)"
	case e.Whole:
		return fmt.Sprintf("%s (all %d)", name, e.Count)
	}
	return fmt.Sprintf("%s %d", name, e.Count)
}

func (w *writer) notWeighed() {
	w.heading("Not weighed yet")
	w.para("  ", "Mandates (what each delegation may agree to) and preconditions (what each insists on first) are not weighed in this version. A precondition written as a wish counts as a wish. Replies are taken to follow at once and to be seen by all.")
}

func (w *writer) passages() {
	if len(w.refs) == 0 {
		return
	}
	w.heading("Passages")
	for i, p := range w.b.cited(w.refs) {
		text := p.Ref
		if p.At != "" {
			text += ", " + p.At
		}
		if p.Says != "" {
			text += ": " + clean(p.Says)
		}
		w.para(fmt.Sprintf("  %4s ", fmt.Sprintf("[%d]", i+1)), text)
	}
}
