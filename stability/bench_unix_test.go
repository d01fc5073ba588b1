//go:build unix

package stability_test

import "syscall"

// processorTime returns how long processors have worked for this process, in
// nanoseconds: what a machine that does other things too does not blur.
func processorTime() int64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
