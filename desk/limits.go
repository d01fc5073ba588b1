package desk

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// Limits bound what a question takes. The zero Limits bound it by what the
// machine has free alone.
type Limits struct {
	States int           // the most feasible states; 0 for as many as memory holds
	Memory uint64        // bytes; 0 for nine tenths of what the machine has free
	Work   int64         // steps of the search for ways out; 0 for no bound. See also [Limits.OnSets]
	Time   time.Duration // 0 for no bound
}

// OnSets is how many steps on sets of states one question may take of a case with more
// states than can be listed: one for every forty of the search for ways out, which takes about as long.
func (l Limits) OnSets() int64 {
	if l.Work == 0 {
		return 1 << 40 // days, if memory lasted
	}
	return max(1, l.Work/40)
}

// LeastMemory is what a small case takes, in bytes: a question with less of it
// has no answer.
const LeastMemory = 32 << 20

// Begin returns a context for one question. It ends, with a *[plenary.Limit] as
// its [context.Cause], when the question has taken all of its time, or the
// process, with all that it does, more memory than the limit. Until it ends, the
// collector keeps the process below that where it can, unless GOMEMLIMIT is set
// and no memory is asked for. The question over, call end: it ends the context,
// and returns the limit that was met, if one was.
func (l Limits) Begin(ctx context.Context) (_ context.Context, end func() error) {
	ctx, cancel := context.WithCancelCause(ctx)
	begun := time.Now()
	var timer *time.Timer
	if l.Time > 0 {
		timer = time.AfterFunc(l.Time, func() { cancel(l.timeUp()) })
	}
	release := l.holdMemory(ctx, cancel)
	return ctx, func() error {
		if timer != nil {
			timer.Stop()
			if time.Since(begun) >= l.Time { // a timer may be late
				cancel(l.timeUp())
			}
		}
		cancel(nil)
		release()
		if limit := (*plenary.Limit)(nil); errors.As(context.Cause(ctx), &limit) {
			return limit
		}
		return nil
	}
}

func (l Limits) timeUp() error {
	return &plenary.Limit{Code: plenary.LimitTime, What: "milliseconds", Bound: max(1, l.Time.Milliseconds()),
		Fix: "give more time, or make the case smaller"}
}

// holdMemory has ctx end when the process takes more than the limit. Until then,
// or until release is called, the collector does what it can.
func (l Limits) holdMemory(ctx context.Context, cancel context.CancelCauseFunc) (release func()) {
	most := l.Memory
	if most == 0 {
		// what little is free may be little for a moment
		most = min(max(space.FreeMemory(), 4*LeastMemory), math.MaxInt64)
	}
	go watchMemory(ctx, most, func() { cancel(l.memoryUp(most)) })
	if l.Memory == 0 && collectorIsSet() {
		return func() {}
	}
	release = keep(int64(most-most/16), false) // collect sooner rather than run out
	context.AfterFunc(ctx, release)
	return release
}

func (l Limits) memoryUp(most uint64) error {
	limit := &plenary.Limit{Code: plenary.LimitMemory, What: fmt.Sprintf("bytes of memory (%d MiB)", most>>20),
		Bound: int64(most),
		Fix:   "allow more, or make the case smaller"}
	if l.Memory == 0 {
		limit.Fix = "the machine has no more free: make the case smaller, or bound the search for ways out"
	}
	return limit
}
