package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/page"
)

// forms are the forms in which a command answers: text, Markdown, JSON and a table.
type forms struct {
	format string
	asJSON bool
	table  csvForm
}

// flags adds the flags of forms.
func (f *forms) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.format, "format", "text", "text, json or md")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "the same as --format json")
	csvFlag(cmd, &f.table)
}

// check reports what cannot be asked for, or not together.
func (f *forms) check() error {
	f.asJSON = f.asJSON || f.format == "json"
	switch {
	case f.asJSON && f.table != "":
		return usage("--json and --csv exclude each other")
	case f.format != "text" && f.format != "json" && f.format != "md":
		return unknown("format", f.format, []string{"text", "json", "md"})
	}
	return nil
}

// answer tells an answer in the form that is asked for: as data, in words, or as a sheet.
func (a *app) answer(ctx context.Context, f *forms, data any, words func() *page.Document,
	sheet func() *page.Sheet) error {
	switch {
	case f.table != "":
		w, raw := a.table(f.table)
		return page.CSV(w, sheet(), raw)
	case f.format == "md":
		return a.say(ctx, func() string { return page.Markdown(words(), commands) })
	}
	return a.tell(ctx, f.asJSON, data, words)
}
