package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/progress"
)

// A meter tells a waiting person, on a terminal, what is being done and how far
// it is. The zero meter does nothing.
type meter struct {
	w     io.Writer // a terminal; nil for none
	begun time.Time

	mu          sync.Mutex // of what was heard
	what        string
	done, total int

	writing sync.Mutex // of what is written: a terminal may be stopped, and work is not to wait for it
	shown   bool       // a line of the meter stands on the terminal
	ended   bool
}

// A person is told nothing for patience, and then something new every refresh.
const (
	patience = 2 * time.Second
	refresh  = 500 * time.Millisecond
)

// watch has the work of a context shown on w, if that is a terminal.
func watch(ctx context.Context, w io.Writer) (context.Context, *meter) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return ctx, &meter{}
	}
	m := &meter{w: f, begun: time.Now()}
	go m.run(ctx)
	return progress.To(ctx, m.hear), m
}

func (m *meter) hear(_ context.Context, what string, done, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.what, m.done, m.total = outlet.Line(what), done, total
}

func (m *meter) run(ctx context.Context) {
	for wait := patience; ; wait = refresh {
		select {
		case <-ctx.Done():
			m.stop()
			return
		case <-time.After(wait):
			if !m.show() {
				return
			}
		}
	}
}

// show writes the line of the meter over the one before, unless the meter has ended.
func (m *meter) show() bool {
	m.writing.Lock()
	defer m.writing.Unlock()
	if m.ended {
		return false
	}
	m.shown = true
	fmt.Fprint(m.w, "\r\x1b[K"+m.line(time.Since(m.begun)))
	return true
}

// line says what is being done, how far it is, and since when.
func (m *meter) line(since time.Duration) string {
	m.mu.Lock()
	what, done, total := m.what, m.done, m.total
	m.mu.Unlock()
	if what == "" {
		what = "working"
	}
	if total > 1 {
		what += fmt.Sprintf(", %d %%", min(99, 100*done/total))
	}
	return fmt.Sprintf("plenary: %s (%d s; ctrl-C stops)", what, int(since.Seconds()))
}

// stop takes the line away, and shows no more. It may be called often.
func (m *meter) stop() {
	m.writing.Lock()
	defer m.writing.Unlock()
	if m.shown && !m.ended {
		fmt.Fprint(m.w, "\r\x1b[K")
	}
	m.ended = true
}
