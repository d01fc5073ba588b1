package brief

import (
	"fmt"
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
	md := &markdown{}
	w := &writer{page: newPage(0), footnotes: &footnotes{}, b: r.b, names: r.b.names()}
	md.block("# ", "Ways out: "+clean(r.Title))
	for i := range r.Ways {
		g := &r.Ways[i]
		md.block("## ", "To: "+goalName(g))
		if len(g.Ways) == 0 {
			md.block("", ifText(g.Complete, "None of the levers weighed opens one.")+ifText(!g.Complete, "None was found before the search was stopped."))
		}
		for j := range g.Ways {
			w.markdown(md, &g.Ways[j])
		}
	}
	for i := range r.Unsearched {
		if u := &r.Unsearched[i]; u.Part == "ways" {
			md.block("", u.ways())
		}
	}
	return md.String()
}

func (w *writer) markdown(md *markdown, v *Way) {
	md.block("### ", "Way "+v.Letter)
	md.block("", "Listed since: "+v.Reason+".")
	var levers, steps []string
	for i := range v.Levers {
		levers = append(levers, v.Levers[i].text())
	}
	for i := range v.Steps {
		steps = append(steps, w.routeStep(&v.Steps[i]))
	}
	md.items(levers)
	md.steps(steps)
	if len(v.Hollow) > 0 {
		md.block("", w.hollow(v))
	}
	head, breaks := w.hold(v)
	md.block("", head)
	md.items(breaks)
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
