package record

import (
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary/expr"
)

// A search looks for a combination of levels in which one condition holds and
// none of some others does.
type search struct {
	p      *prover
	a      *class
	others []*class // those that can hold together with it
	sets   []uint64 // the levels that each option may have
	spent  int64    // parts of conditions looked at
	most   int64
	found  []uint8
}

func (p *prover) newSearch(a int, others []int) *search {
	s := &search{p: p, a: p.classes[a], sets: p.anyLevels()}
	for i, o := range s.a.options {
		s.sets[o] &= s.a.leaves[i]
	}
	for _, b := range others {
		if !p.exclude(a, b) {
			s.others = append(s.others, p.classes[b])
		}
	}
	return s
}

// run searches by splitting levels; open when it would take more work than
// most, or than is left.
func (s *search) run(most int64) answer {
	s.spent, s.most = 0, min(most, s.p.left)
	out := s.split(s.others)
	s.p.left -= s.spent
	return out
}

// split looks among the levels that are left. Of others, those that cannot hold
// any more are left out below.
func (s *search) split(others []*class) answer {
	s.spent += s.a.size
	is := s.a.e.Over(s.sets)
	if is == expr.False {
		return no
	}
	var undecided []*class
	for _, b := range others {
		s.spent += b.size
		switch b.e.Over(s.sets) {
		case expr.True:
			return no
		case expr.Unknown:
			undecided = append(undecided, b)
		}
	}
	if is == expr.True && len(undecided) == 0 {
		s.take()
		return yes
	}
	if s.spent > s.most || s.p.ctx.Err() != nil {
		return open
	}
	by := s.a
	if is == expr.True {
		by = undecided[0]
	}
	option, levels := splitting(by.e, s.sets)
	if is == expr.True {
		levels = ^levels // more likely what makes it fail
	}
	return s.halves(option, levels, undecided)
}

// halves looks where an option has some levels, and then where it has others.
func (s *search) halves(option int, levels uint64, others []*class) answer {
	all := s.sets[option]
	defer func() { s.sets[option] = all }()
	for _, half := range [...]uint64{all & levels, all &^ levels} {
		s.sets[option] = half
		if out := s.split(others); out != no {
			return out
		}
	}
	return no
}

// splitting returns the option and the levels of a comparison in e that some of
// the levels left satisfy and some do not; there is one where e is undecided.
func splitting(e *expr.Expr, sets []uint64) (option int, levels uint64) {
	if e.Op == expr.Term {
		option, levels = e.Comparison()
		if set := sets[option]; set&levels == 0 || set&^levels == 0 {
			return -1, 0
		}
		return option, levels
	}
	for _, a := range e.Args {
		if option, levels = splitting(a, sets); option >= 0 {
			return option, levels
		}
	}
	return -1, 0
}

// take notes a combination of the levels left.
func (s *search) take() {
	s.found = make([]uint8, len(s.sets))
	for o := range s.sets {
		s.found[o] = uint8(bits.TrailingZeros64(s.sets[o]))
	}
}

// options lists those that the conditions speak of.
func (s *search) options() []int {
	all := slices.Clone(s.a.options)
	for _, b := range s.others {
		all = append(all, b.options...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
