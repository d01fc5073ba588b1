package abreast_test

import (
	"errors"
	"fmt"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/plenary-talks/plenary/internal/abreast"
)

// onProcessors runs a test on one processor and on more.
func onProcessors(t *testing.T, test func(t *testing.T)) {
	for _, n := range []int{1, 2, 8} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			test(t)
		})
	}
}

func TestEach(t *testing.T) {
	onProcessors(t, func(t *testing.T) {
		var called [100]int
		if err := abreast.Each(len(called), func(i int) error { called[i]++; return nil }); err != nil {
			t.Error(err)
		}
		for i, n := range called {
			if n != 1 {
				t.Errorf("piece %d was called %d times", i, n)
			}
		}
		if err := abreast.Each(0, func(int) error { return errors.New("called") }); err != nil {
			t.Error(err)
		}
	})
}

// TestFirst has two pieces fail, the later one first: the error is that of the
// earlier one all the same.
func TestFirst(t *testing.T) {
	onProcessors(t, func(t *testing.T) {
		early, late := errors.New("early"), errors.New("late")
		alone := runtime.GOMAXPROCS(0) == 1
		failed := make(chan struct{})
		err := abreast.All(func() error { return nil }, func() error {
			if !alone {
				<-failed
			}
			return early
		}, func() error {
			defer close(failed)
			return late
		})
		if err != early {
			t.Errorf("%v", err)
		}
	})
}

// TestLeftOut looks whether what has not begun is left out after an error.
func TestLeftOut(t *testing.T) {
	onProcessors(t, func(t *testing.T) {
		var called atomic.Int64
		slip := errors.New("slip")
		err := abreast.Each(1_000_000, func(i int) error {
			called.Add(1)
			return slip
		})
		if n := called.Load(); err != slip || n > int64(runtime.GOMAXPROCS(0)) {
			t.Errorf("%v after %d calls", err, n)
		}
	})
}

func TestPanics(t *testing.T) {
	onProcessors(t, func(t *testing.T) {
		defer func() {
			if r := recover(); r != "slip" {
				t.Errorf("recovered %v", r)
			}
		}()
		err := abreast.Each(8, func(i int) error {
			if i == 3 {
				panic("slip")
			}
			return nil
		})
		t.Errorf("returned %v", err)
	})
}
