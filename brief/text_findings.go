package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// stuck lists the findings, the weightiest first.
func (w *writer) stuck() {
	w.heading("Why it is stuck")
	w.line("  the weightiest first")
	told, further, left := map[string]int{}, []string{}, 0
	for i := range w.b.Findings {
		f := &w.b.Findings[i]
		if f.toldInShort() {
			continue
		}
		switch told[f.Kind]++; {
		case told[f.Kind] <= mostAlike(f.Kind):
			w.finding(f)
		case len(further) == mostFurther:
			left++
		default:
			further = append(further, fmt.Sprintf("%d %s", f.Number, w.gistOf(f)))
		}
	}
	if len(further) > 0 {
		w.para("  And like these: ", strings.Join(further, "; ")+ifText(left > 0, fmt.Sprintf("; and %d more, in the JSON", left))+". plenary explain CASE finding "+strings.Fields(further[0])[0]+" spells one out.")
	}
}

// mostFurther is how many findings like those spelled out a brief names.
const mostFurther = 12

// mostAlike is how many findings of a kind a brief spells out.
func mostAlike(kind string) int {
	if kind == "costly-stance" {
		return 1
	}
	return 2
}

// gistOf names a finding in a line.
func (w *writer) gistOf(f *Finding) string {
	text := lowerFirst(w.headingOf(f))
	switch {
	case f.Stance != nil:
		text += ", “" + f.Stance.Refuses + " waits for " + f.Stance.Until + "”"
	case len(f.Links) > 0:
		var waits []string
		for _, l := range f.Links {
			waits = append(waits, l.Refuses+" waits for "+l.Until)
		}
		text += ", " + strings.Join(waits, ", ")
	}
	return text
}

// toldInShort says whether a finding is told under IN SHORT already.
func (f *Finding) toldInShort() bool {
	return slices.Contains([]string{"no-gain", "deterred-gain", "undeterred-gain", "inefficient"}, f.Kind)
}

// rests tells in words what a finding leans on.
func (f *Finding) rests() string {
	evidence := orUnmarked(f.Evidence)
	switch {
	case f.Evidence == "ranking":
		return "rests on our ranking"
	case slices.Contains([]string{"silent-on-order", "costly-stance", "cannot-be-met", "running-out", "doubt"}, f.Kind):
		return evidence
	case f.Evidence == "stated":
		return "as stated by those concerned"
	}
	return "as strong as its weakest link: " + evidence
}

func (w *writer) finding(f *Finding) {
	title := w.headingOf(f)
	lead := fmt.Sprintf(" %2d ", f.Number)
	if rests := f.rests(); outlet.Width(lead+title)+2+outlet.Width(rests) <= w.width {
		w.line(pad(lead+title, w.width-outlet.Width(rests)), rests)
	} else {
		w.para(lead, title+" ("+rests+")")
	}
	w.proof(f)
	w.removedBy(f)
}

func (w *writer) headingOf(f *Finding) string {
	switch f.Kind {
	case "circle":
		return "A circle"
	case "no-table":
		if f.Certain {
			return "No table can hold both halves"
		}
		return "No table is known to hold both halves"
	case "first-mover":
		return "Whoever moves first loses by it"
	case "would-not-hold":
		return "The smallest improvement would not hold"
	case "no-overlap":
		return "Nothing is better for everyone"
	case "inefficient":
		return "Better for everyone exists"
	case "running-out":
		if f.Decay.Variant == "" {
			return "Waiting is not neutral"
		}
		return "Waiting is not neutral: what if " + words(f.Decay.Variant)
	case "costly-stance":
		if !f.Stance.Prefers {
			return "A stance that stands in the way: " + called(f.Stance.Party)
		}
		return "A stance that costs its holder: " + called(f.Stance.Party)
	case "silent-on-order":
		return "The text is silent on order"
	case "dormant-agreement":
		return "A dormant agreement: " + clean(f.Dormant.Title)
	case "doubt":
		return "Doubt: what kind of party is " + called(f.Party) + "?"
	case "cannot-be-met":
		return "A stance that cannot be met: " + called(f.Links[0].Party)
	case "deterred-gain":
		return "Who would gain by moving alone"
	case "undeterred-gain":
		return "Who would move alone: nothing takes the gain away"
	}
	return "Nobody gains by moving alone"
}

const indent = "    "

