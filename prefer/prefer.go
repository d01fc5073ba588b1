// Package prefer judges who stays where when it is not known of some wishes which way a party
// wants them, or when some of what it prefers weighs heavily.
// Definitions are in docs/theory.md#unknown-preference and docs/theory.md#strength-of-preference.
//
//	Relation  how a party takes one state compared with another, which may be unknown, or much better
//	Graph     states, moves and relations; [Marked] makes one of a case
//	Judge     the moves of a graph listed, from [New]; asks about one state or all
//	Verdict   what tempts a party out of a state, and which ends of replies deter it
//	Manner    how it takes what is not known, or how heavily a reply has to weigh
//
// Nothing is ranked in one line here, so each state is asked by itself: what others can bring about from
// where a party would move is flooded by legal sequences, and every end compared with where it began.
package prefer

import (
	"context"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/stability"
)

// A Relation is how a party takes one state compared with another.
type Relation uint8

// The relations.
const (
	Same Relation = iota
	Better
	MuchBetter
	Worse
	MuchWorse
	Unknown
)

var relations = []string{"same", "better", "much-better", "worse", "much-worse", "unknown"}

func (r Relation) String() string { return relations[r] }

// gains reports whether it is certainly better, mildly or much.
func (r Relation) gains() bool { return r == Better || r == MuchBetter }

// A Graph is states, counted from 0, the moves of parties on them, and how each party takes one
// compared with another. Moves need not be transitive, nor relations.
type Graph interface {
	Len() int
	Moves(party, state int) []int
	Compare(party, a, b int) Relation // a as compared with b; of b with a it is the converse
}

// What is looked at at most.
const (
	MostStates  = 1 << 18
	MostParties = 64
	MostMoves   = 1 << 25 // of all parties together
	MostListed  = 1 << 10 // states of which all are asked about
	MostWork    = 1 << 32 // moves and ends looked at for all of them
)

// A Manner is how a party takes what is not known of its preference (Li, Hipel, Kilgour and Fang 2004), or how
// heavily it has to lose by a reply (Hamouda, Kilgour and Hipel 2004).
type Manner uint8

// The manners. Where nothing is unknown the first four are one.
const (
	A      Manner = iota // it moves for what may be better, and fears only what is certainly no better
	B                    // it moves for what is certainly better, and fears only what is certainly no better
	C                    // it moves for what may be better, and fears whatever may be no better
	D                    // it moves for what is certainly better, and fears whatever may be no better
	Strong               // it moves for what is better, and fears only what is much worse
)

// Attitudes are the manners of taking what is not known.
var Attitudes = []Manner{A, B, C, D}

var manners = []string{"a", "b", "c", "d", "strong"}

func (m Manner) String() string { return manners[m] }

// bold reports whether what may be better tempts.
func (m Manner) bold() bool { return m == A || m == C }

func (m Manner) deters() Deters {
	switch m {
	case A, B:
		return Certainly
	case C, D:
		return Perhaps
	}
	return Heavily
}

// Deters is which ends of a reply deter.
type Deters uint8

// What deters.
const (
	Certainly Deters = iota // what is certainly no better than where the party began
	Perhaps                 // what is not certainly better
	Heavily                 // what is much worse
	allDeters
)

var deterring = []string{"certainly", "perhaps", "heavily"}

func (d Deters) String() string { return deterring[d] }

func (d Deters) test(r Relation) bool {
	switch d {
	case Certainly:
		return r == Same || r == Worse || r == MuchWorse
	case Perhaps:
		return !r.gains()
	}
	return r == MuchWorse
}

// Concepts are those that are asked by.
var Concepts = []stability.Concept{stability.Nash, stability.GMR, stability.SMR, stability.SEQ}

// arcs are moves of a party out of every state.
type arcs struct {
	first []uint32 // by state: where its own begin; one more at the end
	to    []uint32
}

