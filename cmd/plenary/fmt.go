package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/casefile"
)

const aboutFmt = `Lays a file out the same way for everybody. Comments stay, keys keep their order
and values their text; where that cannot be kept, nothing is changed. One line an
event stays one line.

CASE is a case folder, or one file of a case or of its record. The result goes to
standard output: of a folder its case.yaml, of a file that file. With --write it
goes into the file, and of a folder every file of its record is laid out as well.

The codes of a ranking of states follow the order of the option lines, so that two
lines that change places re-rank states without a word. --order writes beside each
ranking by which options and levels its codes are read now; it changes no answer.
Without it nothing is added, and a line on standard error offers it.`

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
			if _, err = a.out.Write(out); err != nil {
				return err
			}
			return l.offer(a.err)
		},
	}
	cmd.Flags().BoolVarP(&write, "write", "w", false, "write the result into the files, and print the names of those that changed")
	cmd.Flags().BoolVar(&l.order, "order", false, "write beside rankings of states by which options their codes are read")
	return cmd
}

// layOutFiles lays out every file of a case, or none when one of them cannot be.
func (a *app) layOutFiles(ctx context.Context, l *layout, path string) error {
	files, err := casefile.Files(path)
	if err != nil {
		return err
	}
	var changed [][]byte
	var names []string
	faults := &casefile.Faults{}
	for _, file := range files {
		out, same, err := l.layFile(ctx, file)
		var own *casefile.Faults
		switch {
		case errors.As(err, &own):
			faults.List, faults.More = append(faults.List, own.List...), faults.More+own.More
		case err != nil:
			return err
		case !same:
			changed, names = append(changed, out), append(names, file)
		}
	}
	if len(faults.List) > 0 {
		return faults
	}
	if err := a.replace(ctx, names, changed); err != nil {
		return err
	}
	return l.offer(a.err)
}

// layFile returns a file laid out, and whether it was so already.
func (l *layout) layFile(ctx context.Context, file string) (out []byte, same bool, err error) {
	path, text, err := casefile.Read(file)
	if err != nil {
		return nil, false, err
	}
	out, err = l.lay(ctx, path, text)
	return out, bytes.Equal(out, text), err
}

// replace gives files new texts: all of them, each at once, or none when it is
// stopped before. It prints the names.
func (a *app) replace(ctx context.Context, names []string, texts [][]byte) error {
	var drafts []string
	defer func() {
		for _, d := range drafts {
			leftovers.drop(d) // gone once it has its name
		}
	}()
	for i, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		draft, err := draftOf(name, texts[i])
		if draft != "" {
			drafts = append(drafts, draft)
		}
		if err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	done := 0
	err := leftovers.place(func() error {
		for ; done < len(names); done++ {
			if err := os.Rename(drafts[done], names[done]); err != nil {
				return err
			}
		}
		return nil
	})
	for _, name := range names[:done] {
		fmt.Fprintln(a.out, name)
	}
	return err
}

// draftOf writes a text into a temporary file in the folder of another, which it
// can then replace at once, with the same permissions.
func draftOf(path string, text []byte) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	tmp, err := leftovers.file(filepath.Dir(path), ".plenary-fmt-*")
	if err != nil {
		return "", err
	}
	_, err = tmp.Write(text)
	if err == nil {
		err = tmp.Chmod(info.Mode().Perm())
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	return tmp.Name(), err
}
