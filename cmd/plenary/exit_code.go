package main

import "sync/atomic"

// Exit statuses with --exit-code, where 1 tells that something differs.
const (
	exitDiffers = 1
	exitTrouble = 4 // a case has faults or cannot be read
)

// An exitCode is what diff --exit-code wants told by the exit status.
type exitCode struct{ asked, differs atomic.Bool }

// status is the exit status where without --exit-code it would be the given one.
func (e *exitCode) status(otherwise int) int {
	switch {
	case !e.asked.Load():
	case otherwise == exitFaults:
		return exitTrouble
	case otherwise == exitAnswered && e.differs.Load():
		return exitDiffers
	}
	return otherwise
}
