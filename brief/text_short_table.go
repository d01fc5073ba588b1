package brief

import (
	"fmt"
	"slices"
	"strings"
)

// circleGist tells the first circle.
func (w *writer) circleGist() string {
	for i := range w.b.Findings {
		if f := &w.b.Findings[i]; f.Kind == "circle" {
			var links []string
			for _, l := range f.Links {
				links = append(links, fmt.Sprintf("%s waits for %s (%s)", l.Refuses, l.Until, w.says(l.Party, &l.Claim)))
			}
			return "The talks go round in a circle: " + strings.Join(links, "; ") + "."
		}
	}
	return ""
}

// reachGist tells how much is better and within reach.
func (w *writer) reachGist() string {
	b, r := &w.b.Better, w.b.Reach
	if b.Count == 0 {
		return "No situation is better than today's for everyone" + w.silentAside() + "."
	}
	text := fmt.Sprintf("%s situations of %s are better for everyone%s; ", thousands(b.Count), thousands(w.b.States), w.silentAside())
	if r.Nearest == nil {
		return text + "none of them can be reached as things are."
	}
	return text + fmt.Sprintf("%s can be reached as things are, the nearest being %s.", thousands(max(r.Singly, r.Deals)), arrows(w.names, r.Nearest.Changes))
}

// wayGist tells the ways to the first goal that has any: what each asks, who is
// exposed, and whether it holds.
func (w *writer) wayGist() {
	at := slices.IndexFunc(w.b.Ways, func(g WaysTo) bool { return len(g.Ways) > 0 })
	if at < 0 {
		w.para("  ", "No way out was found among the levers weighed.")
		return
	}
	g := &w.b.Ways[at]
	last := ifText(!slices.ContainsFunc(g.Ways, func(v Way) bool { return !v.Credible }), "; what they reach would last while breaches are answered")
	w.para("  ", fmt.Sprintf("Ways out %s, by the levers told below%s:", strings.TrimPrefix("to "+lowerFirst(goalName(g)), "to to "), last))
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
			exposed = append(exposed, clean(e.Party)+ifText(!e.CanBack, " (no way back)"))
		}
		w.para("  "+v.Letter+" ", fmt.Sprintf("%s%s; worse off meanwhile: %s%s", strings.Join(ids, " + "), v.askedOf(), and(exposed), ifText(!v.Credible, "; does not hold")))
	}
}

// askedOf names all whom a way asks for something.
func (v *Way) askedOf() string {
	var out []string
	for _, l := range v.Levers {
		for _, a := range l.Asks {
			if name := clean(a.Party); !slices.Contains(out, name) {
				out = append(out, name)
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
