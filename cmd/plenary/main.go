// Command plenary answers, with proof, where multi-party talks stand, why they
// are stuck, and what each party would do. The commands are one a file; they
// hold flags, terminal and files only.
package main

import (
	"context"
	"io"
	"math"
	"os"
	"runtime/debug"

	"github.com/plenary-talks/plenary/space"
)

func main() { os.Exit(plenaryMain()) }

// plenaryMain runs with the process's surroundings and returns the exit status.
func plenaryMain() int {
	ctx := untilSignal(context.Background())
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(min(space.FreeMemory(), math.MaxInt64))) // collect sooner rather than run out
	}
	defer pens.close()
	return run(ctx, os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr})
}

// stdio is where a command reads and writes.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}