func (a *arcs) of(state int) []uint32 { return a.to[a.first[state]:a.first[state+1]] }

// A Judge has the moves of a graph. It is not safe for concurrent use.
type Judge struct {
	g       Graph
	n       int
	moves   []arcs // by party
	may     []arcs // of these, those by which the mover gains or may gain
	last    []uint8
	queue   []turn
	reached map[question][]uint32
	work    int
	most    int // of the work
}

// A turn is a state from which all but one move, or that one alone.
type turn struct {
	state uint32
	mover uint8
	alone bool
}

type question struct {
	party, state int
	credible     bool
}

// New lists the moves of a graph. The time and the memory are linear in moves. The error is the
// context's, or a *[plenary.Limit] where there are more than [MostStates], [MostParties] or [MostMoves].
func New(ctx context.Context, g Graph, parties int) (*Judge, error) {
	j := &Judge{g: g, n: g.Len(), most: MostWork}
	switch {
	case j.n > MostStates:
		return nil, &plenary.Limit{Code: plenary.LimitStates, What: "feasible situations to compare",
			Bound: MostStates, Met: int64(j.n), Fix: "ask about a smaller case"}
	case parties > MostParties:
		return nil, &plenary.Limit{Code: plenary.LimitCombinations, What: "parties that answer one another",
			Bound: MostParties, Met: int64(parties), Fix: "ask about a graph with fewer parties"}
	}
	j.last = make([]uint8, j.n)
	w, all := progress.Begin(ctx, "listing moves", j.n*parties), 0
	for p := range parties {
		moves, may := arcs{first: make([]uint32, 1, j.n+1)}, arcs{first: make([]uint32, 1, j.n+1)}
		for s := range j.n {
			for _, q := range g.Moves(p, s) {
				moves.to = append(moves.to, uint32(q))
				if r := g.Compare(p, q, s); r.gains() || r == Unknown {
					may.to = append(may.to, uint32(q))
				}
			}
			if all+len(moves.to) > MostMoves {
				return nil, &plenary.Limit{Code: plenary.LimitWork, What: "moves to look at", Bound: MostMoves,
					Fix: "ask about a smaller case"}
			}
			moves.first, may.first = append(moves.first, uint32(len(moves.to))), append(may.first, uint32(len(may.to)))
			if err := w.Done(1); err != nil {
				return nil, err
			}
		}
		all += len(moves.to)
		j.moves, j.may = append(j.moves, moves), append(j.may, may)
	}
	return j, ctx.Err()
}

// A Verdict is what tempts a party out of a state, and what answers it.
type Verdict struct {
	Party, State int
	Moves        []Move // that tempt it: those by which it gains, and those of which that is not known; ascending
}

// A Move tempts a party. It is answered by a reply of the others that ends where it deters.
type Move struct {
	To      int
	Unknown bool
	// by what deters and by concept, as in [Concepts]: an end of a reply that deters; -1 for none, and by Nash
	Answers [allDeters][4]int
}

// Answer is an end of a reply that deters by a concept; -1 for none. It panics for a concept that is not one
// of [Concepts].
func (m *Move) Answer(c stability.Concept, d Deters) int { return m.Answers[d][place(c)] }

func place(c stability.Concept) int {
	for i, own := range Concepts {
		if own == c {
			return i
		}
	}
	panic("prefer: " + c.String() + " is not asked by")
}

// Leaves lists the moves that tempt a party in a manner and that nothing answers by a concept, ascending:
// none where it stays.
func (v *Verdict) Leaves(c stability.Concept, m Manner) []int {
	var out []int
	for i := range v.Moves {
		if x := &v.Moves[i]; (!x.Unknown || m.bold()) && x.Answer(c, m.deters()) < 0 {
			out = append(out, x.To)
		}
	}
	return out
}

// Stays reports whether the party stays.
func (v *Verdict) Stays(c stability.Concept, m Manner) bool { return v.Leaves(c, m) == nil }

