package stability

import (
	"context"
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// A Verdict is whether a party would stay in a state, with what proves it: by the
// definitions alone it can be replayed.
type Verdict struct {
	Concept      Concept
	Party, State int
	Stable       bool
	Escape       int     // an improvement that nobody answers, the best for the party; -1 when stable
	Replies      []Reply // what answers each improvement, ascending; those answered only, when not stable
}

// A Reply is a legal sequence of the others' moves after an improvement. It
// ends in a state no better for the party than the one it left and, where the
// concept looks on, the party has no move from there to a better one. No
// shorter sequence does that.
type Reply struct {
	Improvement int
	Steps       []Step
}

// A Step is a move of a party to a state.
type Step struct {
	Party, To int
}

// Explain decides one question with its proof: a search backwards from the
// states that would deter the party, which ends when all improvements are
// answered, in large cases in the slice of each improvement. It costs at most one
// flood of the states, and is safe for concurrent use. The error is the context's, or of a concept that there is not.
func Explain(ctx context.Context, sp *space.Space, c Concept, party, state int) (Verdict, error) {
	if int(c) >= len(names) {
		return Verdict{}, fmt.Errorf("stability: there is no concept %d; there are %v", uint8(c), Concepts)
	}
	return explain(ctx, sp, c, party, state, repliesTo)
}

// A road finds the shortest replies to improvements.
type road func(ctx context.Context, sp *space.Space, c Concept, party, state int, to []int) (func(int) []Step, error)

func explain(ctx context.Context, sp *space.Space, c Concept, party, state int, by road) (Verdict, error) {
	v := Verdict{Concept: c, Party: party, State: state, Stable: true, Escape: -1}
	improvements := sp.Improvements(party, state)
	if len(improvements) == 0 {
		return v, nil
	}
	rank := func(q int) uint32 { return sp.Rank(party, q) }
	reply, err := by(ctx, sp, c, party, state, improvements)
	if err != nil {
		return Verdict{}, err
	}
	for _, q := range improvements {
		if steps := reply(q); steps != nil {
			v.Replies = append(v.Replies, Reply{q, steps})
			continue
		}
		v.Stable = false
		if v.Escape < 0 || rank(q) > rank(v.Escape) {
			v.Escape = q
		}
	}
	if err := ctx.Err(); err != nil {
		return Verdict{}, err
	}
	return v, nil
}

// repliesTo returns what finds the shortest reply to an improvement. In a small
// space one search over all states finds all that take more than one step; in a large
// dense one each is looked for in its slice.
func repliesTo(ctx context.Context, sp *space.Space, c Concept, party, state int, to []int) (func(int) []Step, error) {
	if sp.Len() > fewStates {
		if cube := newCube(sp); cube != nil {
			return cube.repliesTo(ctx, c, party, state)
		}
	}
	return searchReplies(ctx, sp, c, party, state, to)
}

func searchReplies(ctx context.Context, sp *space.Space, c Concept, party, state int, to []int) (func(int) []Step,
	error) {
	if c == Nash {
		return nobody, nil
	}
	steps, left, limit := map[int][]Step{}, []int(nil), sp.Rank(party, state)
	for _, q := range to {
		if step, ok := atOnce(sp, c, party, limit, q, func(state int) uint32 { return uint32(state) }); ok {
			steps[q] = []Step{step}
		} else {
			left = append(left, q)
		}
	}
	if len(left) == 0 {
		return func(q int) []Step { return steps[q] }, ctx.Err()
	}
	if err := sp.Arrange(ctx); err != nil {
		return nil, err
	}
	s := findReplies(ctx, sp, c, party, state, left)
	return func(q int) []Step {
		if at, ok := steps[q]; ok {
			return at
		}
		return s.reply(q)
	}, nil
}

// atOnce returns the reply of one step that a search backwards comes to first: that to
// the lowest place. Most replies are of one step, and for these nothing need be searched.
func atOnce(sp *space.Space, c Concept, party int, limit uint32, improvement int,
	place func(state int) uint32) (best Step, found bool) {
	var room [64]int
	lowest := uint32(0)
	for p := range sp.Case().Parties {
		if p == party {
			continue
		}
		to := room[:0]
		if c.credible() {
			to = sp.AppendImprovements(to, p, improvement)
		} else {
			to = sp.AppendMoves(to, p, improvement)
		}
		for _, to := range to {
			if sp.Rank(party, to) > limit || c.looksOn() && gains(sp, party, to, limit) {
				continue
			}
			if at := place(to); !found || at < lowest {
				best, found, lowest = Step{p, to}, true, at
			}
		}
	}
	return best, found
}

// gains reports whether a party can move to a state that it ranks above a limit.
func gains(sp *space.Space, party, state int, limit uint32) bool {
	var room [64]int
	return slices.ContainsFunc(sp.AppendMoves(room[:0], party, state), func(to int) bool {
		return sp.Rank(party, to) > limit
	})
}

// nobody replies.
func nobody(int) []Step { return nil }

// fewStates is up to how many states are searched together.
const fewStates = 1 << 16

// findReplies floods backwards from the states that would deter the party, so
// that each flooded state holds the first step of a shortest way to one. It goes
// no further than it takes to come to all improvements that are answered.
func findReplies(ctx context.Context, sp *space.Space, c Concept, party, state int, improvements []int) *search {
	s := newSearch(progress.Begin(ctx, "looking for replies", sp.Len()), sp)
	s.reset()
	s.mover, s.to = make([]int8, sp.Len()), make([]uint32, sp.Len())
	key := sp.Ranks(party)
	limit := key[state]
	if c.looksOn() {
		key = s.climb(party, key)
	}
	for x := range key {
		if key[x] <= limit {
			s.mover[x] = deters
			s.pour(uint32(x))
		}
	}
	s.wanted = make([]uint32, len(improvements))
	for i, q := range improvements {
		s.wanted[i] = uint32(q)
	}
	s.flood(party, c.credible())
	return s
}

const deters = -1 // the mover of a state that needs no step to deter

// reply returns the shortest reply to improvement q, or nil if there is none.
// Nobody steps twice in succession: moves are transitive, so the sequence
// would not be shortest.
func (s *search) reply(q int) []Step {
	if s.dry[q/64]>>(q%64)&1 == 1 {
		return nil
	}
	var out []Step
	for s.mover[q] != deters {
		to := int(s.to[q])
		out = append(out, Step{int(s.mover[q]), to})
		q = to
	}
	return out
}
