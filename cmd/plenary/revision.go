package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/revision"
)

// splitRevision takes REV:PATH apart. It is no revision when it is the name of
// a file here, or has no colon; when it could be meant as either, the error
// says how to tell.
func splitRevision(ctx context.Context, name string) (rev, path string, isRevision bool, err error) {
	rev, path, ok := revision.Split(name)
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
		return "", "", false, usage("%s is a file here, and %s is a revision too; write ./%s for the file", name, rev, name)
	}
	if rev == "" {
		return "", "", false, usage("%s: name a revision before the colon, as in HEAD%s", name, name)
	}
	return rev, path, true, nil
}

// loadRevision reads the case that stands under a path at a revision, without
// writing anything to the disk.
func loadRevision(ctx context.Context, rev, at string) (*casefile.File, error) {
	t, err := revision.Open(ctx, rev, casefile.MaxBytes)
	if err != nil {
		return nil, noRevision(ctx, rev+":"+at, err)
	}
	defer t.Close()
	name, err := revision.Name(ctx, at)
	if err != nil {
		return nil, noRevision(ctx, rev+":"+at, err)
	}
	f, err := casefile.LoadFS(ctx, t, name, rev+":")
	if errors.Is(err, os.ErrNotExist) && !strings.HasSuffix(err.Error(), "?") {
		err = fmt.Errorf("%w; paths count from the top of the repository, or from here when they begin with ./", err)
	}
	return f, err
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
