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

In a large case not all is gone through: of changes times situations as many as a
twentieth of --max-work allows, what is known least first, and no pairs.

Which wish outweighs which is a judgement. So orders near those of the case are
drawn besides (--samples, --seed, --dispersion), for all parties at once and for
each by itself, and it is counted in how many of them each conclusion stands that
can be had at little cost: whether something is better than today for all, who
gains by moving alone, whether all would stay, whether a way goes step by step as
it is told, whether where it leads would hold, who is worse off on it.

Where the case marks wishes or variants as unsure, each set of these that go together
is taken to be otherwise, up to --sets of them, or so many are drawn; and it is counted
in how many each conclusion stands, on what it turns most, and where all would stay.

With --shard 3/40 only the third of forty parts of the orders is counted, and told
as a part for plenary merge, into a file with -o: parts can be made on many machines,
and together they are the answer that is made at once, to the byte.

Nothing of this is a probability.`

func newRobust(a *app) *cobra.Command {
	of := answer.Doubting
	var f forms
	var all bool
	var seed uint32
	var w what
	part := partOf{app: a}
	cmd := &cobra.Command{
		Use:   "robust [CASE]",
		Short: "List which single assumption, were it otherwise, turns which conclusion over",
		Long:  aboutRobust,
		Example: "  plenary robust cases/six-party-2006\n" +
			"  plenary robust cases/six-party-2006 --all --pairs 1000\n" +
			"  plenary robust cases/six-party-2006 --samples 1000000 --shard 3/40 -o part-3.json",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			if err := f.check(); err != nil {
				return err
			}
			if err := part.check(cmd, &f, of.Samples, all); err != nil {
				return err
			}
			switch {
			case of.Pairs < 0:
				return usage("--pairs takes a number of pairs, 0 for none")
			case of.Sets < 0:
				return usage("--sets takes a number of sets, 0 for none")
			case of.Samples < 0 || of.Samples > answer.MostSamples:
				return usage("--samples takes a number of orders up to %d, 0 for none", answer.MostSamples)
			case !(of.Dispersion >= 0 && of.Dispersion <= 1):
				return usage("--dispersion takes a number from 0, the orders as they are, to 1, any order alike")
			}
			of.Seed = uint64(seed)
			l, err := a.layOut(ctx, path, w)
			if err != nil {
				return err
			}
			if part.asked() {
				return part.make(ctx, l, of)
			}
			s, err := answer.NewSure(ctx, a.talks(ctx, l), of)
			if err != nil {
				return err
			}
			words := func() *page.Document { return sureWords(s, all) }
			sheet := func() *page.Sheet { return prose.English().RobustSheet(s) }
			return a.answer(ctx, &f, s, words, sheet)
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().IntVar(&of.Pairs, "pairs", of.Pairs, "how many pairs of changes to try; 0 for none")
	cmd.Flags().IntVar(&of.Samples, "samples", of.Samples, "how many orders to draw; 0 for none")
	cmd.Flags().IntVar(&of.Sets, "sets", of.Sets,
		"how many sets of what the case marks as unsure to try; 0 for none")
	cmd.Flags().Uint32Var(&seed, "seed", uint32(of.Seed), "which orders to draw: the same seed draws the same")
	cmd.Flags().Float64Var(&of.Dispersion, "dispersion", of.Dispersion,
		"how far from the orders of the case, from 0, as they are, to 1, any order alike")
	cmd.Flags().BoolVar(&all, "all", false, "tell every change that turns something over")
	part.flags(cmd)
	f.flags(cmd)
	return cmd
}

func sureWords(s *answer.Sure, all bool) *page.Document {
	if all {
		return prose.English().FullRobust(s)
	}
	return prose.English().Robust(s)
}
