package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
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
	var l edit.Layout
	cmd := &cobra.Command{
		Use:     "fmt [CASE]",
		Short:   "Lay a case and its record out the same way for everybody",
		Long:    aboutFmt,
		Example: "  plenary fmt --write cases/six-party-2006\n  plenary fmt cases/six-party-2006/record.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			if write {
				return a.layOutFiles(ctx, &l, path)
			}
			path, text, err := casefile.Read(path)
			if err != nil {
				return err
			}
			out, err := l.Text(ctx, path, text)
			if err != nil {
				return err
			}
			if err = a.sayYAML(out); err != nil {
				return err
			}
			return offer(a.err, &l)
		},
	}
	cmd.Flags().BoolVarP(&write, "write", "w", false,
		"write the result into the files, and print the names of those that changed")
	cmd.Flags().BoolVar(&l.Mend, "mend", false,
		"make characters of word processors plain where a plain one is due, and tell each")
	cmd.Flags().BoolVar(&l.Order, "order", false,
		"write beside rankings of states by which options their codes are read")
	return cmd
}

// layOutFiles lays out every file of a case, or none when one of them cannot
// be, and prints the names of those that changed.
func (a *app) layOutFiles(ctx context.Context, l *edit.Layout, path string) error {
	a.writes.Store(true)
	held, err := edit.Hold(ctx, a.pen, path)
	if err != nil {
		return err
	}
	defer held.Unlock()
	changes, err := l.Changes(ctx, held.Files)
	if err != nil {
		return err
	}
	if err := a.replace(ctx, held, changes); err != nil {
		return err
	}
	return offer(a.err, l)
}

// replace gives files new texts and prints their names.
func (a *app) replace(ctx context.Context, held *edit.Held, changes []keep.Change) error {
	notes, err := held.Replace(ctx, changes)
	for _, note := range notes {
		fmt.Fprintln(a.err, "plenary:", note)
	}
	if err != nil {
		return err
	}
	for _, c := range changes {
		if _, err := fmt.Fprintln(a.out, outlet.Name(c.Path)); err != nil {
			return err
		}
	}
	return nil
}

// offer tells what was mended, and that there are rankings which could be given
// an order.
func offer(w io.Writer, l *edit.Layout) error {
	for _, line := range l.Mended {
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	if l.Unordered == 0 {
		return nil
	}
	_, err := fmt.Fprintln(w, "plenary: the codes of a ranking follow the order of the option lines; "+
		"`plenary fmt --order` writes that order beside it, so that lines may change places")
	return err
}
