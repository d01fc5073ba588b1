package asone

import (
	"context"
	"errors"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
)

// What is looked at most where parties act together.
const (
	MostTogether = 8       // parties
	MostWork     = 1 << 26 // moves followed, counted each time
)

// A Concept is by what a coalition would stay.
type Concept uint8

// The concepts.
const (
	Nash Concept = iota
	GMR
	SMR
	SEQ      // others answer by joint gains of coalitions, one after another
	SEQAlone // others answer by improvements, each for itself
)

// Concepts are all of them.
var Concepts = []Concept{Nash, GMR, SMR, SEQ, SEQAlone}

func (c Concept) String() string { return []string{"nash", "gmr", "smr", "seq", "seq-alone"}[c] }

// A Set is a coalition: bit p for the p-th party of the case, counted from 0.
type Set uint32

// Members lists the members, ascending.
func (h Set) Members() []int {
	var out []int
	for ; h != 0; h &= h - 1 {
		out = append(out, bits.TrailingZeros32(uint32(h)))
	}
	return out
}

// Together is what coalitions could do. It is for one goroutine, and remembers what it was asked.
type Together struct {
	g     *Graph
	all   Set
	comes map[asked][]int
	gains map[asked][]int
	alone map[asked][]int // where improvements lead
	left  int
	w     *progress.Work
}

type asked struct {
	h Set
	s int
}

// Together begins to ask what coalitions could do. The error is a *[plenary.Limit] where there are more than
// [MostTogether] parties.
func (g *Graph) Together(ctx context.Context) (*Together, error) {
	if n := len(g.ranks); n > MostTogether {
		return nil, &plenary.Limit{Code: plenary.LimitCombinations, What: "parties that could join in coalitions",
			Bound: MostTogether, Met: int64(n), Fix: "ask about a case with fewer parties"}
	}
	return &Together{g: g, all: 1<<len(g.ranks) - 1, left: MostWork, comes: map[asked][]int{},
		gains: map[asked][]int{}, alone: map[asked][]int{},
		w: progress.Begin(ctx, "asking what some could do together", 0)}, nil
}

// errWork is that of more than [MostWork].
var errWork = &plenary.Limit{Code: plenary.LimitWork, Bound: MostWork,
	What: "moves to follow of those who act together", Fix: "ask about a smaller case"}

// ComesTo lists where legal sequences of moves of a coalition end, but for where they begin.
func (t *Together) ComesTo(h Set, from int) ([]int, error) {
	return t.ends(t.comes, t.g.Moves, h, from)
}

// ends lists where legal sequences of the members' steps end, over pairs of where they are and who
// moved last.
func (t *Together) ends(memo map[asked][]int, steps func(party, s int) []int, h Set, from int) ([]int, error) {
	if out, known := memo[asked{h, from}]; known {
		return out, nil
	}
	n := len(t.g.ranks)
	met, at := make([]bool, t.g.Len()*n), make([]bool, t.g.Len())
	type node struct{ state, last int }
	for queue := []node{{from, -1}}; len(queue) > 0; {
		x := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for _, p := range h.Members() {
			if p == x.last {
				continue
			}
			to := steps(p, x.state)
			if t.left -= len(to) + 1; t.left < 0 {
				return nil, errWork
			}
			for _, q := range to {
				if !met[q*n+p] {
					met[q*n+p], at[q] = true, true
					queue = append(queue, node{q, p})
				}
			}
		}
	}
	out := []int{}
	for q, is := range at {
		if is && q != from {
			out = append(out, q)
		}
	}
	memo[asked{h, from}] = out
	return out, t.w.Done(1)
}

// Gains lists the joint gains of a coalition: where it can come to and all its members prefer
// to be (Kilgour, Hipel, Fang and Peng 2001).
func (t *Together) Gains(h Set, from int) ([]int, error) {
	if out, known := t.gains[asked{h, from}]; known {
		return out, nil
	}
	ends, err := t.ComesTo(h, from)
	if err != nil {
		return nil, err
	}
	out := []int{}
	for _, q := range ends {
		if t.gain(h, q, from) {
			out = append(out, q)
		}
	}
	t.gains[asked{h, from}] = out
	return out, nil
}

