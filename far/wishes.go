package far

import (
	"github.com/plenary-talks/plenary"
)

// A party is what it wants and can do.
type party struct {
	wants []set  // most important first; in which combinations each holds
	moved []bool // of each: whether a move of the party can change its truth
	list  bool   // a ranking: wants are its first tiers, each holding the one before
	kinds []kind
	own   []int // its options
}

// newParty lays out the wishes and moves of a party. A ranking is as good as wishes for
// its best tier, its best two, and so on.
func (s *Space) newParty(p int) party {
	prefers := &s.c.Parties[p].Prefers
	out := party{own: s.c.Parties[p].Options, list: len(prefers.Ranking) > 0}
	tier := none
	for _, states := range prefers.Ranking {
		for _, levels := range states {
			tier = s.d.or(tier, s.one(levels))
		}
		out.wants, out.moved = append(out.wants, tier), append(out.moved, true)
	}
	for i := range prefers.Statements {
		want := prefers.Statements[i].Want
		moved := false
		for _, o := range want.Options(nil) {
			moved = moved || s.c.Options[o].Party == p && s.c.Options[o].Closed == ""
		}
		out.wants, out.moved = append(out.wants, s.where(want)), append(out.moved, moved)
	}
	own := func(o int) bool { return s.c.Options[o].Party == p }
	out.kinds = s.kinds(s.c.Options, own, func(g int) bool { return s.c.Guarantees[g].Party == p })
	return out
}

// above returns the combinations that a party strictly prefers to a state or, with
// ties, finds no worse (docs/theory.md#tiers).
func (s *Space) above(p int, levels []uint8, ties bool) set {
	out := none
	if ties {
		out = all
	}
	at := s.placed(levels)
	wants := s.parties[p].wants
	for i := len(wants) - 1; i >= 0; i-- {
		if s.d.has(wants[i], at) {
			out = s.d.and(wants[i], out)
		} else {
			out = s.d.or(wants[i], out)
		}
	}
	return out
}

// top returns of some states those that a party likes best.
func (s *Space) top(p int, of set) set {
	for _, want := range s.parties[p].wants {
		if in := s.d.and(of, want); in != none {
			of = in
		}
	}
	return of
}

// indifferent reports whether all feasible states tie for a party.
func (s *Space) indifferent(p int) bool {
	for _, want := range s.parties[p].wants {
		if in := s.d.and(s.feasible, want); in != none && in != s.feasible {
			return false
		}
	}
	return true
}

// gained returns what a party's improvements lead to from some states.
func (s *Space) gained(p int, from set) set {
	out := none
	for _, k := range s.parties[p].kinds {
		a := s.d.and(from, k.from)
		b := s.d.and(s.d.change(a, k.moves), s.feasible)
		out = s.d.or(out, s.gainedWithin(p, s.parties[p].moved, 0, a, b, k.moves))
	}
	return out
}

// gainedWithin returns which states of b a party prefers to a state of a from which
// changes lead to them: these and those are alike in the wishes before the i-th. The first
// wish that is not so in the one and so in the other decides; moved are those whose truth
// the changes can change.
func (s *Space) gainedWithin(p int, moved []bool, i int, a, b set, moves int) set {
	d, q, out := s.d, &s.parties[p], none
	for ; i < len(q.wants) && a != none && b != none; i++ {
		if !moved[i] {
			continue
		}
		want := q.wants[i]
		yes, no := d.and(a, want), d.minus(a, want)
		to := d.and(b, want)
		if gain := d.and(d.change(no, moves), to); gain != none {
			out = d.or(out, gain)
		}
		if !q.list && yes != none && to != none {
			out = d.or(out, s.gainedWithin(p, moved, i+1, yes, d.and(d.change(yes, moves), to), moves))
		}
		a, b = no, d.and(d.change(no, moves), d.minus(b, want))
	}
	return out
}

// gaining returns the feasible states from which an improvement of a party leads to some
// feasible states.
func (s *Space) gaining(p int, to set) set {
	out := none
	for _, k := range s.parties[p].kinds {
		out = s.d.or(out, s.gainingWithin(p, 0, s.d.and(k.from, s.d.change(to, k.back)), to, k.back))
	}
	return out
}

// gainingWithin is gainedWithin from the other end: the states of a from which
// improvements lead to states of b.
func (s *Space) gainingWithin(p, i int, a, b set, back int) set {
	d, q, out := s.d, &s.parties[p], none
	for ; i < len(q.wants) && a != none && b != none; i++ {
		if !q.moved[i] {
			continue
		}
		want := q.wants[i]
		yes, to := d.and(a, want), d.and(b, want)
		toNo := d.minus(b, want)
		out = d.or(out, d.and(d.change(to, back), d.minus(a, want)))
		if !q.list {
			out = d.or(out, s.gainingWithin(p, i+1, d.and(d.change(to, back), yes), to, back))
		}
		a, b = d.and(d.change(toNo, back), d.minus(a, want)), toNo
	}
	return out
}

// decides returns the first statement of a party that tells two states apart; -1 where
// none does, or it ranks states.
func (s *Space) decides(p int, a, b []uint8) int {
	if s.parties[p].list {
		return -1
	}
	return firstTelling(s.c.Parties[p].Prefers.Statements, a, b)
}

func firstTelling(list []plenary.Statement, a, b []uint8) int {
	for i := range list {
		if list[i].Want.Holds(a) != list[i].Want.Holds(b) {
			return i
		}
	}
	return -1
}
