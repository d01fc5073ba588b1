package far

import (
	"slices"

	"github.com/plenary-talks/plenary"
)

// A kind is the states in which guarantees lock the same options, with the changes
// that a move from them may make. Each option changes by itself, so that a move is a
// product over options (docs/theory.md#moves).
type kind struct {
	from  set
	moves int // changes of a move from these states, none among them
	back  int // the same the other way round
}

// kinds sorts the feasible states by what guarantees among some lock in them of
// certain options.
func (s *Space) kinds(options []plenary.Option, moving func(o int) bool, guards func(g int) bool) []kind {
	type locked struct {
		from set
		keep []bool
	}
	sorted := []locked{{s.feasible, make([]bool, len(options))}}
	for i := range s.c.Guarantees {
		g := &s.c.Guarantees[i]
		if !guards(i) {
			continue
		}
		while := s.where(g.While)
		var next []locked
		add := func(from set, keep []bool) {
			if from == none {
				return
			}
			for j := range next {
				if slices.Equal(next[j].keep, keep) {
					next[j].from = s.d.or(next[j].from, from)
					return
				}
			}
			next = append(next, locked{from, keep})
		}
		for _, l := range sorted {
			s.d.step()
			keep := slices.Clone(l.keep)
			for _, o := range g.Keeps {
				keep[o] = keep[o] || moving(o) && falls(&options[o])
			}
			add(s.d.minus(l.from, while), l.keep)
			add(s.d.and(l.from, while), keep)
		}
		sorted = next
	}
	var out []kind
	for _, l := range sorted {
		to, back := s.tables(options, moving, l.keep)
		out = append(out, kind{l.from, s.d.changing(to), s.d.changing(back)})
	}
	return out
}

// falls reports whether an option can go to a lower level at all.
func falls(o *plenary.Option) bool {
	for from := range o.Levels {
		if from > 0 && o.Allows(from, from-1) {
			return true
		}
	}
	return false
}

// tables returns, by place, from which level moving options may go to which, and the
// same the other way round.
func (s *Space) tables(options []plenary.Option, moving func(o int) bool, keep []bool) (to, back [][]uint64) {
	to, back = make([][]uint64, len(options)), make([][]uint64, len(options))
	for o := range options {
		if !moving(o) || options[o].Closed != "" {
			continue
		}
		n, at := len(options[o].Levels), s.place[o]
		to[at], back[at] = make([]uint64, n), make([]uint64, n)
		for a := range n {
			for b := range n {
				if options[o].Allows(a, b) && (b >= a || !keep[o]) {
					to[at][a] |= 1 << b
					back[at][b] |= 1 << a
				}
			}
		}
	}
	return to, back
}

// follow returns what moves of some kinds lead to from some states, these among it.
func (s *Space) follow(from set, kinds []kind) set {
	out := none
	for _, k := range kinds {
		out = s.d.or(out, s.d.change(s.d.and(from, k.from), k.moves))
	}
	return s.d.and(out, s.feasible)
}

// leading returns the feasible states from which moves of some kinds lead to some
// states, these among it.
func (s *Space) leading(to set, kinds []kind) set {
	out := none
	for _, k := range kinds {
		out = s.d.or(out, s.d.and(s.d.change(to, k.back), k.from))
	}
	return out
}

// findReachable finds the states that can still come about
// (docs/theory.md#better-and-best): what joint moves lead to from the status quo, one
// after another, closed options being open.
func (s *Space) findReachable() {
	if s.c.NoStatusQuo {
		s.reachable = s.feasible
		return
	}
	open := slices.Clone(s.c.Options)
	for o := range open {
		open[o].Closed = ""
	}
	anyone := func(int) bool { return true }
	if s.joint == nil {
		s.joint = s.kinds(open, anyone, anyone)
	}
	reached := none
	for to := s.one(s.c.StatusQuo()); to != reached; {
		reached = to
		to = s.follow(to, s.joint)
	}
	s.reachable = reached
}
