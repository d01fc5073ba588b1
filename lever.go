package plenary

import (
	"cmp"
	"errors"
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
	Ask      []Ask // in what words, of those for whom they are written, in the order of the file
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

// An Ask is what one asks of a party: an infinitive without to, as in stand surety.
type Ask struct {
	Party int
	Text  string
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
	out.amended = slices.Clip(c.amended)
	for _, l := range levers {
		out.pull(l)
		out.amended = append(out.amended, PullLever{c.asDeclared(*l)})
	}
	return &out
}

// asDeclared is a lever of the case with the track that it works on numbered as
// before amendments took tracks out.
func (c *Case) asDeclared(l Lever) Lever {
	if l.Kind != Widen && l.Kind != Move || len(c.leaving) == 0 {
		return l
	}
	for t, left := 0, l.Track; ; t++ {
		if slices.Contains(c.leaving, t) {
			continue
		}
		if left == 0 {
			l.Track = t
			return l
		}
		left--
	}
}

// within returns the error of a lever that speaks of what the case does not have.
func (l *Lever) within(c *Case) error {
	var err error
	for _, p := range l.Preconditions {
		err = cmp.Or(err, inRange("precondition", p, len(c.Preconditions)))
	}
	for _, o := range l.Opens {
		err = cmp.Or(err, inRange("option", o, len(c.Options)))
	}
	switch l.Kind {
	case Widen, Move:
		err = cmp.Or(err, inRange("track", l.Track, len(c.Tracks)))
		for _, t := range l.Commit {
			err = cmp.Or(err, inRange("option", t.Option, len(c.Options)))
		}
	case Accept:
		if l.Accept == nil {
			err = cmp.Or(err, errors.New("say what it accepts"))
		}
	case Swap:
		err = cmp.Or(err, inRange("party", l.Swap[0], len(c.Parties)), inRange("party", l.Swap[1], len(c.Parties)))
	}
	return err
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
				s.Mandate = append(s.Mandate, Mandate{
					Commit: true, Option: term.Option, Levels: term.Levels, May: true, Claim: l.Claim})
			} else if l.Kind == Move {
				s.Mandate = append(s.Mandate, Mandate{
					Option: term.Option, Levels: term.Levels, May: true, Claim: l.Claim})
			}
		}
	}
}
