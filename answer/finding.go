package answer

import (
	"fmt"

	"github.com/plenary-talks/plenary/impasse"
	"github.com/plenary-talks/plenary/internal/abreast"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/route"
)

// A Finding is one reason why talks are stuck.
type Finding struct {
	Number   int      `json:"number"`            // from 1, the weightiest first
	Kind     string   `json:"kind"`              // which decides the form of its proof
	Evidence string   `json:"evidence"`          // of the weakest claim that it names; ranking where it names none
	Removed  *Removed `json:"removed,omitempty"` // what would follow without it alone; none where that is a way out
	Proof    Proof    `json:"proof"`             // what was found
}

// A Proof is what a finding found: one of the types of this package that have
// a file each, named for the finding. In JSON the kind of the finding decides which.
type Proof interface{ proof() }

// Removed is what would follow if a finding alone were removed.
type Removed struct {
	By     []LeverID `json:"by"`     // the levers that would remove it
	Within int       `json:"within"` // destinations within reach then
	Of     int       `json:"of"`     // destinations: better states or, where there is none, acceptable ones
	Now    int       `json:"now"`    // destinations within reach as things are, by such steps
	Deals  bool      `json:"deals"`  // whether joint steps are counted; else single ones only

	Acceptable bool    `json:"acceptable"` // whether the destinations are acceptable states
	Starts     []Start `json:"starts"`     // who could begin then without losing by it
}

// A Start is a first step that leaves its party no worse off.
type Start struct {
	Party   PartyID  `json:"party"`
	Changes []Change `json:"changes"` // what the step changes
}

// proofs has, by kind of finding, how its proof is gathered, and an empty one
// to read JSON into.
var proofs = map[string]struct {
	gather func(*gatherer, impasse.Proof) Proof
	empty  func() Proof
}{}

// proves registers how the proofs of some kinds of findings are gathered. The
// file of a kind calls it once.
func proves[From impasse.Proof, To any, P interface {
	*To
	Proof
}](gather func(*gatherer, From) To, kinds ...string) {
	for _, kind := range kinds {
		p := proofs[kind]
		p.gather = func(g *gatherer, from impasse.Proof) Proof { to := gather(g, from.(From)); return P(&to) }
		p.empty = func() Proof { return P(new(To)) }
		proofs[kind] = p
	}
}

// EmptyProof returns a pointer to an empty proof of a kind of finding; nil of a
// kind that there is not. The kinds are [impasse.Kinds].
func EmptyProof(kind string) Proof {
	if p, ok := proofs[kind]; ok {
		return p.empty()
	}
	return nil
}

// UnmarshalJSON reads a finding with the proof that its kind has. A kind that
// there is not, or a proof that is none of its kind, is an error.
func (f *Finding) UnmarshalJSON(text []byte) error {
	var of struct {
		Kind  string `json:"kind"`
		Proof any    `json:"proof"`
	}
	if err := outlet.ReadJSON(text, &of); err != nil {
		return err
	}
	type plain Finding
	read := plain{Proof: EmptyProof(of.Kind)}
	if read.Proof == nil {
		return fmt.Errorf("unknown kind of finding %q; the kinds are %v", of.Kind, impasse.Kinds())
	}
	if of.Proof == nil {
		return fmt.Errorf("a finding of kind %q without its proof", of.Kind)
	}
	err := outlet.ReadJSON(text, &read)
	*f = Finding(read)
	return err
}

// findings lists all findings, the weightiest first, with the report that they
// come from. It needs all verdicts. Other work is done beside it, which may ask the
// search but not the gatherer.
func (g *gatherer) findings(o *route.Search, beside ...func() error) ([]Finding, *impasse.Report, error) {
	progress.Begin(g.ctx, "looking for why the talks are stuck", 0)
	f, err := impasse.NewFinder(g.ctx, g.sp, g.a.Inquiry(), o, g.day)
	if err != nil {
		return nil, nil, err
	}
	var r *impasse.Report
	find := func() (err error) {
		r, err = f.Find(g.ctx, func(string) bool { return true })
		return err
	}
	if err := abreast.All(append([]func() error{find}, beside...)...); err != nil {
		return nil, nil, err
	}
	g.report, g.finder = r, f
	out := []Finding{}
	for i := range r.Findings {
		out = append(out, g.finding(i))
	}
	return out, r, g.failed()
}

// finding is one of the findings of the report.
func (g *gatherer) finding(i int) Finding {
	f := &g.report.Findings[i]
	kind := f.Proof.Kind()
	return Finding{
		Number: i + 1, Kind: kind, Evidence: evidenceWord(f.Evidence), Removed: g.removed(f.Removed),
		Proof: proofs[kind].gather(g, f.Proof),
	}
}

// removed is what would follow a removal; nil of none.
func (g *gatherer) removed(r *impasse.Removal) *Removed {
	of := g.report
	if r == nil {
		return nil
	}
	out := &Removed{
		By: []LeverID{}, Within: r.Within, Of: len(of.Destinations), Now: of.Reached, Deals: r.Deals,
		Acceptable: !of.Better, Starts: []Start{},
	}
	if r.Deals {
		out.Now = of.Deals
	}
	for i := range r.By {
		out.By = append(out.By, LeverID(r.By[i].ID))
	}
	for _, s := range r.Starts {
		out.Starts = append(out.Starts, Start{g.party(s.Party), g.changes(g.now, s.To)})
	}
	return out
}
