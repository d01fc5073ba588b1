package brief

import (
	"fmt"
	"slices"
	"strings"
)

// circleGist tells the first circle, and the first stance that cannot be met.
func (w *writer) circleGist() string {
	first := func(kind string) (text string) {
		at := slices.IndexFunc(w.b.Findings, func(f Finding) bool { return f.Kind == kind })
		if at < 0 {
			return ""
		}
		var links []string
		for _, l := range w.b.Findings[at].Links {
			links = append(links, fmt.Sprintf("%s waits for %s (%s)", l.Refuses, l.Until, w.says(l.Party, &l.Claim)))
		}
		return strings.Join(links, "; ")
	}
	var out []string
	if circle := first("circle"); circle != "" {
		out = append(out, "The talks go round in a circle: "+circle+".")
	}
	if never := first("cannot-be-met"); never != "" {
		out = append(out, never+", and that cannot come about whatever the parties do together.")
	}
	return strings.Join(out, " ")
}

// reachGist tells how much is better and within reach.
func (w *writer) reachGist() string {
	b, r := &w.b.Better, w.b.Reach
	var text string
	n := b.Count
	switch {
	case !w.wished():
		return w.nobodyAsked()
	case b.Count > 0:
		text = fmt.Sprintf("%s better for everyone%s; ", ofAll(b.Count, w.b.States), w.aside())
	case b.Acceptable.Count == 0:
		return w.nothingBetter()
	default:
		n = b.Acceptable.Count
		text = fmt.Sprintf("%s %s worse for nobody and better for somebody; ", w.nothingBetter(), ofAll(b.Acceptable.Count, w.b.States))
	}
	if r.Nearest == nil {
		return text + verb(n, "it cannot", "none of them can") + " be reached as things are."
	}
	if n == 1 {
		return text + "it can be reached as things are."
	}
	if max(r.Singly, r.Deals) == 1 {
		return text + fmt.Sprintf("1 can be reached as things are: %s.", arrows(w.names, r.Nearest.Changes))
	}
	return text + fmt.Sprintf("%s can be reached as things are, the nearest being %s.", thousands(max(r.Singly, r.Deals)), arrows(w.names, r.Nearest.Changes))
}

// wayGist tells the ways to the first goal that has any: what each asks, who is
// exposed, and whether it holds.
func (w *writer) wayGist() {
	at := slices.IndexFunc(w.b.Ways, func(g WaysTo) bool { return len(g.Ways) > 0 })
	if at < 0 {
		w.para("  ", "No way out was found among the levers weighed"+ifText(w.partly(), "; the search did not go to its end (see WAYS OUT)")+".")
		return
	}
	g := &w.b.Ways[at]
	last := ifText(!slices.ContainsFunc(g.Ways, func(v Way) bool { return !v.Credible || len(v.Hollow) > 0 }), "; what they reach would last while breaches are answered")
	w.para("  ", fmt.Sprintf("Ways out %s, by the levers told below%s%s:", strings.TrimPrefix("to "+lowerFirst(goalName(g)), "to to "), ifText(w.partly(), " (the search did not go to its end)"), last))
	for i := range g.Ways {
		v := &g.Ways[i]
		ids := []string{}
		for _, l := range v.Levers {
			ids = append(ids, l.ID)
		}
		if len(ids) == 0 {
			ids = []string{"asks nobody for anything"}
		}
		var exposed []string
		for _, e := range v.Exposed {
			exposed = append(exposed, called(e.Party)+ifText(!e.CanBack, " (no way back)"))
		}
		w.para("  "+v.Letter+" ", fmt.Sprintf("%s%s; worse off meanwhile: %s%s", strings.Join(ids, " + "), v.askedOf(), and(exposed), v.lasting()))
	}
}

// lasting says why what a way leads to does not last, if it does not.
func (v *Way) lasting() string {
	var who []string
	for _, l := range v.Hollow {
		if name := called(l.Party); !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	return ifText(who != nil, "; does not last: what "+and(who)+" insisted on is given and taken back") + ifText(!v.Credible, "; does not hold")
}

// askedOf names all whom a way asks for something.
func (v *Way) askedOf() string {
	var out, ids []string
	for _, l := range v.Levers {
		for _, a := range l.Asks {
			if !slices.Contains(ids, a.PartyID) {
				out, ids = append(out, called(a.Party)), append(ids, a.PartyID)
			}
		}
	}
	return ifText(out != nil, ", asked of "+and(out))
}

// lowerFirst makes a sentence part of another.
func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' || strings.HasPrefix(s, "A ") {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}
