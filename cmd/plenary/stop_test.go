package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/internal/progress"
)

// holdIn names, to a process that runs as the command, the work that it is to
// say it has come to; a mark before it tells what it then does.
const (
	holdIn    = "PLENARY_TEST_HOLD_IN"
	untilTold = ""  // it holds on until its context has ended
	forGood   = "!" // it says when its context has ended, and holds on
	notAtAll  = "~" // it goes on
)

// heldMain is plenaryMain, but holds on as it is told. To file 3 it writes a
// byte when it has something to say. When it goes on with more than a little work
// though its context has ended, that is a failure of its own.
func heldMain(told string) int {
	const stillWorks = 99
	work, held := strings.CutPrefix(told, notAtAll)
	held = !held
	work, stays := strings.CutPrefix(work, forGood)
	if held {
		grace = time.Hour // nobody comes to help
	}
	says := os.NewFile(3, "says")
	writesFail()
	var once sync.Once
	var after atomic.Int32
	ctx := progress.To(untilSignal(context.Background()), func(ctx context.Context, what string, done, total int) {
		if ctx.Err() != nil && after.Add(1) > 20 {
			fmt.Fprintln(os.Stderr, "goes on with", what)
			os.Exit(stillWorks)
		}
		if what != work {
			return
		}
		once.Do(func() { _, _ = says.Write([]byte{1}) })
		if held {
			<-ctx.Done()
		}
		if stays {
			_, _ = says.Write([]byte{2})
			select {}
		}
	})
	defer pens.close()
	return run(ctx, os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr})
}

// A child is a process of this test that runs as the command.
type child struct {
	*exec.Cmd
	t           *testing.T
	stdout, err bytes.Buffer
	temp        string   // its folder for temporary files
	says        *os.File // where it says that it has come to something
}

// start starts the command in a folder; hold is the work to hold on in.
func start(t *testing.T, dir, hold string, args ...string) *child {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &child{Cmd: exec.Command(self, args...), t: t, temp: t.TempDir()}
	c.Dir = dir
	c.Env = append(os.Environ(), holdIn+"="+hold, "TMPDIR="+c.temp)
	c.Stdout, c.Stderr = &c.stdout, &c.err
	c.WaitDelay = 30 * time.Minute
	says, theirs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c.says, c.ExtraFiles = says, []*os.File{theirs}
	return c
}

func (c *child) begin() {
	c.t.Helper()
	if err := c.Start(); err != nil {
		c.t.Fatal(err)
	}
	c.ExtraFiles[0].Close()
	c.t.Cleanup(func() { _ = c.Process.Kill() }) // where the test failed
}

// await waits until the child says something; it fails where that ends before.
func (c *child) await() {
	c.t.Helper()
	if n, _ := c.says.Read(make([]byte, 1)); n == 0 {
		_ = c.Wait()
		c.t.Fatalf("ended without ever doing that: %v\n%s", c.ProcessState, c.err.String())
	}
}

// end waits for the end of the child and returns its exit status.
func (c *child) end() int {
	c.t.Helper()
	// it hangs; a loaded machine does not take so long
	timer := time.AfterFunc(30*time.Minute, func() { _ = c.Process.Kill() })
	defer timer.Stop()
	_ = c.Wait()
	if left, err := os.ReadDir(c.temp); err != nil || len(left) > 0 {
		c.t.Errorf("left behind: %v %v", left, err)
	}
	return c.ProcessState.ExitCode()
}

