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
	at     *list.Element // in recent, when done
	ended  time.Time     // when it failed

	mu       sync.Mutex // of how far it is
	progress workDone
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
	graceTime  = 2 * time.Second        // work nobody waits for goes on so long
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
	defer f.leave(key, of)
	select {
	case <-of.done:
		return of.value, of.err
	case <-ctx.Done():
		return nil, context.Cause(ctx)
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
	if of.at != nil {
		f.recent.MoveToFront(of.at)
	}
	return of
}

func (f *flights) begin(base context.Context, key string,
	make func(ctx context.Context) (any, int64, error)) *flight {
	ctx, cancel := context.WithCancelCause(base)
	of := &flight{done: newDone(), cancel: cancel}
	f.all[key] = of
	ctx = progress.To(ctx, func(_ context.Context, what string, done, total int) {
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

// bound lets go of what was not used for the longest time.
func (f *flights) bound() {
	for f.recent.Len() > 1 && (f.recent.Len() > mostKept || f.weight > mostWeight) {
		last := f.recent.Back()
		key := last.Value.(string)
		f.weight -= f.all[key].weight
		f.recent.Remove(last)
		delete(f.all, key)
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
func (f *flights) leave(key string, of *flight) {
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
	time.AfterFunc(graceTime, func() { f.end(key, of) })
}

// end ends work unless somebody waits for it.
func (f *flights) end(key string, of *flight) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if of.waits == 0 && of.at == nil {
		of.cancel(errLeft)
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
