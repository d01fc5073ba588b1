package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/route"
)

const aboutRoutes = `Finds the ways out of talks that are stuck: the smallest sets of levers that
make a better situation reachable by steps whose movers are all willing, the
order of steps, who is worse off meanwhile and whether what is reached would
hold. They are told on one sheet for the chair: what all ways need, what one asks
of whom on each, who gives up what by that, what is open without asking anybody,
what is not enough by itself, and what to ask before one proposes a way. The ways
are those of the brief, under the same letters; --full has all of them, and
--to GOAL those to one goal of the case.

With --levers, --max-levers, --all or another condition the search is one of its
own, over the levers of the case and those found mechanically: waive or soften a
precondition, accept less, widen a mandate, open a closed option, swap. Its ways
have letters of their own. Ways for which a plainer one speaks are left out;
--all lists every way that no other dominates.`

// mostLevers is how many levers a way has at most unless asked otherwise: with
// mechanical levers in the search, more take minutes in a large case.
const mostLevers = 3

func newRoutes(a *app) *cobra.Command {
	var to, format string
	var levers []string
	var w what
	var most int
	var all, full, asJSON bool
	cmd := &cobra.Command{
		Use:     "routes [CASE]",
		Short:   "Find what would move the talks: levers, steps, exposure, and whether it holds",
		Long:    aboutRoutes,
		Example: "  plenary routes cases/six-party-2006 --to lasting-halt --levers decouple,together,phased",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			l, err := a.layOut(ctx, path, w)
			if err != nil {
				return err
			}
			if most < 0 || most > 8 {
				return usage("--max-levers is between 0 and 8")
			}
			want, err := desk.Condition(l.space.Case(), to)
			if err != nil {
				return err
			}
			talks := a.talks(ctx, l)
			goal := talks.Goal(want)
			own := all || levers != nil || cmd.Flags().Changed("max-levers") || want != nil && goal == nil
			var r *answer.Ways
			if own {
				q := route.Query{Most: most, Work: &route.Work{Bound: a.work()}}
				if q.Levers, err = desk.Levers(l.space.Case(), levers); err != nil {
					return err
				}
				r, err = answer.NewWays(ctx, talks, q, want, all)
			} else {
				r, err = answer.NewSheet(ctx, talks, goal, full)
			}
			if err != nil {
				return err
			}
			words := func() *page.Document {
				if full {
					return prose.English().AllWays(r)
				}
				return prose.English().Ways(r)
			}
			switch format {
			case "md":
				return a.say(ctx, func() string { return page.Markdown(words(), commands) })
			case "json", "text":
				return a.tell(ctx, asJSON || format == "json", r, words)
			}
			return unknown("format", format, []string{"text", "json", "md"})
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().StringVar(&to, "to", "", "only ways to a goal of the case, or to situations that meet this condition")
	cmd.Flags().BoolVar(&full, "full", false,
		"all ways of the brief's search, each step by step, whatever room they take")
	cmd.Flags().StringArrayVar(&levers, "levers", nil,
		"weigh only these levers: an id as it is printed, or several with commas between; may be repeated")
	cmd.Flags().IntVar(&most, "max-levers", mostLevers, "at most so many levers in a way")
	cmd.Flags().StringVar(&format, "format", "text", "text, json or md")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the same as --format json")
	cmd.Flags().BoolVar(&all, "all", false, "list every way that no other dominates")
	return cmd
}
