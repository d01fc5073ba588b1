//go:build unix

package keep

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// dieAt tells a process of this test to make an attempt, and before which call
// to kill itself: the attempt's index, the call's, how much of a text a write
// that is the last has written, and the folder.
const dieAt = "KEEP_TEST_DIE_AT"

func TestMain(m *testing.M) {
	var which, at, part int
	var dir string
	if n, _ := fmt.Sscanf(os.Getenv(dieAt), "%d %d %d %s", &which, &at, &part, &dir); n == 4 {
		dieAtCall(which, at, part, dir)
	}
	os.Exit(m.Run())
}

// dieAtCall never returns.
func dieAtCall(which, at, part int, dir string) {
	disk := &faulty{part: part, dies: true, fails: func(n int, _ string) bool { return n == at }}
	defer func() {
		_ = recover()
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}()
	h, err := (&Pen{disk: disk}).Lock(context.Background(), foldersIn(dir)...)
	if err == nil {
		_, _ = attempts()[which].write(context.Background(), h, dir)
	}
}

func foldersIn(dir string) []string {
	if _, err := os.Stat(filepath.Join(dir, "record")); err != nil {
		return []string{dir}
	}
	return []string{dir, filepath.Join(dir, "record")}
}

// TestKilledAtEveryCall kills a process before every call of every attempt,
// and makes the attempt another time: that neither waits for the lock of the
// dead nor sees what it left.
func TestKilledAtEveryCall(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for which, a := range attempts() {
		for at, call := range a.calls(t) {
			if testing.Short() && at%8 != 0 {
				continue
			}
			dir := put(t, a.before)
			p := exec.Command(self)
			p.Env = append(os.Environ(), fmt.Sprintf("%s=%d %d %d %s", dieAt, which, at, 7, dir))
			out, err := p.CombinedOutput()
			if status, ok := p.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
				t.Fatalf("%s at %s: it was not killed: %v %s", a.name, call, err, out)
			}
			for name, text := range tree(t, dir) {
				if !strings.HasPrefix(filepath.Base(name), ".plenary-") && text != a.before[name] &&
					text != a.after[name] {
					t.Errorf("%s killed at %s: %s is %q", a.name, call, name, text)
				}
			}
			h, err := (&Pen{disk: &faulty{}}).Lock(t.Context(), foldersIn(dir)...)
			if err != nil {
				t.Fatal(err)
			}
			finish(t, h, &a, dir)
			h.Unlock()
			if got := tree(t, dir); !same(got, a.after) {
				t.Errorf("%s killed at %s, and again: %v", a.name, call, got)
			}
		}
	}
}

// finish writes what an attempt that was killed had not written.
func finish(t *testing.T, h *Held, a *attempt, dir string) {
	t.Helper()
	var changes []Change
	for name, text := range a.after {
		path := filepath.Join(dir, name)
		was, err := os.ReadFile(path)
		switch {
		case err != nil:
			if err := h.Create(t.Context(), path, []byte(text)); err != nil {
				t.Error(err)
			}
		case string(was) != text:
			changes = append(changes, Change{path, was, []byte(text)})
		}
	}
	if _, err := h.Replace(t.Context(), changes); err != nil {
		t.Error(err)
	}
}
