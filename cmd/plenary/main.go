// Command plenary answers, with proof, where multi-party talks stand, why they
// are stuck, and what each party would do. The commands are one a file; they
// hold flags, terminal and files only.
package main

import (
	"context"
	"io"
	"os"
)

func main() { os.Exit(plenaryMain()) }

// plenaryMain runs with the process's surroundings and returns the exit status.
func plenaryMain() int {
	ctx := untilSignal(context.Background())
	writesFail()
	defer pens.close()
	return run(ctx, os.Args[1:], stdio{os.Stdin, os.Stdout, os.Stderr})
}

// stdio is where a command reads and writes.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}
