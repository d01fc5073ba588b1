package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/brief"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

// A side is one of two cases to be compared.
type side struct {
	name string // as the reader calls it
	path string // the same less its revision
	day  string // as of which it is to be compared; "" for its own
	file *casefile.File

	written *casefile.File // the same as it is written, before names of the other side were given it
}

// shelves are the folders that texts of its sources may be in.
func (s *side) shelves() []string {
	dir := filepath.Join(filepath.Dir(s.file.Path), "sources")
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil
	}
	return []string{dir}
}

// words quotes passages by the names that the new case gives them.
func (s *side) words(ctx context.Context, shelf *evidence.Shelf, names *diff.Names) brief.Words {
	c := s.written.Case
	if s.written.Record != nil {
		c = s.written.Record.Case // with the sources of the record
	}
	words := wordsFrom(ctx, c, shelf)
	if names == nil {
		return words
	}
	return func(ref string) (string, string, bool) { return words(names.Was(diff.KindPassage, ref)) }
}

// load reads a case from the disk or from a revision.
func (s *side) load(ctx context.Context) error {
	rev, path, isRevision, err := splitRevision(ctx, s.name)
	s.path = s.name
	switch {
	case err != nil:
	case isRevision:
		s.path = path
		s.file, err = loadRevision(ctx, rev, path)
	default:
		s.file, err = casefile.Load(ctx, s.name)
	}
	return err
}

// match finds what is renamed between two cases, and gives the old one the
// names of the new one.
func match(ctx context.Context, old, new *side) (*diff.Names, error) {
	progress.Begin(ctx, "looking for what was renamed", 0)
	var both [2]diff.Written
	for i, s := range []*side{old, new} {
		r, err := s.file.RecordDraft(ctx)
		if err != nil {
			return nil, err
		}
		both[i] = diff.Written{Case: s.file.Draft, Record: r}
	}
	return progress.Await(ctx, func() (*diff.Names, error) {
		match := diff.Match
		if filepath.Clean(old.path) == filepath.Clean(new.path) { // at two revisions, or on the disk
			match = diff.MatchVersions
		}
		n := match(both[0], both[1])
		if n.None() {
			return n, nil
		}
		c, r, err := n.Checked(ctx, both[0], old.file.Record != nil)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil { // the new names cannot stand in the old case: what they name is told as two things
			return n.Unnamed(), nil
		}
		renamed := *old.file
		renamed.Case, renamed.Record = c, r
		old.file = &renamed
		return n, nil
	})
}

// onDay is the case as it was on the day, with variants laid over it.
func (s *side) onDay(ctx context.Context, variants []string) (*plenary.Case, *record.Day, error) {
	c, day, err := onDay(ctx, s.file, s.day)
	if err != nil || len(variants) == 0 {
		return c, day, err
	}
	if c, err = c.With(variants...); err != nil {
		return nil, nil, usage("%s: %v", s.name, err)
	}
	return c, day, nil
}

// layOut lays the case out as it was on the day.
func (a *app) layOutSide(ctx context.Context, s *side, variants []string) (brief.DiffCase, error) {
	c, day, err := s.onDay(ctx, variants)
	if err != nil {
		return brief.DiffCase{}, err
	}
	sp, err := space.New(ctx, c, a.limits(2))
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) && limit.Code == plenary.LimitMemory {
		err = fmt.Errorf("with half of the memory for either case, %w", err)
	}
	if err != nil {
		return brief.DiffCase{}, fmt.Errorf("%s: %w", s.name, err)
	}
	return brief.DiffCase{Name: s.name, Space: sp, Day: day}, nil
}
