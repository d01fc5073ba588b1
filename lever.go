package plenary

import (
	"slices"

	"github.com/plenary-talks/plenary/expr"
)

// A Lever is one change in what binds the table, with those whom one asks.
// Which of its fields count depends on its kind.
type Lever struct {
	ID       string
	Says     string
	Kind     LeverKind
	Asks     []int // parties, ascending
	Declared bool  // in the case; else found mechanically

	Preconditions []int      // of Waive, Soften and Accept: indices
	Accept        *expr.Expr // of Accept: what counts besides `until`
	Track         int        // of Widen and Move: index
	Party         int        // of Widen and Move: whose mandate
	Commit        []Term     // of Widen and Move: to which levels
	Opens         []int      // of Open: indices of options
	Swap          Pair       // of Swap
	Claim
}

// A Term is an option with some of its levels, as bits.
type Term struct {
	Option int
	Levels uint64
}

// LeverKind is what a lever does.
type LeverKind uint8

// The kinds of levers; see docs/theory.md#levers.
const (
	Waive LeverKind = iota
	Soften
	Accept
	Widen
	Move
	Open
	Swap
)

var leverKinds = []string{"waive", "soften", "accept", "widen", "move", "open", "swap"}

func (k LeverKind) String() string { return leverKinds[k] }

// Pull returns the case with levers pulled. The levers of the case itself are
// left as they are, so that indices go on to mean the same; pulling twice
// changes nothing.
func (c *Case) Pull(levers ...*Lever) *Case {
	out := *c
	out.own()
	for _, l := range levers {
		out.pull(l)
	}
	return &out
}

func (c *Case) pull(l *Lever) {
	for _, p := range l.Preconditions {
		switch at := &c.Preconditions[p]; l.Kind {
		case Waive:
			at.Refuses = expr.Never
		case Soften:
			at.Soft = true
		case Accept:
			at.Until = expr.Either(at.Until, l.Accept)
		}
	}
	switch l.Kind {
	case Widen, Move:
		c.widen(l)
	case Open:
		for _, o := range l.Opens {
			c.Options[o].Closed = ""
		}
	case Swap:
		c.Swaps = append(c.Swaps, l.Swap)
	}
}

func (c *Case) widen(l *Lever) {
	t := &c.Tracks[l.Track]
	t.Seats = slices.Clone(t.Seats)
	for i := range t.Seats {
		s := &t.Seats[i]
		s.Mandate = slices.Clone(s.Mandate)
		for _, term := range l.Commit {
			if s.Party == l.Party {
				s.Mandate = append(s.Mandate, Mandate{Commit: true, Option: term.Option, Levels: term.Levels, May: true, Claim: l.Claim})
			} else if l.Kind == Move {
				s.Mandate = append(s.Mandate, Mandate{Option: term.Option, Levels: term.Levels, May: true, Claim: l.Claim})
			}
		}
	}
}
