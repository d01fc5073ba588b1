//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// writesFail has a write that nobody reads, or that would make a file larger
// than it may be, fail rather than end the process with no word.
func writesFail() {
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE, syscall.SIGXFSZ)
}
