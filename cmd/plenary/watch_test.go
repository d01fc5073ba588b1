package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// In tests nothing changes unless a test says so, and a command that watches
// ends when nothing will change any more.
func init() {
	changed = func(context.Context, func() []string) <-chan struct{} {
		out := make(chan struct{})
		close(out)
		return out
	}
	quiet = func() <-chan struct{} {
		out := make(chan struct{})
		close(out)
		return out
	}
}

// A watching is a plenary watch at work on a case.
type watching struct {
	t       *testing.T
	file    string
	changes chan struct{}
	folders func() []string
	out     *bufio.Reader
	status  chan int
}

// watchCase begins to watch a case in a folder of its own.
func watchCase(t *testing.T, args ...string) *watching {
	w := &watching{t: t, file: filepath.Join(t.TempDir(), "case.yaml"), changes: make(chan struct{}),
		status: make(chan int, 1)}
	w.put(twoNeighbours)
	was := changed
	changed = func(_ context.Context, folders func() []string) <-chan struct{} {
		w.folders = folders
		return w.changes
	}
	t.Cleanup(func() { changed = was })
	read, write := io.Pipe()
	w.out = bufio.NewReader(read)
	go func() {
		w.status <- run(t.Context(), slices.Concat([]string{"watch", filepath.Dir(w.file)}, args),
			stdio{strings.NewReader(""), write, write})
		write.Close()
	}()
	return w
}

func (w *watching) put(text string) {
	w.t.Helper()
	if err := os.WriteFile(w.file, []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// answer reads up to the end of an answer.
func (w *watching) answer() string {
	w.t.Helper()
	var b strings.Builder
	for {
		line, err := w.out.ReadString('\n')
		if b.WriteString(line); err != nil {
			w.t.Fatalf("%v after %s", err, b.String())
		}
		if strings.HasPrefix(line, "Watching ") {
			return b.String()
		}
	}
}

// save writes another text and has it noticed.
func (w *watching) save(text string) string {
	w.t.Helper()
	w.put(text)
	w.changes <- struct{}{}
	return w.answer()
}

// TestWatch asks for the answer after each save: what changed, what is new,
// faults with the last answer below, and nothing where nothing changed.
func TestWatch(t *testing.T) {
	w := watchCase(t)
	first := w.answer()
	if strings.Contains(first, "+ ") || !strings.Contains(first, "IN SHORT") {
		t.Errorf("at first:\n%s", first)
	}
	title := twoNeighbours + "title: Once more\n"
	if got := w.save(title); !strings.Contains(got, "+ ONCE MORE\n") || strings.Count(got, "\n+ ") != 1 ||
		!strings.Contains(got, "Lines of the answer: 1 new, 1 gone.") {
		t.Errorf("another title:\n%s", got)
	}
	broken := w.save(strings.Replace(title, "plenary: 1", "plenray: 1", 1))
	if !strings.Contains(broken, "did you mean `plenary`?") || !strings.Contains(broken, belowFaults) ||
		strings.Index(broken, "did you mean") > strings.Index(broken, "ONCE MORE") {
		t.Errorf("with a fault:\n%s", broken)
	}
	if got := w.save(title); strings.Contains(got, "+ ") || !strings.Contains(got, "Nothing changed in the case.") {
		t.Errorf("mended:\n%s", got)
	}
	if err := os.Remove(w.file); err != nil {
		t.Fatal(err)
	}
	w.changes <- struct{}{}
	if got := w.answer(); !strings.Contains(got, "has no case.yaml") || !strings.Contains(got, "ONCE MORE") {
		t.Errorf("without a file:\n%s", got)
	}
	record := filepath.Join(filepath.Dir(w.file), "record")
	if !slices.Contains(w.folders(), record) {
		t.Errorf("%q are watched, without %s", w.folders(), record)
	}
	close(w.changes)
	if status := <-w.status; status != exitAnswered {
		t.Errorf("status %d", status)
	}
}

// TestWatchCommand watches another command, with its arguments and flags.
func TestWatchCommand(t *testing.T) {
	w := watchCase(t, "explain", "now", "--full")
	if got := w.answer(); !strings.Contains(got, "Stays by every concept") {
		t.Errorf("explain now --full:\n%s", got)
	}
	close(w.changes)
	<-w.status
	t.Chdir(filepath.Dir(w.file))
	for line, want := range map[string]string{
		"watch":              "",
		"watch check":        "",
		"watch . routes":     "",
		"watch . fmt":        "unknown command to watch `fmt`",
		"watch nowhere":      "there is no such file or folder",
		"watch . explain 77": "is not a level",
		"watch brief":        "write plenary watch . brief, or plenary watch ./brief",
	} {
		if strings.HasPrefix(want, "write") {
			if err := os.Mkdir("brief", 0o777); err != nil {
				t.Fatal(err)
			}
		}
		var out, errs strings.Builder
		changed = func(context.Context, func() []string) <-chan struct{} { return w.changes }
		run(t.Context(), strings.Fields(line), stdio{strings.NewReader(""), &out, &errs})
		if os.Remove("brief"); want == "" && errs.Len() > 0 || !strings.Contains(errs.String(), want) {
			t.Errorf("plenary %s: %s", line, &errs)
		}
	}
}

// TestWatchEnds asks that ctrl-C ends it while it waits.
func TestWatchEnds(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	was := changed
	defer func() { changed = was }()
	waits := make(chan struct{})
	changed = func(context.Context, func() []string) <-chan struct{} { return waits }
	status := make(chan int)
	go func() {
		status <- run(ctx, []string{"watch", "../../cases/classics/chicken"},
			stdio{strings.NewReader(""), io.Discard, io.Discard})
	}()
	waits <- struct{}{} // received once the first answer is there
	cancel(&stopped{os.Interrupt})
	if got := <-status; got != exitInterrupted {
		t.Errorf("status %d", got)
	}
}
