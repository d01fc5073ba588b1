package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/record"
)

// tracks tells who sits where, and from the record when they met and meet next.
func (w *writer) tracks() {
	for _, t := range w.b.Tracks {
		who := and(t.Seats)
		if n := len(t.Seats); n > 2 && n == len(w.b.Parties) {
			who = fmt.Sprintf("all %d", n)
		}
		text := fmt.Sprintf("%s (%s)", called(t.Name), who)
		m := w.meetingOn(t.ID)
		switch {
		case m != nil:
			text += ": " + w.met(m)
		case t.Says != "" && !w.b.elsewhen:
			text += ": " + strings.TrimSuffix(clean(t.Says), ".")
		}
		w.para("  ", text+".")
	}
}

func (w *writer) meetingOn(track string) *Meeting {
	if w.b.Record == nil {
		return nil
	}
	for i := range w.b.Record.Meetings {
		if m := &w.b.Record.Meetings[i]; m.ID == track {
			return m
		}
	}
	return nil
}

func (w *writer) met(m *Meeting) string {
	var out []string
	switch {
	case m.Closed != "" && m.Opened != "":
		out = append(out, fmt.Sprintf("last met %s%s%s", between(m.Opened, m.Closed), ifText(m.At != "", " in "+clean(m.At)), w.mark(m.Passages)))
	case m.Closed != "":
		out = append(out, "last session ended "+date(m.Closed)+w.mark(m.Passages))
	case m.Opened != "":
		out = append(out, "in session since "+date(m.Opened)+ifText(m.At != "", " in "+clean(m.At))+w.mark(m.Passages))
	}
	if n := m.Next; n != nil {
		out = append(out, nextWords(n)+w.mark(n.Passages))
	} else if m.Closed != "" {
		out = append(out, "nothing is reported of the next")
	}
	return strings.Join(out, "; ")
}

// waitsOn names what a commitment waits for.
func (r *OnRecord) waitsOn(c *Commitment) string {
	var out []string
	for _, w := range c.Waits[:min(len(c.Waits), mostWaits)] {
		_, id, _ := strings.Cut(w.ID, "/")
		out = append(out, words(id))
	}
	return someOf(out, len(c.Waits))
}

// recordGist tells what is late, what it waits for in the end, and what is
// dormant.
func (w *writer) recordGist() string {
	r := w.b.Record
	if r == nil {
		return ""
	}
	var out []string
	late, waiting, roots := r.late()
	if late > 0 {
		text := count(late, "commitment") + " on record " + isAre(late) + " late"
		if waiting > 0 {
			text += fmt.Sprintf("; %d of them %s in the end for %s", waiting, map[bool]string{true: "waits", false: "wait"}[waiting == 1], someOf(roots[:min(len(roots), mostWaits)], len(roots)))
		}
		out = append(out, text+".")
	}
	for i := range w.b.Findings {
		if d := w.b.Findings[i].Dormant; d != nil {
			out = append(out, fmt.Sprintf("%s is dormant: %d of its %s wait for one another (%s).", clean(d.Title), len(d.Links), count(d.Of, "commitment"), orUnmarked(w.b.Findings[i].Evidence)))
		}
	}
	return strings.Join(out, " ")
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// orUnmarked is the word for evidence on the page.
func orUnmarked(evidence string) string {
	if evidence == "unmarked" {
		return "not marked"
	}
	return evidence
}

// between tells a span of days as a reader would: 18 to 22 December 2006.
func between(from, to string) string {
	f, ok1 := record.ParsePeriod(from)
	t, ok2 := record.ParsePeriod(to)
	switch {
	case !ok1 || !ok2 || !f.From.Equal(f.To) || !t.From.Equal(t.To):
		return date(from) + " to " + date(to)
	case f.From.Equal(t.To):
		return "on " + date(from)
	case f.From.Year() == t.To.Year() && f.From.Month() == t.To.Month():
		return f.From.Format("2") + " to " + t.To.Format("2 January 2006")
	case f.From.Year() == t.To.Year():
		return f.From.Format("2 January") + " to " + t.To.Format("2 January 2006")
	}
	return date(from) + " to " + date(to)
}

func nextWords(n *NextMeeting) string {
	text := map[string]string{
		"none": "no date for the next", "firm": "next " + date(n.On), "tentative": "next tentatively " + date(n.On), "horizon": "no date for the next",
	}[n.Kind]
	if n.Kind == "horizon" {
		return text + "; " + horizon(n.Says, date(lastDay(n.On))) + ifText(n.At != "", ", "+clean(n.At)) + ifText(n.Late > 0, fmt.Sprintf("; that was %s ago", count(n.Late, "day")))
	}
	return text + ifText(n.At != "", ", "+clean(n.At)) + ifText(n.Says != "", " ("+strings.TrimSuffix(clean(n.Says), ".")+")") +
		ifText(n.Late > 0, fmt.Sprintf("; that was %s ago", count(n.Late, "day")))
}

// horizon tells a time by which a session is expected in the words of the
// record; the day is our reading of them.
func horizon(says, day string) string {
	if says == "" {
		return "expected by " + day
	}
	return lowerFirst(strings.TrimSuffix(clean(says), ".")) + " (read as by " + day + ")"
}

func lastDay(on string) string {
	if _, to, span := strings.Cut(on, ".."); span {
		return to
	}
	return on
}

// owed tells how the agreements stand, and first what is late or broken.
func (w *writer) owed() {
	r := w.b.Record
	if r == nil {
		return
	}
	for i := range r.Agreements {
		a := &r.Agreements[i]
		w.para("  ", fmt.Sprintf("%s (%s): %s%s.", clean(a.Title), date(a.On), byStatus(a.Of, a.By), w.mark(a.Passages)))
	}
	shown := 0
	for i := range r.Commitments {
		c := &r.Commitments[i]
		if c.Status != "late" && c.Status != "broken" && c.Status != "disputed" && c.Status != "due" && c.Status != "undone" {
			continue
		}
		if shown++; shown <= mostOwed {
			w.para("  - ", fmt.Sprintf("%s: %s - %s%s%s", and(cleaned(c.Owes)), c.name(), c.status(), ifText(len(c.Waits) > 0, "; waits for "+r.waitsOn(c)), w.mark(c.stands())))
		}
	}
	if shown > mostOwed {
		w.line("  - and ", fmt.Sprint(shown-mostOwed), " more: plenary commitments CASE")
	}
	for i := max(0, len(r.Apart)-mostApart); i < len(r.Apart); i++ {
		w.apart(&r.Apart[i])
	}
	if more := len(r.Apart) - mostApart; more > 0 {
		w.para("  ", fmt.Sprintf("They differ on %s, earlier: plenary timeline CASE --contradictions.", count(more, "further matter")))
	}
	if text := undecided(r.Undecided); text != "" {
		w.para("  ", text)
	}
	if r.Unconfirmed > 0 {
		w.para("  ", count(r.Unconfirmed, "proposal")+" on record that nobody has accepted; none counts here.")
	}
}

// How many commitments and contradictions a brief lists; plenary commitments
// and plenary timeline have all.
const (
	mostOwed  = 6
	mostApart = 1
)

// byStatus counts commitments: 13 commitments: 4 met, 9 open.
func byStatus(of int, by map[string]int) string {
	var out []string
	for _, s := range []string{"met", "due", "late", "open", "undone", "broken", "disputed", "lapsed"} {
		if n := by[s]; n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, s))
		}
	}
	return count(of, "commitment") + ifText(len(out) > 0, ": "+strings.Join(out, ", "))
}

