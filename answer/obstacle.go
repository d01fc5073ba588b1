package answer

import (
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/whynot"
)

// An Obstacle is the first test that no state passes which meets the condition
// asked about.
type Obstacle struct {
	Kind string `json:"kind"` // which decides the form of its proof
	// of the weakest claim that it names; ranking where it names none, and none of
	// what rules and options of the case decide
	Evidence string  `json:"evidence,omitempty"`
	Proof    Barring `json:"proof"` // what is in the way
}

// A Barring is what proves an obstacle: one of the types of this package that
// are named in the table of kinds. In JSON the kind of the obstacle decides which.
type Barring interface {
	barring()
	rests() []plenary.Evidence // of the claims that it names; nil of none
}

// An obstacleKind is the name of an obstacle, with an empty proof to read JSON into.
type obstacleKind struct {
	name  string
	empty func() Barring
}

// obstacleKinds has the kinds by the test that fails.
var obstacleKinds = [whynot.Tests]obstacleKind{
	whynot.Feasible:  {"not-feasible", func() Barring { return new(NotFeasible) }},
	whynot.ToCome:    {"gone", func() Barring { return new(Gone) }},
	whynot.NoWorse:   {"worse-off", func() Barring { return new(WorseOff) }},
	whynot.Unclosed:  {"closed", func() Barring { return new(ClosedOff) }},
	whynot.Unrefused: {"refused", func() Barring { return new(RefusedBy) }},
	whynot.AtTable:   {"no-table", func() Barring { return new(NoDeal) }},
	whynot.Willing:   {"stopped", func() Barring { return new(StopsShort) }},
	whynot.Holds:     {"would-not-hold", func() Barring { return new(NotLasting) }},
	whynot.Unexposed: {"exposed", func() Barring { return new(Exposes) }},
}

// Obstacles lists the kinds of obstacles, in the order of the tests.
func Obstacles() []string {
	var out []string
	for _, k := range obstacleKinds {
		out = append(out, k.name)
	}
	return out
}

// EmptyBarring returns a pointer to an empty proof of a kind of obstacle; nil of
// a kind that there is not. The kinds are [Obstacles].
func EmptyBarring(kind string) Barring {
	for _, k := range obstacleKinds {
		if k.name == kind {
			return k.empty()
		}
	}
	return nil
}

// UnmarshalJSON reads an obstacle with the proof that its kind has. A kind that
// there is not, or a proof that is none of its kind, is an error.
func (o *Obstacle) UnmarshalJSON(text []byte) error {
	var of struct {
		Kind string `json:"kind"`
	}
	if err := outlet.ReadJSON(text, &of); err != nil {
		return err
	}
	type plain Obstacle
	read := plain{Proof: EmptyBarring(of.Kind)}
	if read.Proof == nil {
		return fmt.Errorf("unknown kind of obstacle %q; the kinds are %v", of.Kind, Obstacles())
	}
	err := outlet.ReadJSON(text, &read)
	*o = Obstacle(read)
	return err
}

// obstacle is what is in the way of a condition.
func (g *gatherer) obstacle(a *whynot.Answer) *Obstacle {
	if a.Obstacle == nil {
		return nil
	}
	out := &Obstacle{Kind: obstacleKinds[a.Obstacle.Fails()].name, Proof: g.barring(a)}
	if claims := out.Proof.rests(); claims != nil {
		out.Evidence = evidenceWord(plenary.Weakest(claims...))
	}
	return out
}

// barring gathers the proof.
func (g *gatherer) barring(a *whynot.Answer) Barring {
	switch o := a.Obstacle.(type) {
	case *whynot.Infeasible:
		return g.notFeasible(o)
	case *whynot.Gone:
		return g.gone(o, a.Nearest)
	case *whynot.Worse:
		return g.worseOff(o)
	case *whynot.Closed:
		return g.closedOff(o, a.Nearest)
	case *whynot.Refused:
		return g.refusedBy(o)
	case *whynot.NoTable:
		return g.noDeal(o)
	case *whynot.Stopped:
		return g.stopsShort(o)
	case *whynot.Left:
		return g.notLasting(o, a.Nearest)
	}
	return g.exposes(a.Routes)
}

// hows is the evidence of some claims, by the words for it; an empty list of none.
func hows(words ...string) []plenary.Evidence {
	out := []plenary.Evidence{}
	for _, w := range words {
		out = append(out, evidenceOf(w))
	}
	return out
}

// evidenceOf is the kind of evidence that a word of a claim names.
func evidenceOf(word string) plenary.Evidence {
	for how := plenary.Stated; how <= plenary.Assumed; how++ {
		if how.String() == word {
			return how
		}
	}
	return plenary.Unmarked
}

// wishHow is the word for how a wish is known: none of a ranking.
func wishHow(w *Wish) string {
	if w == nil {
		return ""
	}
	return w.How
}
