package depth

import (
	"context"
	"encoding/binary"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/progress"
)

// A set of ends: a number below that of states is the state alone, others are looked up.
type set int32

// turns is what two parties can do, and the sets of ends met.
type turns struct {
	n     int
	moves [2][][]int32 // by mover and state
	ranks [2][]uint32
	alone [][]int     // of each state, it alone
	more  [][]int     // sets of more states, ascending, from n on
	least [2][]uint32 // of each of these, what each mover ranks it at the least
	named map[string]set
	in    []bool // states, while a set is put together; ends lists them
	ends  []int
	work  int
}

// list looks up all moves and ranks.
func (t *turns) list(ctx context.Context, g Graph, movers []int) error {
	t.n, t.named, t.in = g.Len(), map[string]set{}, make([]bool, g.Len())
	left := MostMoves
	for i := range t.moves {
		t.moves[i], t.ranks[i] = make([][]int32, t.n), make([]uint32, t.n)
		for s := range t.n {
			if i >= len(movers) {
				continue
			}
			t.ranks[i][s] = g.Rank(movers[i], s)
			for _, q := range g.Moves(movers[i], s) {
				t.moves[i][s] = append(t.moves[i][s], int32(q))
			}
			if left -= len(t.moves[i][s]); left < 0 {
				return &plenary.Limit{Code: plenary.LimitWork, What: "moves to take turns by", Bound: MostMoves,
					Fix: "ask about a smaller case"}
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	for s := range t.n {
		t.alone = append(t.alone, []int{s})
	}
	return nil
}

func (t *turns) states(e set) []int {
	if int(e) < t.n {
		return t.alone[e]
	}
	return t.more[int(e)-t.n]
}

// worst is what a mover ranks a set at the least.
func (t *turns) worst(i int, e set) uint32 {
	if int(e) < t.n {
		return t.ranks[i][e]
	}
	return t.least[i][int(e)-t.n]
}

// of is the end where the i-th mover begins; nobody else than two moves.
func (t *turns) of(layer []set, i, state int) set { return layer[i*t.n+state] }

// first is the layer of no moves: all stay.
func (t *turns) first() []set {
	out := make([]set, 2*t.n)
	for at := range out {
		out[at] = set(at % max(t.n, 1))
	}
	return out
}

// next is the layer of one move more; spent once too much work was done.
func (t *turns) next(w *progress.Work, before []set) (layer []set, spent bool, err error) {
	layer = make([]set, len(before))
	for i := range t.moves {
		after := before[(1-i)*t.n : (2-i)*t.n]
		for s := range t.n {
			layer[i*t.n+s] = t.turn(i, s, after)
			if t.work > MostWork {
				return nil, true, nil
			}
		}
		if err := w.Done(1); err != nil {
			return nil, false, err
		}
	}
	return layer, false, nil
}

// turn is where turns end that a mover begins in a state, given where they end that the other begins
// after its move. What it can be sure of is the most that it ranks the worst end of a move at: it
// takes no less, and stays where that is no more than it has.
func (t *turns) turn(i, s int, after []set) set {
	here := t.ranks[i][s]
	var sure uint32
	for k, q := range t.moves[i][s] {
		if worst := t.worst(i, after[q]); k == 0 || worst > sure {
			sure = worst
		}
	}
	t.ends = t.ends[:0]
	take := func(x int) {
		if !t.in[x] {
			t.in[x], t.ends = true, append(t.ends, x)
		}
	}
	if len(t.moves[i][s]) == 0 || sure <= here {
		take(s)
	}
	for _, q := range t.moves[i][s] {
		list := t.states(after[q])
		for _, x := range list {
			if r := t.ranks[i][x]; r > here && r >= sure {
				take(x)
			}
		}
		t.work += len(list)
	}
	t.work++
	for _, x := range t.ends {
		t.in[x] = false
	}
	return t.name(t.ends)
}

// name is the set of some states.
func (t *turns) name(ends []int) set {
	if len(ends) == 1 {
		return set(ends[0])
	}
	slices.Sort(ends)
	var text []byte
	for _, x := range ends {
		text = binary.AppendUvarint(text, uint64(x))
	}
	e, known := t.named[string(text)]
	if !known {
		e = set(t.n + len(t.more))
		t.named[string(text)], t.more = e, append(t.more, slices.Clone(ends))
		for i := range t.least {
			least := t.ranks[i][ends[0]]
			for _, x := range ends {
				least = min(least, t.ranks[i][x])
			}
			t.least[i] = append(t.least[i], least)
		}
	}
	return e
}

// hash tells most layers apart (Fowler, Noll and Vo).
func hash(layer []set) uint64 {
	h := uint64(14695981039346656037)
	for _, e := range layer {
		h = (h ^ uint64(e)) * 1099511628211
	}
	return h
}
