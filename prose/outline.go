package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// FullBrief words all of where talks stand and why nobody moves.
func (v *Voice) FullBrief(a *answer.Brief) *page.Document {
	t := &briefTeller{teller: v.teller(&a.Glossary), a: a}
	t.caseHead(&a.Head)
	if a.Overview != nil {
		return t.fullOverview()
	}
	for _, s := range outline {
		if s.of == anyCase || (s.of == tableCase) == t.bound() {
			s.tell(t)
		}
	}
	return t.done()
}

type briefTeller struct {
	*teller
	a    *answer.Brief
	said map[answer.Ref][]answer.PersonID // whose words passages have; nil as long as nobody asked
	// whether this page has told what is left with each type of party
	kindsTold bool
	// the variant of which this page has told what comes of it when patience ends; none for none
	impatient answer.VariantID
	// whether this page has told which ways leave nobody worse off
	safeTold bool
	// how many steps at the end of ways to the first goal this page has told of all of them together
	endTold int
	// where this page says how wishes are known; 0 where it did not begin with that
	basis int
	// whether it is a report: questions stand in a table, by whom they are put to, and pictures beside words
	tabled bool
	// whether a picture shows who is worse off on the ways to the first goal
	exposedShown bool
	// whether each finding that is not told is told elsewhere, by its name
	foldsTold bool
	// called behind each finding and each way that is told; nil for nothing
	proofOf func(*answer.Finding)
	stepsOf func(*answer.Way)
}

// The outline is what a brief tells, in this order. Where something binds the
// table, findings and ways say why nobody moves and what would help; else
// parties, better outcomes and equilibria do.
var outline = []section{
	{anyCase, (*briefTeller).inShort},
	{anyCase, (*briefTeller).stands},
	{tableCase, func(t *briefTeller) { t.stuck(t.a.Findings) }},
	{tableCase, func(t *briefTeller) { t.whole("brief.open", t.openPieces()) }},
	{tableCase, (*briefTeller).prices},
	{tableCase, (*briefTeller).waysOut},
	{openCase, (*briefTeller).stays},
	{openCase, (*briefTeller).betterOutcomes},
	{openCase, (*briefTeller).rests},
	{anyCase, (*briefTeller).leans},
	{anyCase, (*briefTeller).sureOfAll},
	{anyCase, (*briefTeller).omits},
}

// A section is told of some cases.
type section struct {
	of   cases
	tell func(*briefTeller)
}

type cases uint8

const (
	anyCase   cases = iota
	tableCase       // something binds the table
	openCase        // nothing does
)

// Where lists are cut; the data has all, or says how many there are.
const (
	mostGains   = 3 // of a party
	mostCosts   = 2 // of a party; those of less weight are told together
	mostResting = 3 // states

	mostOwed      = 6 // commitments that somebody should have done, or should do now
	mostDiffering = 1 // matters on which sources differ
)

// bound reports whether anything binds the table.
func (t *briefTeller) bound() bool { return len(t.a.Ways) > 0 }

// leans words what the answer leans on: how wishes are known, by party.
func (t *briefTeller) leans() {
	t.heading(t.say("brief.leans", nil))
	table := page.Table{Depth: 1, Columns: []page.Column{{Min: 8}, {}}}
	for _, how := range []string{"stated", "claimed", "reported", "inferred", "assumed", "unmarked", "ranking",
		"silent"} {
		var parts []page.Spans
		for _, e := range t.a.Evidence {
			if e.How == how {
				parts = append(parts, t.leansOn(&e))
			}
		}
		if parts != nil {
			table.Rows = append(table.Rows,
				[]page.Spans{known(how, t.say("leans.how", args{"how": word(how)})), between(parts, ", ")})
		}
	}
	table.Rows = append(table.Rows, []page.Spans{t.say("leans.ours", nil), t.say("leans.order", nil)})
	t.doc.Add(table)
}

func (t *briefTeller) leansOn(e *answer.Evidence) page.Spans {
	in := args{"party": t.party(e.Party)}
	switch {
	case e.How == "silent":
		return t.say("leans.silent", in)
	case e.How == "ranking":
		return t.say("leans.ranking", in)
	}
	in["n"] = count(e.Count)
	if e.Whole {
		return t.say("leans.whole", in)
	}
	return t.say("leans.part", in)
}

func (t *briefTeller) omits() {
	t.heading(t.say("brief.omits", nil))
	t.para(1, t.say("brief.omits.what", nil))
}

// whole tells a chapter without regard to room.
func (t *briefTeller) whole(head string, pieces []piece) {
	t.chapter(chapter{t.say(head, nil), pieces}, make([]int, len(pieces)))
}

// inShort words the answer first, without regard to room.
func (t *briefTeller) inShort() {
	t.whole("brief.short", t.shortPieces())
	if t.bound() {
		t.para(1, t.reachGist())
	}
}

// reachGist is how much is better, and how much of it within reach.
func (t *briefTeller) reachGist() page.Spans {
	b := &t.a.Better
	switch {
	case !t.wished(b):
		return t.nobodyAsked(b)
	case b.Count > 0:
		return t.say("reach.better", args{
			"count": t.ofAll(b.Count, t.a.States), "aside": t.aside(b), "reach": t.reach(b.Count)})
	case b.Acceptable.Count == 0:
		return t.nothingBetter(b)
	}
	n := b.Acceptable.Count
	return t.say("reach.acceptable",
		args{"nothing": t.nothingBetter(b), "count": t.ofAll(n, t.a.States), "reach": t.reach(n)})
}

// reach is how many of n destinations can be reached as things are.
func (t *briefTeller) reach(n int) page.Spans {
	r := &t.a.Reach
	within := max(r.Singly, r.Deals)
	switch {
	case r.Nearest == nil:
		return t.say("reach.none", args{"n": count(n)})
	case n == 1:
		return t.say("reach.it", nil)
	}
	return t.say("reach.some", args{"n": count(within), "changes": t.clauses(r.Nearest.Changes)})
}
