package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// A commit is what is built from.
type commit struct {
	stamp string // as the go command writes a version
	time  time.Time
	dirty bool // whether there is more than the commit has
}

// commitOf returns the commit that is checked out. A tag that begins with v is its
// version.
func commitOf(ctx context.Context, root string) (commit, error) {
	head, err := git(ctx, root, "log", "-1", "--format=%ct %H")
	if err != nil {
		return commit{}, err
	}
	seconds, hash, _ := strings.Cut(head, " ")
	at, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil || len(hash) < 12 {
		return commit{}, fmt.Errorf("git says %q of the commit", head)
	}
	c := commit{time: time.Unix(at, 0).UTC()}
	c.stamp = "v0.0.0-" + c.time.Format("20060102150405") + "-" + hash[:12]
	if tag, err := git(ctx, root, "describe", "--tags", "--exact-match", "--match", "v[0-9]*"); err == nil {
		c.stamp = tag
	}
	status, err := git(ctx, root, "status", "--porcelain")
	if c.dirty = status != ""; c.dirty {
		c.stamp += "+dirty"
	}
	return c, err
}

func git(ctx context.Context, root string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = root
	return output(cmd)
}

// output runs a command and returns what it says, without the last line end; what
// it says of failing is in the error.
func output(cmd *exec.Cmd) (string, error) {
	out, err := cmd.Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		err = fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, strings.TrimSpace(string(exit.Stderr)))
	}
	return strings.TrimRight(string(out), "\n"), err
}

// with is the surroundings of the process with some variables set.
func with(vars ...string) []string { return append(os.Environ(), vars...) }
