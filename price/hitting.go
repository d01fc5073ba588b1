package price

import "slices"

// Smallest looks for smallest sets of numbers, one question after another, within a
// bound on all of them. It is for one goroutine at a time.
type Smallest struct{ nodes int }

// NewSmallest returns one that has all its bound left.
func NewSmallest() *Smallest { return &Smallest{mostNodes} }

// Hitting returns the smallest set of numbers below n, of several the first in
// dictionary order, that has one of each of some sets; found is false where the bound is
// met first. The sets need not be known: missed returns, of a set that has one of
// each it returned so far, another of which it has none, or nil. They are not empty,
// ascending, and of numbers below n. What is found does not depend on which are
// returned.
func (s *Smallest) Hitting(n int, missed func(set []int) []int) (set []int, found bool) {
	h := hitting{nodes: &s.nodes}
	for {
		if set, found = h.smallest(n); !found {
			return nil, false
		}
		other := missed(set)
		if other == nil {
			return set, true
		}
		h.add(other)
	}
}

// hitting is some sets of numbers, of which a smallest set is looked for that
// has one of each. Branching on a set that has none yet, without the numbers
// tried before, meets every such set once.
type hitting struct {
	sets  [][]int // ascending
	size  int     // of the smallest so far: more sets never make it smaller
	nodes *int    // how many sets may still be tried
}

// mostNodes bounds the search for all smallest sets of one row, and mostSets
// that for one.
const (
	mostNodes = 100_000
	mostSets  = 256
)

func (h *hitting) add(set []int) { h.sets = append(h.sets, set) }

// smallest returns the first of the smallest sets in dictionary order; found is
// false when a bound is met first. No set may be empty, nor have a number
// that is not below n.
func (h *hitting) smallest(n int) (set []int, found bool) {
	s := &hittingSearch{sets: h.sets, nodes: h.nodes, out: make([]bool, n)}
	for ; h.size <= n && len(h.sets) <= mostSets; h.size++ {
		s.take(nil, h.size)
		switch {
		case *s.nodes < 0:
			return nil, false
		case s.found:
			return s.best, true
		}
	}
	return nil, false
}

type hittingSearch struct {
	sets  [][]int
	nodes *int   // left
	out   []bool // numbers tried before, further up
	best  []int
	found bool
}

// take adds at most some more numbers.
func (s *hittingSearch) take(chosen []int, more int) {
	if *s.nodes--; *s.nodes < 0 {
		return
	}
	open := slices.IndexFunc(s.sets, func(set []int) bool {
		return !slices.ContainsFunc(set, func(i int) bool { return slices.Contains(chosen, i) })
	})
	if open < 0 {
		if chosen = slices.Sorted(slices.Values(chosen)); !s.found || slices.Compare(chosen, s.best) < 0 {
			s.best, s.found = chosen, true
		}
		return
	}
	if more == 0 {
		return
	}
	var tried []int
	for _, i := range s.sets[open] {
		if !s.out[i] {
			s.take(append(slices.Clone(chosen), i), more-1)
			s.out[i] = true
			tried = append(tried, i)
		}
	}
	for _, i := range tried {
		s.out[i] = false
	}
}
