package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutRobust = `Says which conclusions of the brief turn over once one thing that the case assumes
is otherwise: each wish left out, or exchanged with the next; each draw between
situations broken; each direction, rule, demand, mandate and guarantee taken
away. Each is tried by itself, all of them, and all that the brief concludes is
asked again: what is open, who would gain by moving alone, whether things would
stay as they are, whether what a way leads to would hold, what was found, who is
worse off meanwhile. Changes of most consequence come first, and of as much those
of the weakest evidence.

Of what no single change turns over it is asked whether two at once do: as many
pairs as --pairs says, those of the weakest evidence first.

Nothing of this is a probability.`

func newRobust(a *app) *cobra.Command {
	var format string
	var pairs int
	var table csvForm
	var asJSON, all bool
	var w what
	cmd := &cobra.Command{
		Use:   "robust [CASE]",
		Short: "List which single assumption, were it otherwise, turns which conclusion over",
		Long:  aboutRobust,
		Example: "  plenary robust cases/six-party-2006\n" +
			"  plenary robust cases/six-party-2006 --all --pairs 1000",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			asJSON = asJSON || format == "json"
			switch {
			case asJSON && table != "":
				return usage("--json and --csv exclude each other")
			case pairs < 0:
				return usage("--pairs takes a number of pairs, 0 for none")
			case format != "text" && format != "json" && format != "md":
				return unknown("format", format, []string{"text", "json", "md"})
			}
			l, err := a.layOut(ctx, path, w)
			if err != nil {
				return err
			}
			s, err := answer.NewSure(ctx, a.talks(ctx, l), pairs)
			if err != nil {
				return err
			}
			words := func() *page.Document { return sureWords(s, all) }
			switch {
			case table != "":
				w, raw := a.table(table)
				return page.CSV(w, prose.English().RobustSheet(s), raw)
			case format == "md":
				return a.say(ctx, func() string { return page.Markdown(words(), commands) })
			}
			return a.tell(ctx, asJSON, s, words)
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().IntVar(&pairs, "pairs", answer.MostPairs, "how many pairs of changes to try; 0 for none")
	cmd.Flags().BoolVar(&all, "all", false, "tell every change that turns something over")
	cmd.Flags().StringVar(&format, "format", "text", "text, json or md")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the same as --format json")
	csvFlag(cmd, &table)
	return cmd
}

func sureWords(s *answer.Sure, all bool) *page.Document {
	if all {
		return prose.English().FullRobust(s)
	}
	return prose.English().Robust(s)
}
