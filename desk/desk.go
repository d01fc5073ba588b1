// Package desk opens cases for questions, one way for every door: the command
// line, a server, a program that uses the library.
//
//	Read, ReadFS, ReadRevision, ReadNamed, ReadText, FromDraft
//	              what is written, read and checked once
//	File          that; File.Open opens it for one question after another
//	Ask           as of which day, with which variants and sources, within which limits
//	Case          a case as it is asked about; Case.LayOut lays out its states,
//	              Case.LayOutAny those of a case that may have more than can be listed
//	Case.Inputs   the files of which answers about it are made
//	Sides         two cases, or two days of one, to be compared
//	Report        a saved report read for a case, and what of it is accepted into its record
//	Cite, Case.Cite
//	              words found in a text, or in that of a source of the case, ready to be cited
//	Limits        of states, memory, work and time
//	RequestError  what is wrong with a request, in terms of the request
//
// Parties, Tracks, Levers, Concepts, Kinds, Statuses, State, LargeState, Condition,
// Passage and Day read what people write for these; their error, as one of [Unknown],
// has what was probably meant. [KeepMemory] holds a whole process to a bound.
//
// A File never changes. Any number of goroutines may open it at the same time,
// each for a day and variants of its own; what they get, they share with nobody.
package desk

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/far"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

// An Ask is how a case is to be looked at. The zero Ask takes it as it is
// written, within what the machine allows.
type Ask struct {
	AsOf     string   // a day, as in 2006-12-22; "" for the day of the case
	Variants []string // laid over it in this order, by ID
	Sources  []string // folders or files on the disk with texts of sources, besides those beside the case
	Limits   Limits
}

// A Case is a case as it is asked about: on a day, with variants laid over it.
// It never changes, and may be used by several goroutines.
type Case struct {
	File    *File
	Case    *plenary.Case
	Day     *record.Day // what is on record by then; nil when nothing is
	Limits  Limits      // as asked
	sources []string
}

// Open reads the case at path and opens it, as [Read] and [File.Open] do.
func Open(ctx context.Context, path string, ask Ask) (*Case, error) {
	if err := sourcesThere(ask.Sources); err != nil {
		return nil, err
	}
	f, err := Read(ctx, path)
	if err != nil {
		return nil, err
	}
	return f.Open(ctx, ask)
}

// Open opens the file for a question. The error is a *[RequestError] when there
// is no such day, variant or folder, a *[NoRecord] when a day is asked for and
// nothing is on record, that of [record.Record.AsOf], or the context's. It takes
// time for every entry on record, and none for states.
func (f *File) Open(ctx context.Context, ask Ask) (*Case, error) {
	return f.open(ctx, FieldAsOf, ask)
}

// open is Open of a request of which a certain field has the day.
func (f *File) open(ctx context.Context, field Field, ask Ask) (*Case, error) {
	if err := sourcesThere(ask.Sources); err != nil {
		return nil, err
	}
	c, day, err := f.asOf(ctx, field, ask.AsOf)
	if err != nil {
		return nil, err
	}
	if len(ask.Variants) > 0 {
		if c, err = c.With(ask.Variants...); err != nil {
			return nil, wrongVariant(f.Case, ask.Variants, err)
		}
	}
	return &Case{f, c, day, ask.Limits, ask.Sources}, nil
}

// wrongVariant is the error of variants that cannot be laid over a case for some
// reason.
func wrongVariant(c *plenary.Case, ids []string, err error) error {
	var known []string
	for i := range c.Known {
		known = append(known, c.Known[i].ID)
	}
	e := &RequestError{Field: FieldVariant, Value: strings.Join(ids, " "), Known: known}
	for _, id := range ids {
		if !slices.Contains(known, id) {
			e = Unknown(FieldVariant, "variant", id, known)
			break
		}
	}
	e.Msg, e.Err = err.Error(), err
	return e
}

