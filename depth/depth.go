// Package depth finds where two parties would stay if they looked some moves ahead.
// Definitions are in docs/theory.md#moves-ahead.
//
//	Graph    states, moves and ranks; a *space.Space is one
//	Plays    where both expect that turns end, from [Look], for any number of moves
//	Verdict  whether a party stays
//
// The ends for a number of moves follow from those for one move fewer, for all states at once
// (turns.go). As there are finitely many, they come again: what is so for ever is read off one
// period.
package depth

import (
	"context"
	"errors"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
)

// A Graph is states, counted from 0, and on them the moves of parties and how they rank them,
// larger being better. Moves need not be transitive.
type Graph interface {
	Len() int
	Moves(party, state int) []int
	Rank(party, state int) uint32
}

// What is looked at most.
const (
	MostStates = 1 << 12
	MostMoves  = 1 << 22 // of both, those from each state counted
	MostWork   = 1 << 26 // ends looked at, over all numbers of moves
)

// ErrMovers is the error of a question about more than two parties that can move.
var ErrMovers = errors.New("turns are taken by two parties, and more than two can move in this case; " +
	"ask about a case with two that can")

// A Verdict is whether a party stays.
type Verdict uint8

// What there is to say.
const (
	Leaves Verdict = iota
	Stays
	Ties // it hangs on what somebody takes of what it ranks alike
	Open // it takes too much work to find out
)

var verdicts = []string{"leaves", "stays", "ties", "open"}

func (v Verdict) String() string { return verdicts[v] }

// Plays are where two parties expect that turns end, for any number of moves. They never change
// and are safe for concurrent use.
type Plays struct {
	turns
	Movers []int // the parties that can move, ascending; at most two
	// from so many moves on what is expected comes again with every so many moves more; the second is 0
	// where that takes too much work to find out
	From, Period int
	layers       [][]set // by number of moves: of the first mover by state, then of the second
}

// Movers lists the parties that can move in some state, ascending. The cost is that of listing
// moves until one is found of each. The error is the context's, or [ErrMovers] where there are more
// than two.
func Movers(ctx context.Context, g Graph, parties int) ([]int, error) {
	var out []int
	w := progress.Begin(ctx, "asking who can move", 0)
	for p := range parties {
		for s := range g.Len() {
			if err := w.Done(1); err != nil {
				return nil, err
			}
			if len(g.Moves(p, s)) > 0 {
				out = append(out, p)
				break
			}
		}
		if len(out) > 2 {
			return nil, ErrMovers
		}
	}
	return out, ctx.Err()
}

// Look finds where turns end, for up to so many moves at least. The cost is, for each number of
// moves until they come again, that of looking at all moves. The error is the context's,
// [ErrMovers], or a *[plenary.Limit].
func Look(ctx context.Context, g Graph, parties, moves int) (*Plays, error) {
	movers, err := Movers(ctx, g, parties)
	switch {
	case err != nil:
		return nil, err
	case g.Len() > MostStates:
		return nil, &plenary.Limit{Code: plenary.LimitStates, What: "feasible states to take turns in",
			Bound: MostStates, Met: int64(g.Len()), Fix: "ask about a smaller case"}
	}
	p := &Plays{Movers: movers}
	if err := p.list(ctx, g, p.Movers); err != nil {
		return nil, err
	}
	w, met := progress.Begin(ctx, "looking ahead", 0), map[uint64][]int{}
	for layer := p.first(); ; {
		h := hash(layer)
		for _, at := range met[h] {
			if slices.Equal(p.layers[at], layer) {
				p.From, p.Period = at, len(p.layers)-at
				return p, ctx.Err()
			}
		}
		met[h] = append(met[h], len(p.layers))
		p.layers = append(p.layers, layer)
		var spent bool
		var err error
		if layer, spent, err = p.next(w, layer); err != nil {
			return nil, err
		}
		if !spent {
			continue
		}
		if len(p.layers) > moves {
			return p, ctx.Err()
		}
		return nil, &plenary.Limit{Code: plenary.LimitWork, What: "ends of turns to look at", Bound: MostWork,
			Fix: "ask about fewer moves, or a smaller case"}
	}
}

// at is the layer for a number of moves; nil where that takes too much work to find out.
func (p *Plays) at(moves int) []set {
	switch {
	case moves < len(p.layers):
		return p.layers[moves]
	case p.Period == 0:
		return nil
	}
	return p.layers[p.From+(moves-p.From)%p.Period]
}

// end is where turns end that a party begins in a state.
func (p *Plays) end(layer []set, party, state int) set {
	if i := slices.Index(p.Movers, party); i >= 0 {
		return layer[i*p.n+state]
	}
	return set(state)
}

// Ends lists the states in which turns can end that a party begins in a state, for a number of
// moves, ascending: one, unless somebody ranks alike what it can choose between. Nil where
// that takes too much work to find out.
func (p *Plays) Ends(party, state, moves int) []int {
	layer := p.at(moves)
	if layer == nil {
		return nil
	}
	return slices.Clone(p.states(p.end(layer, party, state)))
}

// Stays reports whether a party stays in a state, looking ahead so many moves (limited-move
// stability; Zagare 1984, Kilgour 1985).
func (p *Plays) Stays(party, state, moves int) Verdict {
	layer := p.at(moves)
	if layer == nil {
		return Open
	}
	end := p.end(layer, party, state)
	switch {
	case end == set(state):
		return Stays
	case slices.Contains(p.states(end), state):
		return Ties
	}
	return Leaves
}

// NonMyopic reports whether from some number of moves on a party stays in a state, however far it
// looks (non-myopic stability; Brams and Wittman 1981, Kilgour 1985).
func (p *Plays) NonMyopic(party, state int) Verdict {
	if p.Period == 0 {
		return Open
	}
	out := Stays
	for moves := range p.Period {
		switch p.Stays(party, state, p.From+moves) {
		case Leaves:
			return Leaves
		case Ties:
			out = Ties
		}
	}
	return out
}

// Play lists the states that turns lead through which a party begins in a state, the two
// moving alternately, up to where they end: none where it stays, where it hangs on ties, or where
// several ends are possible. Of moves that lead to the same end the first is taken.
func (p *Plays) Play(party, state, moves int) []int {
	i := slices.Index(p.Movers, party)
	if i < 0 || len(p.Ends(party, state, moves)) != 1 {
		return nil
	}
	var out []int
	for end := p.of(p.at(moves), i, state); end != set(state); i = 1 - i {
		moves--
		to := slices.IndexFunc(p.moves[i][state], func(q int32) bool { return p.of(p.at(moves), 1-i, int(q)) == end })
		state = int(p.moves[i][state][to])
		out = append(out, state)
	}
	return out
}
