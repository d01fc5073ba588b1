package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutPerceptions = `Says what comes of what parties take to be otherwise than the case has it: what others
want, or what is not there, as it stands under a party as perceives. Each party then
stays or moves on as it takes things to be.

Told is in how many situations all stay, which of these last only because somebody is
wrong, who that is and what it would do if it saw things as they are, which would last
if nobody were wrong, and what each would be surprised by. What is in another's head is
a judgement of whoever wrote the case.

--concept takes other notions of staying; --csv has all of it as a table.`

func newPerceptions(a *app) *cobra.Command {
	var concepts []string
	var all bool
	var f forms
	var w what
	cmd := &cobra.Command{
		Use:   "perceptions [CASE]",
		Short: "Say what comes of it where parties are wrong about the others",
		Long:  aboutPerceptions,
		Example: "  plenary perceptions cases/two-villages\n" +
			"  plenary perceptions cases/two-villages --concept nash,seq --csv",
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
			found, err := answer.NewPerceptions(ctx, a.talks(ctx, l), by)
			if err != nil {
				return err
			}
			words := prose.English().Perceptions
			if all {
				words = prose.English().FullPerceptions
			}
			sheet := func() *page.Sheet { return prose.English().PerceptionsSheet(found) }
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
