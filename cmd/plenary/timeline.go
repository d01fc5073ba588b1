package main

import (
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/brief"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/record"
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
		Use:     "timeline CASE",
		Short:   "List what happened, with who says so",
		Long:    aboutTimeline,
		Example: "  plenary timeline cases/six-party-2006 --from 2006-10-01 --kind statement,move",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if asJSON && table != "" {
				return usage("--json and --csv exclude each other")
			}
			f, day, err := a.openDay(ctx, args[0], asOf)
			if err != nil {
				return err
			}
			pick := brief.Pick{All: all, Apart: apart}
			if pick.From, err = optionalDay("--from", from); err != nil {
				return err
			}
			if pick.To, err = optionalDay("--to", to); err != nil {
				return err
			}
			if pick.Kinds, err = parseKinds(kinds); err != nil {
				return err
			}
			if len(parties) > 0 {
				if pick.Parties, err = parsePartyList(day.Case, parties); err != nil {
					return err
				}
			}
			if pick.Tracks, err = parseTracks(day.Record.Case, tracks); err != nil {
				return err
			}
			t, err := progress.Await(ctx, func() (*brief.Timeline, error) {
				return brief.NewTimeline(day, pick, wordsFrom(ctx, day.Case, shelf(f, sources))), nil
			})
			if err != nil {
				return err
			}
			switch {
			case asJSON:
				return a.sayJSON(ctx, t)
			case table != "":
				return t.CSV(a.table(table))
			}
			return a.say(ctx, func() string { return t.Text(a.textWidth()) })
		},
	}
	asOfFlag(cmd, &asOf)
	sourcesFlag(cmd, &sources)
	cmd.Flags().StringVar(&from, "from", "", "only what happened on this day or later")
	cmd.Flags().StringVar(&to, "to", "", "only what happened by this day")
	cmd.Flags().StringSliceVar(&kinds, "kind", nil, "only these kinds: opened, adjourned, statement, move, agreement, ...")
	cmd.Flags().StringSliceVar(&parties, "party", nil, "only what concerns these parties, by id")
	cmd.Flags().StringSliceVar(&tracks, "track", nil, "only these tracks, by id")
	cmd.Flags().BoolVar(&apart, "contradictions", false, "only what sources differ on, with the reading in force")
	cmd.Flags().BoolVar(&all, "all", false, "also what was corrected or withdrawn, and proposals not accepted")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the same content as JSON")
	csvFlag(cmd, &table)
	return cmd
}

func asOfFlag(cmd *cobra.Command, asOf *string) {
	cmd.Flags().StringVar(asOf, "as-of", "", "answer from what had happened and was public by this day, as in 2006-12-22")
}

// openDay loads a case and folds its record up to a day.
func (a *app) openDay(ctx context.Context, path, asOf string) (*casefile.File, *record.Day, error) {
	f, err := casefile.Load(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	_, day, err := onDay(ctx, f, asOf)
	if err == nil && day == nil {
		err = usage("nothing is on record: %s has no record.yaml beside it and no folder record/", f.Path)
	}
	return f, day, err
}

func optionalDay(flag, text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return parseDay(flag, text)
}

func parseKinds(kinds []string) ([]string, error) {
	known := append(record.Kinds(), "agreement")
	for _, k := range kinds {
		if !slices.Contains(known, k) {
			return nil, unknown("kind of entry", k, known)
		}
	}
	return kinds, nil
}

func parseTracks(c *plenary.Case, ids []string) ([]int, error) {
	var known []string
	at := map[string]int{}
	for t := range c.Tracks {
		known = append(known, c.Tracks[t].ID)
		at[c.Tracks[t].ID] = t
	}
	var out []int
	for _, id := range ids {
		t, ok := at[id]
		if !ok {
			return nil, unknown("track", id, known)
		}
		out = append(out, t)
	}
	return out, nil
}
