package space

import (
	"context"
	"runtime"
	"sync"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/progress"
)

// A ranker finds the ranks of all states for one party after another (option
// prioritisation, Peng 1999 and Fang et al. 2003; see docs/theory.md#tiers): what
// statements are true in a state is read as a number, the most important one
// first, and states are numbered in the order of these (docs/theory.md#ranks).
type ranker struct {
	*Space
	ctx   context.Context
	work  *progress.Work // in states, twice for each batch of statements
	truth [][]uint64     // by statement of the batch: where it holds, of a run of states
	room  expr.Room
	sorter
}

const (
	mostBits  = 64 // statements in a batch, while no states are told apart yet
	laterBits = 38 // and afterwards: a rank takes the other bits, since MaxStates is 2^26
	runWords  = 256
)

// rankAll ranks the states for some parties.
func (s *Space) rankAll(ctx context.Context, parties []int, what string) error {
	wants, total := make([][]*expr.Expr, len(parties)), 0
	for i, p := range parties {
		wants[i] = s.telling(p)
		total += 2 * s.n * (1 + len(wants[i])/laterBits)
	}
	w := progress.Begin(ctx, what, total)
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(len(parties), runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			r := &ranker{Space: s, ctx: ctx, work: w}
			for i := range next {
				s.ranks[parties[i]], s.tiers[parties[i]] = r.rank(parties[i], wants[i])
			}
		})
	}
	for i := range parties {
		next <- i
	}
	close(next)
	wg.Wait()
	return ctx.Err()
}

// rank returns the ranks of the states and how many tiers there are. When ctx
// ends, they are worth nothing.
func (r *ranker) rank(party int, wants []*expr.Expr) (ranks []uint32, tiers int) {
	ranks, tiers = make([]uint32, r.n), 1
	if list := r.c.Parties[party].Prefers.Ranking; len(list) > 0 {
		tiers = r.listed(list, ranks)
	}
	for len(wants) > 0 && r.ctx.Err() == nil {
		most := mostBits
		if tiers > 1 {
			most = laterBits
		}
		batch := wants[:min(most, len(wants))]
		wants = wants[len(batch):]
		r.fillKeys(batch, ranks)
		if r.ctx.Err() == nil {
			tiers = r.number(ranks)
		}
	}
	return ranks, tiers
}

// listed ranks states by a list of tiers and returns how many there are.
// Unlisted states come last, tied.
func (s *Space) listed(list [][][]uint8, ranks []uint32) int {
	left := s.n
	for i, tier := range list {
		for _, levels := range tier {
			state, _ := s.Find(levels) // feasible: Draft.Case saw to it
			ranks[state] = uint32(len(list) - i)
			left--
		}
	}
	if left > 0 {
		return len(list) + 1
	}
	for state := range ranks {
		ranks[state]--
	}
	return len(list)
}

// telling returns the statements of a party that can tell states apart which
// earlier ones do not: where these fix the levels of some options, a statement
// about no others says nothing new.
func (s *Space) telling(party int) []*expr.Expr {
	t := newTold(s.c)
	var out []*expr.Expr
	for i := range s.c.Parties[party].Prefers.Statements {
		if want := s.c.Parties[party].Prefers.Statements[i].Want; t.tells(want) {
			out = append(out, want)
		}
	}
	return out
}

// told holds what statements about one option tell: the class of each level of
// an option, two levels being in one class while nothing tells them apart.
type told struct {
	class   [][]int
	classes []int // how many, by option
	levels  []uint8
}

func newTold(c *plenary.Case) *told {
	t := &told{levels: make([]uint8, len(c.Options)), classes: make([]int, len(c.Options))}
	for o := range c.Options {
		t.class = append(t.class, make([]int, len(c.Options[o].Levels)))
		t.classes[o] = 1
	}
	return t
}

// tells reports whether a statement may tell states apart that those before it
// do not, and takes note of it.
func (t *told) tells(want *expr.Expr) bool {
	options := want.Options(nil)
	for _, o := range options {
		if t.classes[o] < len(t.class[o]) {
			return len(options) > 1 || t.split(o, want)
		}
	}
	return false
}

// split divides the classes of an option's levels by a statement about it alone.
func (t *told) split(o int, want *expr.Expr) bool {
	before, n := t.classes[o], map[[2]int]int{}
	for l := range t.class[o] {
		t.levels[o] = uint8(l)
		key := [2]int{t.class[o][l], bit(want.Holds(t.levels))}
		if _, ok := n[key]; !ok {
			n[key] = len(n)
		}
		t.class[o][l] = n[key]
	}
	t.levels[o] = 0
	t.classes[o] = len(n)
	return len(n) > before
}

// fillKeys works out the number of every state: its rank so far, then a bit for
// each statement of the batch, set where it is true.
func (r *ranker) fillKeys(batch []*expr.Expr, ranks []uint32) {
	r.grow(r.n)
	for len(r.truth) < len(batch) {
		r.truth = append(r.truth, make([]uint64, min(runWords, words(r.n))))
	}
	for from := 0; from < words(r.n); from += runWords {
		size := min(runWords, words(r.n)-from)
		for i, want := range batch {
			want.FillPart(r.truth[i][:size], r.planes, from, &r.room)
		}
		for w := range size {
			lo := 64 * (from + w)
			r.spread(len(batch), w, r.keys[lo:min(lo+64, r.n)])
		}
		if r.work.Done(min(64*(from+size), r.n)-64*from) != nil {
			return
		}
	}
	for state, rank := range ranks {
		r.keys[state] |= uint64(rank) << laterBits // zero in the first batch, which may take all bits
	}
}

// spread writes the numbers of up to 64 states.
func (r *ranker) spread(statements, w int, keys []uint64) {
	var square [64]uint64
	for i, truth := range r.truth[:statements] {
		square[statements-1-i] = truth[w]
	}
	transpose(&square)
	copy(keys, square[:])
}

// transpose exchanges rows and columns of bits (Warren, Hacker's Delight, 2013,
// section 7-3).
func transpose(rows *[64]uint64) {
	mask := uint64(1)<<32 - 1
	for by := 32; by > 0; by >>= 1 {
		for k := 0; k < 64; k = (k + by + 1) &^ by {
			a, b := rows[k], rows[k|by]
			swap := (a>>by ^ b) & mask
			rows[k|by] = b ^ swap
			rows[k] = a ^ swap<<by
		}
		mask ^= mask << (by >> 1)
	}
}
