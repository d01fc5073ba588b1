package brief

import (
	"fmt"
	"slices"
)

func (w *writer) betterOutcomes() {
	b := &w.b.Better
	w.heading("Is there anything better for everyone, and would it hold?")
	switch {
	case !w.wished():
		w.para("  ", w.nobodyAsked())
		return
	case b.Count == 0:
		w.para("  ", w.nothingBetter())
		if b.Acceptable.Count > 0 {
			w.destinations("Acceptable is what is worse for nobody and better for somebody; the smallest changes", b.Acceptable.Smallest, true)
		}
		return
	}
	w.destinations("The smallest changes that do it", b.Smallest, true)
	w.destinations("The best: whatever is better for one is worse for another", b.Best, false)
	if b.Lasting.Count > 0 && len(b.Best.Shown) > 0 && !slices.Contains(b.Best.Shown[0].Equilibrium, "seq") {
		w.destinations("The best of those that would hold", b.Lasting, false)
	}
	alone := "one party alone can bring about " + numberOrNone(b.Alone) + " of them"
	if b.Count == 1 {
		alone = "one party alone " + verb(b.Alone, "can", "cannot") + " bring it about"
	}
	w.para("  ", fmt.Sprintf("In all %s better for everyone%s, and %s.%s Such counts also measure how finely the file cuts the options.",
		ofAll(b.Count, w.b.States), w.aside(), alone,
		ifText(b.OutOfReach > 0, " "+count(b.OutOfReach, "further one")+" would be, but can no longer come about.")))
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
	lead := "    " + called(p.Party) + " first: "
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
			w.para("    ", ifText(i == 0, "Holds. ")+fmt.Sprintf("%s would gain by %s; answered, willingly, by %s.", called(t.Party), own(t.Step.Changes), w.sequence(t.Reply)))
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
	text := called(t.Party) + " would gain by " + own(t.Step.Changes)
	if t.Reason == WouldLeave {
		return text + ", and no reply takes that gain away."
	}
	return text + "; " + w.sequence(t.Reply) + " would answer it, but " + and(unwilling(t.Reply)) + " would lose by that."
}

// ofAll counts situations of all: 1 situation of 8 is.
func ofAll(n, states int) string {
	return fmt.Sprintf("%s of %s%s", count(n, "situation"), thousands(states), verb(n, " is", " are"))
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
