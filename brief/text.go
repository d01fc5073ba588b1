package brief

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// writer writes a brief as text.
type writer struct {
	*page
	*footnotes
	b     *Brief
	names []string
	told  map[string]string // what has been said already: levers, and by destination the way
}

// Text writes the brief in lines of at most width columns; 0 for [DefaultWidth].
func (b *Brief) Text(width int) string {
	return b.write(width).String()
}

func (b *Brief) write(width int) *writer {
	w := &writer{page: newPage(width), footnotes: &footnotes{}, b: b, names: b.names(), told: map[string]string{}}
	w.title()
	w.inShort()
	w.stands()
	if b.bound() {
		w.stuck()
		w.waysOut()
	} else {
		w.stays()
		w.betterOutcomes()
		w.rests()
	}
	w.leans()
	w.caveats()
	writePassages(w.page, w.b.cited(w.refs))
	return w
}

func (b *Brief) names() []string {
	var out []string
	for i := range b.Parties {
		out = append(out, called(b.Parties[i].Name))
	}
	return out
}

func (w *writer) title() {
	title := w.b.Title
	if title == "" {
		title = "A case without a title"
	}
	w.para("", outlet.Upper(clean(title)))
	if !w.b.asOf.IsZero() {
		w.para("", "As of "+w.b.asOf.Format("Monday 2 January 2006")+", "+w.b.from()+".")
	}
	whatIf(w.page, w.b.Variants)
}

// from tells what the brief is made from.
func (b *Brief) from() string {
	if b.Record == nil {
		return "as written in the case file"
	}
	return "from what was on record and public by then" + ifText(b.written != "", "; what each party wants is as the case has it for "+b.written)
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
	name := called(e.Party)
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

func (w *writer) caveats() {
	w.heading("Not in the file")
	w.para("  ", "Time and chance; answers are taken to follow at once and to be seen by all. What nobody wrote down is not weighed.")
}

// bound says whether anything binds the table.
func (b *Brief) bound() bool { return len(b.Ways) > 0 }
