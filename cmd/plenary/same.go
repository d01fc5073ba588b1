package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutSame = `Tells as one the situations that the case says are the same to whoever reads it,
by conditions that have same, as where a plant is abandoned and nothing else matters.
All other answers go by the situations as they are.

Told is how many are left, where all stay then and where they would with all told
apart, how far that is from today, and what some would gain by leaving it together.
A party can move from one to another where it can from some situation of the one to
some of the other, and nobody moves twice in succession, which makes a difference here.

--concept takes other notions of staying; --csv has all of it as a table.`

func newSame(a *app) *cobra.Command {
	var concepts []string
	var all bool
	var f forms
	var w what
	cmd := &cobra.Command{
		Use:   "same [CASE]",
		Short: "Say where all stay with situations told as one that make no difference",
		Long:  aboutSame,
		Example: "  plenary same cases/classics/elmira-rankings\n" +
			"  plenary same cases/classics/elmira-rankings --concept nash,gmr --csv",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			by, err := desk.Concepts(concepts)
			if err != nil {
				return err
			}
			l, err := a.laidFor(cmd, args, &f, w)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			found, err := answer.NewSame(ctx, a.talks(ctx, l), by)
			if err != nil {
				return err
			}
			words := prose.English().Same
			if all {
				words = prose.English().FullSame
			}
			sheet := func() *page.Sheet { return prose.English().SameSheet(found) }
			return a.answer(ctx, &f, found, func() *page.Document { return words(found) }, sheet)
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().StringSliceVar(&concepts, "concept", []string{"seq"},
		"by these concepts of staying: nash, gmr, smr, seq, sseq")
	cmd.Flags().BoolVar(&all, "all", false, "tell every situation that is listed")
	f.flags(cmd)
	return cmd
}
