package desk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/revision"
)

// ReadNamed reads a case by a name as people give it: a path as [Read] takes it,
// or REV:PATH as git writes it, for [ReadRevision]. What is there as a file is
// read as a file. The error is a *[RequestError] where it could be meant as a
// revision too.
func ReadNamed(ctx context.Context, name string) (*File, error) {
	rev, at, isRevision, err := splitRevision(ctx, name)
	switch {
	case err != nil:
		return nil, err
	case isRevision:
		return ReadRevision(ctx, rev, at)
	}
	return Read(ctx, name)
}

// splitRevision takes REV:PATH apart. It is no revision when it is the name of
// a file here, or has no colon.
func splitRevision(ctx context.Context, name string) (rev, at string, isRevision bool, err error) {
	rev, at, ok := revision.Split(name)
	if !ok {
		return "", "", false, nil
	}
	if _, err := os.Stat(name); err == nil {
		if strings.ContainsAny(rev, `/\`) {
			return "", "", false, nil
		}
		if _, err := revision.Commit(ctx, rev); err != nil {
			return "", "", false, ctx.Err()
		}
		return "", "", false, wrongName(name, "%s is a file here, and %s is a revision too; write ./%s for the file",
			name, rev, name)
	}
	if rev == "" {
		return "", "", false, wrongName(name, "%s: name a revision before the colon, as in HEAD%s", name, name)
	}
	return rev, at, true, nil
}

func wrongName(name, format string, args ...any) error {
	return &RequestError{Field: FieldCase, Value: name, Msg: fmt.Sprintf(format, args...)}
}

// ReadRevision reads the case that stood under a path at a git revision of the
// repository of the working folder, without writing anything to the disk. The
// path counts from the top of the repository, or from here when it begins with
// a dot. The error is that of [casefile.Load], or says why there is no such
// revision.
func ReadRevision(ctx context.Context, rev, at string) (*File, error) {
	called := rev + ":" + at
	t, err := revision.Open(ctx, rev, casefile.MaxBytes)
	if err != nil {
		return nil, noRevision(ctx, called, err)
	}
	defer t.Close()
	name, err := revision.Name(ctx, at)
	if err != nil {
		return nil, noRevision(ctx, called, err)
	}
	f, err := casefile.LoadFS(ctx, t, name, rev+":")
	if errors.Is(err, fs.ErrNotExist) && !strings.HasSuffix(err.Error(), "?") {
		err = fmt.Errorf("%w; paths count from the top of the repository, or from here when they begin with ./", err)
	}
	if err != nil {
		return nil, err
	}
	out := fromText(called, f, shelves{})
	out.same = filepath.Clean(at)
	return out, nil
}

// noRevision words the error of a revision that cannot be read.
func noRevision(ctx context.Context, name string, err error) error {
	const missing = "there is no such file or folder, and "
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, revision.ErrNoGit):
		return fmt.Errorf("%s: %sto read a revision the program git is needed, which is not installed", name, missing)
	case errors.Is(err, revision.ErrNoRepository):
		return fmt.Errorf("%s: %sthis is no git repository in which it could be a revision", name, missing)
	}
	return fmt.Errorf("%s: %w", name, err)
}