func (w *writer) proof(f *Finding) {
	switch f.Kind {
	case "circle":
		for _, l := range f.Links {
			w.para(indent, fmt.Sprintf("%s waits for %s: %s", l.Refuses, l.Until, w.says(l.Party, &l.Claim)))
		}
		w.para(indent, "... and round."+ifText(f.Deal, " One joint step could meet all of it."))
	case "cannot-be-met":
		l := &f.Links[0]
		w.para(indent, fmt.Sprintf("%s waits for %s (%s), and that does not come about whatever the parties do together.", l.Refuses, l.Until, w.says(l.Party, &l.Claim)))
	case "no-table":
		w.swaps(f.Swaps)
	case "first-mover":
		for _, s := range telling(f.Steps) {
			text := called(s.Party) + " first, " + own(s.Changes) + ": "
			if s.GivesUp != nil {
				text += "gives up " + w.cite(s.GivesUp)
			} else {
				text += "is worse off"
			}
			w.para(indent+"- ", text+ifText(s.Refused, "; and it refuses to"))
		}
		if more := len(f.Steps) - len(telling(f.Steps)); more > 0 {
			w.line(indent, "- and ", count(more, "further first step"), "; --json lists all")
		}
		w.para(indent, "Repaid only if another then moves.")
	case "would-not-hold":
		for _, b := range f.Breaks {
			w.para(indent+"- ", arrows(w.names, b.To.Changes)+": "+w.tempted(b.Temptation))
		}
		if more := f.Breaking - f.broken(); more > 0 {
			w.para(indent+"- ", "and "+count(more, "further smallest improvement"))
		}
		w.para(indent, fmt.Sprintf("%s of the better situations would hold.", upperFirst(numberOrNone(f.Holds))))
	case "running-out":
		w.decay(f.Decay)
	case "costly-stance":
		w.stance(f.Stance)
	case "silent-on-order":
		e := f.Exchange
		w.para(indent, fmt.Sprintf("%s for %s%s: who goes first is not said%s.", e.Give, e.For, ifText(e.Says != "", " ("+clean(e.Says)+")"), w.mark(e.Passages)))
	case "dormant-agreement":
		w.dormant(f.Dormant)
	case "doubt":
		w.kinds(f)
	case "no-overlap":
		w.overlap(f)
	case "inefficient":
		r := w.b.Reach
		w.para(indent, fmt.Sprintf("%s better for everyone%s; within reach by single steps: %s (of %s), by joint steps too: %s.", ofAll(w.b.Better.Count, w.b.States), w.aside(), numberOrNone(r.Singly), thousands(r.States), numberOrNone(r.Deals)))
	case "deterred-gain", "undeterred-gain":
		w.para(indent, w.gist())
	default:
		w.para(indent, "Each would rather stay than do anything by itself.")
	}
}

// stance tells what dropping a stance opens, and whether its holder would
// prefer that.
func (w *writer) stance(s *Stance) {
	lead := "Dropping “%s waits for %s” opens what is no worse for it: "
	if s.Prefers {
		lead = "It would itself prefer what dropping “%s waits for %s” opens: "
	}
	w.para(indent, fmt.Sprintf(lead+"%s %s, %s of them lasting; the nearest is %s.", s.Refuses, s.Until,
		thousands(s.Opens), w.aimedAt(), numberOrNone(s.Holds), arrows(w.names, s.To.Changes)))
}

// overlap tells without which wishes something would be better.
func (w *writer) overlap(f *Finding) {
	if n := len(w.b.Better.Content); n > 0 {
		w.para(indent, fmt.Sprintf("%s%s content with today's: what is better for the others must be no worse for %s.", and(cleaned(w.b.Better.Content)), verb(n, " is", " are"), verb(n, "it", "them")))
	}
	for _, drops := range f.Drops[:min(mostDrops, len(f.Drops))] {
		var parts []string
		for _, d := range drops {
			parts = append(parts, called(d.Party)+" “"+d.short()+"”"+ifText(d.Aside, " (its only wish that tells situations apart)"))
		}
		w.para(indent+"- ", "there would be something better without "+strings.Join(parts, " and "))
	}
	switch more := len(f.Drops) - mostDrops; {
	case more > 0:
		w.para(indent+"- ", fmt.Sprintf("and %s; --json lists all", count(more, "further way")))
	case f.Untried && f.tried == 0:
		w.para(indent, "There are too many wishes to try leaving them out one by one.")
	case f.Untried:
		w.para(indent, "No wish left out by itself would change that; there are too many pairs of them to try.")
	case len(f.Drops) == 0:
		w.para(indent, "No wish left out, nor any two, would change that.")
	}
}

// mostDrops is how many sets of wishes left out a brief lists.
const mostDrops = 3

// broken counts the states that breaks are shown of.
func (f *Finding) broken() int {
	states := map[int]bool{}
	for _, b := range f.Breaks {
		states[b.To.State] = true
	}
	return len(states)
}

// telling keeps, of first steps, those that are refused besides, if there are
// any: those are what everybody waits for.
func telling(steps []FirstStep) []FirstStep {
	refused := slices.DeleteFunc(slices.Clone(steps), func(s FirstStep) bool { return !s.Refused })
	if len(refused) > 0 {
		return refused[:min(mostTelling, len(refused))]
	}
	return steps[:min(mostTelling, len(steps))]
}

// mostTelling is how many first steps a brief shows.
const mostTelling = 4

