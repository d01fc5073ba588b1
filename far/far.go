// Package far answers questions about one state of a case that has more states
// than can be listed: 2^40 of them, or 2^60. It holds sets of states as decision
// diagrams, which are small where the conditions of a case are few, and gives
// the same answers as space, stability and price wherever those can answer
// (docs/theory.md#beyond-lists).
//
//	New              lays a case out: its feasible states, how many there are
//	Space.Explain    would a party leave a state, by a concept, and why
//	Space.Prospects  is there something better for all, of what can still come about
//	Space.Nearest    the state nearest to another in which all would stay
//	Space.Lines      bottom lines of a party
//
// States are levels, one for each option in declared order. Each question has a bound
// of work, in steps on diagrams; past it the error is a *[plenary.Limit], and the
// question is not decided. Nothing is guessed: a verdict is exact, or there is none.
//
// Sets are held in diagram.go, what parties can do in moves.go, what they want in
// wishes.go; each question has a file.
package far

import (
	"context"
	"errors"
	"math/big"
	"sync"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
)

// DefaultWork is the steps that a question may take unless told otherwise: a few
// seconds.
const DefaultWork = 20_000_000

// A Space is a case laid out as sets of states. It never changes in what it answers
// and is safe for concurrent use; questions are answered one after another.
type Space struct {
	c       *plenary.Case
	mu      sync.Mutex
	d       *diagram
	work    int64
	forward int64 // of it, for following the others from improvements on
	order   []int // the option at each place
	place   []int // of each option

	feasible  set
	parties   []party
	joint     []kind // of all parties at once, closed options being open
	reachable set    // what can still come about; none until asked for
	quiet     []set  // by party: the states from which it cannot gain; nil until asked for
}

// New lays c out. The work of this and of each question is bounded by work, in steps; 0
// stands for [DefaultWork]. Past it the error is a *[plenary.Limit]; when ctx ends, it is
// the context's.
func New(ctx context.Context, c *plenary.Case, work int64) (*Space, error) {
	if err := c.Checked(); err != nil {
		return nil, err
	}
	if work == 0 {
		work = DefaultWork
	}
	s := &Space{c: c, work: work, forward: forwardWork, order: order(c), place: make([]int, len(c.Options))}
	var sizes []int
	for at, o := range s.order {
		s.place[o] = at
		sizes = append(sizes, len(c.Options[o].Levels))
	}
	s.d = newDiagram(sizes)
	progress.Begin(ctx, "laying out sets of states", 0)
	err := s.d.ask(ctx, work, true, func() {
		s.feasible = all
		for _, e := range c.Impossible {
			s.feasible = s.d.minus(s.feasible, s.where(e))
		}
		for p := range c.Parties {
			s.parties = append(s.parties, s.newParty(p))
		}
	})
	switch {
	case err != nil:
		return nil, err
	case s.feasible == none:
		return nil, errors.New("no state is feasible: the rules under `impossible` exclude every combination of levels")
	}
	return s, nil
}

// Case returns the case that was laid out.
func (s *Space) Case() *plenary.Case { return s.c }

// Work returns the steps that a question may take.
func (s *Space) Work() int64 { return s.work }

// Spent returns the steps taken so far.
func (s *Space) Spent() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.d.spent
}

// Len returns the number of feasible states.
func (s *Space) Len() *big.Int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := new(big.Int)
	_ = s.d.ask(context.Background(), 1<<62, false, func() { n = s.d.count(s.feasible) })
	return n
}

// ask answers a question within the bound of work. What f adds to the diagram is
// dropped.
func (s *Space) ask(ctx context.Context, what string, f func()) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	progress.Begin(ctx, what, 0)
	return s.d.ask(ctx, s.work, false, f)
}

// know finds, within the bound of work, sets that several questions need, and keeps them.
func (s *Space) know(ctx context.Context, known func() bool, find func()) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if known() {
		return nil
	}
	return s.d.ask(ctx, s.work, true, find)
}

func (s *Space) knowReachable(ctx context.Context) error {
	err := s.know(ctx, func() bool { return s.reachable != none }, s.findReachable)
	if err != nil {
		s.joint = nil
	}
	return err
}

func (s *Space) knowQuiet(ctx context.Context) error {
	return s.know(ctx, func() bool { return s.quiet != nil }, func() {
		var quiet []set
		for p := range s.parties {
			quiet = append(quiet, s.d.minus(s.feasible, s.gaining(p, s.feasible)))
		}
		s.quiet = quiet
	})
}

// where returns the combinations in which a condition holds, feasible or not.
func (s *Space) where(e *expr.Expr) set {
	d := s.d
	switch e.Op {
	case expr.Term:
		o, levels := e.Comparison()
		return d.levels(s.place[o], levels)
	case expr.Named:
		return s.where(e.Args[0])
	case expr.Not:
		return d.minus(all, s.where(e.Args[0]))
	case expr.If:
		return d.or(s.where(e.Args[0]), d.minus(all, s.where(e.Args[1])))
	case expr.Iff:
		a, b := s.where(e.Args[0]), s.where(e.Args[1])
		return d.minus(all, d.or(d.minus(a, b), d.minus(b, a)))
	}
	out, by := none, d.or
	if e.Op == expr.And {
		out, by = all, d.and
	}
	for _, a := range e.Args {
		out = by(out, s.where(a))
	}
	return out
}

// placed returns the levels of a state by places.
func (s *Space) placed(levels []uint8) []uint8 {
	out := make([]uint8, len(levels))
	for o, l := range levels {
		out[s.place[o]] = l
	}
	return out
}

// one returns the set of one combination.
func (s *Space) one(levels []uint8) set {
	return s.cube(levels, func(int) bool { return true })
}

// cube returns the combinations that agree with some levels on certain options.
func (s *Space) cube(levels []uint8, on func(option int) bool) set {
	out := all
	for at := len(s.order) - 1; at >= 0; at-- {
		if o := s.order[at]; on(o) {
			out = s.d.and(s.d.levels(at, 1<<levels[o]), out)
		}
	}
	return out
}

// first returns the lowest of some states: of the last declared option the lowest
// level, then of the one before it, and so on, as states are numbered. It panics on the
// empty set.
func (s *Space) first(of set) []uint8 {
	out := make([]uint8, len(s.order))
	for o := len(out) - 1; o >= 0; o-- {
		for l := range s.d.sizes[s.place[o]] {
			if left := s.d.fix(of, s.place[o], l); left != none {
				of, out[o] = left, uint8(l)
				break
			}
		}
	}
	return out
}

// nearest returns of some states the one that differs from some levels in the fewest
// options, of several the lowest, and in how many; nil of none.
func (s *Space) nearest(of set, from []uint8) (levels []uint8, away int) {
	if of == none {
		return nil, 0
	}
	at := s.placed(from)
	away = s.d.away(of, at)
	return s.first(s.d.and(of, s.d.around(at, s.places(), away))), away
}

// places lists all places.
func (s *Space) places() []int {
	out := make([]int, len(s.order))
	for at := range out {
		out[at] = at
	}
	return out
}
