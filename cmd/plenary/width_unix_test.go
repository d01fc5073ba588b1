//go:build unix

package main

import (
	"os"
	"testing"
)

// TestWidthOfUnsizedTerminal expects a terminal that tells no width to be taken for
// a terminal all the same, so that strings as they are do not reach it.
func TestWidthOfUnsizedTerminal(t *testing.T) {
	f, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	if w := (&app{terminal: f}).width(); w != unknownWidth {
		t.Errorf("width %d, expected %d", w, unknownWidth)
	}
}
