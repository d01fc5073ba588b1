package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutCommitments = `Lists what the parties promised one another, agreement by agreement: who owes
what to whom, how strongly, by when, how it stands on the day, and what it
waits for. What it waits for is in the text, or follows from what its debtors
insist on first.`

func newCommitments(a *app) *cobra.Command {
	var asJSON, history bool
	var table csvForm
	var asOf string
	var only []string
	cmd := &cobra.Command{
		Use:   "commitments [CASE]",
		Short: "List what was promised, what is overdue, and what waits for what",
		Long:  aboutCommitments,
		Example: "  plenary commitments cases/six-party-2006\n" +
			"  plenary commitments cases/six-party-2007 --as-of 2007-06-01 --status late,due --csv",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			if asJSON && table != "" {
				return usage("--json and --csv exclude each other")
			}
			if history && table != "" {
				return usage("--history has no place in CSV; use --json")
			}
			if _, err := desk.Statuses(only); err != nil {
				return err
			}
			talks, err := a.openRecorded(ctx, path, what{asOf: asOf})
			if err != nil {
				return err
			}
			c, err := answer.NewCommitments(ctx, answer.Talks{Day: talks.Day}, only, historyWanted(history, asJSON))
			if err != nil {
				return err
			}
			if table != "" {
				w, raw := a.table(table)
				return page.CSV(w, prose.English().CommitmentsSheet(c), raw)
			}
			return a.tell(ctx, asJSON, c, func() *page.Document { return prose.English().Commitments(c) })
		},
	}
	asOfFlag(cmd, &asOf)
	cmd.Flags().StringSliceVar(&only, "status", nil,
		"only these: open, due, late, met, undone, broken, disputed, lapsed")
	cmd.Flags().BoolVar(&history, "history", false, "also how each came to stand so, by what was known on each day")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the same content as JSON")
	csvFlag(cmd, &table)
	return cmd
}

// historyWanted is how much of it: all as data, some in words.
func historyWanted(any, all bool) answer.History {
	switch {
	case !any:
		return answer.NoHistory
	case all:
		return answer.AllHistory
	}
	return answer.SomeHistory
}