// asOf returns the case as it was on a day, and what is on record by then.
func (f *File) asOf(ctx context.Context, field Field, text string) (*plenary.Case, *record.Day, error) {
	if f.Record == nil {
		if text != "" {
			return nil, nil, &NoRecord{Case: f.path, Field: field}
		}
		return f.Case.Present(), nil, nil
	}
	date, err := Day(field, text)
	if err != nil {
		return nil, nil, err
	}
	if text == "" {
		date = f.Record.Date()
	}
	day, err := f.Record.AsOf(ctx, date)
	if err != nil {
		return nil, nil, err
	}
	return day.Case, day, nil
}

// Recorded returns Day, for questions about what is on record alone. Where
// nothing is, the error is a *[NoRecord].
func (c *Case) Recorded() (*record.Day, error) {
	if c.Day == nil {
		return nil, &NoRecord{Case: c.File.path}
	}
	return c.Day, nil
}

// LayOut lays out the states of the case, within its limits: anew at every call,
// so keep what it returns. The error is that of [space.New].
func (c *Case) LayOut(ctx context.Context) (*space.Space, error) {
	return space.New(ctx, c.Case, space.Limits{States: c.Limits.States, Memory: c.Limits.Memory})
}

// LayOutAny lays out the states of the case or, where there are more than can be listed, the
// case for questions about one state: one of the two is nil. The error is that of [Case.LayOut].
func (c *Case) LayOutAny(ctx context.Context) (*space.Space, *far.Space, error) {
	if f := c.TooLarge(ctx); f != nil {
		return nil, f, nil
	}
	sp, err := c.LayOut(ctx)
	if err == nil {
		return sp, nil, nil
	}
	f, err := c.Far(ctx, err)
	return nil, f, err
}

// TooLarge returns the case laid out for questions about one state where it certainly has
// more states than [Case.LayOut] lists, and else nil. It takes a moment, whatever the size.
func (c *Case) TooLarge(ctx context.Context) *far.Space {
	n := 1
	for o := range c.Case.Options {
		if n *= len(c.Case.Options[o].Levels); n > space.MaxStates {
			break
		}
	}
	most := space.Limits{States: c.Limits.States, Memory: c.Limits.Memory}.Most(c.Case)
	if n <= most {
		return nil
	}
	f, err := far.New(ctx, c.Case, c.Limits.OnSets())
	if err != nil || f.Len().Cmp(big.NewInt(int64(most))) <= 0 {
		return nil
	}
	return f
}

// Far lays out the case for questions about one state, where [Case.LayOut] met a limit
// of what can be listed: of states, combinations, memory, or the work to find them. For any other
// error, and where the case takes too much work even so, it returns that error.
func (c *Case) Far(ctx context.Context, met error) (*far.Space, error) {
	limit := (*plenary.Limit)(nil)
	if !errors.As(met, &limit) || ctx.Err() != nil || limit.Code == plenary.LimitTime {
		return nil, met
	}
	f, err := far.New(ctx, c.Case, c.Limits.OnSets())
	switch {
	case ctx.Err() != nil:
		return nil, err
	case err != nil:
		return nil, met
	}
	return f, nil
}

// LargeState reads a state of a case with more states than can be listed: now, or a
// code. The error is a *[RequestError].
func LargeState(c *plenary.Case, text string) ([]uint8, error) {
	refuse := func(err error) ([]uint8, error) {
		return nil, &RequestError{Field: FieldState, Value: text, Msg: err.Error(), Err: err}
	}
	if text == "now" {
		if err := c.NeedStatusQuo(); err != nil {
			return refuse(err)
		}
		return c.StatusQuo(), nil
	}
	if _, err := strconv.Atoi(strings.TrimPrefix(text, "#")); err == nil && len(text) != len(c.Options) {
		return refuse(fmt.Errorf(
			"states of this case are too many to have numbers: write now, or a code of %d characters", len(c.Options)))
	}
	levels, err := c.ParseCode(text)
	switch {
	case err != nil:
		return refuse(err)
	case !c.Feasible(levels):
		return refuse(fmt.Errorf("state code `%s` is not feasible: a rule under `impossible` excludes it", text))
	}
	return levels, nil
}
