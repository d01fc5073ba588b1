package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutInverse = `Says what would have to be otherwise in what parties want for all of them to stay
in a state: which wish of whom would have to be given up, or to come before or
after which, and how well known is what would have to give way. What anybody can
do, and what the others want, stays as it is. All smallest changes of up to
--max-changes wishes of one party are found, and of each is said who would leave
all the same.

Besides it is counted in how many of all rankings of the situations each would
stay, where they are few enough. No ranking is likelier for being one of many.

STATE is now (the status quo), a state code (one character per option), a state
number; #11 is always a number; or a condition in the language of preference
statements, for the state nearest to today that meets it.`

func newInverse(a *app) *cobra.Command {
	var concepts []string
	var f forms
	var all bool
	most := answer.InverseBound
	var w what
	cmd := &cobra.Command{
		Use:   "inverse [CASE] STATE",
		Short: "Find what would have to change in what parties want for all to stay in a state",
		Long:  aboutInverse,
		Example: "  plenary inverse cases/six-party-2006 'nk.programme = halted and partners.energy'\n" +
			"  plenary inverse cases/classics/syria-iraq-1975 2 --concept nash,smr,seq,gmr",
		Args: cobra.RangeArgs(0, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, asked, err := stateIn(cmd, args)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			if err := f.check(); err != nil {
				return err
			}
			if most < 1 || most > mostChanges {
				return usage("--max-changes takes a number from 1 to %d", mostChanges)
			}
			by, err := desk.Concepts(concepts)
			if err != nil {
				return err
			}
			l, err := a.layOut(ctx, path, w)
			if err != nil {
				return err
			}
			state, err := desk.StateOrNearest(l.space, asked)
			if err != nil {
				return err
			}
			found, err := answer.NewInverse(ctx, a.talks(ctx, l), state, by, most)
			if err != nil {
				return err
			}
			words := prose.English().Inverse
			if all {
				words = prose.English().FullInverse
			}
			sheet := func() *page.Sheet { return prose.English().InverseSheet(found) }
			return a.answer(ctx, &f, found, func() *page.Document { return words(found) }, sheet)
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().StringSliceVar(&concepts, "concept", []string{"seq"},
		"by these concepts of staying: nash, gmr, smr, seq, sseq")
	cmd.Flags().IntVar(&most, "max-changes", most, "changes of at most so many wishes of one party")
	cmd.Flags().BoolVar(&all, "all", false, "tell every smallest change")
	f.flags(cmd)
	return cmd
}

// mostChanges bounds the wishes of one party that are changed at once.
const mostChanges = 8

// stateIn returns the case that a command is asked about and the state in it. Without a
// case named that is the one here; where the only argument is a file or folder too, it is
// refused rather than guessed.
func stateIn(cmd *cobra.Command, args []string) (path, state string, err error) {
	switch {
	case len(args) == 2:
		return args[0], args[1], nil
	case len(args) == 1 && there(args[0]) && caseHere():
		return "", "", usage("`%s` may be the file or folder of that name or a state of the case here: write "+
			"%s ./%s now, or %s . %s", args[0], cmd.CommandPath(), args[0], cmd.CommandPath(), args[0])
	case len(args) == 1 && there(args[0]):
		return "", "", usage("say in which state of `%s`, as in %s %s now", args[0], cmd.CommandPath(), args[0])
	case len(args) == 1 && !caseHere():
		return "", "", usage("there is no file or folder `%s`, and no case here in which it could be a state\n"+
			"usage: %s", args[0], line(cmd))
	case !caseHere():
		return "", "", noneHere(cmd)
	case len(args) == 0:
		return "", "", usage("say in which state, as in %s now\nusage: %s", cmd.CommandPath(), line(cmd))
	}
	return here, args[0], nil
}
