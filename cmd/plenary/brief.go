package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutBrief = `Says in two screens where the talks stand, why nobody moves and what would
help: the answer first, then what is known, what to ask of whom, and the proof.
What is inferred or assumed rather than reported says so. --full tells
everything; --audit counts what its sentences rest on.`

func newBrief(a *app) *cobra.Command {
	var asJSON, full, audit, leaning bool
	var w what
	var since string
	cmd := &cobra.Command{
		Use:     "brief [CASE]",
		Short:   "Say where the talks stand and why nobody moves",
		Long:    aboutBrief,
		Example: "  plenary brief cases/six-party-2006",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			l, err := a.layOutAny(ctx, path, w)
			if err != nil {
				return err
			}
			if l.far != nil {
				return a.largeBrief(ctx, l, since, audit, asJSON)
			}
			talks := a.talks(ctx, l)
			talks.Leaning = leaning
			if full {
				talks.Sure = answer.MostSure
			}
			b, err := answer.NewBrief(ctx, talks)
			if err != nil {
				return err
			}
			if since != "" {
				if b.Since, err = a.since(ctx, path, since, w); err != nil {
					return err
				}
			}
			words := prose.English().Brief
			switch {
			case audit:
				words = prose.English().Audit
			case full:
				words = prose.English().FullBrief
			}
			return a.tell(ctx, asJSON, b, func() *page.Document { return words(b) })
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().BoolVar(&leaning, "leaning", false,
		"strike out and move every wish, however much work that is, to see what goes")
	cmd.Flags().BoolVar(&full, "full", false, "tell everything, however long")
	cmd.Flags().BoolVar(&audit, "audit", false, "count what the sentences of the brief rest on")
	cmd.Flags().StringVar(&since, "since", "",
		"say besides what changed in the answer since this `day`, as in 2006-06-01")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the same content as JSON")
	return cmd
}

// since is what changed in a case and its answers since a day.
func (a *app) since(ctx context.Context, path, day string, w what) (*answer.Diff, error) {
	f, err := desk.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	return a.differences(ctx, f, f,
		desk.Comparison{From: day, To: w.asOf, Variants: w.variants, Sources: w.sources, Limits: a.limits()})
}
