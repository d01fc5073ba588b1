// Package space lays a case out: its feasible states, each party's ranking of
// them, and the moves between them.
//
//	state        0-based int; its number, as printed, is one more
//	rank         of a state for a party: larger is better, 0 worst, no gaps
//	tier         the same counted from the best, 1 = best; for tables
//	block        states that differ only in one party's own levels
//	cell         states of a block that the party can also come back from
//	move         within a block, from cell to cell as directions allow
//	joint move   as a move, of any parties' options at once (attainable.go)
//	better       what all would wish that can still come about (better.go)
//
// [New] is the entry. A Space never changes and may be shared. Arcs are not
// stored: [Space.Moves] and [Space.Improvements] list those of one state, [Blocks]
// holds all of one party.
package space

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"runtime"
	"slices"
	"sync"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// A Space is a case laid out. It never changes and is safe for concurrent use.
// States are numbered from 0 in the order of their levels, those of the first
// option varying fastest; a number that no state has makes its methods panic.
type Space struct {
	c      *plenary.Case
	lim    Limits
	n      int
	stride []uint64 // of each option in the index of a state
	index  []uint64 // of each state, ascending; nil when all combinations are feasible
	planes expr.Planes
	ranks  [][]uint32 // by party and state
	tiers  []int      // by party
	found  *finder    // nil when all combinations are feasible, or too few
	cells  *arranger  // blocks and places, found when first asked for

	attainable [2][]uint64 // by joint moves: closed options as they are, and open
	better     better
}

// New lays c out: it enumerates the feasible states and ranks them for each party.
// The time is linear in states times parties times statements, beside that of
// finding which combinations are feasible; the memory is bounded by lim, and is kept as long as the Space is. Past the
// limit the error is a *[plenary.Limit]; when ctx ends first, it is the context's;
// and a case that [plenary.Draft.Case] did not make is refused.
func New(ctx context.Context, c *plenary.Case, lim Limits) (*Space, error) {
	if err := c.Checked(); err != nil {
		return nil, err
	}
	s := &Space{c: c, lim: lim, stride: strides(c)}
	if s.stride == nil {
		return nil, tooManyCombinations(c)
	}
	if err := s.enumerate(ctx, lim.of(c)); err != nil {
		return nil, err
	}
	if s.n == 0 {
		return nil, errNoState
	}
	if err := s.buildPlanes(ctx); err != nil {
		return nil, err
	}
	s.found = s.newFinder()
	s.cells = &arranger{}
	s.ranks, s.tiers = make([][]uint32, len(c.Parties)), make([]int, len(c.Parties))
	if err := s.rankAll(ctx, s.parties(func(int) bool { return true }), "ranking the states"); err != nil {
		return nil, err
	}
	s.better = s.wishes()
	return s, s.attain(ctx)
}

// errNoState is that of rules of which no check could tell that they exclude all;
// with a status quo they leave that.
var errNoState = errors.New("no state is feasible: the rules under `impossible` exclude every combination of levels")