// listing is every file below a folder, with its text.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if d.Name() == ".git" {
			return filepath.SkipDir
		}
		if err != nil || d.IsDir() {
			fmt.Fprintln(&out, path)
			return err
		}
		text, err := os.ReadFile(path)
		fmt.Fprintf(&out, "%s\n%s\n", path, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// folder is a copy of a case that a test may write in.
func folder(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("../../cases", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestStops sends a command, wherever it is, what ctrl-C sends, and SIGTERM: it
// ends by itself, with the status that shells expect, and writes nothing.
func TestStops(t *testing.T) {
	for i, c := range []struct{ work, args string }{
		{"reading the case", "check ."},
		{"reading the case", "diff HEAD:. ."},
		{"reading the record", "timeline ."},
		{"checking the record", "commitments ."},
		{"laying out case.yaml", "fmt --write ."},
		{"laying out the states", "brief ."},
		{"ranking the states", "states ."},
		{"asking of every state who would stay in it", "brief . --json"},
		{"looking for replies", "explain . now"},
		{"comparing passages with the texts of sources", "check ."},
		{"looking for who said what", "read report.txt --case . --date 2006-12-22 --id new --accept all"},
		{"reading the report", "read report.txt"},
		{"looking for why the talks are stuck", "brief ."},
		{"looking for why the talks are stuck", "diff . ."},
		{"looking for what is in the way", "explain . --why-not us.talks=drops"},
		{"looking for ways out", "explain . --why-not lasting-halt"},
		{"looking for ways out", "brief ."},
		{"looking for ways out", "routes ."},
		{"looking for ways out", "diff HEAD:. ."},
		{"finding which commitment waits for which", "commitments ."},
		{"finding what can still come about", "explain . now"},
		{"writing the answer", "brief ."},
		{"writing the answer", "timeline . --json"},
	} {
		if testing.Short() && i%3 > 0 {
			continue // the race detector sees the same doors in each
		}
		t.Run(c.args+"/"+c.work, func(t *testing.T) {
			t.Parallel()
			dir := folder(t, "six-party-2006")
			commit(t, dir)
			report := strings.Repeat(
				"\"We will not sign before the funds are back,\" Kim Kye-gwan told reporters on Monday. He left.\n\n",
				40)
			if err := os.WriteFile(filepath.Join(dir, "report.txt"), []byte(report), 0o666); err != nil {
				t.Fatal(err)
			}
			before := listing(t, dir)
			for signal, want := range map[syscall.Signal]int{
				syscall.SIGINT: exitInterrupted, syscall.SIGTERM: exitTerminated} {
				p := start(t, dir, c.work, strings.Fields(c.args)...)
				p.begin()
				p.await()
				_ = p.Process.Signal(signal)
				says := map[int]string{exitInterrupted: "interrupted\n", exitTerminated: "terminated\n"}[want]
				if strings.Contains(c.args, "--write") || strings.Contains(c.args, "--accept") {
					says = "nothing was written: " + says
				}
				says = "plenary: " + says
				if got := p.end(); got != want || p.err.String() != says || p.stdout.Len() > 0 {
					t.Errorf("%s, %v: status %d, want %d; stderr %q, stdout %q", c.args, signal, got, want,
						p.err.String(), p.stdout.String())
				}
			}
			p := start(t, dir, c.work, append(strings.Fields(c.args), "--timeout", "1ms")...)
			p.begin()
			if got := p.end(); got != exitLimit ||
				strings.Contains(c.args, "--json") != strings.Contains(p.stdout.String(), `{"limit":{"code":"time"`) {
				t.Errorf("%s --timeout: status %d, want %d; stderr %q, stdout %q", c.args, got, exitLimit,
					p.err.String(), p.stdout.String())
			}
			if after := listing(t, dir); after != before {
				t.Errorf("%s changed the case:\n%s", c.args, after)
			}
		})
	}
}

// TestStopsWhereItCannotAsk has commands wait for others, who do nothing.
func TestStopsWhereItCannotAsk(t *testing.T) {
	t.Parallel()
	nobodyWrites, theirs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer theirs.Close()
	p := start(t, "../../cases/six-party-2006", notAtAll+"reading the report", "read", "-")
	p.Stdin = nobodyWrites
	p.begin()
	p.await()
	_ = p.Process.Signal(syscall.SIGINT)
	if got := p.end(); got != exitInterrupted {
		t.Errorf("reading: status %d: %s", got, p.err.String())
	}

	nobodyReads, ours, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer nobodyReads.Close()
	p = start(t, "../../cases", notAtAll, "states", "six-party-2006", "--json")
	p.Stdout = ours
	p.begin()
	if _, err := io.ReadFull(nobodyReads, make([]byte, 1)); err != nil { // it writes, and more than a pipe holds
		t.Fatal(err)
	}
	_ = p.Process.Signal(syscall.SIGTERM)
	if got := p.end(); got != exitTerminated {
		t.Errorf("writing: status %d: %s", got, p.err.String())
	}
}

// TestSecondSignal asks that a command that does not end though it is told to
// ends when told again, and that nothing of a revision was written.
func TestSecondSignal(t *testing.T) {
	t.Parallel()
	dir := folder(t, "classics/chicken")
	commit(t, dir)
	p := start(t, dir, forGood+"reading the case", "diff", "HEAD:.", ".")
	p.begin()
	p.await()
	if written, err := os.ReadDir(p.temp); err != nil || len(written) > 0 {
		t.Errorf("written: %v %v", written, err)
	}
	_ = p.Process.Signal(syscall.SIGINT)
	p.await()
	_ = p.Process.Signal(syscall.SIGINT)
	if got := p.end(); got != exitInterrupted {
		t.Errorf("status %d: %s", got, p.err.String())
	}
}

// commit makes a folder a repository of git, with all that is in it.
func commit(t *testing.T, dir string) {
	t.Helper()
	for _, args := range []string{
		"init -q", "add -A", "-c user.name=x -c user.email=x@example.org commit -q -m first"} {
		cmd := exec.Command("git", strings.Fields(args)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", args, err, out)
		}
	}
}
