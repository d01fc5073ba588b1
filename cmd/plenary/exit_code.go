package main

import "sync/atomic"

// Exit statuses of a command whose answer is told by it too, where 1 tells that something
// differs, or is not there.
const (
	exitDiffers = 1
	exitTrouble = 4 // a case has faults or cannot be read
)

// An exitCode is what a command wants told by the exit status: diff --exit-code, report
// --check, cite.
type exitCode struct{ asked, differs atomic.Bool }

// status is the exit status where without --exit-code it would be the given one.
func (e *exitCode) status(otherwise int) int {
	switch {
	case !e.asked.Load(), otherwise != exitAnswered && otherwise != exitFaults:
	case e.differs.Load():
		return exitDiffers
	case otherwise == exitFaults:
		return exitTrouble
	}
	return otherwise
}
