package web

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
)

// TestFlightEndsWithWhoWaits holds that work for which nobody waits ends, and that the
// next who asks has it done afresh.
func TestFlightEndsWithWhoWaits(t *testing.T) {
	f := newFlights()
	begun, ended := make(chan bool), make(chan bool)
	ctx, leave := context.WithCancel(t.Context())
	go func() {
		<-begun
		leave()
	}()
	_, err := f.get(ctx, t.Context(), "x", func(ctx context.Context) (any, int64, error) {
		begun <- true
		<-ctx.Done()
		defer close(ended)
		return nil, 0, context.Cause(ctx)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("who left: %v", err)
	}
	<-ended
	out, err := f.get(t.Context(), t.Context(), "x", func(context.Context) (any, int64, error) { return 1, 1, nil })
	for errors.Is(err, errLeft) { // it was about to end
		out, err = f.get(t.Context(), t.Context(), "x", func(context.Context) (any, int64, error) { return 1, 1, nil })
	}
	if out != 1 || err != nil {
		t.Errorf("%v, %v", out, err)
	}
}

// TestFlightOnce holds that work is done once, that failures are told to all, and that a
// panic is an error.
func TestFlightOnce(t *testing.T) {
	f := newFlights()
	var n atomic.Int64
	for range 3 {
		_, err := f.get(t.Context(), t.Context(), "bad", func(context.Context) (any, int64, error) {
			n.Add(1)
			panic("x")
		})
		var slip *panicked
		if !errors.As(err, &slip) {
			t.Error(err)
		}
	}
	if n.Load() != 1 {
		t.Errorf("done %d times", n.Load())
	}
}

// TestFlightThere holds that what is there is had also by who does not wait.
func TestFlightThere(t *testing.T) {
	f := newFlights()
	work := func(context.Context) (any, int64, error) { return 1, 1, nil }
	_, _ = f.get(t.Context(), t.Context(), "x", work)
	ctx, leave := context.WithCancel(t.Context())
	leave()
	for range 50 {
		if out, err := f.get(ctx, t.Context(), "x", work); out != 1 || err != nil {
			t.Fatal(out, err)
		}
	}
}

// TestFlightBounds holds that what is kept is bounded by number and by weight.
func TestFlightBounds(t *testing.T) {
	f := newFlights()
	keep := func(key string, weight int64) {
		_, _ = f.get(t.Context(), t.Context(), key,
			func(context.Context) (any, int64, error) { return key, weight, nil })
	}
	for i := range mostKept + 10 {
		keep(fmt.Sprint(i), 1)
	}
	if len(f.all) != mostKept || f.recent.Len() != mostKept {
		t.Errorf("%d kept", len(f.all))
	}
	keep("large", mostWeight)
	if _, there := f.kept("large"); !there || len(f.all) != 1 || f.weight != mostWeight {
		t.Errorf("%d kept, weight %d", len(f.all), f.weight)
	}
}

// TestFlightParts holds that parts are told as they come, that the last stays known when the
// work is ended, and that all of it is in the end.
func TestFlightParts(t *testing.T) {
	f := newFlights()
	on := make(chan int)
	work := func(ctx context.Context) (any, int64, error) {
		for {
			select {
			case n := <-on:
				if n == 0 {
					return "all", 1, nil
				}
				tellPart(ctx, n)
			case <-ctx.Done():
				return nil, 0, context.Cause(ctx)
			}
		}
	}
	get := func(seen int) string {
		part, n, all, err := f.getPart(t.Context(), t.Context(), "x", seen, work)
		return fmt.Sprintf("%v %d %t %v", part, n, all, err)
	}
	go func() { on <- 7; on <- 8 }()
	if got := get(0); got != "7 1 false <nil>" && got != "8 2 false <nil>" {
		t.Error(got)
	}
	if got := get(1); got != "8 2 false <nil>" {
		t.Error(got)
	}
	running := f.all["x"]
	f.pass(func(key string) bool { return key == "x" })
	<-running.done
	if part, n, all := f.partOf("x"); part != 8 || n != 2 || all {
		t.Error(part, n, all)
	}
	go func() { on <- 9; on <- 0 }()
	if got := get(5); got != "all 1 true <nil>" {
		t.Error(got)
	}
	if part, _, all := f.partOf("x"); part != "all" || !all {
		t.Error(part, all)
	}
}

// TestFlightOffer holds that what is kept before anybody asked is had, takes the place of
// nothing, and goes first.
func TestFlightOffer(t *testing.T) {
	f := newFlights()
	unasked := func(context.Context) (any, int64, error) { return nil, 0, errors.New("made anew") }
	get := func(key string) any {
		out, err := f.get(t.Context(), t.Context(), key, unasked)
		if err != nil {
			return err.Error()
		}
		return out
	}
	f.offer("a", 1, mostWeight/2)
	f.offer("a", 2, 1)
	f.offer("b", 3, mostWeight/2)
	if a, b := get("a"), get("b"); a != 1 || b != 3 {
		t.Errorf("%v and %v", a, b)
	}
	f.offer("c", 4, mostWeight/2)
	if _, there := f.kept("c"); there || get("a") != 1 || f.weight != mostWeight {
		t.Errorf("c took a place, of %d", f.weight)
	}
	if got := get("c"); got != "made anew" {
		t.Errorf("c: %v", got)
	}
}
