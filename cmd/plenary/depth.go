package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutDepth = `Says where two parties would stay if they looked so many moves ahead: they take
turns, who has the turn moves or stops, where one stops it ends, and each knows
what the other wants (limited-move stability). Then whether they would stay from
some number of moves on, however far they look (non-myopic stability), and by what
both would do at the same moment (simultaneous sanctioning). From today it tells
the turns that each expects.

Where somebody ranks alike what it can choose between, what it takes may decide
what the other does; where that matters it is said to hang on ties.

More than two parties that can move are refused: of these there is no agreed
definition. --csv has every state, party and number of moves, with the turns.`

func newDepth(a *app) *cobra.Command {
	var f forms
	var w what
	ahead := answer.UsualAhead
	cmd := &cobra.Command{
		Use:   "depth [CASE]",
		Short: "Say where two parties would stay if they looked several moves ahead",
		Long:  aboutDepth,
		Example: "  plenary depth cases/classics/chicken\n" +
			"  plenary depth cases/classics/syria-iraq-1975 --horizon 6 --csv",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if ahead < 1 || ahead > answer.MostAhead {
				return usage("--horizon takes a number of moves from 1 to %d", answer.MostAhead)
			}
			l, err := a.laidFor(cmd, args, &f, w)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			d, err := answer.NewDepth(ctx, a.talks(ctx, l), ahead)
			if err != nil {
				return err
			}
			words := func() *page.Document { return prose.English().Depth(d) }
			sheet := func() *page.Sheet { return prose.English().DepthSheet(d) }
			return a.answer(ctx, &f, d, words, sheet)
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().IntVar(&ahead, "horizon", ahead, "up to so many moves ahead")
	f.flags(cmd)
	return cmd
}
