package stability_test

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/plenary-talks/plenary/space"
	"github.com/plenary-talks/plenary/stability"
)

// memories are the shapes that what is announced is held to: some 2^17 combinations or more.
var memories = []struct {
	name             string
	parties, options int
	oneWay           int
	wants            int // statements a party; 0 for those of dealt
	rules            []string
}{
	{"both", 6, 19, 0, 0, nil},
	{"one-way", 6, 19, 100, 0, nil},
	{"half", 6, 19, 50, 0, nil},
	{"many ties", 6, 19, 0, 3, nil},
	{"many ties, one-way", 6, 19, 100, 3, nil},
	{"12 parties", 12, 19, 0, 0, nil},
	{"12 parties, one-way", 12, 19, 100, 0, nil},
	{"one party", 1, 20, 0, 0, nil},
	{"large blocks", 2, 18, 0, 0, nil},
	{"large blocks, one-way", 2, 18, 100, 0, nil},
	{"three blocks of 128 or 64, one-way", 3, 20, 100, 0, nil},
	{"half feasible", 6, 18, 0, 0, []string{"p0.o0"}},
	{"half feasible, one-way", 6, 18, 100, 0, []string{"p0.o0 and p1.o3 or p2.o6 and p3.o9"}},
	{"a quarter", 6, 19, 0, 0, []string{"p0.o0", "p1.o4"}},
	{"an eighth, one-way", 6, 20, 100, 0, []string{"p0.o0", "p1.o4", "p2.o7"}},
	{"a sixteenth", 6, 21, 0, 0, []string{"p0.o0", "p1.o4", "p2.o7", "p3.o11"}},
	{"a thirty-second, one-way", 6, 21, 100, 0, []string{"p0.o0", "p1.o4", "p2.o8", "p3.o11", "p4.o15"}},
	{"a sixteenth of 12 parties, one-way", 12, 20, 100, 0, []string{"p0.o0", "p1.o2", "p2.o4", "p3.o6"}},
}

// heapSteps are what a heap may have that is not in use, as it grows by 4 MiB at a time; a sixteenth
// is what may be taken while the collector is at work.
const heapSteps = 2 * 4 << 20

// TestMemory: what a case is said to take holds it, whatever the collector does before it
// has to: in a process of its own that is bound to so much, it takes no more, and not
// much less would do.
func TestMemory(t *testing.T) {
	if at := os.Getenv("PLENARY_MEMORY_OF"); at != "" {
		takeMemory(t, at)
		return
	}
	if testing.Short() {
		t.Skip("processes of its own; -short is for the race detector")
	}
	for _, m := range memories {
		t.Run(m.name, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.run", "^TestMemory$", "-test.v")
			cmd.Env = append(os.Environ(), "PLENARY_MEMORY_OF="+m.name, "GOMAXPROCS=2")
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			_, rest, _ := strings.Cut(string(out), "TAKES ")
			var states, said, took, ended int
			if _, err := fmt.Sscan(rest, &states, &said, &took, &ended); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			t.Logf("%d states: %d bytes each announced, %d taken, %d kept",
				states, said/states, took/states, ended/states)
			if took > said+said/16+heapSteps {
				t.Errorf("%d states take %d bytes, where %d are announced", states, took, said)
			}
			if said > 4*took {
				t.Errorf("%d states take %d bytes, where as much as %d are announced", states, took, said)
			}
		})
	}
}

// takeMemory lays a case out and judges it in this process, bound to what is announced.
func takeMemory(t *testing.T, name string) {
	for _, m := range memories {
		if m.name != name {
			continue
		}
		wants := m.wants
		if wants == 0 {
			wants = 2*m.options + 4
		}
		c := dealtSome(m.parties, m.options, m.oneWay, wants, m.rules...)
		states := 1 << (m.options - len(m.rules))
		if strings.Contains(strings.Join(m.rules, ""), " ") {
			states = 1 << m.options / 16 * 9
		}
		said := space.Memory(c, states)
		debug.SetGCPercent(-1)
		before := heapTaken()
		debug.SetMemoryLimit(int64(before + said - said/16))
		sp, err := space.New(t.Context(), c, space.Limits{Memory: 1 << 40})
		if err != nil || sp.Len() != states {
			t.Fatal(err, sp.Len(), states)
		}
		a, err := stability.Analyse(t.Context(), sp)
		if err != nil {
			t.Fatal(err)
		}
		took := heapTaken() - before
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		fmt.Println("TAKES", states, said, took, m.HeapAlloc)
		runtime.KeepAlive(a)
		runtime.KeepAlive(sp)
	}
}

// heapTaken is the most memory that the heap has had at one time: it never shrinks.
func heapTaken() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapSys
}
