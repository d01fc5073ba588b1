package far

import (
	"context"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/stability"
)

// Among are the states that a nearest one is looked for in.
type Among uint8

// What states may be looked for in.
const (
	Feasible     Among = iota // all
	CanComeAbout              // those that can still come about
	Better                    // better than the status quo, by the words of [Prospects]
	Acceptable
)

// A Held is the state nearest to another that is an equilibrium.
type Held struct {
	State []uint8 // nil where there is none
	Away  int     // in how many options it differs
}

// Nearest finds, of some states, the equilibrium by a concept that differs from a state
// in the fewest options, of several the lowest; itself, where it is one. The nearest is
// asked; where somebody would leave it, all that would be left for the same reason is
// taken away, and the nearest of the rest is asked (docs/theory.md#beyond-lists). The error
// is a *[NotFound] where that takes more than the work of the Space, or the context's.
func (s *Space) Nearest(ctx context.Context, c stability.Concept, from []uint8, among Among) (Held, error) {
	n := &nearestSearch{Space: s, c: c, from: from, none: -1}
	err := s.knowReachable(ctx)
	if err == nil {
		err = s.knowQuiet(ctx)
	}
	if err == nil {
		err = s.ask(ctx, "looking for the nearest state that holds", func() { n.search(among) })
	}
	limit, ok := err.(*plenary.Limit)
	switch {
	case ok && c == stability.SEQ:
		// what holds by SSEQ holds by SEQ, and is often quicker to find
		other, err := s.Nearest(ctx, stability.SSEQ, from, among)
		if not, ok := err.(*NotFound); ok {
			other = not.Held
		}
		if other.State != nil && (n.found.State == nil || other.Away < n.found.Away) {
			n.found = other
		}
		if ctx.Err() != nil {
			return Held{}, ctx.Err()
		}
		fallthrough
	case ok:
		return Held{}, &NotFound{limit, n.none, n.found}
	}
	return n.found, err
}

// A NotFound is the error of a search for the nearest state that met its bound.
type NotFound struct {
	*plenary.Limit
	// Beyond is up to how many options of difference there certainly is none; -1 where not
	// even the state itself was decided.
	Beyond int
	Held   Held // one that was found, perhaps not the nearest
}

// Unwrap returns the limit.
func (n *NotFound) Unwrap() error { return n.Limit }

type nearestSearch struct {
	*Space
	c     stability.Concept
	from  []uint8
	none  int  // up to how many options of difference there is none
	found Held // so far
}

func (n *nearestSearch) search(among Among) {
	d, in := n.d, n.among(among)
	calm := in
	for _, quiet := range n.quiet {
		calm = d.and(calm, quiet)
	}
	n.found.State, n.found.Away = n.nearest(calm, n.from)
	if n.c == stability.Nash {
		return
	}
	for {
		state, away := n.nearest(in, n.from)
		if state == nil || n.found.State != nil && away > n.found.Away {
			return
		}
		n.none = away - 1
		leaves := n.left(in, state)
		if leaves == none {
			n.found = Held{state, away}
			return
		}
		in = d.minus(in, leaves)
	}
}

// left returns states that somebody would leave, that one among them; none where it is
// an equilibrium.
func (n *nearestSearch) left(in set, state []uint8) set {
	at := n.placed(state)
	for _, c := range before[n.c] {
		for p := range n.parties {
			if n.d.has(n.quiet[p], at) {
				continue
			}
			leaves := n.d.only(func() set {
				if _, left := n.answered(c, p, state, n.gains(p, state)); left == none {
					return none
				}
				return n.alike(c, p, state)
			})
			if leaves != none {
				return leaves
			}
		}
	}
	return none
}

// before lists for each concept those to be asked by: what is not stable by one of a wider
// concept is not by a narrower, and wider ones cost less.
var before = map[stability.Concept][]stability.Concept{
	stability.GMR:  {stability.GMR},
	stability.SMR:  {stability.GMR, stability.SMR},
	stability.SEQ:  {stability.GMR, stability.SEQ},
	stability.SSEQ: {stability.GMR, stability.SMR, stability.SEQ, stability.SSEQ},
}

// alike returns states that a party would leave for the reason for which it would leave
// one: they are no better for it, and from them it can move to something better than that
// one from which the others cannot come to what would deter it there. What would deter it
// in a state that is no better is among that (docs/theory.md#beyond-lists).
func (n *nearestSearch) alike(c stability.Concept, p int, state []uint8) set {
	d := n.d
	comes := n.leadingToDeter(c, p, state, none)
	better := n.above(p, state, false)
	return d.minus(n.leading(d.minus(d.and(n.feasible, better), comes), n.parties[p].kinds), better)
}

// among returns some states.
func (s *Space) among(which Among) set {
	switch which {
	case CanComeAbout:
		return s.reachable
	case Better:
		better, _ := s.better(s.asked())
		return better
	case Acceptable:
		return s.acceptable(s.asked())
	}
	return s.feasible
}
