package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/brief"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/record"
	"github.com/plenary-talks/plenary/space"
)

const aboutDiff = `Says what differs between two cases by what it means: who softened which
precondition, what moved, which wishes changed places; and what that changes in
the answers: who would stay, what keeps the talks stuck, which ways out came and
went. The order of keys and words that mean the same are no difference.

OLD and NEW are case folders or files, or REV:PATH as git writes it: the case as
it was at a revision, with PATH counted from the top of the repository, or from
here when it begins with ./ as in HEAD~1:./talks. What is there as a file is
read as a file; where that could also be meant as a revision, write ./ before
the file's name.

With a record, plenary diff CASE --from DAY --to DAY says the same of one case as
of two days, and what came on record in between. Without --from it compares with
the day of the case; without --to it goes up to that day.

Exit status: 0 also when nothing differs, 1 a case has faults or cannot be read.`

func newDiff(a *app) *cobra.Command {
	var asJSON bool
	var from, to string
	var variants []string
	cmd := &cobra.Command{
		Use:   "diff OLD NEW | CASE --from DAY --to DAY",
		Short: "Say what changed between two cases or two days, and what that changes in the answers",
		Long:  aboutDiff,
		Example: "  plenary diff HEAD~1:cases/six-party-2006 cases/six-party-2006\n" +
			"  plenary diff cases/six-party-2006 --from 2006-06-01",
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			days := []string{from, to}
			switch asked := from+to != ""; {
			case len(args) == 1 && !asked:
				return usage("name two cases, or two days of one with --from and --to")
			case len(args) == 2 && asked:
				return usage("--from and --to compare days of one case, and two are named")
			case asked:
				args = append(args, args[0])
			}
			var sides [2]side
			for i := range sides {
				var err error
				if sides[i], err = loadSide(ctx, args[i], days[i], variants); err != nil {
					return err
				}
			}
			return a.writeDiff(ctx, sides[0], sides[1], asJSON)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "compare the case as of this day; its own day when left out")
	cmd.Flags().StringVar(&to, "to", "", "with the case as of this day; its own day when left out")
	cmd.Flags().StringArrayVar(&variants, "variant", nil, "lay this variant over both cases; may be repeated")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the same content as JSON")
	return cmd
}

// A side is one of two cases to be compared.
type side struct {
	name string // as the reader calls it
	c    *plenary.Case
	day  *record.Day // nil when nothing is on record
}

// loadSide reads a case from the disk or from a revision, as of a day or else its
// own, and lays variants over it.
func loadSide(ctx context.Context, name, asOf string, variants []string) (side, error) {
	f, err := loadAnywhere(ctx, name)
	if err != nil {
		return side{}, err
	}
	c, day, err := onDay(ctx, f, asOf)
	if err != nil || len(variants) == 0 {
		return side{name, c, day}, err
	}
	if c, err = c.With(variants...); err != nil {
		return side{}, usage("%s: %v", name, err)
	}
	return side{name, c, day}, nil
}

// loadAnywhere reads a case from the disk, or from a git revision.
func loadAnywhere(ctx context.Context, name string) (*casefile.File, error) {
	rev, path, isRevision, err := splitRevision(ctx, name)
	if err != nil || !isRevision {
		if err != nil {
			return nil, err
		}
		return casefile.Load(ctx, name)
	}
	return loadRevision(ctx, rev, path)
}

// writeDiff lays two cases out and writes what differs.
func (a *app) writeDiff(ctx context.Context, old, new side, asJSON bool) error {
	var cases [2]brief.DiffCase
	for i, s := range []side{old, new} {
		sp, err := space.New(ctx, s.c, space.Limits{States: a.maxStates})
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		cases[i] = brief.DiffCase{Name: s.name, Space: sp, Day: s.day}
	}
	d, err := brief.NewDiff(ctx, cases[0], cases[1], a.work())
	if err != nil {
		return err
	}
	if asJSON {
		return a.sayJSON(ctx, d)
	}
	return a.say(ctx, func() string { return d.Text(a.textWidth()) })
}
