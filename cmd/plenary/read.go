package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/prose"
)

const aboutRead = `Reads a saved report (a web page or plain text; - for standard input), leaves
out the furniture of the page, and proposes who is quoted or reported as saying
what, with the place of the words, the day, the kind of statement and the rule
behind each. With --case speakers are found among the people and parties of a
case. It attributes nothing that it cannot support; docs/reading.md has its
rules and how often they are right.

Proposals enter no record by themselves. --accept 1,3-5 (or all) writes those
numbers as entries into a new file of the case's record, record/SOURCE.yaml; the
extractor and its version stay with them. A kind of statement after a number, as in
--accept 1=refusal,3-5, is taken in place of what was read. --yaml writes all of them as entries
marked confirmed: "no", to be looked through in an editor.`

// reader is what the read command was asked.
type reader struct {
	a              *app
	casePath       string
	ask            desk.ReportAsk
	accept         string
	proposals      string // of somebody else; "" for those of the reader
	add            bool
	asJSON, asYAML bool
	file           *desk.File // of the case; nil without one
	report         *desk.Report
	held           *edit.Held // from when the case is read to when the record is written; nil without --accept
}

// readMemory is what a report takes, and half as much again.
const readMemory = 400 << 20

func newRead(a *app) *cobra.Command {
	r := &reader{a: a}
	cmd := &cobra.Command{
		Use:   "read FILE|-",
		Short: "Propose who said what from a saved report",
		Long:  aboutRead + aboutProposals,
		Example: "  plenary read report.html --case cases/six-party-2006 --date 2006-12-22\n" +
			"  plenary read report.html --case cases/six-party-2006 --date 2006-12-22 --id press-7 --accept 1,3-5",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("case") && caseHere() {
				r.casePath = here
			}
			if err := r.check(); err != nil {
				return err
			}
			defer r.done()
			defer desk.KeepMemory(readMemory)()
			if r.proposals != "" {
				return r.propose(cmd.Context(), args[0])
			}
			if err := r.read(cmd.Context(), args[0]); err != nil {
				return err
			}
			return r.answer(cmd.Context())
		},
	}
	cmd.Flags().StringVar(&r.casePath, "case", "", "the case whose people and parties the report may "+
		"speak of; the one in the folder one is in when left out")
	cmd.Flags().StringVar(&r.ask.Date, "date", "", "the day of the report, where the text does not say")
	cmd.Flags().StringVar(&r.ask.ID, "id", "",
		"the id of the source in the case; found by itself when the case has this text")
	cmd.Flags().StringVar(&r.accept, "accept", "", "write these proposals into the record: numbers as in 1,3-5, or "+
		"all, with =KIND behind for another kind of statement")
	cmd.Flags().StringVar(&r.proposals, "proposals", "", "check the proposals in this `file`")
	cmd.Flags().BoolVar(&r.add, "add", false, "of --proposals: write those that pass into the record, none confirmed")
	cmd.Flags().BoolVar(&r.asJSON, "json", false, "write all of it as JSON")
	cmd.Flags().BoolVar(&r.asYAML, "yaml", false, "write the proposals as a file of a record, none confirmed")
	return cmd
}

func (r *reader) check() error {
	switch {
	case r.add && r.proposals == "":
		return usage("--add is of --proposals; of what the reader proposes choose with --accept")
	case r.asJSON && r.asYAML, r.writesRecord() && (r.asJSON || r.asYAML), r.add && r.accept != "":
		return usage("--json, --yaml, --accept and --add exclude one another")
	case r.proposals != "" && strings.Contains(r.accept, "="):
		return usage("--accept: what is proposed has its own kinds; change them in %s", r.proposals)
	case r.add && r.casePath == "":
		return usage("--add needs the case whose record is meant: --case CASE")
	case r.accept != "" && r.casePath == "":
		return usage("--accept needs the case whose record is meant: --case CASE")
	}
	return r.ask.Check()
}

// read reads the report with what the case knows.
func (r *reader) read(ctx context.Context, path string) error {
	progress.Begin(ctx, "reading the report", 0)
	raw, err := progress.Await(ctx, func() ([]byte, error) { return r.a.text(path) })
	if err != nil {
		return err
	}
	if err := r.open(ctx); err != nil {
		return err
	}
	r.report, err = desk.ReadReport(ctx, r.file, path, raw, r.ask)
	return err
}

// done lets go of what is held.
func (r *reader) done() {
	if r.held != nil {
		r.held.Unlock()
	}
}

// text reads a file, or standard input, of bearable size.
func (a *app) text(path string) ([]byte, error) {
	in := a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, plainError(path, err)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%s: this is a folder; give the file of one report", path)
		}
		in = f
	}
	raw, err := io.ReadAll(io.LimitReader(in, evidence.MaxSize+1))
	if err == nil && len(raw) > evidence.MaxSize {
		err = fmt.Errorf("%s: more than %d bytes (8 MiB); a report has fewer", path, evidence.MaxSize)
	}
	return raw, err
}

func plainError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &noFile{path}
	}
	return err
}

// A noFile is the error of a file that is not there.
type noFile struct{ path string }

func (e *noFile) Error() string { return e.path + ": there is no such file" }
func (e *noFile) Unwrap() error { return fs.ErrNotExist }

func (r *reader) answer(ctx context.Context) error {
	switch {
	case r.accept != "":
		return r.write(ctx)
	case r.asYAML:
		_, err := r.a.out.Write(r.report.Proposed())
		return err
	}
	var c *plenary.Case
	if r.file != nil {
		c = r.report.Case
	}
	out := answer.NewReading(r.report.Report, c)
	return r.a.tell(ctx, r.asJSON, out, func() *page.Document { return prose.English().Reading(out) })
}
