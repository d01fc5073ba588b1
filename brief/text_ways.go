package brief

import (
	"fmt"
	"strings"
)

// waysOut lists the ways to each goal.
func (w *writer) waysOut() {
	w.heading("Ways out")
	for i := range w.b.Ways {
		w.waysTo(&w.b.Ways[i])
	}
	w.notEnough()
}

func (w *writer) waysTo(g *WaysTo) {
	name := "to anything better for everyone"
	switch {
	case g.Says != "":
		name = "to: " + clean(g.Says)
	case g.Goal != "":
		name = "to: " + words(g.Goal)
	case g.Want != "":
		name = "to: " + g.Want
	}
	if len(g.Ways) == 0 {
		w.para("  ", fmt.Sprintf("%s: none of the levers weighed opens one (%s).", name, count(g.Better, "better situation")))
		return
	}
	w.para("  ", name+ifText(g.Count > len(g.Ways), fmt.Sprintf(" (%d of %d)", len(g.Ways), g.Count)))
	for i := range g.Ways {
		w.way(&g.Ways[i])
	}
}

func (w *writer) way(v *Way) {
	if len(v.Levers) == 0 {
		w.para("  "+v.Letter+" ", "Nobody need be asked: steps that all are willing to take lead there.")
	}
	for i, l := range v.Levers {
		lead := "  " + strings.Repeat(" ", runeWidth(v.Letter)) + " "
		if i == 0 {
			lead = "  " + v.Letter + " "
		}
		var asked []string
		for _, a := range l.Asks {
			asked = append(asked, clean(a.Party))
		}
		says := l.ID + ", as above"
		if w.told[l.ID] == "" {
			says = clean(l.Says) + " (" + l.ID + ") - ask " + and(asked)
		}
		w.told[l.ID] = v.Letter
		w.para(lead, says)
	}
	for i, s := range v.Steps {
		w.routeStep(i+1, &s)
	}
	w.para(indent, "Listed since: "+v.Reason+".")
	w.wayHolds(v)
}

func (w *writer) routeStep(n int, s *RouteStep) {
	text := arrows(w.names, s.Changes)
	if s.Track != "" {
		text += ", together, in the " + clean(s.Track)
	}
	var exposed []string
	for _, e := range s.Exposed {
		exposed = append(exposed, clean(e.Party)+" below today, "+map[bool]string{true: "can step back", false: "no way back"}[e.CanBack])
	}
	if exposed == nil {
		exposed = []string{"Nobody below today"}
	}
	w.para(fmt.Sprintf("    %d ", n), text+". "+strings.Join(exposed, "; ")+".")
}

// wayHolds says whether the destination of a way would hold.
func (w *writer) wayHolds(v *Way) {
	key := v.To.Code + fmt.Sprint(v.Holds)
	if way := w.told[key]; way != "" {
		w.para(indent, map[bool]string{true: "Holds", false: "Does NOT hold"}[v.Credible]+", as on way "+way+".")
		return
	}
	w.told[key] = v.Letter
	switch {
	case len(v.Tempted) == 0:
		w.para(indent, "Holds: nobody has anything to gain by leaving it.")
	case v.Credible:
		w.para(indent, "Holds while breaches are seen and answered:")
		for _, t := range v.Tempted {
			w.para(indent+"- ", fmt.Sprintf("%s tempted to %s; answer: %s, and it suits them.", clean(t.Party), own(t.Step.Changes), w.sequence(t.Reply)))
		}
	default:
		w.para(indent, "Does NOT hold by itself:")
		for _, t := range v.Tempted {
			if t.Reason != Deterred {
				w.para(indent+"- ", w.tempted(t))
			}
		}
	}
}

func (w *writer) notEnough() {
	if len(w.b.NotEnough) == 0 {
		return
	}
	w.para("  ", "Not enough by itself:")
	for _, n := range w.b.NotEnough {
		text := n.Lever.ID + ": "
		if w.told[n.Lever.ID] == "" {
			text = clean(n.Lever.Says) + " (" + n.Lever.ID + "): "
		}
		var goals []string
		for _, g := range n.Goals {
			goals = append(goals, words(g))
		}
		switch {
		case n.Opens == 0:
			text += "opens nothing better that is not open already"
		case n.Holds == 0:
			text += "opens " + arrows(w.names, n.To.Changes) + ", which does not hold"
		default:
			text += "opens " + arrows(w.names, n.To.Changes) + ifText(goals != nil, "; enough for "+and(goals)+" only")
		}
		w.para("  - ", text+".")
	}
}
