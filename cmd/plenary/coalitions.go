package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutCoalitions = `Says what some of the parties, acting together, could bring about so that each of
them prefers it to today, who is enough for it, and whether the others could undo
it: by steps that each of them gains by, or only so that somebody loses. Then
which of the situations that nobody would leave alone a group would leave
together, and for what.

It goes by what parties can do and by what they want, not by what they insist on
or by what their delegations may agree to: for that ask routes. That a group could
does not say that it would.

--from asks of another situation than today's: a state code (one character per
option), or a state number; #11 is always a number.`

func newCoalitions(a *app) *cobra.Command {
	var from string
	var f forms
	var all bool
	var w what
	cmd := &cobra.Command{
		Use:   "coalitions [CASE]",
		Short: "List what parties could gain together, and who could undo it",
		Long:  aboutCoalitions,
		Example: "  plenary coalitions cases/six-party-2006\n" +
			"  plenary coalitions cases/classics/elmira-rankings --from 01001",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := a.laidFor(cmd, args, &f, w)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			state := l.space.StatusQuo()
			if cmd.Flags().Changed("from") {
				if state, err = desk.State(l.space, from); err != nil {
					return err
				}
			}
			c, err := answer.NewCoalitions(ctx, a.talks(ctx, l), state)
			if err != nil {
				return err
			}
			words := func() *page.Document {
				if all {
					return prose.English().FullCoalitions(c)
				}
				return prose.English().Coalitions(c)
			}
			sheet := func() *page.Sheet { return prose.English().CoalitionsSheet(c) }
			return a.answer(ctx, &f, c, words, sheet)
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().StringVar(&from, "from", "", "the situation from which it is asked, if not today's")
	cmd.Flags().BoolVar(&all, "all", false,
		"tell every situation that some group could gain by, and all where nobody gains alone")
	f.flags(cmd)
	return cmd
}
