package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
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

In the folder of a case plenary diff OLD compares that with the case, as in
plenary diff HEAD~1:./case.yaml.

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
		Use:   "diff OLD [NEW] | [CASE] --from DAY --to DAY",
		Short: "Say what changed between two cases or two days, and what that changes in the answers",
		Long:  aboutDiff,
		Example: "  plenary diff HEAD~1:cases/six-party-2006 cases/six-party-2006\n" +
			"  plenary diff cases/six-party-2006 --from 2006-06-01",
		Args: cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			a.exit.asked.Store(exitCode)
			asked := from+to != ""
			args, err := compared(cmd, args, asked)
			if err != nil {
				return err
			}
			old, err := desk.ReadNamed(ctx, args[0])
			if err != nil {
				return err
			}
			new := old
			if !asked {
				if new, err = desk.ReadNamed(ctx, args[1]); err != nil {
					return err
				}
			}
			d, err := a.differences(ctx, old, new,
				desk.Comparison{From: from, To: to, Variants: variants, Sources: sources, Limits: a.limits()})
			if err != nil {
				return err
			}
			a.exit.differs.Store(!d.None())
			return a.tell(ctx, asJSON, d, func() *page.Document { return prose.English().Diff(d) })
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "compare the case as of this day; its own day when left out")
	cmd.Flags().StringVar(&to, "to", "", "with the case as of this day; its own day when left out")
	cmd.Flags().StringArrayVar(&variants, "variant", nil, "lay this variant over both cases; may be repeated")
	sourcesFlag(cmd, &sources)
	cmd.Flags().BoolVar(&exitCode, "exit-code", false, "tell by the exit status whether anything differs: 0 "+
		"nothing, 1 something, 4 a case has faults or cannot be read")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the same content as JSON")
	return cmd
}

// compared are the cases that are to be compared: two, or one of which days are
// asked. One that is not named is the case here.
func compared(cmd *cobra.Command, args []string, days bool) ([]string, error) {
	want := 2
	if days {
		want = 1
	}
	switch {
	case len(args) == want:
		return args, nil
	case len(args) > want:
		return nil, usage("--from and --to compare days of one case, and two are named")
	case len(args) < want-1:
		return nil, usage("name two cases, or two days of one with --from and --to\nusage: %s", line(cmd))
	case caseHere():
		return append(args, caseFile), nil
	case days:
		return nil, noneHere(cmd)
	}
	return nil, usage("name two cases, or two days of one with --from and --to; "+
		"in the folder of a case one is enough, and is compared with that\nusage: %s", line(cmd))
}

// differences answers two cases, or two days of one, and compares them.
func (a *app) differences(ctx context.Context, old, new *desk.File, ask desk.Comparison) (*answer.Diff, error) {
	s, err := desk.Compare(ctx, old, new, ask)
	if err != nil {
		return nil, err
	}
	of := answer.DiffOf{
		Days: s.Names == nil, Old: a.side(&s.Old), New: a.side(&s.New), OldName: s.Old.File.Name,
		NewName: s.New.File.Name,
	}
	if s.Names != nil {
		kin := s.Names.Kin()
		of.Renamed, of.Kin = s.Names.Renames(), &kin
	}
	return answer.NewDiff(ctx, of)
}

func (a *app) side(s *desk.Side) answer.Talks {
	return answer.Talks{Space: s.Space, Day: s.Day, Words: answer.Words(s.Words), Work: a.work()}
}
