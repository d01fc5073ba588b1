package robust

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// A Drawing asks in how many orders, drawn near those of the case, what follows from
// them stands (docs/theory.md#orders-drawn). Equal drawings of a case give equal counts on
// any machine, and those of samples from a to b and from b to c add up to those from a to
// c.
type Drawing struct {
	Ways       []Way
	Better     bool    // whether these lead to better states; else to acceptable ones
	From, To   int     // samples, by number: from the first to before the last
	Alone      int     // of these, the first so many are drawn for each party by itself, too
	Seed       uint64  // which orders are drawn
	Dispersion float64 // from 0, the orders of the case, to 1, any order alike
}

// Drawn is how often what follows from orders stands.
type Drawn struct {
	Conclusions []Told
	Stands      []int   // by conclusion: samples in which it is as it is in the case
	Alone       [][]int // by party and conclusion: of the samples in which that party's order alone is drawn
	Exchanged   int64   // pairs of wishes or tiers that stand the other way round, over all samples and parties
	Pairs       int64   // all pairs, over all samples and parties
}

// An Aspect is what a conclusion that is asked of orders drawn is about.
type Aspect uint8

// The aspects, in the order of conclusions.
const (
	SomethingBetter Aspect = iota // some state is better
	PartyGains                    // a party has an improvement from the status quo
	TodayBy                       // the status quo is an equilibrium
	WayGoes                       // a way leads to a destination still, and all are willing, step by step as it is told
	WayHolds                      // where it leads is a SEQ equilibrium
	WayExposes                    // nobody is worse off on it, after some step, than it is told
)

// A Told is a conclusion that is asked of orders drawn. Which of its fields count depends
// on its aspect.
type Told struct {
	Aspect  Aspect
	Holds   bool // in the case as it is
	Party   int
	Concept stability.Concept // Nash, GMR or SEQ
	Way     int
}

// ErrDispersion is the error of a dispersion that is none.
var ErrDispersion = errors.New("the dispersion is a number from 0 (orders as they are) to 1 (any order alike)")

// Draw draws orders and counts. All processors are used. The cost of a sample is that of a
// few passes over the states, 64 at a time for each wish, and of searches for replies from where
// ways lead. The error is the context's, [ErrDispersion], or
// [plenary.ErrNoStatusQuo].
func Draw(ctx context.Context, sp *space.Space, d Drawing) (*Drawn, error) {
	s, err := NewSampler(ctx, sp, d)
	if err != nil {
		return nil, err
	}
	return s.Draw(ctx, d.From, d.To, d.Alone)
}

// A Sampler draws samples of a drawing, a few at a time. It is safe for concurrent use.
type Sampler struct {
	ground *ground
	hands  sync.Pool // of *hand, with the moves that they have looked up
}

// NewSampler prepares to draw: what all samples have in common is worked out once. From, To
// and Alone of the drawing do not count. The errors are those of [Draw].
func NewSampler(ctx context.Context, sp *space.Space, d Drawing) (*Sampler, error) {
	if err := sp.Case().NeedStatusQuo(); err != nil {
		return nil, err
	}
	if !(d.Dispersion >= 0 && d.Dispersion <= 1) {
		return nil, ErrDispersion
	}
	g, err := newGround(ctx, sp, d)
	if err != nil {
		return nil, err
	}
	return &Sampler{ground: g}, nil
}

// Draw draws the samples from one to before another, the first so many for each party by
// itself too, and counts. All processors are used. The error is the context's.
func (s *Sampler) Draw(ctx context.Context, from, to, alone int) (*Drawn, error) {
	out := s.ground.drawn()
	const chunk = 32
	w := progress.Begin(ctx, "drawing orders", to-from)
	next := atomic.Int64{}
	next.Store(int64(from))
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (to-from+chunk-1)/chunk) {
		wg.Go(func() {
			h := s.hand()
			for {
				at := int(next.Add(chunk)) - chunk
				end := min(at+chunk, to)
				if at >= to || w.Done(0) != nil {
					break
				}
				for k := at; k < end; k++ {
					h.sample(k, k-from < alone)
				}
				_ = w.Done(end - at)
			}
			mu.Lock()
			defer mu.Unlock()
			h.addTo(out)
			s.hands.Put(h)
		})
	}
	wg.Wait()
	return out, ctx.Err()
}

// hand returns a hand that has counted nothing.
func (s *Sampler) hand() *hand {
	if h, _ := s.hands.Get().(*hand); h != nil {
		return h
	}
	return s.ground.hand()
}

// drawn is what follows from no sample.
func (g *ground) drawn() *Drawn {
	out := &Drawn{Conclusions: g.told, Stands: make([]int, len(g.told))}
	for range g.c.Parties {
		out.Alone = append(out.Alone, make([]int, len(g.told)))
	}
	return out
}