// gain reports whether all members of a coalition prefer something.
func (t *Together) gain(h Set, q, over int) bool {
	for ; h != 0; h &= h - 1 {
		if !t.g.prefers(bits.TrailingZeros32(uint32(h)), q, over) {
			return false
		}
	}
	return true
}

// Enough lists by where they lead the joint gains from somewhere, each with the coalitions for which it is
// one, and for none of their proper subsets: those of fewer members first, of as many as their numbers as
// a [Set] rise.
func (t *Together) Enough(from int) (map[int][]Set, error) {
	out := map[int][]Set{}
	for _, h := range t.bySize() {
		gains, err := t.Gains(h, from)
		if err != nil {
			return nil, err
		}
		for _, q := range gains {
			if !slices.ContainsFunc(out[q], func(less Set) bool { return less&^h == 0 }) {
				out[q] = append(out[q], h)
			}
		}
	}
	return out, nil
}

// bySize lists all coalitions, those of fewer members first, of as many as their numbers rise.
func (t *Together) bySize() []Set {
	var out []Set
	for h := Set(1); h <= t.all; h++ {
		out = append(out, h)
	}
	slices.SortStableFunc(out, func(a, b Set) int {
		return bits.OnesCount32(uint32(a)) - bits.OnesCount32(uint32(b))
	})
	return out
}

// Stays reports whether a coalition stays somewhere: whether the others can answer each of its joint gains.
func (t *Together) Stays(c Concept, h Set, from int) (bool, error) {
	gains, err := t.Gains(h, from)
	if err != nil {
		return false, err
	}
	for _, q := range gains {
		if is, err := t.answered(c, h, from, q); err != nil || !is {
			return false, err
		}
	}
	return true, nil
}

// AllStay reports whether every coalition stays somewhere.
func (t *Together) AllStay(c Concept, from int) (bool, error) {
	for _, h := range t.bySize() {
		if is, err := t.Stays(c, h, from); err != nil || !is {
			return false, err
		}
	}
	return true, nil
}

// answered reports whether the others can answer a joint gain.
func (t *Together) answered(c Concept, h Set, from, q int) (bool, error) {
	var ends []int
	var err error
	others := t.all &^ h
	switch c {
	case Nash:
		return false, nil
	case SEQ:
		ends, err = t.chains(others, q)
	case SEQAlone:
		ends, err = t.ends(t.alone, t.g.Improvements, others, q)
	default:
		ends, err = t.ComesTo(others, q)
	}
	if err != nil {
		return false, err
	}
	for _, x := range ends {
		if t.gain(h, x, from) {
			continue
		}
		if c != SMR {
			return true, nil
		}
		on, err := t.ComesTo(h, x)
		if err != nil {
			return false, err
		}
		if !slices.ContainsFunc(on, func(y int) bool { return t.gain(h, y, from) }) {
			return true, nil
		}
	}
	return false, nil
}

// chains lists where joint gains of coalitions of some parties lead, one after another, no coalition
// moving twice in succession.
func (t *Together) chains(parties Set, from int) ([]int, error) {
	type node struct {
		state int
		last  Set
	}
	met, at := map[node]bool{}, make([]bool, t.g.Len())
	for queue := []node{{from, 0}}; len(queue) > 0; {
		x := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for h := parties; h != 0; h = (h - 1) & parties {
			if h == x.last {
				continue
			}
			gains, err := t.Gains(h, x.state)
			if err != nil {
				return nil, err
			}
			if t.left -= len(gains) + 1; t.left < 0 {
				return nil, errWork
			}
			for _, q := range gains {
				if n := (node{q, h}); !met[n] {
					met[n], at[q] = true, true
					queue = append(queue, n)
				}
			}
		}
		if err := t.w.Done(1); err != nil {
			return nil, err
		}
	}
	var out []int
	for q, is := range at {
		if is {
			out = append(out, q)
		}
	}
	return out, nil
}

// IsLimit reports whether an error says that there is too much to look at.
func IsLimit(err error) bool {
	limit := (*plenary.Limit)(nil)
	return errors.As(err, &limit)
}
