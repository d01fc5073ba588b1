package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/outlet"
)

// Text writes the differences in lines of at most width columns; 0 for
// [DefaultWidth].
func (d *Diff) Text(width int) string {
	p := newPage(width)
	p.para("", outlet.Upper(clean(cmp.Or(d.New.Title, "A case without a title"))))
	p.para("From: ", d.Old.label())
	p.para("To:   ", d.New.label())
	p.heading("In short")
	p.para("  ", d.short())
	if d.Shared != nil {
		d.writeApart(p)
		return p.String()
	}
	d.writeRenamed(p)
	d.record(p)
	d.writeChanges(p)
	d.Answers.write(p, !d.Complete)
	return p.String()
}

func (s *DiffSide) label() string {
	text := called(s.Name)
	if s.AsOf != "" {
		text += ", as of " + date(s.AsOf)
	}
	for _, v := range s.Variants {
		text += "; what if: " + v.ID
	}
	return text
}

func (d *Diff) writeChanges(p *page) {
	p.heading("What changed in the case")
	if len(d.Changes) == 0 {
		p.para("  ", "Nothing.")
		return
	}
	shown := d.cameShown()
	var only []string
	told, left, above := map[string]int{}, 0, 0
	for i := range d.Changes {
		x := &d.Changes[i]
		sort := x.sort()
		told[sort]++
		switch {
		case shown[x.row] || d.days && x.Part == "as_of": // told there, or above
			told[sort]--
			above++
		case x.Weight == "words":
			only = append(only, x.Says)
		case sort != "" && told[sort] > mostOfASort:
			left++
		default:
			p.para("  - ", x.cited()+".")
		}
	}
	if above == len(d.Changes) {
		p.para("  ", "Nothing"+ifText(len(shown) > 0, " but what came on record")+".")
	}
	if left > 0 {
		p.para("  - ", fmt.Sprintf("And %d more %s of evidence; --json lists all.", left, verb(left, "wish or mark", "wishes and marks")))
	}
	if n := len(only); n > mostWords {
		only = append(only[:mostWords], fmt.Sprintf("%d more", n-mostWords))
	}
	if only != nil {
		p.para("  - ", "Words, on which no answer depends: "+strings.Join(only, "; ")+".")
	}
}

// cameShown are the entries that came on record and are shown, by place from 1.
func (d *Diff) cameShown() map[int]bool {
	out := map[int]bool{}
	if d.Record != nil {
		for _, i := range weighty(d.Record.Came) {
			out[i+1] = true
		}
	}
	return out
}

// sort is the same for changes of which a few tell the rest; "" for others.
func (x *CaseChange) sort() string {
	switch {
	case x.Key == "how" || x.Key == "passage":
		return x.Key
	case x.Part == "preferences":
		return x.Party + " " + x.Act
	}
	return ""
}

// mostOfASort is how many changes of one sort are told.
const mostOfASort = 4

// mostWords is how many changes of words are listed.
const mostWords = 6

// silent says whether figures and verdicts tell of a finding already.
func (x *FindingChange) silent() bool { return (&Finding{Kind: x.Kind}).toldInShort() }

// figures words the numbers that differ; those of feasible states only with all.
func (a *AnswerChanges) figures(all bool) []string {
	var out []string
	for _, f := range a.Figures {
		if all || f.Of != "states" {
			out = append(out, f.text())
		}
	}
	return out
}

func (f *FigureChange) text() string {
	before := ", before " + numberOrNone(f.Old)
	switch f.Of {
	case "states":
		return "Feasible: " + count(f.New, "situation") + before
	case "better":
		return "Better for everyone: " + count(f.New, "situation") + before
	case "acceptable":
		return "Where nothing is better for everyone, worse for nobody and better for somebody: " + count(f.New, "situation") + before
	case "singly":
		return "Within reach by single steps: " + count(f.New, f.noun) + before
	}
	return "Within reach, joint steps counted: " + count(f.New, f.noun) + before
}

func (g *WaysChange) name() string { return goalName(&WaysTo{Goal: g.Goal, Says: g.Says}) }

// tallied counts, in a clause, the ways out that came, went, or ask otherwise.
func (g *WaysChange) tallied() string {
	n := map[string]int{}
	for _, v := range g.Ways {
		switch {
		case v.Says == "": // told with another
		case v.Instead == nil:
			n[v.Act]++
		case v.Act == "dropped":
			n["fewer"]++
		case v.Act == "added":
			n["more"]++
		}
	}
	var out []string
	for _, part := range []struct{ key, one, several string }{
		{"added", " is new", " are new"}, {"dropped", " is gone", " are gone"}, {"fewer", " asks less", " ask less"}, {"more", " asks more", " ask more"}, {"changed", " holds or exposes otherwise", " hold or expose otherwise"},
	} {
		if k := n[part.key]; k > 0 {
			out = append(out, thousands(k)+verb(k, part.one, part.several))
		}
	}
	return and(out)
}

func (a *AnswerChanges) write(p *page, incomplete bool) {
	p.heading("What it changes in the answers")
	if a.Same {
		p.para("  ", "Nothing.")
		return
	}
	if incomplete {
		p.para("  - ", "The search for ways out did not go to its end: a way told as new or gone may only have been found on one side. --max-work lets it go on for longer.")
	}
	for _, text := range slices.Concat(a.holds, a.stays, a.figures(true)) {
		p.para("  - ", text+".")
	}
	for _, act := range []string{"dropped", "added", "changed"} {
		for i := range a.Findings {
			if x := &a.Findings[i]; x.Act == act && !x.silent() {
				p.para("  - ", x.Says+".")
			}
		}
	}
	for i := range a.Ways {
		a.Ways[i].write(p)
	}
}

// mostChanges is how many ways to one goal are told.
const mostChanges = 6

func (g *WaysChange) write(p *page) {
	p.para("  ", fmt.Sprintf("Ways out to %s: %s, before %d.", lowerFirst(g.name()), thousands(g.New), g.Old))
	told := 0
	for _, v := range g.Ways {
		switch {
		case v.Says == "":
			continue
		case told < mostChanges:
			p.para("  - ", v.Says+".")
		}
		told++
	}
	if told > mostChanges {
		p.para("  - ", fmt.Sprintf("and %d more; --json lists all.", told-mostChanges))
	}
}
