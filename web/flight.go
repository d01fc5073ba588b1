package web

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/plenary-talks/plenary/internal/progress"
)

// flights are work that is done once for all who wait for it, and kept for a while.
// Work ends when nobody waits for it any more.
type flights struct {
	mu     sync.Mutex
	all    map[string]*flight
	recent *list.List // of keys of what is done, the last used first
	weight int64      // of what is done
}

// A flight is one piece of work.
type flight struct {
	done   chan struct{}
	cancel context.CancelCauseFunc
	value  any
	weight int64
	err    error
	waits  int           // so many wait
	joined int           // so many ever did
	at     *list.Element // in recent, when done
	ended  time.Time     // when it failed
	past   bool          // whether nobody will ask for it again

	mu       sync.Mutex // of how far it is
	progress workDone
	parts    int           // how many are known of what it comes to
	part     any           // the last of them, which has all that those before it have
	next     chan struct{} // closed when another is
}

// workDone is how far work is.
type workDone struct {
	What        string
	Done, Total int
}

// Bounds on what is kept.
const (
	mostKept   = 4_000
	mostWeight = 256 << 20              // bytes, about
	partWeight = 64 << 10               // of a part that is kept
	graceTime  = 10 * time.Second       // work goes on so long for who was told to come back, a page being made
	leftTime   = 300 * time.Millisecond // and so long for who went away
	failedTime = 5 * time.Second        // a failure is kept so long
	atOnce     = 700 * time.Millisecond // a page is waited for so long before it is told how far it is
)

var errLeft = errors.New("nobody waits for it")

func newFlights() *flights { return &flights{all: map[string]*flight{}, recent: list.New()} }

// get returns what make returns, made once for a key; weight is about how many
// bytes it holds. The context of make is of base, and ends when nobody has waited for
// some time. The error is that of make, or that of ctx.
func (f *flights) get(ctx, base context.Context, key string,
	make func(ctx context.Context) (value any, weight int64, err error)) (any, error) {
	of := f.join(base, key, make)
	grace := leftTime
	defer func() { f.leave(key, of, grace) }()
	select {
	case <-of.done:
		return of.value, of.err
	case <-ctx.Done():
	}
	select {
	case <-of.done: // what is there is had, however late it is
		return of.value, of.err
	default:
	}
	grace = graceOf(ctx)
	return nil, context.Cause(ctx)
}

// getPart is get for work that tells parts of what it comes to: it returns as soon as more
// than seen of them are known, with the last, how many there are, and whether that is all.
func (f *flights) getPart(ctx, base context.Context, key string, seen int,
	make func(ctx context.Context) (any, int64, error)) (part any, n int, all bool, err error) {
	of := f.join(base, key, make)
	grace := leftTime
	defer func() { f.leave(key, of, grace) }()
	for {
		part, n, next := of.known()
		select {
		case <-of.done:
			return of.value, n, true, of.err
		default:
		}
		if n > seen {
			grace = graceTime
			return part, n, false, nil
		}
		select {
		case <-of.done:
		case <-next:
		case <-ctx.Done():
			grace = graceOf(ctx)
			if n > 0 {
				return part, n, false, nil
			}
			return nil, 0, false, context.Cause(ctx)
		}
	}
}

// graceOf is how long work goes on for who no longer waits: one that was told to come back
// will.
func graceOf(ctx context.Context) time.Duration {
	var working *errWorking
	if errors.As(context.Cause(ctx), &working) {
		return graceTime
	}
	return leftTime
}

// partOf returns what is known under a key: all of it, or the last part, also where the
// work was ended; nil of what there is nothing of.
func (f *flights) partOf(key string) (part any, n int, all bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	of := f.all[key]
	if of == nil {
		of = f.all[leftKey(key)]
	}
	if of == nil {
		return nil, 0, false
	}
	if of.at != nil {
		f.recent.MoveToFront(of.at)
	}
	part, n, _ = of.known()
	if of.value != nil {
		return of.value, n, true
	}
	return part, n, false
}

// leftKey is under what the last part of work is kept that was ended.
func leftKey(key string) string { return "left\x00" + key }

// known returns the last part that is known, how many are, and what is closed when there
// is another.
func (of *flight) known() (any, int, chan struct{}) {
	of.mu.Lock()
	defer of.mu.Unlock()
	return of.part, of.parts, of.next
}

// tell makes a part known.
func (of *flight) tell(part any) {
	of.mu.Lock()
	defer of.mu.Unlock()
	of.part = part
	of.parts++
	close(of.next)
	of.next = newDone()
}

type partKey struct{}

// tellPart makes a part of what work comes to known to who waits for it.
func tellPart(ctx context.Context, part any) {
	if of, ok := ctx.Value(partKey{}).(*flight); ok {
		of.tell(part)
	}
}

// pass ends all work under keys of a kind for which nobody waits, at once, and other such
// work as soon as nobody does.
func (f *flights) pass(of func(key string) bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for key, x := range f.all {
		if of(key) && x.at == nil && x.ended.IsZero() {
			if x.past = true; x.waits == 0 {
				joined := x.joined
				time.AfterFunc(0, func() { f.end(key, x, joined) })
			}
		}
	}
}

