package plenarytest

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// A Found is a finding, by the definitions of docs/theory.md#the-other-findings.
type Found struct {
	Kind     string // as the page calls it
	Proof    any    // a type of this package, named for the kind
	Evidence string // the weakest it rests on: stated … assumed, unmarked; or the ranking
	// what would follow if it alone were removed: of a circle for each of its links,
	// else one or none
	Removal []*Removal
}

// Ranking is the evidence of what names no claim and follows from how parties
// rank states.
const Ranking = "the ranking"

// A Finder looks for findings in a case.
type Finder struct {
	*Model
	Levers []*plenary.Lever // that may be pulled, for doubt
	hopes  *Prospects
	now    *Table // with none pulled
}

// NewFinder readies a case. The levers are those that may be pulled.
func NewFinder(c *plenary.Case, levers []*plenary.Lever) *Finder {
	f := &Finder{Model: NewModel(c), Levers: levers, now: NewTable(c, nil)}
	f.hopes = f.NewProspects()
	return f
}

// Findings lists the findings of a case by kind, in the order of the page, but
// for dormant agreements, which are a matter of the record.
func Findings(c *plenary.Case, levers []*plenary.Lever) []Found {
	f := NewFinder(c, levers)
	return slices.Concat(f.alone(), f.unmet(), f.circles(), f.noTable(), f.firstMover(), f.wouldNotHold(),
		f.noOverlap(), f.inefficient(), f.runningOut(), f.costly(), f.silentOrder(), f.doubts())
}

// strength orders evidence: weaker is larger.
var strength = []string{"stated", "claimed", "reported", "inferred", "assumed", "unmarked"}

// Weakest is the weakest of some claims, or the ranking if there is none.
func Weakest(claims ...plenary.Claim) string {
	out := Ranking
	for _, c := range claims {
		how := c.How.String()
		if c.How == plenary.Unmarked {
			how = "unmarked"
		}
		if out == Ranking || slices.Index(strength, how) > slices.Index(strength, out) {
			out = how
		}
	}
	return out
}

// A Removal is what would follow if a finding alone were removed.
type Removal struct {
	Deals  bool // whether joint steps are counted
	Within int  // destinations within reach then
	// first steps to one of the smallest of these that leave their mover no worse off
	// than the status quo
	Starts []Start
}

// A Start is a first step by one party.
type Start struct{ Party, To int }

// Waived is what follows from waiving a precondition; single steps count.
func (f *Finder) Waived(p int) *Removal { return f.removal(false, waive(p)) }

// removal is what follows from pulling levers.
func (f *Finder) removal(deals bool, levers ...*plenary.Lever) *Removal {
	t := NewTable(f.Case, levers)
	reached := t.Reach(deals)
	var within []int
	for _, d := range f.hopes.Destinations {
		if reached[d] {
			within = append(within, d)
		}
	}
	out := &Removal{Deals: deals, Within: len(within)}
	smallest := f.Smallest(within)
	for _, step := range t.Steps(f.StatusQuo) {
		party := step.Movers[0]
		if len(step.Movers) == 1 && f.begins(step.To, smallest) && !f.better(party, f.StatusQuo, step.To) {
			out.Starts = append(out.Starts, Start{party, step.To})
		}
	}
	slices.SortFunc(out.Starts, func(a, b Start) int {
		return slices.Compare([]int{a.Party, a.To}, []int{b.Party, b.To})
	})
	return out
}

// begins reports whether the changes of a state are part of those of one of
// some states, or all of them.
func (f *Finder) begins(s int, of []int) bool {
	return some(of, func(d int) bool { return within(f.changes(s), f.changes(d)) })
}

// waive is a lever that waives a precondition.
func waive(p int) *plenary.Lever {
	return &plenary.Lever{Kind: plenary.Waive, Preconditions: []int{p}}
}
