// Package perceive judges talks in which parties take things to be otherwise than they are:
// each party stays or moves on in a game of its own.
// Definitions are in docs/theory.md#wrong-about-one-another.
//
//	Game       how parties rank states, and which states each of them sees
//	Moves      the moves of all parties, from [NewMoves]; [Moves.Stays] judges one party in a game
//	Talks      a case with what parties take to be otherwise, from [New]
//	Judgement  who stays where as each sees it, and in truth ([Talks.Judge]), and who is surprised
//
// Games differ in ranks and in what is seen, not in what parties can do, so that moves are
// listed once, and each game takes of them what leads from a state that the mover sees to one
// that it sees.
package perceive

import (
	"context"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// What a case may have at most.
const (
	MostStates = 1 << 20
	MostMoves  = 1 << 25 // of all parties together
)

// A Set is a set of states: bit k of word w is state 64w+k. The nil set has none.
type Set []uint64

// Has reports whether a state is in the set.
func (s Set) Has(state int) bool { return s != nil && s[state/64]>>(state%64)&1 == 1 }

func (s Set) add(state int) { s[state/64] |= 1 << (state % 64) }

func setOf(n int) Set { return make(Set, (n+63)/64) }

// A Game is how parties rank the states of a case, and what they do not see: a party makes
// no move out of a state that it does not see, and none into one.
type Game struct {
	Ranks  [][]uint32 // by party and state: larger is better
	Unseen []Set      // by party
}

// Moves are those of all parties of a case. They never change and are safe for concurrent use.
type Moves struct {
	n           int
	ahead, back []arcs // by party
}

// arcs are the moves of a party out of every state, or into it.
type arcs struct {
	first []uint32 // by state: where its own begin; one more at the end
	to    []uint32
}

func (a *arcs) of(state int) []uint32 { return a.to[a.first[state]:a.first[state+1]] }

// NewMoves lists the moves of a case. The time and the memory are linear in moves. The error is
// the context's, or a *[plenary.Limit] where there are more than [MostStates] or [MostMoves].
func NewMoves(ctx context.Context, sp *space.Space) (*Moves, error) {
	m := &Moves{n: sp.Len()}
	if m.n > MostStates {
		return nil, &plenary.Limit{Code: plenary.LimitStates,
			What: "feasible situations to judge as each party sees them", Bound: MostStates,
			Met: int64(m.n), Fix: "ask about a smaller case"}
	}
	if err := sp.Arrange(ctx); err != nil {
		return nil, err
	}
	w, all := progress.Begin(ctx, "listing moves", m.n*len(sp.Case().Parties)), 0
	for p := range sp.Case().Parties {
		a := arcs{first: make([]uint32, 1, m.n+1)}
		for s := range m.n {
			for _, q := range sp.Moves(p, s) {
				a.to = append(a.to, uint32(q))
			}
			if all+len(a.to) > MostMoves {
				return nil, &plenary.Limit{Code: plenary.LimitWork, What: "moves to judge as each party sees them",
					Bound: MostMoves, Fix: "ask about a smaller case"}
			}
			a.first = append(a.first, uint32(len(a.to)))
			if err := w.Done(1); err != nil {
				return nil, err
			}
		}
		all += len(a.to)
		m.ahead, m.back = append(m.ahead, a), append(m.back, a.turned(m.n))
	}
	return m, ctx.Err()
}

// turned are the same moves, by where they lead.
func (a *arcs) turned(n int) arcs {
	out := arcs{first: make([]uint32, n+1), to: make([]uint32, len(a.to))}
	for _, q := range a.to {
		out.first[q+1]++
	}
	for s := range n {
		out.first[s+1] += out.first[s]
	}
	at := slices.Clone(out.first)
	for s := range n {
		for _, q := range a.of(s) {
			out.to[at[q]] = uint32(s)
			at[q]++
		}
	}
	return out
}

// gains lists the moves of a party from a state by which it gains in a game.
func (m *Moves) gains(g *Game, party, state int) []int {
	var out []int
	rank, unseen := g.Ranks[party], g.Unseen[party]
	if unseen.Has(state) {
		return nil
	}
	for _, q := range m.ahead[party].of(state) {
		if rank[q] > rank[state] && !unseen.Has(int(q)) {
			out = append(out, int(q))
		}
	}
	return out
}

// Stays lists the states in which a party stays in a game, by a concept. The time is linear in
// moves; the error is the context's.
func (m *Moves) Stays(ctx context.Context, g *Game, party int, c stability.Concept) (Set, error) {
	leaves, err := m.Leaves(ctx, g, party, c)
	if err != nil {
		return nil, err
	}
	out := setOf(m.n)
	for s := range m.n {
		if len(leaves(s)) == 0 {
			out.add(s)
		}
	}
	return out, ctx.Err()
}

// Leaves returns a function of a state that lists where a party gains by moving from there in a game with
// no answer that counts by the concept, ascending: nothing where it stays. To make it takes as long as
// [Moves.Stays]; what it takes to call it is linear in the moves of the party from the state.
func (m *Moves) Leaves(ctx context.Context, g *Game, party int, c stability.Concept) (func(state int) []int, error) {
	answered, err := m.answers(ctx, g, party, c)
	if err != nil {
		return nil, err
	}
	return func(state int) []int {
		return slices.DeleteFunc(m.gains(g, party, state), func(q int) bool { return answered(state, q) })
	}, nil
}

// answers decides whether the others can answer a move by which the party gains. What they can
// bring about is found at once for all states, backwards from the worst (docs/theory.md#kernel).
func (m *Moves) answers(ctx context.Context, g *Game, party int, c stability.Concept) (func(from, to int) bool, error) {
	if c == stability.Nash {
		return func(int, int) bool { return false }, nil
	}
	key := g.Ranks[party]
	if c == stability.SMR || c == stability.SSEQ {
		key = m.goingOn(g, party)
	}
	least, err := m.least(ctx, g, party, key, c == stability.SEQ || c == stability.SSEQ)
	rank := g.Ranks[party]
	return func(from, to int) bool { return least[to] <= rank[from] }, err
}

// goingOn is the best rank that a party has in each state or can move on to from there.
func (m *Moves) goingOn(g *Game, party int) []uint32 {
	out := slices.Clone(g.Ranks[party])
	for s := range out {
		for _, q := range m.gains(g, party, s) {
			out[s] = max(out[s], g.Ranks[party][q])
		}
	}
	return out
}

// least is the least key that others of a party can bring about from each state; credible is
// whether by moves that those who make them gain by alone.
func (m *Moves) least(ctx context.Context, g *Game, party int, key []uint32, credible bool) ([]uint32, error) {
	order := make([]uint32, m.n)
	for s := range order {
		order[s] = uint32(s)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return int(key[a]) - int(key[b]) })
	least, reached := slices.Clone(key), setOf(m.n)
	w := progress.Begin(ctx, "asking how others could answer", 0)
	var queue []uint32
	looked := 0
	for _, s := range order {
		if reached.Has(int(s)) {
			continue
		}
		reached.add(int(s))
		for queue = append(queue[:0], s); len(queue) > 0; {
			x := queue[len(queue)-1]
			queue = queue[:len(queue)-1]
			least[x] = key[s]
			if looked++; looked%1024 == 0 {
				if err := w.Done(1024); err != nil {
					return nil, err
				}
			}
			for p := range m.back {
				if p == party || g.Unseen[p].Has(int(x)) {
					continue
				}
				rank := g.Ranks[p]
				for _, y := range m.back[p].of(int(x)) {
					if !reached.Has(int(y)) && !g.Unseen[p].Has(int(y)) && (!credible || rank[x] > rank[y]) {
						reached.add(int(y))
						queue = append(queue, y)
					}
				}
			}
		}
	}
	return least, ctx.Err()
}