// apart tells two readings of one matter.
func (w *writer) apart(a *Apart) {
	text := fmt.Sprintf("Sources differ. In force: %s, %s%s.", date(a.InForce.On), a.InForce.What, w.known(&a.InForce))
	for i := range a.Others {
		o := &a.Others[i]
		text += fmt.Sprintf(" Against it: %s, %s%s.", date(o.On), o.What, w.known(o))
	}
	w.para("  ", text)
}

// stands lists where a commitment and how it stands are said.
func (c *Commitment) stands() []string {
	out := slices.Concat(c.Passages, c.Sources)
	if c.Said != nil {
		out = append(out, c.Said.Passages...)
	}
	return out
}

// insists tells who makes a commitment wait, and how that is known.
func (w *writer) insists(c *DormantLink) string {
	if len(c.Insists) == 0 {
		return "so the text"
	}
	var out []string
	for i := range c.Insists {
		if says := w.says(c.Insists[i].Party, &c.Insists[i].Claim); !slices.Contains(out, says) {
			out = append(out, says)
		}
	}
	return strings.Join(out, "; ")
}

// known tells how a row is known, with its footnotes.
func (w *writer) known(r *Row) string {
	bare := Row{Claim: Claim{By: r.By, How: r.How}}
	return ifText(r.How != "", " - "+bare.evidence()) + w.mark(slices.Concat(r.Passages, r.Sources))
}

// mostLinks is how many links of a circle of commitments a brief tells.
const mostLinks = 8

// dormant tells the circle of an agreement that nobody carries out.
func (w *writer) dormant(d *Dormant) {
	for i := range d.Links {
		if i >= mostLinks-1 && i < len(d.Links)-1 {
			if i == mostLinks-1 {
				w.line(indent, fmt.Sprintf("... and so on over %s more, to", thousands(len(d.Links)-mostLinks)))
			}
			continue
		}
		c, next := &d.Links[i], &d.Links[(i+1)%len(d.Links)]
		w.para(indent, fmt.Sprintf("“%s” (%s%s) waits for “%s”: %s", c.name(), and(cleaned(c.Owes)), w.mark(c.Passages), next.name(), w.insists(c)))
	}
	w.para(indent, "... and round."+ifText(d.Deal, " Each may come together with the other, so one joint step could meet it."))
	for i := range d.Outside[:min(len(d.Outside), mostLinks)] {
		l := &d.Outside[i]
		w.para(indent, fmt.Sprintf("Besides, outside the text: %s waits for %s: %s", l.Refuses, l.Until, w.says(l.Party, &l.Claim)))
	}
	if more := len(d.Outside) - mostLinks; more > 0 {
		w.line(indent, "Besides, ", count(more, "more stance"), " outside the text.")
	}
	w.para(indent, fmt.Sprintf("%d of its %s not met.", d.Open, count(d.Of, "commitment")))
}
