package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/keep"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutReport = `Writes one file to hand on: the answer on two sheets of paper, and behind them
what proves it, with pictures, the words that are cited, and digests of the files
that it was made of. The ending of the file says in which form: .html for
browsers and printing, .docx for word processors, .md for Markdown. The file needs no network and runs
nothing. Nothing is overwritten.

--check says whether a report was made from this case.`

func newReport(a *app) *cobra.Command {
	r := &reporter{app: a}
	cmd := &cobra.Command{
		Use:   "report [CASE]",
		Short: "Write a report to hand on: two pages, and the proof behind them",
		Long:  aboutReport,
		Example: "  plenary report cases/six-party-2006 -o brief.html\n" +
			"  plenary report cases/six-party-2006 --check brief.html",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			path, err := named(cmd, args)
			if err != nil {
				return err
			}
			return r.run(cmd.Context(), path)
		},
	}
	r.what.flags(cmd)
	sourcesFlag(cmd, &r.what.sources)
	cmd.Flags().StringVarP(&r.out, "out", "o", "", "the `file` to make, as in brief.html")
	cmd.Flags().StringVar(&r.check, "check", "", "compare this `report` with the case instead")
	cmd.Flags().BoolVar(&r.asJSON, "json", false, "write the same content as JSON, to standard output")
	return cmd
}

// A reporter makes a report of a case, or checks one.
type reporter struct {
	*app
	what       what
	out, check string
	asJSON     bool
}

// reportForms are how a report is written, by the ending of the file.
var reportForms = map[string]func(*page.Document, *page.Frame) ([]byte, error){
	".html": func(d *page.Document, f *page.Frame) ([]byte, error) {
		return []byte(page.Whole(d, f, page.Within(d))), nil
	},
	".docx": func(d *page.Document, f *page.Frame) ([]byte, error) { return page.Docx(d, f, nil) },
	".md":   func(d *page.Document, _ *page.Frame) ([]byte, error) { return []byte(page.Markdown(d, nil)), nil },
}

func (r *reporter) run(ctx context.Context, path string) error {
	ending := strings.ToLower(filepath.Ext(r.out))
	switch {
	case r.out != "" && r.check != "", r.out != "" && r.asJSON:
		return usage("-o goes with neither --check nor --json")
	case r.out == "" && r.check == "" && !r.asJSON:
		return usage("name the file to make with -o, as in -o brief.html; its ending says in which form: %s", endings())
	case r.out != "" && strings.EqualFold(filepath.Base(r.out), ending):
		return usage("%s is an ending without a name before it; name the file, as in %s", outlet.Name(r.out),
			outlet.Name(filepath.Join(filepath.Dir(r.out), "brief"+ending)))
	case r.out != "" && reportForms[ending] == nil:
		return usage("%s: a report is written as %s; name a file that ends so", outlet.Name(r.out), endings())
	}
	r.writes.Store(r.out != "")
	made, err := r.made(ctx, path)
	switch {
	case err != nil:
		return err
	case r.check != "":
		return r.compare(ctx, made)
	case r.asJSON:
		return r.sayJSON(ctx, made)
	}
	text, err := r.text(ctx, made, ending)
	if err != nil {
		return err
	}
	return r.write(ctx, text)
}

// endings lists the forms of a report.
func endings() string {
	var out []string
	for ending := range reportForms {
		out = append(out, ending)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// made is the report of a case as data.
func (r *reporter) made(ctx context.Context, path string) (*answer.Report, error) {
	l, err := r.layOutAny(ctx, path, r.what)
	if err != nil {
		return nil, err
	}
	if l.far != nil && l.Case.Case.NoStatusQuo {
		return nil, r.needsList(ctx, l)
	}
	inputs, err := l.Inputs(ctx)
	if err != nil {
		return nil, err
	}
	talks := r.talks(ctx, l)
	talks.Sure = answer.MostSure
	return answer.NewReport(ctx, talks, answer.Made{Program: "plenary/" + version, Inputs: inputsOf(inputs)})
}

func inputsOf(list []desk.Input) []answer.Input {
	var out []answer.Input
	for _, in := range list {
		out = append(out, answer.Input{Kind: string(in.Kind), Source: answer.SourceID(in.Source), File: in.Name,
			Digest: in.Digest})
	}
	return out
}

// text is a report as the bytes of a file.
func (r *reporter) text(ctx context.Context, made *answer.Report, ending string) ([]byte, error) {
	progress.Begin(ctx, "writing the report", 0)
	return progress.Await(ctx, func() ([]byte, error) {
		v := prose.English()
		return reportForms[ending](v.Report(made), v.ReportFrame(made))
	})
}

func (r *reporter) write(ctx context.Context, text []byte) error {
	held, err := r.pen.Lock(ctx, filepath.Dir(r.out))
	if err != nil {
		return err
	}
	defer held.Unlock()
	err = held.Create(ctx, r.out, text)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; name another, or take it away first", outlet.Name(r.out))
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(r.app.out, "%s written.\n", keep.Names(r.pen.Written()))
	return err
}
