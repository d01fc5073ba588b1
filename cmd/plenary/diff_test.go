package main

import (
	"strings"
	"testing"
)

func TestDiffStatus(t *testing.T) {
	inOneGoroutine(t)
	const chicken, sixParty = "cases/classics/chicken", "cases/six-party-2006"
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
		{[]string{chicken, chicken, "--exit-code"}, exitAnswered, ""},
		{[]string{chicken, "cases/classics/stag-hunt"}, exitAnswered, ""},
		{[]string{chicken, "cases/classics/stag-hunt", "--exit-code"}, exitDiffers, ""},
		{[]string{"cases/classics/elmira", "cases/classics/elmira-rankings", "--exit-code"}, exitDiffers, ""},
		{[]string{chicken, "cases/classics/stag-hunt", "--exit-code", "--json"}, exitDiffers, ""},
		{[]string{sixParty, "--from", "2006-12-24", "--to", "2006-12-25", "--exit-code"}, exitAnswered, ""},
		{[]string{sixParty, "--from", "2006-06-01", "--exit-code"}, exitDiffers, ""},
		{[]string{chicken, "nowhere", "--exit-code"}, exitTrouble, "there is no such file or folder"},
		{[]string{chicken, "--exit-code"}, exitUsage, "name two cases"},
		{[]string{chicken, chicken, "--exit-code", "--max-states", "2"}, exitLimit, "more than 2 feasible states"},
		{[]string{chicken, chicken, "--max-states", "-2"}, exitUsage, "must not be negative"},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			stdout, stderr, status := outcome(t, append([]string{"diff"}, c.args...)...)
			if status != c.status || !strings.Contains(stderr, c.stderr) || (stdout == "") != (stderr != "") {
				t.Errorf("status %d, stdout %q, stderr %q; want status %d, stderr with %q", status, stdout, stderr,
					c.status, c.stderr)
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
