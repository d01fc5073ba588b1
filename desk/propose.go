package desk

import (
	"context"
	"fmt"

	"github.com/plenary-talks/plenary/casefile"
	"github.com/plenary-talks/plenary/cite"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/proposal"
)

// Proposed are proposals of a report with their checks.
type Proposed struct {
	*proposal.Checked
	ID string // of the source in the case; "" when not asked for and not known there
}

// CheckProposals checks what somebody proposes of a report, a web page or a plain text,
// for the case of a file or, where that is nil, for none. name stands for the report in
// errors. The error is a *[RequestError], that of [evidence.Read], [proposal.ErrNoReport], or
// the context's.
func CheckProposals(ctx context.Context, f *File, name string, raw []byte, file *proposal.File,
	ask ReportAsk) (*Proposed,
	error) {
	if err := ask.Check(); err != nil {
		return nil, err
	}
	text, err := evidence.Read(ctx, raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p := proposal.Proposals{File: file, Source: &cite.Source{File: name, Text: text, ID: ask.ID}}
	if f != nil {
		p.Source.Case, p.Record = f.Whole(), f.Record
		if p.Source.ID == "" {
			p.Source.ID = sourceOf(p.Source.Case, text)
		}
	}
	if err := readSource(ctx, p.Source, ask); err != nil {
		return nil, err
	}
	if err := sameSource(p.Source.Case, p.Source.ID, text); err != nil {
		return nil, err
	}
	checked, err := p.Check(ctx)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &Proposed{checked, p.Source.ID}, nil
}

// Entries makes entries of items that pass, by index; where these are nil, of all that
// do. An item that does not pass is an error, a *[RequestError]. The entries are marked
// as not confirmed unless a person has accepted them. The report needs an ID. Nothing is
// written, and whether the record is sound with the entries is for
// [casefile.File.Admits] to say.
func (p *Proposed) Entries(items []int, accepted bool) (*Acceptance, error) {
	out := &Acceptance{}
	if items == nil {
		items = p.Passing()
	}
	for _, i := range items {
		if !p.Items[i].Passes() {
			return nil, wrongProposal(i, "proposal %d does not pass: a check of it failed; mend it, or leave it out",
				i+1)
		}
	}
	if len(items) == 0 {
		return nil, wrongProposal(-1, "there is nothing to write: none of the proposals passes")
	}
	draft := p.Draft(p.ID, items, accepted)
	for i := range p.Items {
		if !p.Items[i].Passes() {
			out.Left = append(out.Left, i)
		}
	}
	out.Text, out.Entries = casefile.WriteRecord(draft), len(draft.Entries)
	return out, nil
}
