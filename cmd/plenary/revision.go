package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/plenary-talks/plenary/casefile"
)

// maxRevisionBytes is the most that is read of one revision.
const maxRevisionBytes = casefile.MaxBytes + casefile.MaxRecordBytes

// splitRevision takes REV:PATH apart. It is no revision when it is the name of
// a file here, or has no colon; when it could be meant as either, the error
// says how to tell.
func splitRevision(ctx context.Context, name string) (rev, path string, isRevision bool, err error) {
	at := colon(name)
	if at < 0 {
		return "", "", false, nil
	}
	rev, path = name[:at], name[at+1:]
	if _, err := os.Stat(name); err == nil {
		if strings.ContainsAny(rev, `/\`) {
			return "", "", false, nil
		}
		if _, err := git(ctx, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}"); err != nil {
			return "", "", false, ctx.Err()
		}
		return "", "", false, usage("%s is a file here, and %s is a revision too; write ./%s for the file", name, rev, name)
	}
	switch {
	case rev == "":
		return "", "", false, usage("%s: name a revision before the colon, as in HEAD%s", name, name)
	case path == "":
		path = "."
	}
	return rev, path, true, nil
}

// colon finds the colon that ends a revision: the first outside braces.
func colon(name string) int {
	depth := 0
	for i, r := range name {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case r == ':' && depth <= 0:
			return i
		}
	}
	return -1
}

// loadRevision reads the case that stands under a path at a revision, by way of
// a copy of its files.
func loadRevision(ctx context.Context, rev, at string) (*casefile.File, error) {
	dir, err := leftovers.dir()
	if err != nil {
		return nil, err
	}
	defer leftovers.drop(dir)
	r := &revision{ctx: ctx, name: rev + ":" + at}
	if r.commit, err = r.git("there is no revision "+rev+" here", "rev-parse", "--verify", "--end-of-options", rev+"^{commit}"); err != nil {
		return nil, err
	}
	place, err := r.copyCase(at, dir)
	if err != nil {
		return nil, err
	}
	f, err := casefile.Load(ctx, place)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, renamed(err, dir, place, r.name)
	}
	f.Path = strings.Replace(f.Path, place, r.name, 1)
	return f, nil
}

// treePath is a path as git wants it after a revision: the top of the
// repository is empty.
func treePath(at string) string {
	switch {
	case at == ".":
		return ""
	case strings.HasPrefix(at, "./"), strings.HasPrefix(at, "../"):
		return "./" + path.Clean(at)
	}
	return path.Clean(at)
}

// renamed makes an error speak of the revision where it speaks of its copy.
func renamed(err error, dir, place, name string) error {
	folder := name
	if place != dir {
		folder = strings.TrimSuffix(name, "/"+filepath.Base(place))
	}
	spoken := func(text string) string {
		return strings.ReplaceAll(strings.ReplaceAll(text, place, name), dir, folder)
	}
	var faults *casefile.Faults
	if errors.As(err, &faults) {
		for i := range faults.List {
			faults.List[i].File = spoken(faults.List[i].File)
		}
		return faults
	}
	return errors.New(spoken(err.Error()))
}

// A revision copies the files of one case.
type revision struct {
	ctx    context.Context
	name   string // as asked for
	commit string
	files  []blob
	bytes  int64 // of all files
}

// A blob is a file in the repository, and where its copy goes.
type blob struct{ object, to string }

// copyCase copies what makes a folder a case, case.yaml and its record, or one
// file. It returns where the case is now.
func (r *revision) copyCase(at, dir string) (string, error) {
	object, err := r.git("the revision has no such file or folder; paths count from the top of the repository, or from here when they begin with ./",
		"rev-parse", "--verify", "--end-of-options", r.commit+":"+treePath(at))
	if err != nil {
		return "", err
	}
	kind, err := r.git("git cannot read it", "cat-file", "-t", object)
	switch {
	case err != nil:
		return "", err
	case kind == "tree":
		if err := r.folder(object, dir); err != nil {
			return "", err
		}
		return dir, r.copy()
	case kind != "blob":
		return "", fmt.Errorf("%s: this is a %s where a case is expected", r.name, kind)
	}
	file := filepath.Join(dir, path.Base(path.Clean(at)))
	if filepath.Base(file) == "case.yaml" { // its record stands beside it
		_, err := r.copyCase(beside(at), dir)
		return file, err
	}
	size, err := r.git("git cannot read it", "cat-file", "-s", object)
	if err != nil {
		return "", err
	}
	if err := r.want(object, size, file); err != nil {
		return "", err
	}
	return file, r.copy()
}

// beside is the folder of a file.
func beside(at string) string {
	if strings.HasPrefix(at, "./") || strings.HasPrefix(at, "../") {
		return "./" + path.Dir(path.Clean(at))
	}
	return path.Dir(path.Clean(at))
}

// folder wants the files of a case folder.
func (r *revision) folder(tree, to string) error {
	if err := r.wantFrom(tree, to, func(name string) bool { return name == "case.yaml" || name == "record.yaml" }); err != nil {
		return err
	}
	record, err := git(r.ctx, nil, "rev-parse", "--verify", "--quiet", "--end-of-options", tree+":record")
	if err != nil {
		return r.ctx.Err()
	}
	to = filepath.Join(to, "record")
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	return r.wantFrom(line(record), to, func(name string) bool { return path.Ext(name) == ".yaml" })
}

// wantFrom wants those files of one folder whose names are wanted.
func (r *revision) wantFrom(tree, to string, wanted func(name string) bool) error {
	list, err := r.git("git cannot list the folder", "ls-tree", "--full-tree", "-l", "-z", tree)
	if err != nil {
		return err
	}
	for entry := range strings.SplitSeq(list, "\x00") {
		about, name, _ := strings.Cut(entry, "\t")
		fields := strings.Fields(about) // mode, type, object, size
		if len(fields) != 4 || !wanted(name) {
			continue
		}
		if !strings.HasPrefix(fields[0], "100") {
			return fmt.Errorf("%s: %s is not an ordinary file there", r.name, name)
		}
		if err := r.want(fields[2], fields[3], filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return nil
}

func (r *revision) want(object, size, to string) error {
	n, err := strconv.ParseInt(size, 10, 64)
	if err != nil {
		return fmt.Errorf("%s: git gives no size: %w", r.name, err)
	}
	r.files, r.bytes = append(r.files, blob{object, to}), r.bytes+n
	switch {
	case len(r.files) > casefile.MaxRecordFiles+1:
		return fmt.Errorf("%s: more than %d files; no more are read", r.name, casefile.MaxRecordFiles)
	case r.bytes > maxRevisionBytes:
		return fmt.Errorf("%s: more than %d MiB; no more is read", r.name, maxRevisionBytes>>20)
	}
	return nil
}

// copy has git write all files at once: of each a line that ends with its
// size, its bytes, and the end of a line.
func (r *revision) copy() error {
	var objects strings.Builder
	for _, f := range r.files {
		objects.WriteString(f.object + "\n")
	}
	text, err := git(r.ctx, strings.NewReader(objects.String()), "cat-file", "--batch")
	if err != nil {
		return gitError(r.name, err, "git cannot read it")
	}
	for _, f := range r.files {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		head, rest, _ := bytes.Cut(text, []byte("\n"))
		n, err := strconv.Atoi(string(head[bytes.LastIndexByte(head, ' ')+1:]))
		if err != nil || n < 0 || n >= len(rest) {
			return fmt.Errorf("%s: git does not give the file (it says: %s)", r.name, line(head))
		}
		if err := os.WriteFile(f.to, rest[:n], 0o600); err != nil {
			return err
		}
		text = rest[n+1:]
	}
	return nil
}

// git runs git and returns what it writes, less white space around it; usual
// is what its failure usually means.
func (r *revision) git(usual string, args ...string) (string, error) {
	text, err := git(r.ctx, nil, args...)
	if err != nil {
		return "", gitError(r.name, err, usual)
	}
	return line(text), nil
}

func line(text []byte) string { return strings.TrimSpace(string(text)) }

// maxGitBytes bounds what git may write: the files, and a line about each.
const maxGitBytes = maxRevisionBytes + 100*casefile.MaxRecordFiles

// git runs the git program and returns what it writes.
func git(ctx context.Context, in io.Reader, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0")
	cmd.Stdin = in
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	text, readErr := io.ReadAll(io.LimitReader(pipe, maxGitBytes+1))
	if readErr != nil || len(text) > maxGitBytes {
		_ = cmd.Process.Kill()
	}
	if err := cmd.Wait(); err != nil {
		if killed(ctx, err) {
			return nil, ctx.Err()
		}
		return nil, &gitComplaint{line(complaint.Bytes()), err}
	}
	return text, readErr
}

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

// A gitComplaint is what git wrote when it failed.
type gitComplaint struct {
	said string
	err  error
}

func (e *gitComplaint) Error() string { return e.said }
func (e *gitComplaint) Unwrap() error { return e.err }

// gitError words a failure of git for readers: what it usually means, and what
// git said.
func gitError(name string, err error, usual string) error {
	var said *gitComplaint
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("%s: there is no such file or folder, and to read a revision the program git is needed, which is not installed", name)
	case !errors.As(err, &said):
		return fmt.Errorf("%s: git could not be run: %w", name, err)
	case strings.Contains(said.said, "not a git repository"):
		return fmt.Errorf("%s: there is no such file or folder, and this is no git repository in which it could be a revision", name)
	}
	text, _, _ := strings.Cut(strings.TrimPrefix(said.said, "fatal: "), "\n")
	return fmt.Errorf("%s: %s (git says: %s)", name, usual, text)
}
