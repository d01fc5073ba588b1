package revision

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// settings keep git from running or fetching what a repository names. The
// commands used here have no need of any of it.
var settings = []string{
	"--no-pager",
	"--literal-pathspecs",
	"-c", "core.fsmonitor=",
	"-c", "core.hooksPath=" + os.DevNull,
	"-c", "core.sshCommand=false",
	"-c", "core.askPass=",
	"-c", "credential.helper=",
	"-c", "protocol.allow=never",
	"-c", "advice.graftFileDeprecated=false", // GIT_GRAFT_FILE is set below
}

// kept are the variables that may tell git where the repository and the
// reader's own configuration are. No other of git's is passed on: some name
// programs to run, or files to write into.
var kept = []string{
	"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
	"GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH",
	"GIT_CONFIG_SYSTEM", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_PARAMETERS",
}

// environment is what git is run with.
func environment(of []string) []string {
	var out []string
	for _, v := range of {
		name, _, _ := strings.Cut(v, "=")
		if !strings.HasPrefix(strings.ToUpper(name), "GIT_") || isKept(strings.ToUpper(name)) {
			out = append(out, v)
		}
	}
	return append(out, "LC_ALL=C",
		"GIT_NO_LAZY_FETCH=1",     // of what a partial clone lacks
		"GIT_ALLOW_PROTOCOL=none", // for a git that does not know the line before
		"GIT_NO_REPLACE_OBJECTS=1",
		"GIT_GRAFT_FILE="+os.DevNull,
		"GIT_OPTIONAL_LOCKS=0",
		"GIT_TERMINAL_PROMPT=0")
}

func isKept(name string) bool {
	for _, k := range kept {
		if name == k {
			return true
		}
	}
	for _, numbered := range []string{"GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"} {
		if strings.HasPrefix(name, numbered) {
			return true
		}
	}
	return false
}

// command is git, to be started. A program of that name in the working folder
// is not run: the error is then [exec.ErrDot].
func command(ctx context.Context, complaint io.Writer, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append(settings[:len(settings):len(settings)], args...)...)
	cmd.Env = environment(os.Environ())
	cmd.Stderr = complaint
	cmd.WaitDelay = grace
	return cmd
}

// git runs git and returns what it writes, which is little.
func git(ctx context.Context, args ...string) (string, error) {
	var out, complaint head
	cmd := command(ctx, &complaint, args...)
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		return "", failed(ctx, err, &complaint)
	}
	return out.String(), nil
}

// A head keeps the first of what is written.
type head struct{ bytes.Buffer }

const maxHead = 64 << 10

func (h *head) Write(p []byte) (int, error) {
	h.Buffer.Write(p[:min(len(p), maxHead-h.Len())])
	return len(p), nil
}

// failed is the error of a git that failed: the context's, if that is why.
func failed(ctx context.Context, err error, complaint *head) error {
	if killed(ctx, err) {
		return ctx.Err()
	}
	return &gitError{strings.TrimSpace(complaint.String()), err}
}

// grace is how long a context may take to end after git was told to.
const grace = 500 * time.Millisecond

// killed reports whether ctx has ended, or is about to: ctrl-C reaches git at
// the same time as this program, and may be dealt with there first.
func killed(ctx context.Context, err error) bool {
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() < 0 {
		select {
		case <-ctx.Done():
		case <-time.After(grace):
		}
	}
	return ctx.Err() != nil
}

// A gitError is what git wrote when it failed.
type gitError struct {
	said string
	err  error
}

func (e *gitError) Error() string { return e.said }
func (e *gitError) Unwrap() error { return e.err }

// ErrNoRepository is the error where the working folder is in no repository,
// ErrNoGit where there is no git to run.
var (
	ErrNoRepository = errors.New("this is no git repository")
	ErrNoGit        = errors.New("git is not installed")
)

// worded words a failure of git for readers: what it usually means, and what
// git said.
func worded(err error, usual string) error {
	var said *gitError
	switch {
	case !errors.As(err, &said):
		return err
	case errors.Is(err, exec.ErrDot):
		return fmt.Errorf("a program git is in the folder from which this was called, and is not run; " +
			"put the folder of git itself on the search path")
	case errors.Is(err, exec.ErrNotFound):
		return ErrNoGit
	case strings.Contains(said.said, "not a git repository"):
		return ErrNoRepository
	case said.said == "":
		return fmt.Errorf("%s (git: %v)", usual, said.err)
	}
	return fmt.Errorf("%s (git says: %s)", usual, shown(complaint(said.said)))
}

// complaint returns the line with which git gave up: hints and warnings may
// stand before it.
func complaint(said string) string {
	for text := range strings.SplitSeq(said, "\n") {
		if why, ok := strings.CutPrefix(text, "fatal: "); ok {
			return why
		}
	}
	first, _, _ := strings.Cut(said, "\n")
	return first
}
