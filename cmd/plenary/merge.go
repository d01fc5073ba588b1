package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutMerge = `Puts parts of an answer together that plenary robust --shard made, in any order, and
tells the answer, to the byte as it is told where it is made at once. PART is a file
with one, or a folder with such files, whose names end in .json.

Parts belong together where they were made of the same text of the case and of its
record, by the same version of the program, with the same flags; and all of them are
needed, each once. What does not belong, is missing, or is there twice is said.`

// mostPart bounds what a file of a part holds.
const mostPart = 256 << 20

func newMerge(a *app) *cobra.Command {
	var f forms
	var all bool
	cmd := &cobra.Command{
		Use:   "merge PART...",
		Short: "Put the parts of an answer together that were made on many machines",
		Long:  aboutMerge,
		Example: "  plenary robust cases/six-party-2006 --shard 1/2 -o parts/1.json\n" +
			"  plenary robust cases/six-party-2006 --shard 2/2 -o parts/2.json\n" +
			"  plenary merge parts",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if err := f.check(); err != nil {
				return err
			}
			s, err := merged(ctx, args)
			if err != nil {
				return err
			}
			if err := prose.English().Tellable(s); err != nil {
				return err
			}
			words := func() *page.Document { return sureWords(s, all) }
			sheet := func() *page.Sheet { return prose.English().RobustSheet(s) }
			return a.answer(ctx, &f, s, words, sheet)
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "tell every change that turns something over")
	f.flags(cmd)
	return cmd
}

// merged merges the parts in files, and in the files of folders.
func merged(ctx context.Context, paths []string) (*answer.Sure, error) {
	files, err := partFiles(paths)
	if err != nil {
		return nil, err
	}
	var all answer.Merging
	w := progress.Begin(ctx, "merging parts", len(files))
	for _, path := range files {
		if err := mergeFile(ctx, &all, path); err != nil {
			return nil, err
		}
		if err := w.Done(1); err != nil {
			return nil, err
		}
	}
	return all.Sure()
}

// mergeFile adds the part in a file.
func mergeFile(ctx context.Context, to *answer.Merging, path string) error {
	text, err := progress.Await(ctx, func() ([]byte, error) { return readPart(path) })
	if err != nil {
		return err
	}
	part, err := answer.ReadPart(text, version)
	if err == nil {
		err = to.Add(path, part)
	}
	if wrong := (*answer.PartError)(nil); errors.As(err, &wrong) {
		return fmt.Errorf("%s %w", outlet.Name(path), err)
	}
	return err
}

// partFiles lists files, and those within folders whose names end in .json.
func partFiles(paths []string) ([]string, error) {
	var out []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: there is no such file or folder", outlet.Name(path))
		}
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			out = append(out, path)
			continue
		}
		within, err := os.ReadDir(path)
		if err != nil {
			return nil, err
		}
		n := len(out)
		for _, file := range within {
			if name := file.Name(); !file.IsDir() && strings.HasSuffix(name, ".json") && name[0] != '.' {
				out = append(out, filepath.Join(path, name))
			}
		}
		if len(out) == n {
			return nil, fmt.Errorf("%s has no file in it whose name ends in .json", outlet.Name(path))
		}
	}
	return out, nil
}

func readPart(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostPart+1))
	if err == nil && len(text) > mostPart {
		err = &plenary.Limit{Code: plenary.LimitSize, What: "bytes of " + outlet.Name(path), Bound: mostPart,
			Fix: "name the parts that plenary robust --shard made"}
	}
	return text, err
}
