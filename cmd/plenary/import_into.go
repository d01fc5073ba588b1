package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/foreign"
	"github.com/plenary-talks/plenary/foreign/tables"
	"github.com/plenary-talks/plenary/internal/book"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

// args are files, but for a template.
func (i *importer) args(cmd *cobra.Command, args []string) error {
	if i.template != "" {
		return cobra.NoArgs(cmd, args)
	}
	return cobra.MinimumNArgs(1)(cmd, args)
}

// start does what the flags ask for.
func (i *importer) start(ctx context.Context, paths []string) error {
	switch {
	case i.template != "" && (i.into != "" || i.folder == ""):
		return usage("--template needs -o, as in: plenary import --template xlsx -o tables.xlsx")
	case i.template != "":
		return i.begin(ctx)
	case i.into != "" && i.folder != "":
		return usage("--into and -o exclude each other: the one adds to a case, the other makes one")
	case i.into != "":
		return i.add(ctx, paths)
	}
	return i.run(ctx, paths)
}

// add puts the rows of tables on the record of a case, which is held meanwhile.
func (i *importer) add(ctx context.Context, paths []string) error {
	i.writes.Store(true)
	files, err := gather(paths)
	if err != nil {
		return err
	}
	held, err := edit.HoldRecord(ctx, i.pen, i.into)
	if err != nil {
		return err
	}
	defer held.Unlock()
	f, err := desk.Read(ctx, i.into)
	if err != nil {
		return err
	}
	if filepath.Base(f.Text.Path) != "case.yaml" {
		return fmt.Errorf("%s: a record stands in the folder of a case.yaml, and this is another file",
			outlet.Name(f.Text.Path))
	}
	im, err := tables.Into(ctx, files, f.Text)
	if err != nil {
		return err
	}
	var written []string
	if im.Record != nil && len(im.Record.Entries) > 0 {
		path, err := held.AddToRecord(ctx, f, im.From[0].Source, casefile.WriteRecord(*im.Record))
		if err != nil {
			return err
		}
		written = append(written, path)
	}
	out := answer.NewAddition(im, f.Case, f.Name, written)
	return i.tell(ctx, i.asJSON, out, func() *page.Document { return prose.English().Import(out) })
}

// begin writes empty tables.
func (i *importer) begin(ctx context.Context) error {
	i.writes.Store(true)
	e := &exporter{app: i.app, path: i.folder}
	ex := &foreign.Export{}
	var err error
	switch i.template {
	case "xlsx":
		ex.Text, err = book.XLSX(tables.Template())
	case "csv":
		ex.Files, err = tables.Files(tables.Template())
	default:
		return unknown("format", i.template, []string{"xlsx", "csv"})
	}
	if err != nil {
		return err
	}
	files := e.files(ex)
	if err := e.write(ctx, files); err != nil {
		return err
	}
	for _, f := range files {
		if _, err := fmt.Fprintln(i.out, outlet.Name(f.Path)); err != nil {
			return err
		}
	}
	return nil
}
