package prose

import (
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
)

// Brief words where talks stand and why nobody moves.
func (v *Voice) Brief(a *answer.Brief) *page.Document {
	t := &briefTeller{v.teller(&a.Glossary), a}
	t.caseHead(&a.Head)
	for _, s := range outline {
		if s.of == anyCase || (s.of == tableCase) == t.bound() {
			s.tell(t)
		}
	}
	return t.done()
}

type briefTeller struct {
	*teller
	a *answer.Brief
}

// The outline is what a brief tells, in this order. Where something binds the
// table, findings and ways say why nobody moves and what would help; else
// parties, better outcomes and equilibria do.
var outline = []section{
	{anyCase, (*briefTeller).inShort},
	{anyCase, (*briefTeller).stands},
	{tableCase, func(t *briefTeller) { t.stuck(t.a.Findings) }},
	{tableCase, (*briefTeller).waysOut},
	{openCase, (*briefTeller).stays},
	{openCase, (*briefTeller).betterOutcomes},
	{openCase, (*briefTeller).rests},
	{anyCase, (*briefTeller).leans},
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

func (t *briefTeller) waysOut() {
	t.ways(t.teller).waysOut(t.a.Ways, t.a.NotEnough, t.a.Unsearched)
}

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
				[]page.Spans{t.say("leans.how", args{"how": word(how)}), between(parts, ", ")})
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
