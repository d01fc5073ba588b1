package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// A stopped is the error of a command that a signal ended.
type stopped struct{ signal os.Signal }

func (s *stopped) Error() string {
	if s.signal == syscall.SIGTERM {
		return "terminated"
	}
	return "interrupted"
}

// status is what a shell expects of a program that ended by the signal.
func (s *stopped) status() int {
	if s.signal == syscall.SIGTERM {
		return exitTerminated
	}
	return exitInterrupted
}

// untilSignal returns a context that ctrl-C or SIGTERM ends, with a *stopped as
// its cause. The next of them ends the process without waiting for anything
// but that nothing half written is left, and one more without that.
func untilSignal(ctx context.Context) context.Context {
	ctx, cancel := context.WithCancelCause(ctx)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		first := &stopped{<-signals}
		cancel(first)
		<-signals
		signal.Reset()
		pens.close()
		os.Exit(first.status())
	}()
	return ctx
}

// grace is how long a command has to end by itself once it is told to. Work
// asks far more often than that whether it should go on; what cannot ask is a
// write to a pipe that nobody reads, or a read from one that nobody writes.
var grace = 500 * time.Millisecond

// late returns a channel that is closed when a command has not ended though
// ctx did, some time ago.
func late(ctx context.Context) <-chan struct{} {
	out := make(chan struct{})
	context.AfterFunc(ctx, func() {
		time.Sleep(grace)
		close(out)
	})
	return out
}
