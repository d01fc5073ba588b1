package main

import (
	"strings"
	"testing"
)

func TestDiffStatus(t *testing.T) {
	const chicken = "cases/classics/chicken"
	for _, c := range []struct {
		args   []string
		status int
		stderr string
	}{
		{[]string{chicken, chicken}, exitAnswered, ""},
		{[]string{chicken, chicken, "--json"}, exitAnswered, ""},
		{[]string{chicken, "nowhere"}, exitFaults, "there is no such file or folder"},
		{[]string{"no-such-revision:" + chicken, chicken}, exitFaults, "no-such-revision:" + chicken},
		{[]string{chicken}, exitUsage, "name two cases, or two days of one"},
		{[]string{chicken, chicken, "--variant", "x"}, exitUsage, "unknown variant `x`"},
		{[]string{chicken, ":" + chicken}, exitUsage, "name a revision before the colon"},
		{[]string{chicken, chicken, "--max-states", "2"}, exitLimit, chicken + ": more than 2 feasible states"},
		{[]string{chicken, chicken, "--max-states", "-2"}, exitUsage, "must not be negative"},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			stdout, stderr, status := outcome(t, append([]string{"diff"}, c.args...)...)
			if status != c.status || !strings.Contains(stderr, c.stderr) || (stdout == "") != (status != exitAnswered) {
				t.Errorf("status %d, stdout %q, stderr %q; want status %d, stderr with %q", status, stdout, stderr, c.status, c.stderr)
			}
		})
	}
}

func TestDiffWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, stderr, status := outcome(t, "diff", "HEAD:cases/classics/chicken", "cases/classics/chicken")
	if status != exitFaults || !strings.Contains(stderr, "the program git is needed, which is not installed") {
		t.Errorf("status %d: %s", status, stderr)
	}
}

func TestColon(t *testing.T) {
	for name, want := range map[string]int{
		"HEAD~1:cases": 6, "cases/river": -1, "HEAD^{/fix: it}:cases": 15, "a:b:c": 1, ":x": 0, "}{:": 2,
	} {
		if got := colon(name); got != want {
			t.Errorf("colon(%q) = %d, want %d", name, got, want)
		}
	}
}
