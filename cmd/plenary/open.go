package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/far"
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

func asOfFlag(cmd *cobra.Command, asOf *string) {
	cmd.Flags().StringVar(asOf, "as-of", "",
		"answer from what had happened and was public by this day, as in 2006-12-22")
}

func sourcesFlag(cmd *cobra.Command, paths *[]string) {
	cmd.Flags().StringArrayVar(paths, "sources", nil,
		"a `folder` with the texts of sources, besides sources/ beside the case; may be repeated")
}

// A laid is a case laid out to be answered from.
type laid struct {
	*desk.Case
	space *space.Space
	far   *far.Space // in its place, of a case with more states than can be listed
}

// open opens a case as the flags ask for it.
func (a *app) open(ctx context.Context, path string, w what) (*desk.Case, error) {
	return desk.Open(ctx, path, desk.Ask{AsOf: w.asOf, Variants: w.variants, Sources: w.sources, Limits: a.limits()})
}

// layOut opens a case and lays out its states.
func (a *app) layOut(ctx context.Context, path string, w what) (laid, error) {
	c, err := a.open(ctx, path, w)
	if err != nil {
		return laid{}, err
	}
	sp, err := c.LayOut(ctx)
	return laid{Case: c, space: sp}, err
}

// laidFor lays out the case that a command names, once it is known that its answer can be told as asked.
func (a *app) laidFor(cmd *cobra.Command, args []string, f *forms, w what) (laid, error) {
	path, err := named(cmd, args)
	if err == nil {
		err = f.check()
	}
	if err != nil {
		return laid{}, err
	}
	return a.layOut(cmd.Context(), path, w)
}

// layOutAny is layOut where states need not be listed.
func (a *app) layOutAny(ctx context.Context, path string, w what) (laid, error) {
	c, err := a.open(ctx, path, w)
	if err != nil {
		return laid{}, err
	}
	sp, f, err := c.LayOutAny(ctx)
	return laid{c, sp, f}, err
}

// openRecorded opens a case for questions about its record alone.
func (a *app) openRecorded(ctx context.Context, path string, w what) (*desk.Case, error) {
	c, err := a.open(ctx, path, w)
	if err == nil {
		_, err = c.Recorded()
	}
	return c, err
}

// width returns the columns of the terminal, or 0 when output is no terminal.
func (a *app) width() int {
	if columns, ok := a.terminal.(columns); ok {
		return int(columns)
	}
	f, ok := a.terminal.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil || w == 0 {
		return unknownWidth
	}
	return w
}

// unknownWidth is the width of a terminal that does not tell its own.
const unknownWidth = 80

// columns is a width in place of a terminal.
type columns int

// textWidth is width, kept readable for prose.
func (a *app) textWidth() int { return min(a.width(), 100) }
