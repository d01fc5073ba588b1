package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/brief"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/outlet"
)

func sourcesFlag(cmd *cobra.Command, dirs *[]string) {
	cmd.Flags().Var((*folders)(dirs), "sources", "a `folder` with the texts of sources, besides sources/ beside the case; may be repeated")
}

// folders are folders, or files, that are there.
type folders []string

func (f *folders) String() string { return strings.Join(*f, " ") }
func (f *folders) Type() string   { return "folder" }

func (f *folders) Set(dir string) error {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder or file %s", outlet.Name(dir))
	} else if err != nil {
		return err
	}
	*f = append(*f, dir)
	return nil
}

// shelf is the texts that the reader has: beside the case, and where told.
func shelf(f *casefile.File, dirs []string) *evidence.Shelf {
	return evidence.NewShelf(append([]string{filepath.Join(filepath.Dir(f.Path), "sources")}, dirs...)...)
}

// wordsFrom quotes passages from texts that are at hand, where the words there
// are those that the case cites.
func wordsFrom(ctx context.Context, c *plenary.Case, s *evidence.Shelf) brief.Words {
	return func(ref string) (words, where string, ok bool) {
		source, passage, ok := c.Passage(ref)
		if !ok {
			return "", "", false
		}
		found, err := s.Passages(ctx, source)
		if err != nil {
			return "", "", false // and who asked will end as well, if it is the context's
		}
		at := slices.IndexFunc(source.Passages, func(p plenary.Passage) bool { return p.ID == passage.ID })
		p := found.Passages[at]
		if p.Words == "" {
			return "", "", false
		}
		return p.Words, fmt.Sprintf("%s:%d:%d", found.File, p.At.Line, p.At.Column), true
	}
}
