package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// watch tells a waiting person every few seconds that work goes on; it writes
// only to a terminal, and takes its line away when ctx ends or stop is called, which may be often.
func watch(ctx context.Context, w io.Writer) (stop func()) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(3 * time.Second)
		defer tick.Stop()
		for seconds := 3; ; seconds += 3 {
			select {
			case <-ctx.Done():
				if seconds > 3 {
					fmt.Fprint(f, "\r\x1b[K")
				}
				return
			case <-tick.C:
				fmt.Fprintf(f, "\rplenary: still working, %d s (ctrl-C stops)", seconds)
			}
		}
	}()
	return func() { cancel(); <-done }
}

// beforeWriting calls stop before every write, so that an answer does not run
// into the line of watch.
type beforeWriting struct {
	stop func()
	w    io.Writer
}

func (b *beforeWriting) Write(p []byte) (int, error) {
	b.stop()
	return b.w.Write(p)
}
