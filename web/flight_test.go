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
