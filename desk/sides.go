package desk

import (
	"context"
	"errors"
	"fmt"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/space"
)

// A Comparison is how two files are to be compared, or, of one file, which two
// of its days.
type Comparison struct {
	From, To string   // days of the old and of the new side; "" for the day of the case
	Variants []string // laid over both, by their IDs in the new one
	Sources  []string // as in [Ask]
	Limits   Limits   // of both together
}

// Sides are two cases laid out to be compared.
type Sides struct {
	Old, New Side
	Names    *diff.Names // what has another name in the new one; nil for two days of one case
}

// A Side is one of two cases. The old one is in the names of the new one.
type Side struct {
	*Case
	Space *space.Space
	Words func(ref string) (words, where string, ok bool) // as of [Case.Words], from texts of both sides
}

// Compare opens two files, which may be the same one, to be compared. Errors are
// those of [File.Open] and [Case.LayOut]; those of a variant or a limit name the
// side. Finding what was renamed takes time for all that is written of both.
func Compare(ctx context.Context, old, new *File, ask Comparison) (*Sides, error) {
	if err := sourcesThere(ask.Sources); err != nil {
		return nil, err
	}
	out, was := &Sides{}, old
	if old != new {
		var err error
		if was, out.Names, err = match(ctx, old, new); err != nil {
			return nil, err
		}
	}
	if err := out.open(ctx, was, new, ask); err != nil {
		return nil, err
	}
	texts := shelf(together(old, new), ask.Sources)
	out.Old.Words, out.New.Words = out.oldWords(ctx, old, texts), wordsFrom(ctx, new.Whole(), texts)
	return out, nil
}

// together lists where texts of the sources of two files are, each place once.
func together(old, new *File) []shelves {
	if old == new || new.sources.fsys == nil && old.sources.fsys == nil && new.sources.dir == old.sources.dir {
		return []shelves{old.sources}
	}
	return []shelves{old.sources, new.sources}
}

// open opens and lays out both sides.
func (s *Sides) open(ctx context.Context, old, new *File, ask Comparison) error {
	limits := ask.Limits
	limits.Memory /= 2
	called := make([]string, len(ask.Variants)) // by the new case, if they are called by the old one
	for i, v := range ask.Variants {
		if called[i] = v; s.Names != nil {
			called[i] = s.Names.Called(diff.KindVariant, v)
		}
	}
	var err error
	if s.Old, err = old.side(ctx, FieldFrom, ask.From, called, limits); err != nil {
		return err
	}
	s.New, err = new.side(ctx, FieldTo, ask.To, called, limits)
	return err
}

// side opens the file as it was on a day, with variants laid over it, and lays
// it out.
func (f *File) side(ctx context.Context, field Field, day string, variants []string, limits Limits) (Side, error) {
	c, err := f.open(ctx, field, Ask{AsOf: day, Variants: variants, Limits: limits})
	if wrong := (*RequestError)(nil); errors.As(err, &wrong) && wrong.Field == FieldVariant {
		wrong.Msg = f.Name + ": " + wrong.Msg
	}
	if err != nil {
		return Side{}, err
	}
	sp, err := c.LayOut(ctx)
	if limit := (*plenary.Limit)(nil); errors.As(err, &limit) && limit.Code == plenary.LimitMemory {
		err = fmt.Errorf("with half of the memory for either case, %w", err)
	}
	if err != nil {
		return Side{}, fmt.Errorf("%s: %w", f.Name, err)
	}
	return Side{Case: c, Space: sp}, nil
}

// oldWords quotes passages of the old case by the names that the new one gives them.
func (s *Sides) oldWords(ctx context.Context, old *File, texts *evidence.Shelf) func(ref string) (words, where string,
	ok bool) {
	words := wordsFrom(ctx, old.Whole(), texts)
	if s.Names == nil {
		return words
	}
	return func(ref string) (string, string, bool) { return words(s.Names.Was(diff.KindPassage, ref)) }
}

// match finds what is renamed between two files, and returns the old one in the
// names of the new one.
func match(ctx context.Context, old, new *File) (*File, *diff.Names, error) {
	progress.Begin(ctx, "looking for what was renamed", 0)
	was, err := old.written(ctx)
	if err != nil {
		return nil, nil, err
	}
	is, err := new.written(ctx)
	if err != nil {
		return nil, nil, err
	}
	find := diff.Match
	if old.same != "" && old.same == new.same { // at two revisions, or on the disk
		find = diff.MatchVersions
	}
	names, err := progress.Await(ctx, func() (*diff.Names, error) { return find(was, is), nil })
	if err != nil || names.None() {
		return old, names, err
	}
	return old.renamed(ctx, was, names)
}

// renamed returns the file in other names. Where these cannot stand in it, what
// they name is told as two things.
func (f *File) renamed(ctx context.Context, was diff.Written, names *diff.Names) (*File, *diff.Names, error) {
	c, r, err := names.Checked(ctx, was, f.Record != nil)
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	if err != nil {
		return f, names.Unnamed(), nil
	}
	out := *f
	out.Case, out.Record = c, r
	return &out, names, nil
}
