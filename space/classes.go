package space

import (
	"context"
	"math/bits"

	"github.com/plenary-talks/plenary/internal/progress"
)

// classes sorts states into classes by criteria given most important first: a
// state that meets a criterion comes into a higher class than one that meets
// the same earlier criteria but not this. It serves ranking (criteria are
// preference statements) and grouping into blocks alike.
type classes struct {
	of   []uint32 // class of each state
	most uint64   // classes are below this number; not all need occur
}

func newClasses(n int) *classes { return &classes{make([]uint32, n), 1} }

// split applies one criterion, given as a set of states.
func (c *classes) split(set []uint64) {
	if 2*c.most > max(8*uint64(len(c.of)), 1<<12) {
		c.compact()
	}
	c.most *= 2
	for w, word := range set {
		part := c.of[64*w : min(64*w+64, len(c.of))]
		for k := range part {
			part[k] = part[k]<<1 | uint32(word>>k&1)
		}
	}
}

// Classes sorts the states by which of some sets they are in: the class of
// each, and how many classes there are.
func (s *Space) Classes(sets ...[]uint64) (of []uint32, n int) {
	c := newClasses(s.n)
	for _, set := range sets {
		c.split(set)
	}
	n = c.compact()
	return c.of, n
}

// compact renumbers the classes that occur 0, 1, 2 … in their order and
// returns how many there are.
func (c *classes) compact() int {
	used := make([]uint64, words(int(c.most)))
	for _, k := range c.of {
		used[k/64] |= 1 << (k % 64)
	}
	before := make([]uint32, len(used))
	total := 0
	for w, word := range used {
		before[w] = uint32(total)
		total += bits.OnesCount64(word)
	}
	for i, k := range c.of {
		c.of[i] = before[k/64] + uint32(bits.OnesCount64(used[k/64]&(1<<(k%64)-1)))
	}
	c.most = uint64(total)
	return total
}

// rankStates returns the rank of every state for a party, and notes how many
// tiers there are (option prioritisation, Peng 1999 and Fang et al. 2003; see
// docs/theory.md#tiers). When ctx ends, the ranks are worth nothing.
func (s *Space) rankStates(ctx context.Context, w *progress.Work, party int) []uint32 {
	prefers := &s.c.Parties[party].Prefers
	c := newClasses(s.n)
	if len(prefers.Ranking) > 0 {
		c = s.listed(prefers.Ranking)
	}
	for i := range prefers.Statements {
		c.split(s.where(ctx, prefers.Statements[i].Want))
		if w.Done(1) != nil {
			return nil
		}
	}
	s.tiers[party] = c.compact()
	return c.of
}

// listed sorts states by a ranking; unlisted ones come last, tied.
func (s *Space) listed(ranking [][][]uint8) *classes {
	c := &classes{make([]uint32, s.n), uint64(len(ranking)) + 1}
	for i, tier := range ranking {
		for _, levels := range tier {
			state, _ := s.Find(levels) // feasible: Draft.Case saw to it
			c.of[state] = uint32(len(ranking) - i)
		}
	}
	return c
}
