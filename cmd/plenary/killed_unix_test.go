//go:build unix

package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/keep"
)

// howOften is how many rounds a test of chance has: under make torture as many
// as that asks for, under -short few.
func howOften(t *testing.T, usual int) int {
	if n, err := strconv.Atoi(os.Getenv("PLENARY_TORTURE")); err == nil {
		return n
	}
	if testing.Short() {
		return usual / 8
	}
	return usual
}

// A killing is a case that processes write into and are killed meanwhile.
type killing struct {
	t        *testing.T
	dir      string
	old, new map[string]string // texts of files; a file of new that is not in old may be missing
	span     time.Duration     // how long a process takes, about
	rng      *rand.Rand

	killed, drafts, done, said int // processes killed, those that left drafts, that had written, that said something
}

var (
	layingOut = []string{"fmt", "--write", "."}
	accepting = []string{"read", "report.txt", "--case", ".", "--id", "press", "--accept", "all"}
)

func newKilling(t *testing.T, seed uint64) *killing {
	k := &killing{t: t, dir: t.TempDir(), rng: rand.New(rand.NewPCG(seed, 0))}
	k.old = map[string]string{
		"case.yaml": strings.ReplaceAll(twoNeighbours, ": ", ":  "),
		"record.yaml": "record:  1\nentries:\n    - {on: 2006-10-01,event: contact, says: They met, " +
			"how: assumed}\n" + strings.Repeat("# a remark\n", 1000),
		"record/2005.yaml": "record:  1\nentries:\n    - {on: 2005-10-01,event: contact, says: They met, " +
			"how: assumed}\n",
	}
	write(t, k.dir, k.old)
	write(t, k.dir, map[string]string{"report.txt": gates(3)})
	for _, args := range [][]string{layingOut, accepting} {
		p, begun := k.start(args), time.Now()
		if err := p.Wait(); err != nil {
			t.Fatalf("%v: %v %s", args, err, p.Stderr)
		}
		k.span = max(k.span, time.Since(begun))
	}
	k.new = k.texts()
	if len(k.new) != 4 || k.new["record/press.yaml"] == "" || k.new["case.yaml"] == k.old["case.yaml"] {
		t.Fatalf("%v", k.new)
	}
	return k
}

// start starts a process in the case.
func (k *killing) start(args []string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		k.t.Fatal(err)
	}
	p := exec.Command(self, args...)
	p.Dir, p.Env, p.Stderr = k.dir, append(os.Environ(), plainly+"=1"), &bytes.Buffer{}
	if err := p.Start(); err != nil {
		k.t.Fatal(err)
	}
	return p
}

// texts are the files of the case.
func (k *killing) texts() map[string]string {
	out := map[string]string{}
	for _, pattern := range []string{"*.yaml", "record/*", ".plenary*", "record/.plenary*"} {
		paths, err := filepath.Glob(filepath.Join(k.dir, pattern))
		if err != nil {
			k.t.Fatal(err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				k.t.Fatal(err)
			}
			name, _ := filepath.Rel(k.dir, path)
			out[filepath.ToSlash(name)] = string(text)
		}
	}
	return out
}

// round writes the old texts, has processes write and one of them killed, and
// looks at what is there then.
func (k *killing) round(signal syscall.Signal, all ...[]string) {
	write(k.t, k.dir, k.old)
	_ = os.Remove(filepath.Join(k.dir, "record/press.yaml"))
	begun := time.Now()
	var running []*exec.Cmd
	for _, args := range all {
		running = append(running, k.start(args))
	}
	time.Sleep(time.Duration(k.rng.Int64N(int64(k.span)*3/2)) - time.Since(begun))
	_ = running[0].Process.Signal(signal)
	for i, p := range running {
		if err := p.Wait(); err != nil && i > 0 {
			k.t.Errorf("%v, which was not killed: %v %s", all[i], err, p.Stderr)
		}
	}
	if running[0].ProcessState.Success() { // it was too late, and should be earlier next time
		k.span -= k.span / 32
	} else {
		k.killed++
		k.span += k.span / 32
	}
	if len(all) == 1 {
		k.hear(running[0].Stderr.(*bytes.Buffer).String())
	}
	k.look(signal)
}

// hear asks that what a process said that was alone is so.
func (k *killing) hear(said string) {
	texts := k.texts()
	wrote := texts["record/press.yaml"] != "" || texts["case.yaml"] != k.old["case.yaml"]
	if strings.Contains(said, "nothing was written") && wrote || strings.Contains(said, "written, but then") && !wrote {
		k.t.Errorf("it said %s\n%v", said, texts)
	}
	if said != "" {
		k.said++
	}
}

// look asks that every file has its old text or its new one, that the case can
// be read, and that what else is there goes when the next process comes.
func (k *killing) look(signal syscall.Signal) {
	texts := k.texts()
	left := false
	for name, text := range texts {
		switch was, ok := k.old[name]; {
		case strings.HasPrefix(filepath.Base(name), ".plenary-"):
			left = true
		case text != k.new[name] && (!ok || text != was):
			k.t.Errorf("%v: %s has neither its old text nor its new one:\n%s", signal, name, text)
		}
	}
	for name := range k.old {
		if _, ok := texts[name]; !ok {
			k.t.Errorf("%v: %s is gone", signal, name)
		}
	}
	if left {
		k.drafts++
		if signal != syscall.SIGKILL {
			k.t.Errorf("%v: something is left: %v", signal, texts)
		}
	}
	if texts["record/press.yaml"] != "" || texts["case.yaml"] == k.new["case.yaml"] {
		k.done++
	}
	if _, err := casefile.Load(k.t.Context(), k.dir); err != nil {
		k.t.Errorf("%v: %v", signal, err)
	}
	held, err := (&keep.Pen{}).Lock(k.t.Context(), k.dir, filepath.Join(k.dir, "record"))
	if err != nil {
		k.t.Fatal(err)
	}
	held.Unlock()
	for name := range k.texts() {
		if strings.HasPrefix(filepath.Base(name), ".plenary-") {
			k.t.Errorf("%v: %s stays", signal, name)
		}
	}
}

// TestKilled kills processes that write, at moments of chance: alone, or with
// others who write into the same case and must not notice.
func TestKilled(t *testing.T) {
	t.Parallel()
	rounds := howOften(t, 200)
	const workers = 2
	for w := range workers {
		t.Run(strconv.Itoa(w), func(t *testing.T) {
			t.Parallel()
			k := newKilling(t, uint64(w))
			for r := range rounds / workers {
				k.round(signals[r%len(signals)], orders[r/len(signals)%len(orders)]...)
			}
			t.Logf("%d of %d processes were killed, %d left drafts, %d said something; "+
				"in %d rounds something was written", k.killed, rounds/workers, k.drafts, k.said, k.done)
		})
	}
}

var (
	signals = []syscall.Signal{syscall.SIGKILL, syscall.SIGKILL, syscall.SIGTERM, syscall.SIGKILL, syscall.SIGINT}
	// the first is killed
	orders = [][][]string{{layingOut}, {accepting}, {layingOut, accepting}, {accepting, layingOut},
		{layingOut, layingOut}}
)
