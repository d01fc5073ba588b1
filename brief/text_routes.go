package brief

import (
	"fmt"
	"strings"
)

// Text writes the ways out in lines of at most width columns.
func (r *Ways) Text(width int) string {
	w := r.write(width)
	writePassages(w.page, w.b.cited(w.refs))
	return w.String()
}

func (r *Ways) write(width int) *writer {
	w := &writer{page: newPage(width), footnotes: &footnotes{}, b: r.b, names: r.b.names(), told: map[string]string{}}
	w.title()
	w.heading("Ways out")
	w.para("  ", fmt.Sprintf("Of %s, at most %d at a time.", count(len(r.Levers), "lever"), r.Most))
	for i := range r.Ways {
		w.line()
		w.waysTo(&r.Ways[i])
	}
	w.unsearched()
	return w
}

// Markdown writes the ways out as a page to hand on.
func (r *Ways) Markdown() string {
	var b strings.Builder
	w := &writer{page: newPage(0), footnotes: &footnotes{}, b: r.b, names: r.b.names()}
	fmt.Fprintf(&b, "# Ways out: %s\n", clean(r.Title))
	for i := range r.Ways {
		g := &r.Ways[i]
		fmt.Fprintf(&b, "\n## To: %s\n", goalName(g))
		if len(g.Ways) == 0 {
			b.WriteString(ifText(g.Complete, "\nNone of the levers weighed opens one.\n") + ifText(!g.Complete, "\nNone was found before the search was stopped.\n"))
		}
		for j := range g.Ways {
			w.markdown(&b, &g.Ways[j])
		}
	}
	for i := range r.Unsearched {
		if u := &r.Unsearched[i]; u.Part == "ways" {
			fmt.Fprintf(&b, "\n%s\n", u.ways())
		}
	}
	return b.String()
}

func (w *writer) markdown(b *strings.Builder, v *Way) {
	fmt.Fprintf(b, "\n### Way %s\n\nListed since: %s.\n\n", v.Letter, v.Reason)
	for i := range v.Levers {
		fmt.Fprintf(b, "- %s\n", v.Levers[i].text())
	}
	b.WriteString("\n")
	for i := range v.Steps {
		fmt.Fprintf(b, "%d. %s\n", i+1, w.routeStep(&v.Steps[i]))
	}
	if len(v.Hollow) > 0 {
		fmt.Fprintf(b, "\n%s\n", w.hollow(v))
	}
	head, breaks := w.hold(v)
	fmt.Fprintf(b, "\n%s\n", head)
	for i, t := range breaks {
		fmt.Fprintf(b, "%s- %s\n", ifText(i == 0, "\n"), t)
	}
}

func goalName(g *WaysTo) string {
	switch {
	case g.Says != "":
		return clean(g.Says)
	case g.Goal != "":
		return words(g.Goal)
	case g.Want != "":
		return g.Want
	}
	if g.Acceptable {
		return "anything worse for nobody and better for somebody"
	}
	return "anything better for everyone"
}
