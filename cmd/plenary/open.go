package main

import (
	"cmp"
	"context"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/calendar"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

// what tells a command which case to look at, as of which day.
type what struct {
	variants []string
	asOf     string
	sources  []string
}

// flags adds the flags of what to a command.
func (w *what) flags(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&w.variants, "variant", nil, "lay this variant of the case over it; may be repeated")
	asOfFlag(cmd, &w.asOf)
}

// A laid is a case laid out to be answered from.
type laid struct {
	file  *casefile.File
	day   *record.Day // nil when nothing is on record
	space *space.Space
}

// layOut loads a case, folds its record up to a day, lays variants over it and
// lays out its states, within the limits of the command line.
func (a *app) layOut(ctx context.Context, path string, w what) (laid, error) {
	f, err := casefile.Load(ctx, path)
	if err != nil {
		return laid{}, err
	}
	c, day, err := onDay(ctx, f, w.asOf)
	if err != nil {
		return laid{}, err
	}
	if len(w.variants) > 0 {
		if c, err = c.With(w.variants...); err != nil {
			return laid{}, usage("%v", err)
		}
	}
	sp, err := space.New(ctx, c, a.limits(1))
	return laid{f, day, sp}, err
}

// onDay is the case as it was on a day; as of its own day when asOf is empty.
func onDay(ctx context.Context, f *casefile.File, asOf string) (*plenary.Case, *record.Day, error) {
	if f.Record == nil {
		if asOf != "" {
			return nil, nil, usage("--as-of needs a record: %s has no record.yaml beside it and no folder record/", f.Path)
		}
		return f.Case.Present(), nil, nil
	}
	date := f.Record.Date()
	if asOf != "" {
		var err error
		if date, err = parseDay("--as-of", asOf); err != nil {
			return nil, nil, err
		}
	}
	day, err := f.Record.AsOf(ctx, date)
	if err != nil {
		return nil, nil, err
	}
	return day.Case, day, nil
}

// parseDay reads a day given on the command line.
func parseDay(flag, text string) (time.Time, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return t, usage("%s: `%s` is not a day; %s", flag, text, cmp.Or(calendar.Hint(text, true), "write year-month-day, as in 2006-12-22"))
	}
	return t, nil
}

// width returns the columns of the terminal, or 0 when output is no terminal.
func (a *app) width() int {
	f, ok := a.terminal.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return w
}

// textWidth is width, kept readable for prose.
func (a *app) textWidth() int { return min(a.width(), 100) }
