package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/casefile"
)

const aboutFmt = `Lays a case file out the same way for everybody. Comments stay, keys keep
their order and values their text; where that cannot be kept, nothing is
changed. The result goes to standard output, or with --write into the file.`

func newFmt(a *app) *cobra.Command {
	var write bool
	cmd := &cobra.Command{
		Use:     "fmt CASE",
		Short:   "Lay a case file out the same way for everybody",
		Long:    aboutFmt,
		Example: "  plenary fmt --write cases/six-party-2006",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			path, text, err := casefile.Read(args[0])
			if err != nil {
				return err
			}
			out, err := casefile.Format(path, text)
			switch {
			case err != nil:
				return err
			case !write:
				_, err = a.out.Write(out)
				return err
			case bytes.Equal(out, text):
				return nil
			}
			fmt.Fprintln(a.out, path)
			return replace(path, out)
		},
	}
	cmd.Flags().BoolVarP(&write, "write", "w", false, "write the result into the file, and print its name if it changed")
	return cmd
}

// replace writes a file so that at no time it holds less than the old or the new text.
func replace(path string, text []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".plenary-fmt-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) // fails once renamed
	_, err = tmp.Write(text)
	if err == nil {
		err = tmp.Chmod(info.Mode().Perm())
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
