package brief

import (
	"fmt"
	"strings"
)

// Text writes the ways out in lines of at most width columns.
func (r *Ways) Text(width int) string {
	w := r.write(width)
	w.passages()
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
	return w
}

// Markdown writes the ways out as a page to hand on.
func (r *Ways) Markdown() string {
	var b strings.Builder
	names := r.b.names()
	fmt.Fprintf(&b, "# Ways out: %s\n", clean(r.Title))
	w := &writer{page: newPage(1 << 20), footnotes: &footnotes{}, b: r.b, names: names, told: map[string]string{}}
	for i := range r.Ways {
		g := &r.Ways[i]
		fmt.Fprintf(&b, "\n## To %s\n", goalName(g))
		if len(g.Ways) == 0 {
			b.WriteString("\nNone of the levers weighed opens one.\n")
		}
		for j := range g.Ways {
			w.Reset()
			w.told = map[string]string{}
			v := &g.Ways[j]
			w.way(v)
			lines := strings.Split(strings.TrimRight(w.String(), "\n"), "\n")
			fmt.Fprintf(&b, "\n### Way %s\n\n", v.Letter)
			for _, line := range lines {
				line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), v.Letter+" "))
				switch {
				case strings.HasPrefix(line, "- "), len(line) > 1 && line[0] >= '1' && line[0] <= '9' && line[1] == ' ':
					fmt.Fprintf(&b, "%s\n", strings.Replace(line, " ", ". ", btoi(line[0] != '-')))
				default:
					fmt.Fprintf(&b, "- %s\n", line)
				}
			}
		}
	}
	return b.String()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
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
	return "anything better for everyone"
}
