package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/space"
)

// A memory is the bound on what a command takes, as a flag.
type memory struct {
	asked  uint64 // bytes; 0 for what is free
	before int64  // the collector's bound, when another was set
}

// leastMemory is what the program takes for a small case.
const leastMemory = 32 << 20

var _ = fmt.Stringer(&memory{})

// String is the bound as written, in the largest unit that divides it.
func (m *memory) String() string {
	n, unit := m.asked, 0
	for n > 0 && n%1024 == 0 && unit < len(units)-1 {
		n, unit = n/1024, unit+1
	}
	return strconv.FormatUint(n, 10) + strings.TrimSpace(units[unit:unit+1])
}

func (*memory) Type() string { return "size" }

const units = " KMGT" // each 1,024 times the one before

// Set reads a size such as 500M or 2G, also written 2GB or 2GiB.
func (m *memory) Set(text string) error {
	number := strings.ToUpper(strings.TrimSpace(text))
	number = strings.TrimSuffix(strings.TrimSuffix(number, "B"), "I")
	factor := uint64(1)
	if n := len(number); n > 0 {
		if unit := strings.IndexByte(units, number[n-1]); unit > 0 {
			number, factor = number[:n-1], 1<<(10*unit)
		}
	}
	n, err := strconv.ParseUint(strings.TrimSpace(number), 10, 64)
	switch {
	case err != nil || n > math.MaxInt64/factor:
		return fmt.Errorf("write a number of bytes, or a number with K, M or G, as in 500M or 2G")
	case n > 0 && n*factor < leastMemory:
		return fmt.Errorf("no command does with less than %dM", leastMemory>>20)
	}
	m.asked = n * factor
	return nil
}

// bind holds the command to the bound, until ctx ends.
func (m *memory) bind(ctx context.Context, cancel context.CancelCauseFunc) {
	most := m.asked
	if most == 0 {
		most = min(max(space.FreeMemory(), 4*leastMemory), math.MaxInt64) // what little is free may be little for a moment
	}
	if m.asked > 0 || os.Getenv("GOMEMLIMIT") == "" { // collect sooner rather than run out
		m.before = debug.SetMemoryLimit(int64(most - most/16))
	}
	go m.watch(ctx, cancel, most)
}

// unbound is the end of bind: other commands of this process have bounds of their own.
func (m *memory) unbound() {
	if m.before > 0 {
		debug.SetMemoryLimit(m.before)
	}
}

// keepTo has the collector keep to n bytes where it can.
func (m *memory) keepTo(n int64) {
	if now := debug.SetMemoryLimit(-1); now > n {
		debug.SetMemoryLimit(n)
		if m.before == 0 {
			m.before = now
		}
	}
}

// lookEvery is how often the memory taken is looked at: what the quickest work
// takes meanwhile is little beside any bound.
const lookEvery = 10 * time.Millisecond

// watch ends the command when it takes more than most bytes.
func (m *memory) watch(ctx context.Context, cancel context.CancelCauseFunc, most uint64) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if taken() > most {
				cancel(m.limit(most))
				return
			}
		}
	}
}

// taken is the memory of this process, in bytes.
func taken() uint64 {
	of := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(of)
	return of[0].Value.Uint64() - of[1].Value.Uint64()
}

// limit is the error of a command that takes more.
func (m *memory) limit(most uint64) error {
	l := &plenary.Limit{Code: plenary.LimitMemory, What: fmt.Sprintf("bytes of memory (%d MiB)", most>>20), Bound: int64(most),
		Fix: "allow more with --max-memory, or make the case smaller"}
	if m.asked == 0 {
		l.Fix = "the machine has no more free: make the case smaller, or bound the search with --max-work"
	}
	return l
}

// limits bound the laying out of one of n cases that are laid out together.
func (a *app) limits(n uint64) space.Limits {
	return space.Limits{States: a.maxStates, Memory: a.memory.asked / n}
}
