package brief

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// waysOut lists the ways to each goal, those to the first that has any step by
// step.
func (w *writer) waysOut() {
	w.heading("Ways out")
	spelled := false
	for i := range w.b.Ways {
		g := &w.b.Ways[i]
		if spelled && len(g.Ways) > 0 {
			w.waysInShort(g)
			continue
		}
		w.waysTo(g)
		spelled = spelled || len(g.Ways) > 0
	}
	w.notEnough()
	w.unsearched()
}

// waysInShort tells ways without their steps.
func (w *writer) waysInShort(g *WaysTo) {
	w.para("  ", "to: "+goalName(g)+ifText(g.Count > len(g.Ways), fmt.Sprintf(" (%d of %d)", len(g.Ways), g.Count)))
	for i := range g.Ways {
		v := &g.Ways[i]
		w.levers(v)
		var exposed []string
		for _, e := range v.Exposed {
			exposed = append(exposed, called(e.Party)+ifText(!e.CanBack, " (no way back)"))
		}
		w.para(indent, fmt.Sprintf("In %s to %s. Worse off meanwhile: %s. %s. %sStep by step: plenary explain CASE way %s.",
			count(len(v.Steps), "step"), arrows(w.names, v.To.Changes), and(exposed), w.holdsInShort(v), ifText(len(v.Hollow) > 0, w.hollow(v)+" "), v.Letter))
	}
}

func (w *writer) holdsInShort(v *Way) string {
	switch {
	case !v.Credible:
		return "Does NOT hold by itself"
	case len(v.Tempted) == 0:
		return "Holds: nobody has anything to gain by leaving it"
	}
	return "Holds while breaches are seen and answered"
}

func (w *writer) waysTo(g *WaysTo) {
	name := "to: " + goalName(g)
	if len(g.Ways) == 0 {
		kind := ifText(!g.Acceptable, "better ") + "situation"
		if !g.Complete {
			w.para("  ", fmt.Sprintf("%s: none was found before the search was stopped (%s).", name, count(g.Better, kind)))
			return
		}
		w.para("  ", fmt.Sprintf("%s: none of the levers weighed opens one (%s%s).", name, count(g.Better, kind), ifText(g.Acceptable, " worse for nobody and better for somebody")))
		return
	}
	w.para("  ", name+ifText(g.Count > len(g.Ways), fmt.Sprintf(" (%d of %d)", len(g.Ways), g.Count)))
	for i := range g.Ways {
		w.way(&g.Ways[i])
	}
}

// levers tells what a way asks of whom.
func (w *writer) levers(v *Way) {
	if len(v.Levers) == 0 {
		w.para("  "+v.Letter+" ", "Nobody need be asked: steps that all are willing to take lead there.")
	}
	var texts, again []string
	for _, l := range v.Levers {
		if w.told[l.ID] != "" {
			again = append(again, l.ID)
			continue
		}
		w.told[l.ID] = v.Letter
		texts = append(texts, l.text())
	}
	if again != nil {
		texts = append(texts, strings.Join(again, ", ")+", as above")
	}
	lead := "  " + v.Letter + " "
	for _, text := range texts {
		w.para(lead, text)
		lead = strings.Repeat(" ", outlet.Width(lead))
	}
}

func (w *writer) way(v *Way) {
	w.levers(v)
	for i := range v.Steps {
		w.para(fmt.Sprintf("    %d ", i+1), w.routeStep(&v.Steps[i]))
	}
	w.para(indent, "Listed since: "+v.Reason+".")
	if len(v.Hollow) > 0 {
		w.para(indent, w.hollow(v))
	}
	key := v.To.Code + fmt.Sprint(v.Holds)
	if way := w.told[key]; way != "" {
		w.para(indent, holdWord(v)+", as on way "+way+".")
		return
	}
	w.told[key] = v.Letter
	head, breaks := w.hold(v)
	w.para(indent, head)
	for _, b := range breaks {
		w.para(indent+"- ", b)
	}
}

// hollow says what a way takes back again.
func (w *writer) hollow(v *Way) string {
	var out []string
	for i := range v.Hollow {
		l := &v.Hollow[i]
		out = append(out, fmt.Sprintf("%s insisted on %s for %s (%s)", called(l.Party), l.Until, l.Refuses, w.says(l.Party, &l.Claim)))
	}
	return "Takes back what was given: " + strings.Join(out, "; ") + "; where this leads that no longer holds."
}

// text says what a lever changes and whom one asks.
func (l *Lever) text() string {
	var asked []string
	for _, a := range l.Asks {
		asked = append(asked, called(a.Party))
	}
	says := l.Says
	if !strings.Contains(l.ID, ":") { // of the case, and not a sentence of ours
		says = clean(says)
	}
	return says + " (" + called(l.ID) + ") - ask " + and(asked)
}

func (w *writer) routeStep(s *RouteStep) string {
	text := arrows(w.names, s.Changes)
	if s.Track != "" {
		text += ", together, in the " + called(s.Track)
	}
	var exposed []string
	for _, e := range s.Exposed {
		exposed = append(exposed, called(e.Party)+" below today, "+map[bool]string{true: "can step back", false: "no way back"}[e.CanBack])
	}
	if exposed == nil {
		exposed = []string{"Nobody below today"}
	}
	return text + ". " + w.takesBack(s) + strings.Join(exposed, "; ") + "."
}

// takesBack says which changes of a step take back what an earlier one did.
func (w *writer) takesBack(s *RouteStep) string {
	if len(s.TakesBack) == 0 {
		return ""
	}
	return "Takes back what an earlier step did: " + arrows(w.names, s.TakesBack) + ". "
}

func holdWord(v *Way) string {
	return map[bool]string{true: "Holds", false: "Does NOT hold"}[v.Credible]
}

// hold says whether the destination of a way would hold, and what tempts whom.
func (w *writer) hold(v *Way) (head string, breaks []string) {
	switch {
	case len(v.Tempted) == 0:
		return "Holds: nobody has anything to gain by leaving it.", nil
	case v.Credible:
		for _, t := range v.Tempted {
			breaks = append(breaks, fmt.Sprintf("%s tempted to %s; answer: %s, and it suits them.", called(t.Party), own(t.Step.Changes), w.sequence(t.Reply)))
		}
		return "Holds while breaches are seen and answered:", breaks
	}
	for _, t := range v.Tempted {
		if t.Reason != Deterred {
			breaks = append(breaks, w.tempted(t))
		}
	}
	return "Does NOT hold by itself:", breaks
}

func (w *writer) notEnough() {
	if len(w.b.NotEnough) == 0 {
		return
	}
	w.para("  ", "Not enough by itself:")
	var nothing []string
	for _, n := range w.b.NotEnough {
		if n.Opens == 0 {
			nothing = append(nothing, n.Lever.ID)
			continue
		}
		text := "opens " + arrows(w.names, n.To.Changes)
		switch {
		case n.Holds == 0:
			text += ", which does not hold"
		case len(n.Goals) > 0:
			var goals []string
			for _, g := range n.Goals {
				goals = append(goals, words(g))
			}
			text += "; enough for " + and(goals) + " only"
		}
		w.para("  - ", n.Lever.ID+": "+text+".")
	}
	if len(nothing) > 0 {
		w.para("  - ", strings.Join(nothing, ", ")+": nothing better that is not open already.")
	}
}
