package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutBottomLines = `Says, for each party and each level of each option, what the others would have
to do, or leave undone, for that party to be no worse off than today: as things
are, exactly if, only if, one of several alternatives, or never. Conditions are
exact: what is called for is needed, and together it is enough.

With --pair A,B it is a bargain between two: only their options count, and all
others do what they do today.

It says nothing about getting there, and not that anybody would agree: for that
ask routes.`

func newBottomLines(a *app) *cobra.Command {
	var parties, pair []string
	var f forms
	var w what
	cmd := &cobra.Command{
		Use:   "bottom-lines [CASE]",
		Short: "List what each party would do, and for what: exact conditions on all others",
		Long:  aboutBottomLines,
		Example: "  plenary bottom-lines cases/six-party-2006\n" +
			"  plenary bottom-lines cases/six-party-2006 --pair nk,us",
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
			if len(pair) > 0 && len(parties) > 0 {
				return usage("--party and --pair exclude each other: the two of a pair are the parties")
			}
			l, err := a.layOutAny(ctx, path, w)
			if err != nil {
				return err
			}
			b, err := a.bottomLines(ctx, l, parties, pair)
			if err != nil {
				return err
			}
			words := func() *page.Document { return prose.English().BottomLines(b) }
			sheet := func() *page.Sheet { return prose.English().BottomLinesSheet(b) }
			return a.answer(ctx, &f, b, words, sheet)
		},
	}
	w.flags(cmd)
	sourcesFlag(cmd, &w.sources)
	cmd.Flags().StringSliceVar(&parties, "party", nil, "only these parties, by id")
	cmd.Flags().StringSliceVar(&pair, "pair", nil, "a bargain between these two alone, as in --pair nk,us")
	f.flags(cmd)
	return cmd
}

// bottomLines answers for some parties, or for two between themselves.
func (a *app) bottomLines(ctx context.Context, l laid, parties, pair []string) (*answer.BottomLines, error) {
	if len(pair) == 0 {
		who, err := desk.Parties(l.Case.Case, parties)
		if err != nil {
			return nil, err
		}
		return answer.NewBottomLines(ctx, a.talks(ctx, l), once(who))
	}
	who, err := desk.Parties(l.Case.Case, pair)
	if err != nil {
		return nil, err
	}
	if len(once(who)) != 2 || len(pair) != 2 {
		return nil, usage("--pair takes two parties, as in --pair %s,%s", l.Case.Case.Parties[0].ID, example(l))
	}
	return answer.NewBargain(ctx, a.talks(ctx, l), who[0], who[1])
}

// once leaves out what stands in a list before.
func once(list []int) []int {
	var out []int
	for _, x := range list {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// example is a second party for an example, as far as there is one.
func example(l laid) string {
	of := l.Case.Case.Parties
	return of[len(of)-1].ID
}
