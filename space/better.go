package space

import (
	"math/bits"
	"slices"
	"sync"
)

// better is what parties would wish, found when first asked for. All of it, and
// who wishes, is measured by the status quo: without one there is none of it.
type better struct {
	better     func() (better, lost []int)
	acceptable func() []int
}

func (s *Space) wishes() better {
	return better{sync.OnceValues(s.findBetter), sync.OnceValue(s.findAcceptable)}
}

// Silent lists the parties of whose wishes nothing is written.
func (s *Space) Silent() []int {
	return s.parties(func(p int) bool { return s.tiers[p] == 1 && s.c.Parties[p].Prefers.Silent() })
}

// SeparatesNothing lists the parties of whose wishes something is written, and
// yet all feasible states tie for them.
func (s *Space) SeparatesNothing() []int {
	return s.parties(func(p int) bool { return s.tiers[p] == 1 && !s.c.Parties[p].Prefers.Silent() })
}

// Content lists the parties that tell states apart and for which none ranks
// above the status quo.
func (s *Space) Content() []int {
	now := s.StatusQuo()
	return s.parties(func(p int) bool { return now >= 0 && s.tiers[p] > 1 && s.Tier(p, now) == 1 })
}

// Asked lists the parties that are not indifferent among all states: the
// content, and those that wish for something ([Space.Wishing]).
func (s *Space) Asked() []int {
	return s.parties(func(p int) bool { return s.tiers[p] > 1 })
}

// Wishing lists the parties for which some feasible state ranks above the
// status quo.
func (s *Space) Wishing() []int {
	now := s.StatusQuo()
	return s.parties(func(p int) bool { return now >= 0 && s.Tier(p, now) > 1 })
}

func (s *Space) parties(are func(p int) bool) []int {
	var out []int
	for p := range s.c.Parties {
		if are(p) {
			out = append(out, p)
		}
	}
	return out
}

// Better lists the states that can still come about, that every party with
// something to wish for strictly prefers to the status quo, and that are no
// worse for the content, ascending (docs/theory.md#better-and-best). As the
// lists below, it is found once and must not be written to.
func (s *Space) Better() []int {
	better, _ := s.better.better()
	return better
}

// OutOfReachForGood lists the states that would be better, could they still
// come about, ascending.
func (s *Space) OutOfReachForGood() []int {
	_, lost := s.better.better()
	return lost
}

// Acceptable lists the states that can still come about and are worse than the
// status quo for nobody and better for somebody, ascending.
func (s *Space) Acceptable() []int { return s.better.acceptable() }

// Destinations lists what talks can aim at: the better states or, where there
// is none, the acceptable ones. better reports which.
func (s *Space) Destinations() (states []int, better bool) {
	if states = s.Better(); len(states) > 0 {
		return states, true
	}
	return s.Acceptable(), false
}

func (s *Space) findBetter() (better, lost []int) {
	wishing, content := s.Wishing(), s.Content()
	if len(wishing) == 0 {
		return nil, nil
	}
	now := s.ranksNow()
	for state := range s.n {
		switch {
		case slices.ContainsFunc(wishing, func(p int) bool { return s.Rank(p, state) <= now[p] }):
		case slices.ContainsFunc(content, func(p int) bool { return s.Rank(p, state) < now[p] }):
		case s.CanComeAbout(state):
			better = append(better, state)
		default:
			lost = append(lost, state)
		}
	}
	return better, lost
}

func (s *Space) findAcceptable() []int {
	if s.c.NoStatusQuo {
		return nil
	}
	var out []int
	asked, now := s.Asked(), s.ranksNow()
	for w, set := range s.Attainable(true) {
		for ; set != 0; set &= set - 1 {
			state := 64*w + bits.TrailingZeros64(set)
			if slices.ContainsFunc(asked, func(p int) bool { return s.Rank(p, state) < now[p] }) {
				continue
			}
			if slices.ContainsFunc(asked, func(p int) bool { return s.Rank(p, state) > now[p] }) {
				out = append(out, state)
			}
		}
	}
	return out
}

// ranksNow returns the rank of the status quo, by party.
func (s *Space) ranksNow() []uint32 {
	var out []uint32
	now := s.StatusQuo()
	for p := range s.c.Parties {
		out = append(out, s.Rank(p, now))
	}
	return out
}
