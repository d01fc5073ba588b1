package main

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestMeter(t *testing.T) {
	var terminal strings.Builder
	m := &meter{w: &terminal}
	for _, c := range []struct {
		what        string
		done, total int
		want        string
	}{
		{"", 0, 0, "plenary: working (2 s; ctrl-C stops)"},
		{"reading", 5, 0, "plenary: reading (2 s; ctrl-C stops)"},
		{"ranking", 1, 3, "plenary: ranking, 33 % (2 s; ctrl-C stops)"},
		{"ranking", 4, 3, "plenary: ranking, 99 % (2 s; ctrl-C stops)"},
	} {
		m.hear(t.Context(), c.what, c.done, c.total)
		if got := m.line(2500 * time.Millisecond); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	m.begun = time.Now()
	m.show()
	m.stop()
	m.stop()
	if m.show() {
		t.Error("shows after it was stopped")
	}
	want := regexp.MustCompile("^\r\x1b\\[Kplenary: ranking, 99 % \\([0-9]+ s; ctrl-C stops\\)\r\x1b\\[K$")
	if !want.MatchString(terminal.String()) {
		t.Errorf("wrote %q, want %v", terminal.String(), want)
	}
	(&meter{}).stop() // writes nothing
}

// What is no terminal is told nothing, whatever it may be.
func TestWatchesTerminalsOnly(t *testing.T) {
	var text strings.Builder
	ctx, m := watch(t.Context(), &text)
	if ctx != t.Context() || m.w != nil {
		t.Error("watches a text")
	}
}
