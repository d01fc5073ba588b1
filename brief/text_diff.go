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
	p.para("  ", strings.TrimSpace(d.Record.gist()+" "+d.caseGist()+" "+d.Answers.gist()))
	if !d.Complete {
		p.para("  ", "The search for ways out did not go to its end: a way told as new or gone may only have been found on one side. --max-work lets it go on for longer.")
	}
	d.writeRenamed(p)
	d.Record.write(p)
	d.writeChanges(p)
	d.Answers.write(p)
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

// mostGist is how many changes are told in short.
const mostGist = 3

// caseGist tells the weightiest changes of the case.
func (d *Diff) caseGist() string {
	weighty := slices.DeleteFunc(slices.Clone(d.Changes), func(x CaseChange) bool { return x.rank == 0 })
	slices.SortStableFunc(weighty, func(a, b CaseChange) int { return b.rank - a.rank })
	switch {
	case len(d.Changes)+len(d.Renamed) == 0:
		return "Nothing changed in the case."
	case len(d.Changes) == 0:
		return "Nothing changed in the case but names."
	case len(weighty) == 0 && len(d.Renamed) > 0:
		return "Nothing changed in the case but names and " + d.slight() + "."
	case len(weighty) == 0:
		return "Nothing changed in the case but " + d.slight() + "."
	}
	var out []string
	for i := range weighty[:min(mostGist, len(weighty))] {
		out = append(out, weighty[i].Says+".")
	}
	if n := len(weighty) - mostGist; n > 0 {
		out = append(out, fmt.Sprintf("And %s, below.", count(n, "further change")))
	}
	return strings.Join(out, " ")
}

// slight names the changes that are none to speak of.
func (d *Diff) slight() string {
	words, date := false, false
	for _, x := range d.Changes {
		words, date = words || x.Weight == "words", date || x.Part == "as_of"
	}
	switch {
	case !words:
		return "its date"
	case date:
		return "its date and words, on which no answer depends"
	}
	return "words, on which no answer depends"
}

func (d *Diff) writeChanges(p *page) {
	p.heading("What changed in the case")
	if len(d.Changes) == 0 {
		p.para("  ", "Nothing.")
		return
	}
	var only []string
	told, left := map[string]int{}, 0
	for i := range d.Changes {
		x := &d.Changes[i]
		sort := x.sort()
		told[sort]++
		switch {
		case x.Weight == "words":
			only = append(only, x.Says)
		case sort != "" && told[sort] > mostOfASort:
			left++
		default:
			p.para("  - ", x.Says+".")
		}
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

// gist tells what differs in the answers.
func (a *AnswerChanges) gist() string {
	if a.Same {
		return "The answers are the same."
	}
	out := slices.Concat(a.stays, a.findingsGist(), a.figures(false), a.waysGist())
	if out == nil {
		return "The answers differ in detail only, below."
	}
	return strings.Join(out, ". ") + "."
}

// findingsGist tells the findings that came or went, circles first, several of
// one kind together.
func (a *AnswerChanges) findingsGist() []string {
	var out []string
	for _, kind := range gistKinds {
		for _, act := range []string{"dropped", "added"} {
			var of []string
			for i := range a.Findings {
				if x := &a.Findings[i]; x.Act == act && x.Kind == kind.kind {
					of = append(of, x.Says)
				}
			}
			if len(of) > 1 {
				of = []string{map[string]string{"dropped": "Gone: ", "added": "New: "}[act] + thousands(len(of)) + " " + kind.several}
			}
			out = append(out, of...)
		}
	}
	return out
}

// gistKinds are the kinds of findings told in short, with what several are called.
var gistKinds = []struct{ kind, several string }{
	{"circle", "circles"},
	{"cannot-be-met", "stances that cannot be met"},
	{"dormant-agreement", "dormant agreements"},
	{"no-table", ""},
	{"no-overlap", ""},
	{"first-mover", ""},
	{"would-not-hold", ""},
	{"running-out", "reasons why waiting is not neutral"},
	{"costly-stance", "stances that cost their holders"},
	{"silent-on-order", "texts silent on order"},
	{"doubt", "doubts what kind of party somebody is"},
}

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

// waysGist counts, by goal, the ways out that came, went, or ask otherwise.
func (a *AnswerChanges) waysGist() []string {
	var out []string
	for i := range a.Ways {
		g := &a.Ways[i]
		if g.Goal == "" && len(a.Ways) > 1 { // the goals tell it
			continue
		}
		out = append(out, "Ways out to "+lowerFirst(g.name())+": "+g.tally())
	}
	return out
}

func (g *WaysChange) name() string { return goalName(&WaysTo{Goal: g.Goal, Says: g.Says}) }

func (g *WaysChange) tally() string {
	switch {
	case g.New == 0:
		return fmt.Sprintf("none left of %d", g.Old)
	case g.Old == 0:
		return fmt.Sprintf("%d, before none", g.New)
	}
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
	for _, part := range []struct{ key, words string }{
		{"added", "new"}, {"dropped", "gone"}, {"fewer", "asking less"}, {"more", "asking more"}, {"changed", "otherwise"},
	} {
		if n[part.key] > 0 {
			out = append(out, fmt.Sprintf("%d %s", n[part.key], part.words))
		}
	}
	return strings.Join(out, ", ")
}

func (a *AnswerChanges) write(p *page) {
	p.heading("What it changes in the answers")
	if a.Same {
		p.para("  ", "Nothing.")
		return
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
