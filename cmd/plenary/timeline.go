package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutTimeline = `Lists what is on record, in the order in which it happened: sessions, statements,
moves, changes of stance and mandate, agreements. Each names who asserts it and
where it stands. Readings that contradict one another stand side by side; the
one in force is named. --all also shows what was corrected or withdrawn, and
proposals that nobody has accepted.`

func newTimeline(a *app) *cobra.Command {
	var asJSON, all, apart bool
	var table csvForm
	var asOf, from, to string
	var kinds, parties, tracks, sources []string
	cmd := &cobra.Command{
		Use:     "timeline [CASE]",
		Short:   "List what happened, with who says so",
		Long:    aboutTimeline,
		Example: "  plenary timeline cases/six-party-2006 --from 2006-10-01 --kind statement,move",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			if asJSON && table != "" {
				return usage("--json and --csv exclude each other")
			}
			talks, err := a.openRecorded(ctx, path, what{asOf: asOf, sources: sources})
			if err != nil {
				return err
			}
			day := talks.Day
			pick := answer.Pick{All: all, Contradictions: apart}
			if pick.From, err = desk.Day(desk.FieldFrom, from); err != nil {
				return err
			}
			if pick.To, err = desk.Day(desk.FieldTo, to); err != nil {
				return err
			}
			if pick.Kinds, err = desk.Kinds(kinds); err != nil {
				return err
			}
			if len(parties) > 0 {
				if pick.Parties, err = desk.Parties(day.Case, parties); err != nil {
					return err
				}
			}
			if pick.Tracks, err = desk.Tracks(day.Record.Case, tracks); err != nil {
				return err
			}
			t, err := progress.Await(ctx, func() (*answer.Timeline, error) {
				return answer.NewTimeline(answer.Talks{Day: day, Words: talks.Words(ctx)}, pick), nil
			})
			if err != nil {
				return err
			}
			if table != "" {
				w, raw := a.table(table)
				return page.CSV(w, prose.English().TimelineSheet(t), raw)
			}
			return a.tell(ctx, asJSON, t, func() *page.Document { return prose.English().Timeline(t) })
		},
	}
	asOfFlag(cmd, &asOf)
	sourcesFlag(cmd, &sources)
	cmd.Flags().StringVar(&from, "from", "", "only what happened on this day or later")
	cmd.Flags().StringVar(&to, "to", "", "only what happened by this day")
	cmd.Flags().StringSliceVar(&kinds, "kind", nil,
		"only these kinds: opened, adjourned, statement, move, agreement, ...")
	cmd.Flags().StringSliceVar(&parties, "party", nil, "only what concerns these parties, by id")
	cmd.Flags().StringSliceVar(&tracks, "track", nil, "only these tracks, by id")
	cmd.Flags().BoolVar(&apart, "contradictions", false, "only what sources differ on, with the reading in force")
	cmd.Flags().BoolVar(&all, "all", false, "also what was corrected or withdrawn, and proposals not accepted")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the same content as JSON")
	csvFlag(cmd, &table)
	return cmd
}
