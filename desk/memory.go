package desk

import (
	"context"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"sync"
	"time"
)

// lookEvery is how often the memory taken is looked at: what the quickest work
// takes meanwhile is little beside any bound.
const lookEvery = 10 * time.Millisecond

// watchMemory calls over when the process takes more than most bytes, unless ctx
// ends before.
func watchMemory(ctx context.Context, most uint64, over func()) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if taken() > most {
				over()
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

func collectorIsSet() bool { return os.Getenv("GOMEMLIMIT") != "" }

// kept are the bounds to which the collector is to keep this process.
var kept struct {
	mu     sync.Mutex
	bounds []int64
	before int64 // the collector's own bound, while there are others
}

// KeepMemory has the collector keep this process to n bytes where it can, at
// some cost in time, until release is called. Of several bounds at once the
// least counts.
func KeepMemory(n int64) (release func()) { return keep(n, true) }

// keep is KeepMemory, if strict, and else also where the collector was bound to
// less before.
func keep(n int64, strict bool) (release func()) {
	kept.mu.Lock()
	defer kept.mu.Unlock()
	if len(kept.bounds) == 0 {
		kept.before = debug.SetMemoryLimit(-1)
	}
	if strict {
		n = min(n, kept.before)
	}
	kept.bounds = append(kept.bounds, n)
	debug.SetMemoryLimit(slices.Min(kept.bounds))
	return sync.OnceFunc(func() { unkeep(n) })
}

func unkeep(n int64) {
	kept.mu.Lock()
	defer kept.mu.Unlock()
	at := slices.Index(kept.bounds, n)
	kept.bounds = slices.Delete(kept.bounds, at, at+1)
	if len(kept.bounds) == 0 {
		debug.SetMemoryLimit(kept.before)
		return
	}
	debug.SetMemoryLimit(slices.Min(kept.bounds))
}
