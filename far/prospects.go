package far

import (
	"context"
	"math/big"
)

// Asked are the parties by what is asked of them when better states are sought
// (docs/theory.md#better-and-best).
type Asked struct {
	Silent, SeparatesNothing []int // indifferent
	Content, Wishing         []int
}

// A Some is some states: how many, and the one among them that differs from another in
// the fewest options, of several the lowest.
type Some struct {
	Number  *big.Int
	Nearest []uint8 // nil where there is none
	Away    int     // in how many options Nearest differs
}

// Prospects are what all could wish for from where they are now.
type Prospects struct {
	Asked
	CanComeAbout *big.Int // states
	Better       Some     // by the status quo
	Lost         Some     // that would be better but can no longer come about
	Acceptable   Some     // better states among them
}

// Prospects finds whether there is something better for all, and what all could accept.
// The error is a *[plenary.Limit] where that takes more than the work of the Space, the
// context's, or [plenary.ErrNoStatusQuo].
func (s *Space) Prospects(ctx context.Context) (*Prospects, error) {
	if err := s.c.NeedStatusQuo(); err != nil {
		return nil, err
	}
	if err := s.knowReachable(ctx); err != nil {
		return nil, err
	}
	out := &Prospects{}
	err := s.ask(ctx, "finding what all would wish", func() {
		now := s.c.StatusQuo()
		out.Asked = s.asked()
		out.CanComeAbout = s.d.count(s.reachable)
		better, lost := s.better(out.Asked)
		out.Better, out.Lost = s.some(better, now), s.some(lost, now)
		out.Acceptable = s.some(s.acceptable(out.Asked), now)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Indifferent reports whether all feasible states tie for a party; where that takes more
// than the work of the Space, it reports that they do not.
func (s *Space) Indifferent(party int) (yes bool) {
	_ = s.ask(context.Background(), "asking who wishes for something", func() { yes = s.indifferent(party) })
	return yes
}

func (s *Space) some(of set, from []uint8) Some {
	levels, away := s.nearest(of, from)
	return Some{s.d.count(of), levels, away}
}

// asked sorts the parties.
func (s *Space) asked() Asked {
	var out Asked
	now := s.c.StatusQuo()
	for p := range s.parties {
		switch {
		case s.indifferent(p) && s.c.Parties[p].Prefers.Silent():
			out.Silent = append(out.Silent, p)
		case s.indifferent(p):
			out.SeparatesNothing = append(out.SeparatesNothing, p)
		case s.d.and(s.feasible, s.above(p, now, false)) == none:
			out.Content = append(out.Content, p)
		default:
			out.Wishing = append(out.Wishing, p)
		}
	}
	return out
}

// better returns the states that all would wish for, those that can still come about
// and the others.
func (s *Space) better(a Asked) (better, lost set) {
	if len(a.Wishing) == 0 {
		return none, none
	}
	out, now := s.feasible, s.c.StatusQuo()
	for _, p := range a.Wishing {
		out = s.d.and(out, s.above(p, now, false))
	}
	for _, p := range a.Content {
		out = s.d.and(out, s.above(p, now, true))
	}
	return s.d.and(out, s.reachable), s.d.minus(out, s.reachable)
}

// acceptable returns the states that can still come about, are worse than the status quo
// for nobody and better for somebody.
func (s *Space) acceptable(a Asked) set {
	out, some, now := s.reachable, none, s.c.StatusQuo()
	for p := range s.parties {
		out = s.d.and(out, s.above(p, now, true))
	}
	for p := range s.parties {
		some = s.d.or(some, s.d.and(out, s.above(p, now, false)))
	}
	return some
}
