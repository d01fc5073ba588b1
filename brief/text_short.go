package brief

import (
	"fmt"
	"slices"
	"strings"
)

func (w *writer) inShort() {
	w.heading("In short")
	if w.b.bound() {
		w.gists(w.circleGist(), w.recordGist(), w.gist(), w.reachGist())
		w.wayGist()
		return
	}
	w.para("  ", strings.Join([]string{w.recordGist(), w.gist(), w.betterGist(), w.firstSteps(), w.holdGist()}, " "))
}

// gists writes one thing after another, each beginning a line.
func (w *writer) gists(texts ...string) {
	for _, text := range texts {
		if text != "" {
			w.para("  ", text)
		}
	}
}

// gist says who would move from the status quo.
func (w *writer) gist() string {
	var leave, kept, held []string
	for i := range w.b.Parties {
		switch p := &w.b.Parties[i]; p.Stays {
		case WouldLeave:
			leave = append(leave, w.names[i]+" ("+w.unanswered(p)+")")
		case Deterred:
			kept = append(kept, w.names[i])
		case DeterredCost:
			held = append(held, w.names[i])
		}
	}
	var out []string
	if len(leave) > 0 {
		out = append(out, and(leave)+" would gain by moving alone, and no reply in the file takes the gain away.")
	}
	if len(kept) > 0 {
		out = append(out, and(kept)+" could gain by moving alone, but for replies that the others would willingly make.")
	}
	if len(held) > 0 {
		out = append(out, and(held)+" could gain by moving alone; the others can answer that, but not without somebody losing by the answer.")
	}
	if out == nil {
		return "Nobody has anything to gain by moving alone."
	}
	if len(leave)+len(kept)+len(held) < len(w.b.Parties) {
		out = append(out, "Nobody else has anything to gain alone.")
	}
	return strings.Join(out, " ")
}

// unanswered tells the best gain of a party that no reply takes away.
func (w *writer) unanswered(p *Party) string {
	for _, g := range p.Gains {
		if g.Credible == nil && g.Any == nil {
			return own(g.Move.Changes)
		}
	}
	return own(p.Gains[0].Move.Changes)
}

// betterGist says whether everyone could be better off, and who must move for it.
func (w *writer) betterGist() string {
	b := &w.b.Better
	switch {
	case !w.wished():
		return w.nobodyAsked()
	case b.Count == 0:
		return w.nothingBetter() + w.acceptable()
	case b.Alone > 0:
		return fmt.Sprintf("Situations that everyone%s prefers to today's exist, and some of them one party could bring about alone.", w.aside())
	}
	return fmt.Sprintf("Situations that everyone%s prefers to today's exist, but no single party could bring one about. The smallest takes steps by %s: %s.",
		w.aside(), count(len(movers(b.Smallest.Shown[0].Changes)), "party"), arrows(w.names, b.Smallest.Shown[0].Changes))
}

// wished reports whether anybody has something to wish for.
func (w *writer) wished() bool {
	b := &w.b.Better
	return len(b.Silent)+len(b.Alike)+len(b.Content) < len(w.b.Parties)
}

// nobodyAsked tells why no situation is better: nobody wishes for any.
func (w *writer) nobodyAsked() string {
	b := &w.b.Better
	if len(b.Silent) == len(w.b.Parties) {
		return "The file says of nobody what it wants, so no situation is better or worse."
	}
	return "Nobody wishes for anything but today's situation: " + strings.Join(w.notAsked(), "; ") + "."
}

// notAsked tells of those who wish for nothing why.
func (w *writer) notAsked() []string {
	b := &w.b.Better
	var out []string
	if n := len(b.Content); n > 0 {
		out = append(out, and(cleaned(b.Content))+verb(n, " is", " are")+" content with it")
	}
	if len(b.Silent) > 0 {
		out = append(out, "of "+and(cleaned(b.Silent))+" the file says nothing")
	}
	if len(b.Alike) > 0 {
		out = append(out, "the wishes of "+and(cleaned(b.Alike))+" tell no situations apart")
	}
	return out
}

// nothingBetter says so, and whether something would have been.
func (w *writer) nothingBetter() string {
	text := "No situation is better than today's for everyone" + w.aside() + "."
	if n := w.b.Better.OutOfReach; n > 0 {
		text += " " + count(n, "situation") + " would be, but can no longer come about."
	}
	return text
}

// acceptable tells of the situations that are worse for nobody, where none is
// better for everyone.
func (w *writer) acceptable() string {
	a := w.b.Better.Acceptable
	if a.Count == 0 {
		return ""
	}
	return fmt.Sprintf(" %s worse for nobody and better for somebody; the smallest change that is: %s.",
		count(a.Count, "situation")+verb(a.Count, " is", " are"), arrows(w.names, a.Smallest.Shown[0].Changes))
}

// aside names those who are not asked when better situations are looked for,
// and why.
func (w *writer) aside() string {
	b := &w.b.Better
	var left []string
	if len(b.Silent) > 0 {
		left = append(left, and(cleaned(b.Silent))+", of whom the file says nothing")
	}
	if len(b.Alike) > 0 {
		left = append(left, and(cleaned(b.Alike))+", whose wishes tell no situations apart")
	}
	var out []string
	if left != nil {
		out = append(out, "leaving aside "+strings.Join(left, ", and "))
	}
	if n := len(b.Content); n > 0 {
		out = append(out, and(cleaned(b.Content))+verb(n, " is", " are")+" content with today's"+ifText(b.Count > 0, " and no worse off"))
	}
	return ifText(out != nil, " ("+strings.Join(out, "; ")+")")
}

// cleaned is names fit for the page.
func cleaned(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, called(n))
	}
	return out
}

// firstSteps says what whoever does its part of the smallest better state first gives up.
func (w *writer) firstSteps() string {
	if w.b.Better.Count == 0 || w.b.Better.Alone > 0 {
		return ""
	}
	var out []string
	parts := w.b.Better.Smallest.Shown[0].Parts
	for _, p := range parts {
		if p.GivesUp != nil {
			out = append(out, fmt.Sprintf("%s “%s” (%s)", called(p.Party), p.GivesUp.short(), p.GivesUp.evidence()))
		}
	}
	switch {
	case len(out) == 0:
		return ""
	case len(out) == len(parts):
		return "Whoever does its part first gives up something it puts above what that gets it: " + strings.Join(out, "; ") + "."
	}
	return "Doing its part first costs " + strings.Join(out, "; ") + "."
}

// holdGist says whether better states would last.
func (w *writer) holdGist() string {
	b := &w.b.Better
	switch {
	case b.Count == 0:
		return ""
	case b.Lasting.Count == 0:
		return "None of the better situations would hold: in each somebody is tempted away again, and nobody has an answer it would willingly give."
	case len(b.Smallest.Shown[0].Equilibrium) > 0 && slices.Contains(b.Smallest.Shown[0].Equilibrium, "seq"):
		return "That would hold as long as breaches are answered."
	}
	return fmt.Sprintf("That would not hold by itself; a larger one would, as long as breaches are answered, such as %s.", arrows(w.names, w.leastLasting().Changes))
}

// leastLasting is the lasting destination shown that changes least.
func (w *writer) leastLasting() Destination {
	least := w.b.Better.Lasting.Shown[0]
	for _, d := range w.b.Better.Lasting.Shown {
		if len(d.Changes) < len(least.Changes) {
			least = d
		}
	}
	return least
}
