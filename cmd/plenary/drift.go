package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
	"github.com/plenary-talks/plenary/space"
)

const aboutDrift = `Says where a walk by a rule of ours comes to from today: in each round, of those
who would gain by moving alone one moves, each as often as any other, and takes one
of the moves that it gains by, each as often as any other. Shares of walks are
figures of that rule, and no chance of anything that may happen.

--patience VARIANT=CHANCE lets a variant of the case set in before each round with
a chance of yours, from 0 to 1, once and for all.

Then in how many single moves what is reached, by moves of any kind and by those
that each gains by who makes them. --csv has that as a table, with who can have
moved last; --json has all of it.`

// mostRounds bounds the rounds that are gone through one by one.
const mostRounds = 10_000

func newDrift(a *app) *cobra.Command {
	var patience string
	var rounds int
	var f forms
	var w what
	cmd := &cobra.Command{
		Use:   "drift [CASE]",
		Short: "Say where single moves lead from today: in how many, and by a rule of who moves",
		Long:  aboutDrift,
		Example: "  plenary drift cases/six-party-2006\n" +
			"  plenary drift cases/six-party-2006 --patience impatient=0.05",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if rounds < 0 || rounds > mostRounds {
				return usage("--rounds takes a number of rounds up to %d", mostRounds)
			}
			l, err := a.laidFor(cmd, args, &f, w)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			of := answer.Drifting{Rounds: rounds}
			if patience != "" {
				if of.Ends, of.After, err = a.patience(ctx, l, patience); err != nil {
					return err
				}
			}
			d, err := answer.NewDrift(ctx, a.talks(ctx, l), of)
			if err != nil {
				return err
			}
			words := func() *page.Document { return prose.English().Drift(d) }
			sheet := func() *page.Sheet { return prose.English().DriftSheet(d) }
			return a.answer(ctx, &f, d, words, sheet)
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().IntVar(&rounds, "rounds", 10, "after how many rounds it is asked where walks are")
	cmd.Flags().StringVar(&patience, "patience", "",
		"a variant that can set in, and its chance in each round, as in VARIANT=0.05")
	f.flags(cmd)
	return cmd
}

// patience reads a variant with its chance, and lays the case out with it.
func (a *app) patience(ctx context.Context, l laid, text string) (*answer.Patience, *space.Space, error) {
	id, number, ok := strings.Cut(text, "=")
	chance, err := strconv.ParseFloat(number, 64)
	if !ok || err != nil || !(chance >= 0 && chance <= 1) {
		return nil, nil, usage("--patience takes a variant and a chance from 0 to 1, as in VARIANT=0.05")
	}
	c := l.space.Case()
	var known []string
	for _, v := range c.Known {
		known = append(known, v.ID)
	}
	with, err := c.With(id)
	if err != nil {
		return nil, nil, unknown("variant", id, known)
	}
	after, err := space.New(ctx, with, l.space.Limits())
	if err != nil {
		return nil, nil, err
	}
	if !sameSituations(l.space, after) {
		return nil, nil, usage("--patience takes a variant that leaves what is feasible as it is; %s does not", id)
	}
	return &answer.Patience{Variant: answer.VariantID(id), Chance: chance}, after, nil
}

// sameSituations reports whether two cases have the same feasible states.
func sameSituations(a, b *space.Space) bool {
	if a.Len() != b.Len() || len(a.Case().Options) != len(b.Case().Options) {
		return false
	}
	for s := range a.Len() {
		if a.Code(s) != b.Code(s) {
			return false
		}
	}
	return true
}
