package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutPreferences = `Says who would stay where as far as it is known what parties prefer, or how strongly
staying is backed: what comes of wishes that a case marks as unknown, or of wishes and
steps of rankings that it marks as strong.

Where something is unknown it is asked by four attitudes: who moves on for what may be
better, and who fears what may be no better. Where something is strong it is told of
whoever stays by fearing replies whether it would if it feared only what is much worse.

It tells of today, or of the situations named with --state, and of each in which all
would stay, as far as they can be asked about one by one. A case that marks both is
refused: the two are not judged together here. --csv has all of it as a table.`

func newPreferences(a *app) *cobra.Command {
	var asked []string
	var f forms
	var w what
	cmd := &cobra.Command{
		Use:   "preferences [CASE]",
		Short: "Say who would stay where when it is not known what is preferred, or how strongly",
		Long:  aboutPreferences,
		Example: "  plenary preferences cases/classics/lake-gisborne-unknown\n" +
			"  plenary preferences cases/classics/lake-gisborne-unknown --state 010 --csv",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := a.laidFor(cmd, args, &f, w)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			states, err := desk.StatesOrToday(l.space, asked, answer.MostPreferred)
			if err != nil {
				return err
			}
			found, err := answer.NewPreferences(ctx, a.talks(ctx, l), states)
			if err != nil {
				return err
			}
			words := func() *page.Document { return prose.English().Preferences(found) }
			sheet := func() *page.Sheet { return prose.English().PreferencesSheet(found) }
			return a.answer(ctx, &f, found, words, sheet)
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().StringArrayVar(&asked, "state", nil, "a situation to ask about, in place of today's; may be repeated")
	f.flags(cmd)
	return cmd
}
