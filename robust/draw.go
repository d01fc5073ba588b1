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
	out := &Drawn{Conclusions: g.told, Stands: make([]int, len(g.told))}
	parties := len(g.c.Parties)
	for range parties {
		out.Alone = append(out.Alone, make([]int, len(g.told)))
	}
	const chunk = 32
	w := progress.Begin(ctx, "drawing orders", d.To-d.From)
	next := atomic.Int64{}
	next.Store(int64(d.From))
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			h := g.hand()
			for {
				from := int(next.Add(chunk)) - chunk
				to := min(from+chunk, d.To)
				if from >= d.To || w.Done(0) != nil {
					break
				}
				for k := from; k < to; k++ {
					h.sample(k, k-d.From < d.Alone)
				}
				_ = w.Done(to - from)
			}
			mu.Lock()
			defer mu.Unlock()
			h.addTo(out)
		})
	}
	wg.Wait()
	return out, ctx.Err()
}
