// Package abreast runs pieces of work side by side that do not depend on one another.
//
//	All   some functions
//	Each  one function, of each number
//
// What comes out is the same on any number of processors: pieces share nothing that
// they change, and the error is that of the first of them that fails, in their order.
package abreast

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// All calls functions, as many at a time as there are processors, and returns when
// they have returned: the error of the first in their order that has one. After an
// error those that have not begun are left out; all before it have been called. A
// panic is carried to the caller in the same way.
func All(fs ...func() error) error {
	return Each(len(fs), func(i int) error { return fs[i]() })
}

// Each is [All] of f(0) … f(n-1).
func Each(n int, f func(i int) error) error {
	e := &each{f: f, n: n, ends: make([]end, n)}
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) - 1 {
		wg.Go(e.work)
	}
	e.work()
	wg.Wait()
	for _, end := range e.ends {
		switch {
		case end.panicked:
			panic(end.value)
		case end.err != nil:
			return end.err
		}
	}
	return nil
}

// An each is the work of one call, gone through by several goroutines.
type each struct {
	f      func(i int) error
	n      int
	begun  atomic.Int64
	failed atomic.Bool
	ends   []end
}

// An end is how one piece ended.
type end struct {
	err      error
	panicked bool
	value    any // of the panic
}

func (e *each) work() {
	for !e.failed.Load() {
		i := int(e.begun.Add(1)) - 1
		if i >= e.n {
			return
		}
		e.one(i)
	}
}

func (e *each) one(i int) {
	at := &e.ends[i]
	at.panicked = true // unless it returns
	defer func() {
		if at.panicked {
			at.value = recover()
		}
		if at.panicked || at.err != nil {
			e.failed.Store(true)
		}
	}()
	at.err = e.f(i)
	at.panicked = false
}
