package main

import (
	"context"
	"encoding/json"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/space"
)

// variantFlag lets a command lay variants over the case.
func variantFlag(cmd *cobra.Command, variants *[]string) {
	cmd.Flags().StringArrayVar(variants, "variant", nil, "lay this variant of the case over it; may be repeated")
}

// layOut loads a case, lays variants over it and lays out its states, within the limits of the
// command line; the returned context carries the time limit for what follows.
func (a *app) layOut(ctx context.Context, path string, variants ...string) (context.Context, context.CancelFunc, *casefile.File, *space.Space, error) {
	cancel := context.CancelFunc(func() {})
	if a.timeout > 0 {
		ctx, cancel = context.WithTimeout(ctx, a.timeout)
	}
	if a.maxStates < 0 {
		return ctx, cancel, nil, nil, usage("--max-states must not be negative")
	}
	f, err := casefile.Load(path)
	if err != nil {
		return ctx, cancel, nil, nil, err
	}
	c, err := f.With(variants...)
	if err != nil {
		return ctx, cancel, nil, nil, usage("%v", err)
	}
	sp, err := space.New(ctx, c, space.Limits{States: a.maxStates})
	return ctx, cancel, f, sp, err
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

// writeJSON writes v indented, letters as they are.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
