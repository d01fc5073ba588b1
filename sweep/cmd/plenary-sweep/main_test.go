//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/sweep"
)

// TestMain is the program itself where a test asks for it.
func TestMain(m *testing.M) {
	if os.Getenv("PLENARY_SWEEP_AS_PROGRAM") != "" {
		main()
	}
	os.Exit(m.Run())
}

const (
	elmira  = "../../../cases/classics/elmira"
	samples = "60000"
)

// wanted is what plenary robust --json answers.
func wanted(t *testing.T) string {
	t.Helper()
	c, err := desk.Open(t.Context(), elmira, desk.Ask{})
	if err != nil {
		t.Fatal(err)
	}
	sp, err := c.LayOut(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	of := answer.Doubting
	of.Samples = 60000
	s, err := answer.NewSure(t.Context(), answer.Talks{Space: sp, Day: c.Day, Words: c.Words(t.Context()),
		Work: answerWork}, of)
	if err != nil {
		t.Fatal(err)
	}
	text, err := outlet.JSON(s, true)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// command runs the program in this process.
func command(t *testing.T, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(t.Context(), args, &o, &e)
	return status, o.String(), e.String()
}

// asked is command of what is answered.
func asked(t *testing.T, args ...string) string {
	t.Helper()
	status, out, errs := command(t, args...)
	if status != 0 {
		t.Fatalf("plenary-sweep %q: status %d, %s", args, status, errs)
	}
	return out
}

// process starts the program as one of its own.
func process(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(own, args...)
	cmd.Env = append(os.Environ(), "PLENARY_SWEEP_AS_PROGRAM=1", "GOMAXPROCS=2")
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd
}

// TestSame holds that a sweep has the bytes of an answer made at once, on SQLite and on PostgreSQL, by several
// processes, of which one is killed while it makes a part.
func TestSame(t *testing.T) {
	want := wanted(t)
	for name, db := range map[string]string{
		"SQLite":     filepath.Join(t.TempDir(), "sweeps.db"),
		"PostgreSQL": "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if db == "" {
				db = postgres(t)
			}
			sweepOf(t, db, want)
		})
	}
}

func sweepOf(t *testing.T, db, want string) {
	start := []string{"start", elmira, "--samples", samples, "--parts", "12", "--db", db}
	id := strings.TrimSpace(asked(t, start...))
	if again := strings.TrimSpace(asked(t, start...)); again != id {
		t.Errorf("begun twice: %s and %s", id, again)
	}
	if status, _, errs := command(t, "result", id, "--db", db); status != 1 || !strings.Contains(errs, "(0 of 12)") {
		t.Errorf("a result before there is one: status %d, %s", status, errs)
	}
	killed := process(t, "work", "--threads", "1", "--db", db)
	done := waitFor(t, db, id, func(x sweep.Status) bool { return x.Done >= 2 })
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = killed.Wait()
	if done.Done == done.Parts {
		t.Fatal("all was done before the process could be killed")
	}
	two := []*exec.Cmd{process(t, "work", "--db", db), process(t, "work", "--threads", "1", "--db", db)}
	for _, p := range two {
		if err := p.Wait(); err != nil {
			t.Errorf("a process that works: %v", err)
		}
	}
	if got := asked(t, "result", id, "--json", "--db", db); got != want {
		t.Errorf("the answer has %d bytes that differ from %d of plenary robust", len(got), len(want))
	}
	if list := asked(t, "status", "--db", db); !strings.Contains(list, id+"  done  12 of 12 parts, 60000 orders") {
		t.Errorf("status:\n%s", list)
	}
	cancelled(t, db)
}

