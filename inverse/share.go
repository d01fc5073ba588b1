package inverse

import (
	"context"
	"math/big"
	"math/bits"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/stability"
)

// What Share is bounded by.
const (
	MostWeighed = 20   // states on which staying hangs, but the one in question
	MostRanked  = 1000 // feasible states
)

// A Share is in how many of all strict rankings of the feasible states a party would stay,
// the others ranking them as they do. It is no probability: no ranking is likelier
// for being one of many.
type Share struct {
	Stay, Of *big.Int
}

// Share counts rankings by which states on which staying hangs lie above the one in
// question (docs/theory.md#in-how-many-rankings). The cost doubles with each of these
// states. The error is the context's, or a *[plenary.Limit] where they are more than
// [MostWeighed], or the feasible states more than [MostRanked].
func (s *Stay) Share(ctx context.Context, c stability.Concept) (Share, error) {
	if m := s.sp.Len(); m > MostRanked {
		return Share{}, &plenary.Limit{Code: plenary.LimitStates, What: "feasible situations to rank",
			Bound: MostRanked, Met: int64(m), Fix: "ask about a smaller case"}
	}
	m := newMarks(s, c)
	if len(m.states) > MostWeighed {
		return Share{}, &plenary.Limit{Code: plenary.LimitCombinations,
			What: "situations on which staying there hangs", Bound: MostWeighed, Met: int64(len(m.states)),
			Fix: "ask about a smaller case, or a concept that looks less far"}
	}
	by, err := m.count(ctx)
	if err != nil {
		return Share{}, err
	}
	return weigh(by, s.sp.Len()), nil
}

// marks is staying as bits: one for each state on which it hangs.
type marks struct {
	states []int // ascending
	moves  []moved
}

type moved struct {
	bit     uint32
	replies []deterrent
}

// A deterrent deters unless some of its states lies above.
type deterrent uint32

func newMarks(s *Stay, c stability.Concept) *marks {
	m := &marks{states: s.hangsOn(c)}
	bit := func(x int) uint32 {
		if at, ok := slices.BinarySearch(m.states, x); ok && at < 32 {
			return 1 << at
		}
		return 0 // the state itself, which is never above itself
	}
	for i, q := range s.moves {
		one := moved{bit: bit(q)}
		for _, x := range s.to(c, i) {
			d := bit(x)
			if looksOn(c) {
				for _, y := range s.onward[x] {
					d |= bit(y)
				}
			}
			if d&one.bit == 0 { // else it never deters from this move
				one.replies = append(one.replies, deterrent(d))
			}
		}
		slices.Sort(one.replies)
		one.replies = slices.Compact(one.replies)
		m.moves = append(m.moves, one)
	}
	return m
}

// hangsOn lists the states whose place above the one in question or not can count.
func (s *Stay) hangsOn(c stability.Concept) []int {
	var out []int
	for i, q := range s.moves {
		out = append(out, q)
		for _, x := range s.to(c, i) {
			out = append(out, x)
			if looksOn(c) {
				out = append(out, s.onward[x]...)
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(x int) bool { return x == s.state })
}

// count counts the sets of states above under which the party stays, by how many they are.
func (m *marks) count(ctx context.Context) ([]int64, error) {
	out := make([]int64, len(m.states)+1)
	w := progress.Begin(ctx, "counting rankings", 1<<len(m.states))
	for above := uint32(0); above < 1<<len(m.states); above++ {
		if m.stays(above) {
			out[bits.OnesCount32(above)]++
		}
		if above%4096 == 4095 {
			if err := w.Done(4096); err != nil {
				return nil, err
			}
		}
	}
	return out, ctx.Err()
}

func (m *marks) stays(above uint32) bool {
	for i := range m.moves {
		q := &m.moves[i]
		if above&q.bit != 0 && !slices.ContainsFunc(q.replies, func(d deterrent) bool {
			return above&uint32(d) == 0
		}) {
			return false
		}
	}
	return true
}

// weigh adds up the strict rankings of n states with so many of u above one: of the u and
// that one, k!(u-k)! of (u+1)!; the others stand anywhere.
func weigh(by []int64, n int) Share {
	u := len(by) - 1
	all, sum := factorial(n), new(big.Int)
	for k, sets := range by {
		one := new(big.Int).Mul(factorial(k), factorial(u-k))
		sum.Add(sum, one.Mul(one, big.NewInt(sets)))
	}
	sum.Mul(sum, all).Quo(sum, factorial(u+1))
	return Share{Stay: sum, Of: all}
}

func factorial(n int) *big.Int { return new(big.Int).MulRange(1, int64(n)) }
