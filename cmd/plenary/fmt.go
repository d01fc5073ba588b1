package main

import (
	"bytes"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/keep"
)

const aboutFmt = `Lays a file out the same way for everybody. Comments stay, keys keep their order
and values their text; where that cannot be kept, nothing is changed. One line an
event stays one line. A value with characters that nobody sees, such as those that
turn the text around, is written between double quotes with these as escapes.

CASE is a case folder, or one file of a case or of its record. The result goes to
standard output: of a folder its case.yaml, of a file that file. With --write it
goes into the file, and of a folder every file of its record is laid out as well.

The codes of a ranking of states follow the order of the option lines, so that two
lines that change places re-rank states without a word. --order writes beside each
ranking by which options and levels its codes are read now; it changes no answer.
Without it nothing is added, and a line on standard error offers it.

Word processors, web pages and chats put other characters in place of plain ones:
no-break spaces, curly quotes, dashes, signs like ≥, and some that nobody sees.
--mend makes those plain that cannot mean anything else, and tells each on standard
error, with the place where it stood. Titles, remarks and other prose keep theirs.`

func newFmt(a *app) *cobra.Command {
	var write bool
	var l layout
	cmd := &cobra.Command{
		Use:     "fmt CASE",
		Short:   "Lay a case and its record out the same way for everybody",
		Long:    aboutFmt,
		Example: "  plenary fmt --write cases/six-party-2006\n  plenary fmt cases/six-party-2006/record.yaml",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if write {
				return a.layOutFiles(ctx, &l, args[0])
			}
			path, text, err := casefile.Read(args[0])
			if err != nil {
				return err
			}
			out, err := l.lay(ctx, path, text)
			if err != nil {
				return err
			}
			if err = a.sayYAML(out); err != nil {
				return err
			}
			return l.offer(a.err)
		},
	}
	cmd.Flags().BoolVarP(&write, "write", "w", false, "write the result into the files, and print the names of those that changed")
	cmd.Flags().BoolVar(&l.mend, "mend", false, "make characters of word processors plain where a plain one is due, and tell each")
	cmd.Flags().BoolVar(&l.order, "order", false, "write beside rankings of states by which options their codes are read")
	return cmd
}

// layOutFiles lays out every file of a case, or none when one of them cannot
// be, and prints the names of those that changed.
func (a *app) layOutFiles(ctx context.Context, l *layout, path string) error {
	a.writes.Store(true)
	held, files, err := a.hold(ctx, func() ([]string, error) { return casefile.Files(path) })
	if err != nil {
		return err
	}
	defer held.Unlock()
	changes, err := l.changes(ctx, files)
	if err != nil {
		return err
	}
	if err := a.replace(ctx, held, changes); err != nil {
		return err
	}
	return l.offer(a.err)
}

// changes lays out files, and returns what changes.
func (l *layout) changes(ctx context.Context, files []string) ([]keep.Change, error) {
	var changes []keep.Change
	faults := &casefile.Faults{}
	for _, file := range files {
		path, text, err := casefile.Read(file)
		if err != nil {
			return nil, err
		}
		out, err := l.lay(ctx, path, text)
		var own *casefile.Faults
		switch {
		case errors.As(err, &own):
			faults.List, faults.More = append(faults.List, own.List...), faults.More+own.More
		case err != nil:
			return nil, err
		case !bytes.Equal(out, text):
			changes = append(changes, keep.Change{Path: path, Was: text, Text: out})
		}
	}
	if len(faults.List) > 0 {
		return nil, faults
	}
	return changes, nil
}