// cancelled holds that a sweep that is cancelled while it is worked at is taken up again.
func cancelled(t *testing.T, db string) {
	const many = "3000000"
	id := strings.TrimSpace(asked(t, "start", elmira, "--samples", many, "--parts", "300", "--db", db))
	at := process(t, "work", "--db", db)
	waitFor(t, db, id, func(x sweep.Status) bool { return x.Done >= 1 })
	if said := asked(t, "cancel", id, "--db", db); !strings.HasPrefix(said, id+"  cancelled  ") ||
		!strings.Contains(said, "; resume takes it up again") {
		t.Errorf("cancelled: %s", said)
	}
	begun := time.Now()
	if err := at.Wait(); err != nil {
		t.Errorf("what works at a sweep that is cancelled: %v", err)
	}
	t.Logf("ended after %v", time.Since(begun))
	status, _, said := command(t, "result", id, "--db", db)
	if status != 1 || !strings.Contains(said, "was cancelled") {
		t.Errorf("a result of what was cancelled: status %d, %s", status, said)
	}
	if said := asked(t, "resume", id, "--db", db); !strings.HasPrefix(said, id+"  on  ") {
		t.Errorf("resumed: %s", said)
	}
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(500*time.Millisecond, stop)
	var out, errs bytes.Buffer
	if status := run(ctx, []string{"run", elmira, "--samples", many, "--parts", "300", "--db", db}, &out,
		&errs); status != exitInterrupted || out.Len() > 0 {
		t.Errorf("stopped: status %d, %s", status, errs.String())
	}
	if said := asked(t, "forget", id, "--db", db); said != id+"  forgotten\n" {
		t.Errorf("forgotten: %s", said)
	}
	status, _, said = command(t, "status", id, "--db", db)
	if status != 1 || !strings.Contains(said, "there is no sweep") {
		t.Errorf("of what was forgotten: status %d, %s", status, said)
	}
}

// waitFor waits until a sweep is as it should be.
func waitFor(t *testing.T, db, id string, is func(sweep.Status) bool) sweep.Status {
	t.Helper()
	s, err := sweep.Open(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for begun := time.Now(); time.Since(begun) < 5*time.Minute; time.Sleep(20 * time.Millisecond) {
		all, err := s.All(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if is(all[0]) {
			return all[0]
		}
	}
	t.Fatal("nothing came of it")
	return sweep.Status{}
}

// TestRun has an answer made by one command, in words too, and what cannot be asked.
func TestRun(t *testing.T) {
	db := filepath.Join(t.TempDir(), "here.db")
	args := []string{"run", elmira, "--samples", "500", "--parts", "3", "--db", db}
	words := asked(t, args...)
	if !strings.Contains(words, "500") || asked(t, args...) != words {
		t.Errorf("in words:\n%s", words)
	}
	if table := asked(t, append(args, "--csv")...); !strings.HasPrefix(table, "change,kind,party") {
		t.Errorf("as a table:\n%s", table)
	}
	if page := asked(t, append(args, "--format", "md", "--all")...); !strings.HasPrefix(page, "# ") {
		t.Errorf("as a page:\n%s", page)
	}
	for says, args := range map[string][]string{
		"--samples takes":    {"run", elmira, "--samples", "0"},
		"--parts takes":      {"run", elmira, "--parts", "-1"},
		"--dispersion takes": {"run", elmira, "--dispersion", "2"},
		"--json and --csv":   {"run", elmira, "--json", "--csv"},
		"unknown command":    {"runs"},
		"--samples: `x` is not a whole number; write one without marks, as in 100000": {
			"run", elmira, "--samples", "x"},
		"--dispersion: `x` is not a number; write one with a point, as in 0.5": {
			"run", elmira, "--dispersion", "x"},
		"unknown flag":               {"run", elmira, "--sample", "1"},
		"accepts 1 arg":              {"run"},
		"there is no sweep \"none\"": {"cancel", "none"},
		"nobody@127.0.0.1:1/none: the database does not answer": {"status", "--db",
			"postgres://nobody@127.0.0.1:1/none"},
		"nowhere.db: there is no such database; name one": {"status", "--db", filepath.Join(t.TempDir(), "nowhere.db")},
	} {
		status, out, errs := command(t, append([]string{"--db", db}, args...)...)
		want := exitUsage
		if args[0] == "cancel" || args[0] == "status" {
			want = exitFaults
		}
		if status != want || out != "" || !strings.Contains(errs, says) {
			t.Errorf("plenary-sweep %q: status %d, %q, %q", args, status, out, errs)
		}
	}
}