// says tells how a stance is known, beside whose it is.
func (w *writer) says(party string, c *Claim) string {
	who := called(party)
	switch c.How {
	case "stated":
		return who + " says so" + w.mark(c.Passages)
	case "claimed":
		return called(c.By) + " says so of " + who + w.mark(c.Passages)
	case "reported":
		return "reported of " + who + w.mark(c.Passages)
	case "":
		return who + "; the file does not say how it is known"
	}
	return c.How + " of " + who + w.mark(c.Passages)
}

func (w *writer) swaps(swaps []Swap) {
	for i, s := range swaps {
		if i == 1 {
			w.para(indent, fmt.Sprintf("... and %s; --json lists all.", count(len(swaps)-i, "further exchange")))
			break
		}
		w.para(indent, fmt.Sprintf("%s %s, for %s %s%s", called(s.Giver), s.Give, called(s.Other), s.Get, ":"))
		for _, c := range s.Cells {
			w.para(indent+"  "+pad(called(c.Track), 18)+"  ", called(s.Giver)+": "+w.cell(&c.Give)+"; "+called(s.Other)+": "+w.cell(&c.Get))
		}
	}
	w.para(indent, "What is not reported is neither yes nor no: ask.")
}

func (w *writer) cell(c *Cell) string {
	switch {
	case c.How == "claimed":
		return c.Answer + ", says " + called(c.By) + w.mark(c.Passages)
	case c.How != "":
		return c.Answer + ", " + c.How + w.mark(c.Passages)
	}
	return c.Answer
}

func (w *writer) decay(d *Decay) {
	if d.Says != "" {
		w.para(indent, clean(d.Says)+".")
	}
	var ends []string
	for i, end := range d.Ends[:min(3, len(d.Ends))] {
		text := arrows(w.names, end[0].Changes)
		if n := d.Sizes[i]; n > 1 {
			text = "going round among " + count(n, "situation") + " such as " + text
		}
		ends = append(ends, text)
	}
	w.para(indent, fmt.Sprintf("%s would begin; steps that each gain by lead to %s%s.", and(cleaned(d.Begin)), strings.Join(ends, ", or "), ifText(len(d.Ends) > 3, ", or others")))
	if len(d.Gain)+len(d.Lose) > 0 {
		w.para(indent, fmt.Sprintf("Who is better off there than today: %s. Worse: %s.", and(cleaned(d.Gain)), and(cleaned(d.Lose))))
	}
}

func (w *writer) kinds(f *Finding) {
	for _, k := range f.Kinds {
		name := "as written"
		if k.Variant != "" {
			name = words(k.Variant)
		}
		w.para(indent+pad(name, 12)+"  ", fmt.Sprintf("%s better; with every lever pulled %s can be reached, and %s would hold", thousands(k.Better), numberOrNone(k.Opened), numberOrNone(k.Holds)))
	}
	if len(f.Same) > 0 {
		w.para(indent, "All kinds would do this, so it tells nothing: "+strings.Join(f.Same, ", ")+".")
	}
	if len(f.Apart) > 0 {
		w.para(indent, "Only some would do this, so it tells them apart: "+strings.Join(f.Apart, ", ")+".")
	}
	w.learned(f.Learning)
}

// learned tells on which ways a step tells kinds of party apart, those alike
// together.
func (w *writer) learned(list []Learning) {
	told := map[string]bool{}
	for _, l := range list {
		var ways []string
		for _, other := range list {
			if other.Step == l.Step && slices.Equal(other.PaysIDs, l.PaysIDs) {
				ways = append(ways, other.Way)
			}
		}
		if told[l.Way] {
			continue
		}
		for _, way := range ways {
			told[way] = true
		}
		w.para(indent, fmt.Sprintf("On way%s %s that is step %d; below today before it: %s.", ifText(len(ways) > 1, "s"), and(ways), l.Step, and(l.Pays)))
	}
}

// aimedAt tells what situations talks can aim at: better ones or, where there is
// none, acceptable ones.
func (w *writer) aimedAt() string {
	if w.b.Better.Count == 0 {
		return "acceptable"
	}
	return "better"
}

func (w *writer) removedBy(f *Finding) {
	r := f.Removed
	if r == nil || f.Kind == "costly-stance" { // the circle it is in says it
		return
	}
	by := "Without it (" + r.By + ")"
	if f.Kind == "no-table" {
		by = "With such mandates alone"
	}
	if already := w.b.Reach; r.Within <= already.Singly || r.Deals && r.Within <= already.Deals {
		w.para(indent, by+" nothing more comes within reach"+ifText(len(r.Starts) == 0, ", and nobody could begin without losing by it")+".")
		return
	}
	steps := "single steps"
	if r.Deals {
		steps = "single and joint steps"
	}
	text := fmt.Sprintf("%s %s of %s %s within reach by %s", by, thousands(r.Within), count(r.Of, w.aimedAt()+" situation"), verb(r.Within, "comes", "come"), steps)
	if len(r.Starts) == 0 {
		w.para(indent, text+"; but still nobody could begin without losing by it.")
		return
	}
	w.para(indent, text+", and "+called(r.Starts[0].Party)+" could begin without losing by it ("+own(r.Starts[0].Changes)+").")
}
