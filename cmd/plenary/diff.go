package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/brief"
	"github.com/plenary-talks/plenary/diff"
	"github.com/plenary-talks/plenary/evidence"
)

const aboutDiff = `Says what differs between two cases by what it means: who softened which
precondition, what moved, which wishes changed places; and what that changes in
the answers: who would stay, what keeps the talks stuck, which ways out came and
went. The order of keys and words that mean the same are no difference, and
another id of the same is told as another name and nothing else. Between two
different cases nothing came or went: what stands in both is told, and the
answers side by side.

OLD and NEW are case folders or files, or REV:PATH as git writes it: the case as
it was at a revision, with PATH counted from the top of the repository, or from
here when it begins with ./ as in HEAD~1:./talks. What is there as a file is
read as a file; where that could also be meant as a revision, write ./ before
the file's name.

With a record, plenary diff CASE --from DAY --to DAY says the same of one case as
of two days, and what came on record in between. Without --from it compares with
the day of the case; without --to it goes up to that day.

Exit status: 0 also when something differs, 1 a case has faults or cannot be
read. With --exit-code, as in git: 0 nothing differs, 1 something does, be it a
name or words alone, 4 a case has faults or cannot be read. That the days of
--from and --to are not the same is no difference.`

func newDiff(a *app) *cobra.Command {
	var asJSON, exitCode bool
	var from, to string
	var variants, sources []string
	cmd := &cobra.Command{
		Use:   "diff OLD NEW | CASE --from DAY --to DAY",
		Short: "Say what changed between two cases or two days, and what that changes in the answers",
		Long:  aboutDiff,
		Example: "  plenary diff HEAD~1:cases/six-party-2006 cases/six-party-2006\n" +
			"  plenary diff cases/six-party-2006 --from 2006-06-01",
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			a.exit.asked.Store(exitCode)
			asked := from+to != ""
			switch {
			case len(args) == 1 && !asked:
				return usage("name two cases, or two days of one with --from and --to")
			case len(args) == 2 && asked:
				return usage("--from and --to compare days of one case, and two are named")
			case asked:
				args = append(args, args[0])
			}
			old, new := side{name: args[0], day: from}, side{name: args[1], day: to}
			if err := old.load(ctx); err != nil {
				return err
			}
			if new.file = old.file; !asked {
				if err := new.load(ctx); err != nil {
					return err
				}
			}
			d, err := a.differences(ctx, &old, &new, variants, sources)
			if err != nil {
				return err
			}
			a.exit.differs.Store(!d.None())
			if asJSON {
				return a.sayJSON(ctx, d)
			}
			return a.say(ctx, func() string { return d.Text(a.textWidth()) })
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "compare the case as of this day; its own day when left out")
	cmd.Flags().StringVar(&to, "to", "", "with the case as of this day; its own day when left out")
	cmd.Flags().StringArrayVar(&variants, "variant", nil, "lay this variant over both cases; may be repeated")
	sourcesFlag(cmd, &sources)
	cmd.Flags().BoolVar(&exitCode, "exit-code", false, "tell by the exit status whether anything differs: 0 nothing, 1 something, 4 a case has faults or cannot be read")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the same content as JSON")
	return cmd
}

// differences answers two cases and compares them.
func (a *app) differences(ctx context.Context, old, new *side, variants, sources []string) (*brief.Diff, error) {
	old.written, new.written = old.file, new.file
	shelf := evidence.NewShelf(slices.Concat(old.shelves(), new.shelves(), sources)...)
	of := brief.DiffOf{Work: a.work(), Days: old.file == new.file}
	names := &diff.Names{}
	if old.file != new.file {
		var err error
		if names, err = match(ctx, old, new); err != nil {
			return nil, err
		}
		kin := names.Kin()
		of.Renamed, of.Kin = names.Renames(), &kin
	}
	called := make([]string, len(variants)) // by the new case
	for i, v := range variants {
		called[i] = names.Called(diff.KindVariant, v)
	}
	var err error
	if of.Old, err = a.layOutSide(ctx, old, called); err != nil {
		return nil, err
	}
	if of.New, err = a.layOutSide(ctx, new, called); err != nil {
		return nil, err
	}
	of.Old.Words, of.New.Words = old.words(ctx, shelf, names), new.words(ctx, shelf, nil)
	return brief.NewDiff(ctx, of)
}
