package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/plenary-talks/plenary/answer"
	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/desk"
	"github.com/plenary-talks/plenary/internal/edit"
	"github.com/plenary-talks/plenary/internal/outlet"
	"github.com/plenary-talks/plenary/internal/progress"
	"github.com/plenary-talks/plenary/page"
	"github.com/plenary-talks/plenary/proposal"
	"github.com/plenary-talks/plenary/prose"
)

const aboutProposals = `

With --proposals the report is not read for what it says: what somebody else
proposes of it, an assistant or a colleague, is checked. Are the words there, is
the speaker named near, are they denied, is the day after the report, are person
and party known, is it on record? --add writes what passes into the record,
marked confirmed: "no"; --accept writes the numbers that a person chose.
plenary schema --proposals has the form; docs/citing.md says what is checked.`

// writesRecord reports whether the record is to be written.
func (r *reader) writesRecord() bool { return r.accept != "" || r.add }

// propose checks proposals of a report.
func (r *reader) propose(ctx context.Context, path string) error {
	progress.Begin(ctx, "reading the proposals", 0)
	if path == "-" && r.proposals == "-" {
		return usage("the report and the proposals cannot both come from standard input")
	}
	raw, err := progress.Await(ctx, func() ([]byte, error) { return r.a.text(r.proposals) })
	if err != nil {
		return err
	}
	file, err := proposal.Read(r.proposals, raw)
	if err != nil {
		return err
	}
	report, err := progress.Await(ctx, func() ([]byte, error) { return r.a.text(path) })
	if err != nil {
		return err
	}
	if err := r.open(ctx); err != nil {
		return err
	}
	checked, err := desk.CheckProposals(ctx, r.file, path, report, file, r.ask)
	if err != nil {
		return err
	}
	switch {
	case r.writesRecord():
		return r.writeProposed(ctx, checked)
	case r.asYAML:
		_, err := r.a.out.Write(casefile.WriteRecord(checked.Draft(orUnnamed(checked.ID), checked.Passing(), false)))
		return err
	}
	out := answer.NewProposals(checked.Checked)
	return r.a.tell(ctx, r.asJSON, out, func() *page.Document { return prose.English().Proposals(out) })
}

func orUnnamed(id string) string {
	if id == "" {
		return "report-1"
	}
	return id
}

// open reads the case, and holds its record where it is to be written.
func (r *reader) open(ctx context.Context) error {
	var err error
	if r.writesRecord() {
		r.a.writes.Store(true)
		if r.held, err = edit.HoldRecord(ctx, r.a.pen, r.casePath); err != nil {
			return err
		}
	}
	if r.casePath != "" {
		if r.file, err = desk.Read(ctx, r.casePath); err != nil {
			return err
		}
	}
	if r.writesRecord() && filepath.Base(r.file.Text.Path) != "case.yaml" {
		return usage("the record is written into the folder record/ beside case.yaml; %s is a case in a file "+
			"of its own",
			r.file.Text.Path)
	}
	return nil
}

// writeProposed writes proposals that pass into a new file of the record: those that were
// chosen, or all, not confirmed.
func (r *reader) writeProposed(ctx context.Context, checked *desk.Proposed) error {
	if checked.ID == "" {
		return usage("the record needs an id for the source, as in --id press-7")
	}
	var chosen []int
	if r.accept != "" && r.accept != "all" {
		var err error
		if chosen, err = numbers(r.accept, len(checked.Items)); err != nil {
			return err
		}
	}
	made, err := checked.Entries(chosen, r.accept != "")
	if err != nil {
		return err
	}
	path, err := r.held.AddToRecord(ctx, r.file, checked.ID, made.Text)
	if err != nil {
		return err
	}
	how := "written, marked as not confirmed"
	if r.accept != "" {
		how = "accepted"
	}
	if _, err = fmt.Fprintf(r.a.out, "%s: %d %s.\n", outlet.Name(path), made.Entries, how); err != nil {
		return err
	}
	if left := len(made.Left); left > 0 {
		_, err = fmt.Fprintf(r.a.out, "%d left out: a check of them failed.\n", left)
	}
	return err
}
