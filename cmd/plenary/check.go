package main

import (
	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutCheck = `Reports every fault of a case file at once, each with file, line and column,
what is wrong and the likely fix. Without faults it says what the case holds
and notes what may not be meant: a party of whose wishes nothing is written, or
that is content today, a wish that separates no states, an option that nobody
cares about, levels listed the wrong way round, two of a kind with one name, a
track or a joint signature without mandates, what would be taken back as soon as
it has been paid for, words that a brief would use and the case does not have;
each with its place and what to write. Where the text of a source is at hand, in
sources/ beside the case or a folder named by --sources, every passage is
compared with the words there.

Of a record it says what it holds and from when to when, where proposals stand
that nobody has accepted, and what contradicts what; and it notes a move that the
case rules out from now on, an entry of which nothing tells how it is known, a
speaker of no party, an agreement of which it will never show how it stands, what
is on record twice, days that can hardly be meant.
Notes never change the exit status.

With --json faults are written, too: each with its code, file, line and column;
plenary explain fault CODE tells what a code means and what to do.`

func newCheck(a *app) *cobra.Command {
	var asJSON bool
	var sources []string
	cmd := &cobra.Command{
		Use:     "check [CASE]",
		Short:   "Report the faults of a case file, and what may not be meant",
		Long:    aboutCheck,
		Example: "  plenary check cases/six-party-2006",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			a.faultsToo.Store(asJSON)
			l, err := a.layOut(cmd.Context(), path, what{sources: sources})
			if err != nil {
				return err
			}
			text := l.File.Text
			written := answer.Written{
				Draft: &l.File.Draft, File: text.Path, Position: text.Position,
				Records: len(text.Records), InRecord: text.InRecord, Shelf: l.Shelf(),
			}
			for _, u := range text.Unread {
				written.Unread = append(written.Unread, answer.UnreadFile{Path: u.Path, Why: u.Text})
			}
			c, err := answer.NewCheck(cmd.Context(), a.talks(cmd.Context(), l), written)
			if err != nil {
				return err
			}
			return a.tell(cmd.Context(), asJSON, c, func() *page.Document { return prose.English().Check(c) })
		},
	}
	sourcesFlag(cmd, &sources)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the same content as JSON")
	return cmd
}