// Ask finds what tempts a party out of a state, and what answers it. The cost is, for each move that
// tempts, that of all moves, and for SMR of those of the party from where replies end. The error is the context's.
func (j *Judge) Ask(ctx context.Context, party, state int) (*Verdict, error) {
	v := &Verdict{Party: party, State: state}
	for _, q := range j.moves[party].of(state) {
		r := j.g.Compare(party, int(q), state)
		if !r.gains() && r != Unknown {
			continue
		}
		m := Move{To: int(q), Unknown: r == Unknown}
		for d := range m.Answers {
			m.Answers[d] = [4]int{-1, -1, -1, -1}
		}
		if err := j.answer(ctx, v, &m); err != nil {
			return nil, err
		}
		v.Moves = append(v.Moves, m)
	}
	return v, ctx.Err()
}

// answer finds what answers a move, by each concept and each that deters: the first end found.
func (j *Judge) answer(ctx context.Context, v *Verdict, m *Move) error {
	for _, credible := range []bool{false, true} {
		ends, err := j.ends(ctx, v.Party, m.To, credible)
		if err != nil {
			return err
		}
		for i, x := range ends {
			if i%1024 == 1023 && ctx.Err() != nil {
				return ctx.Err()
			}
			j.work++
			r := j.g.Compare(v.Party, int(x), v.State)
			for d := range allDeters {
				if !d.test(r) {
					continue
				}
				by := &m.Answers[d]
				if credible {
					set(&by[3], x)
					continue
				}
				set(&by[1], x)
				if by[2] < 0 && j.held(v, int(x), d) {
					set(&by[2], x)
				}
			}
		}
	}
	return nil
}

func set(at *int, x uint32) {
	if *at < 0 {
		*at = int(x)
	}
}

// held reports whether wherever a party moves on from the end of a reply deters as well.
func (j *Judge) held(v *Verdict, x int, d Deters) bool {
	for _, y := range j.moves[v.Party].of(x) {
		j.work++
		if !d.test(j.g.Compare(v.Party, int(y), v.State)) {
			return false
		}
	}
	return true
}

// ends lists where legal sequences of the others of a party lead to from a state, that state left out; with
// credible those by whose every step its mover gains or may gain.
func (j *Judge) ends(ctx context.Context, party, state int, credible bool) ([]uint32, error) {
	q := question{party, state, credible}
	if found, ok := j.reached[q]; ok {
		return found, nil
	}
	var out []uint32
	err := j.flood(ctx, q, func(to uint32) {
		if int(to) != state {
			out = append(out, to)
		}
	})
	if j.reached != nil {
		j.reached[q] = out
	}
	return out, err
}

const several = 255 // movers last there

// flood follows legal sequences of the others of a party from a state, and tells each state once that they come to. All
// can move on from a state but its only last mover; where two can move last into it, all can.
func (j *Judge) flood(ctx context.Context, q question, found func(to uint32)) error {
	arcs := j.moves
	if q.credible {
		arcs = j.may
	}
	clear(j.last)
	j.queue = j.queue[:0]
	step := func(from, mover int) {
		next := arcs[mover].of(from)
		j.work += len(next)
		for _, to := range next {
			switch was := j.last[to]; was {
			case uint8(mover) + 1, several:
			case 0:
				j.last[to] = uint8(mover) + 1
				j.queue = append(j.queue, turn{to, uint8(mover), false})
				found(to)
			default:
				j.last[to] = several
				j.queue = append(j.queue, turn{to, was - 1, true})
			}
		}
	}
	for p := range arcs {
		if p != q.party {
			step(q.state, p)
		}
	}
	for i := 0; i < len(j.queue); i++ {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch t := j.queue[i]; {
		case t.alone:
			step(int(t.state), int(t.mover))
		default:
			for p := range arcs {
				if p != q.party && p != int(t.mover) {
					step(int(t.state), p)
				}
			}
		}
	}
	return nil
}
