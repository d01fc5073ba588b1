package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

// TestStatus pins the exit statuses, which scripts rest on.
func TestStatus(t *testing.T) {
	t.Chdir("../..")
	const river, unknown = "cases/classics/chicken", "cases/nowhere"
	for line, want := range map[string]int{
		"":               exitAnswered,
		"--version":      exitAnswered,
		"brief " + river: exitAnswered,
		"states " + river + " --where row.straight":        exitAnswered,
		"explain " + river + " #1":                         exitAnswered,
		"brief " + unknown:                                 exitFaults,
		"brief":                                            exitUsage,
		"brief a b":                                        exitUsage,
		"brief --nope " + river:                            exitUsage,
		"nope":                                             exitUsage,
		"explain " + river + " 99":                         exitUsage,
		"explain " + river + " 22":                         exitUsage,
		"explain " + river + " #9":                         exitUsage,
		"explain " + river + " now --party x":              exitUsage,
		"states " + river + " --where row.nope":            exitUsage,
		"explain " + river + " --why-not row.straight":     exitAnswered,
		"explain " + river + " --why-not row.nope":         exitUsage,
		"explain " + river + " now --why-not row.straight": exitUsage,
		"explain " + river + " --why-not=":                 exitUsage,
		"states " + river + " --max-states 3":              exitLimit,
		"states " + river + " --timeout 1ns":               exitLimit,
	} {
		var out, errs bytes.Buffer
		got := run(context.Background(), strings.Fields(line), stdio{strings.NewReader(""), &out, &errs})
		if got != want {
			t.Errorf("plenary %s: status %d, want %d\n%s", line, got, want, errs.String())
		}
		if (got == exitAnswered) != (errs.Len() == 0) {
			t.Errorf("plenary %s: status %d with %q on standard error", line, got, errs.String())
		}
	}
}

// TestInterrupt asks that a cancelled context ends a command at once.
func TestInterrupt(t *testing.T) {
	t.Chdir("../..")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs bytes.Buffer
	began := time.Now()
	if got := run(ctx, []string{"brief", "cases/six-party-2006"},
		stdio{strings.NewReader(""), &out, &errs}); got != exitInterrupted {
		t.Errorf("status %d after %v: %s", got, time.Since(began), errs.String())
	}
}
