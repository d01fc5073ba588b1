package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/formats"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutExport = `Writes a case for another program. What the file cannot hold is told.

With -o it goes into that file, which is made; nothing is overwritten. Without it,
it goes to standard output, and what it cannot hold is told on standard error.

Formats:
`

func newExport(a *app) *cobra.Command {
	e := &exporter{app: a}
	var w what
	cmd := &cobra.Command{
		Use:     "export [CASE]",
		Short:   "Write a case for another program",
		Long:    aboutExport + listed(formats.Writable()),
		Example: "  plenary export cases/classics/chicken --to gmcr -o chicken.gmcr",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			return e.run(cmd.Context(), path, w)
		},
	}
	w.flags(cmd)
	cmd.Flags().StringVar(&e.to, "to", "", "the format: "+ids(formats.Writable()))
	cmd.Flags().StringVarP(&e.path, "out", "o", "", "the `file` to make, or the folder of several")
	cmd.Flags().BoolVar(&e.asJSON, "json", false, "write what was written, and what it cannot hold, as JSON; needs -o")
	return cmd
}

// An exporter makes a file of a case.
type exporter struct {
	*app
	to, path string
	asJSON   bool
}

func (e *exporter) run(ctx context.Context, path string, w what) error {
	if e.path != "" {
		e.writes.Store(true)
	}
	if e.to == "" {
		return usage("say which format with --to: %s", ids(formats.Writable()))
	}
	f, err := chosen(e.to, formats.Writable())
	switch {
	case err != nil:
		return err
	case e.path == "" && f.Folder:
		return usage("name the folder to make the files in with -o")
	case e.path == "" && (f.Binary || e.asJSON):
		return usage("name the file to make with -o")
	}
	t, err := e.talks(ctx, path, w, f)
	if err != nil {
		return err
	}
	ex, err := f.Write(ctx, t)
	if err != nil {
		return err
	}
	return e.answer(ctx, f, t, ex)
}

// talks is the case, laid out where the format needs that.
func (e *exporter) talks(ctx context.Context, path string, w what, f *foreign.Format) (foreign.Talks, error) {
	c, err := e.open(ctx, path, w)
	if err != nil {
		return foreign.Talks{}, err
	}
	t := foreign.Talks{Case: c.Case, Draft: c.Case.Written(), File: c.File.Text, Day: c.Day}
	if f.States {
		t.Space, err = c.LayOut(ctx)
	}
	if f.Answers && err == nil {
		t.Answers, err = e.answered(ctx, c)
	}
	return t, err
}

func (e *exporter) answer(ctx context.Context, f *foreign.Format, t foreign.Talks, ex *foreign.Export) error {
	var written []string
	if e.path != "" {
		files := e.files(ex)
		for _, file := range files {
			written = append(written, file.Path)
		}
		if err := e.write(ctx, files); err != nil {
			return err
		}
	}
	out := answer.NewExport(f, ex, t.Case, written)
	words := func() *page.Document { return prose.English().Export(out) }
	if e.path != "" {
		return e.tell(ctx, e.asJSON, out, words)
	}
	if _, err := e.out.Write(ex.Text); err != nil || len(out.Notes) == 0 {
		return err
	}
	_, err := fmt.Fprint(e.err, page.Text(words(), e.textWidth(), commands))
	return err
}

// files are those to be made.
func (e *exporter) files(ex *foreign.Export) []keep.New {
	if ex.Files == nil {
		return []keep.New{{Path: e.path, Text: ex.Text}}
	}
	var out []keep.New
	for _, f := range ex.Files {
		out = append(out, keep.New{Path: filepath.Join(e.path, f.Name), Text: f.Text})
	}
	return out
}

// write makes the files, and the folder of several.
func (e *exporter) write(ctx context.Context, files []keep.New) error {
	lock := filepath.Dir(files[0].Path)
	if _, err := os.Stat(lock); len(files) > 1 && errors.Is(err, fs.ErrNotExist) {
		lock = filepath.Dir(lock)
	}
	held, err := e.pen.Lock(ctx, lock)
	if err != nil {
		return err
	}
	defer held.Unlock()
	err = held.CreateAll(ctx, files...)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; name another", outlet.Name(e.path))
	}
	return err
}