// kept returns what is there under a key already.
func (f *flights) kept(key string) (any, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	of := f.all[key]
	if of == nil || of.at == nil {
		return nil, false
	}
	f.recent.MoveToFront(of.at)
	return of.value, true
}

// far returns how far the work of a key is.
func (f *flights) far(key string) (workDone, bool) {
	f.mu.Lock()
	of := f.all[key]
	f.mu.Unlock()
	if of == nil {
		return workDone{}, false
	}
	select {
	case <-of.done:
		return workDone{}, false
	default:
	}
	of.mu.Lock()
	defer of.mu.Unlock()
	return of.progress, true
}

// join finds the work of a key, or begins it; the caller waits until it leaves.
func (f *flights) join(base context.Context, key string,
	make func(ctx context.Context) (any, int64, error)) *flight {
	f.mu.Lock()
	defer f.mu.Unlock()
	of := f.all[key]
	if of == nil || !of.ended.IsZero() && time.Since(of.ended) > failedTime {
		of = f.begin(base, key, make)
	}
	of.waits++
	of.joined++
	if of.at != nil {
		f.recent.MoveToFront(of.at)
	}
	return of
}

func (f *flights) begin(base context.Context, key string,
	make func(ctx context.Context) (any, int64, error)) *flight {
	ctx, cancel := context.WithCancelCause(base)
	of := &flight{done: newDone(), next: newDone(), cancel: cancel}
	f.all[key] = of
	ctx = progress.To(context.WithValue(ctx, partKey{}, of), func(_ context.Context, what string, done, total int) {
		of.mu.Lock()
		defer of.mu.Unlock()
		of.progress = workDone{what, done, total}
	})
	go func() {
		value, weight, err := safely(ctx, make)
		f.land(key, of, value, weight, err)
		cancel(nil)
	}()
	return of
}

func newDone() chan struct{} { return make(chan struct{}) }

// land keeps what work came to. What was cut short is not kept.
func (f *flights) land(key string, of *flight, value any, weight int64, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	of.value, of.weight, of.err = value, weight, err
	switch {
	case errors.Is(err, context.Canceled) || errors.Is(err, errLeft):
		if f.all[key] == of {
			delete(f.all, key)
		}
		f.keepPart(key, of)
	case err != nil:
		of.ended = time.Now()
		time.AfterFunc(2*failedTime, func() { f.forget(key, of) })
	default:
		of.at = f.recent.PushFront(key)
		f.weight += weight
		f.bound()
	}
	close(of.done)
}

// offer keeps a value that nobody asked for yet, unless there is work on its key: it is the first
// to be let go.
func (f *flights) offer(key string, value any, weight int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.all[key] != nil {
		return
	}
	of := &flight{done: newDone(), next: newDone(), cancel: func(error) {}, value: value, weight: weight}
	close(of.done)
	f.all[key], of.at = of, f.recent.PushBack(key)
	f.weight += weight
	f.bound()
}

// keepPart keeps the last part of work that was ended.
func (f *flights) keepPart(key string, of *flight) {
	part, n, next := of.known()
	if n == 0 {
		return
	}
	left := &flight{done: of.done, weight: partWeight, part: part, parts: n, next: next}
	if before := f.all[leftKey(key)]; before != nil {
		f.drop(leftKey(key), before)
	}
	f.all[leftKey(key)] = left
	left.at = f.recent.PushFront(leftKey(key))
	f.weight += left.weight
	f.bound()
}

// drop lets go of what is kept.
func (f *flights) drop(key string, of *flight) {
	f.weight -= of.weight
	f.recent.Remove(of.at)
	delete(f.all, key)
}

// bound lets go of what was not used for the longest time.
func (f *flights) bound() {
	for f.recent.Len() > 1 && (f.recent.Len() > mostKept || f.weight > mostWeight) {
		key := f.recent.Back().Value.(string)
		f.drop(key, f.all[key])
	}
}

func (f *flights) forget(key string, of *flight) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.all[key] == of {
		delete(f.all, key)
	}
}

// leave ends work for which nobody waits any more, after a while.
func (f *flights) leave(key string, of *flight, grace time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	of.waits--
	if of.waits > 0 {
		return
	}
	select {
	case <-of.done:
		return
	default:
	}
	if of.past {
		grace = 0
	}
	joined := of.joined
	time.AfterFunc(grace, func() { f.end(key, of, joined) })
}

// end ends work unless somebody waits for it, or did since so many had joined.
func (f *flights) end(key string, of *flight, joined int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if of.waits == 0 && of.joined == joined && of.at == nil {
		of.cancel(errLeft)
		f.keepPart(key, of)
		if f.all[key] == of && of.ended.IsZero() {
			delete(f.all, key)
		}
	}
}

// A panicked is the error of work that panicked.
type panicked struct{ value any }

func (p *panicked) Error() string { return fmt.Sprint(p.value) }

// safely is work with a panic as an error.
func safely(ctx context.Context, make func(ctx context.Context) (any, int64, error)) (value any, weight int64,
	err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &panicked{v}
		}
	}()
	return make(ctx)
}