// each calls f(0) … f(n-1) on as many goroutines as there are processors.
func each(n int, f func(int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// strides returns each option's weight in a state's index, the first option
// varying fastest; nil when the combinations do not fit 2^62.
func strides(c *plenary.Case) []uint64 {
	out := make([]uint64, len(c.Options)+1)
	out[0] = 1
	for i := range c.Options {
		hi, lo := bits.Mul64(out[i], uint64(len(c.Options[i].Levels)))
		if hi != 0 || lo > maxCombinations {
			return nil
		}
		out[i+1] = lo
	}
	return out
}

// Case returns the case that was laid out.
func (s *Space) Case() *plenary.Case { return s.c }

// Limits returns what the case was laid out with. What lays out another form of
// it, with a variant or a lever, takes the same.
func (s *Space) Limits() Limits { return s.lim }

// Len returns the number of feasible states.
func (s *Space) Len() int { return s.n }

// Combinations returns how many combinations of levels there are, and the place of
// every state among them, ascending, the first option varying fastest; nil where
// all are feasible, so that a state's place is its number. It must not be written to.
func (s *Space) Combinations() (all uint64, places []uint64) {
	return s.stride[len(s.c.Options)], s.index
}

// StateAt returns the state at a place among all combinations; ok is false where
// that is not feasible.
func (s *Space) StateAt(place uint64) (state int, ok bool) { return s.find(place) }

// Levels writes the level position of every option in a state over dst.
func (s *Space) Levels(state int, dst []uint8) []uint8 {
	dst = dst[:0]
	rest := s.indexOf(state)
	for i := range s.c.Options {
		radix := uint64(len(s.c.Options[i].Levels))
		dst = append(dst, uint8(rest%radix))
		rest /= radix
	}
	return dst
}

// Level returns the level of one option in a state.
func (s *Space) Level(state, option int) int {
	return int(s.indexOf(state) / s.stride[option] % uint64(len(s.c.Options[option].Levels)))
}

// At returns the states in which an option stands at a level: bit k of word w is
// state 64w+k. The set must not be written to.
func (s *Space) At(option, level int) []uint64 {
	planes := s.planes[option]
	if level > 0 {
		return planes[level]
	}
	out := make([]uint64, words(s.n))
	for w := range out {
		for _, plane := range planes[1:] {
			out[w] |= plane[w]
		}
		out[w] = ^out[w]
	}
	trim(out, s.n)
	return out
}

// Beside calls f with every two feasible states that differ in one option alone,
// which stands at one level in the first and at another in the second, in
// ascending order, until f returns false. The time is linear in states.
func (s *Space) Beside(option, from, to int, f func(a, b int) bool) {
	second := s.At(option, to)
	b := 0
	for w, word := range s.At(option, from) {
		for ; word != 0; word &= word - 1 {
			a := 64*w + bits.TrailingZeros64(word)
			at := s.indexOf(a) - uint64(from)*s.stride[option] + uint64(to)*s.stride[option]
			for b < s.n && (s.indexOf(b) < at || second[b/64]>>(b%64)&1 == 0) {
				b++
			}
			if b < s.n && s.indexOf(b) == at && !f(a, b) {
				return
			}
		}
	}
}

func (s *Space) indexOf(state int) uint64 {
	if state < 0 || state >= s.n {
		panic(fmt.Sprintf("space: there is no state %d; there are %d, counted from 0", state, s.n))
	}
	if s.index == nil {
		return uint64(state)
	}
	return s.index[state]
}

// Code returns a state's code.
func (s *Space) Code(state int) string { return plenary.Code(s.Levels(state, nil)) }

// Find returns the state with the given levels; ok is false when it is not
// feasible, or when levels are not those of a state: one of its own for each
// option.
func (s *Space) Find(levels []uint8) (state int, ok bool) {
	if len(levels) != len(s.c.Options) {
		return 0, false
	}
	var at uint64
	for i, l := range levels {
		if int(l) >= len(s.c.Options[i].Levels) {
			return 0, false
		}
		at += uint64(l) * s.stride[i]
	}
	return s.find(at)
}

// StatusQuo returns the state the parties are in now; -1 of a case without a
// status quo.
func (s *Space) StatusQuo() int {
	if s.c.NoStatusQuo {
		return -1
	}
	state, _ := s.Find(s.c.StatusQuo()) // always feasible: Draft.Case saw to it
	return state
}

// Rank returns a state's rank for a party: larger is better, 0 worst.
func (s *Space) Rank(party, state int) uint32 { return s.ranks[party][state] }

// Ranks returns the ranks of all states for a party, by state. They must not be
// written to.
func (s *Space) Ranks(party int) []uint32 { return s.ranks[party] }

// Tiers returns how many tiers a party tells apart.
func (s *Space) Tiers(party int) int { return s.tiers[party] }

// Tier returns a state's tier for a party, 1 = best.
func (s *Space) Tier(party, state int) int { return s.tiers[party] - int(s.Rank(party, state)) }

// Where evaluates a condition of the case in every state: bit k of word w is state
// 64w+k, in a new slice. The condition must be one of the case laid out, or
// resolved against it.
func (s *Space) Where(e *expr.Expr) []uint64 { return s.where(context.Background(), e) }

// where is Where; when ctx ends, what it returns is worth nothing.
func (s *Space) where(ctx context.Context, e *expr.Expr) []uint64 {
	out := make([]uint64, words(s.n))
	_ = e.FillContext(ctx, out, s.planes) // the caller asks ctx
	trim(out, s.n)
	return out
}

func words(n int) int { return (n + 63) / 64 }

// trim clears the bits from n on.
func trim(set []uint64, n int) {
	if n%64 != 0 {
		set[len(set)-1] &= 1<<(n%64) - 1
	}
}

// As returns the layout for another case: one that differs from the case laid
// out in what binds the table alone (preconditions, mandates, swaps, tracks),
// so that states, ranks and moves are the same. It panics where the options are
// others.
func (s *Space) As(c *plenary.Case) *Space {
	same := func(a, b plenary.Option) bool {
		return a.Party == b.Party && len(a.Levels) == len(b.Levels) && a.Now == b.Now &&
			(a.Closed == "") == (b.Closed == "")
	}
	if len(c.Parties) != len(s.c.Parties) || !slices.EqualFunc(c.Options, s.c.Options, same) {
		panic("space: As is for a case with the same parties and options, open and at the same levels; " +
			"lay out others with New")
	}
	out := *s
	out.c = c
	return &out
}

// SameMoves reports whether a layout has the moves and ranks of another because it is made of
// that by [Space.As], or both are.
func (s *Space) SameMoves(as *Space) bool { return s.cells == as.cells }

// Opened returns the layout for another case: one in which options that are closed in
// the case laid out are open, and which otherwise differs in no more than [Space.As] lets
// differ. States, ranks and the moves of parties of which no option was opened are shared. The
// error is the context's.
func (s *Space) Opened(ctx context.Context, c *plenary.Case) (*Space, error) {
	out := *s
	out.c, out.cells = c, &arranger{before: s, anew: map[int]bool{}}
	for o := range c.Options {
		was := s.c.Options[o]
		if is := c.Options[o]; is.Closed != was.Closed && is.Closed == "" {
			out.cells.anew[is.Party] = true
			was.Closed = ""
		}
		if !sameMoves(&was, &c.Options[o]) {
			panic("space: Opened is for a case with the same options, of which some are opened; " +
				"lay out others with New")
		}
	}
	if !c.NoStatusQuo {
		if err := out.joint(ctx, false); err != nil {
			return nil, err
		}
	}
	return &out, nil
}

// sameMoves reports whether two options are of one party, at one level and go alike.
func sameMoves(a, b *plenary.Option) bool {
	return a.Party == b.Party && len(a.Levels) == len(b.Levels) && a.Now == b.Now && a.Moves == b.Moves &&
		a.Final == b.Final && (a.Closed == "") == (b.Closed == "")
}

// Reranked returns the layout for another case: one that differs from the case
// laid out in the preferences of one party, and in what [Space.As] lets differ.
// States, moves and the ranks of the others are shared. The cost is that of one
// party's ranking. The error is the context's.
func (s *Space) Reranked(ctx context.Context, c *plenary.Case, party int) (*Space, error) {
	out := s.As(c)
	out.ranks, out.tiers = slices.Clone(s.ranks), slices.Clone(s.tiers)
	out.cells = &arranger{before: s, reranked: true, anew: map[int]bool{party: true}}
	if err := out.rankAll(ctx, []int{party}, "ranking the states anew"); err != nil {
		return nil, err
	}
	out.better = out.wishes()
	return out, nil
}
