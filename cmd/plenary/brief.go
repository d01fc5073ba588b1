package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutBrief = `Says where the talks stand and why nobody moves: what each party can do and
would give up by moving alone, whether anything is better for everyone, and
whether that would hold. What is assumed rather than reported is marked.`

func newBrief(a *app) *cobra.Command {
	var asJSON, leaning bool
	var w what
	cmd := &cobra.Command{
		Use:     "brief CASE",
		Short:   "Say where the talks stand and why nobody moves",
		Long:    aboutBrief,
		Example: "  plenary brief cases/six-party-2006",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			l, err := a.layOut(ctx, args[0], w)
			if err != nil {
				return err
			}
			talks := a.talks(ctx, l)
			talks.Leaning = leaning
			b, err := answer.NewBrief(ctx, talks)
			if err != nil {
				return err
			}
			return a.tell(ctx, asJSON, b, func() *page.Document { return prose.English().Brief(b) })
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().BoolVar(&leaning, "leaning", false,
		"strike out and move every wish, however much work that is, to see what goes")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the same content as JSON")
	return cmd
}
