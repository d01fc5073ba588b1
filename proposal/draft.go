package proposal

import (
	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/evidence"
	"github.com/plenary-talks/plenary/reading"
	"github.com/plenary-talks/plenary/record"
)

// Passing lists the items that pass, by index.
func (p *Checked) Passing() []int {
	var out []int
	for i := range p.Items {
		if p.Items[i].Passes() {
			out = append(out, i)
		}
	}
	return out
}

// Draft makes entries of items that pass, by index, for the record of the case, as
// [reading.Report.Draft] does; source is the ID of the source. They name the extractor, and are
// marked as not confirmed unless a person has accepted them.
func (p *Checked) Draft(source string, items []int, accepted bool) record.FileDraft {
	r := *p.Source.Report
	r.Extractor, r.Proposals = p.File.Extractor, nil
	var about []string
	for _, i := range items {
		r.Proposals = append(r.Proposals, p.proposal(&p.Items[i]))
		about = append(about, p.Items[i].About)
	}
	of := p.Source.Case
	if of == nil {
		of = &plenary.Case{}
	}
	all := make([]int, len(r.Proposals))
	for i := range all {
		all[i] = i
	}
	draft, _ := r.Draft(of, source, all, accepted)
	for i := range draft.Entries {
		draft.Entries[i].About = about[i]
	}
	return draft
}

// proposal is an item that passes, as the reader would have it.
func (p *Checked) proposal(c *CheckedItem) reading.Proposal {
	out := reading.Proposal{Piece: reading.Piece{Words: c.Stand.Words, Place: c.Stand.Place},
		Kind: reading.Speech(c.Kind),
		When: c.day}
	out.Speaker = reading.Speaker{How: reading.Named, Name: evidence.Fold(c.Speaker), Person: c.Person, Party: c.Party}
	if c.Person == "" && p.isParty(c) {
		out.Speaker.Name = ""
	}
	if c.Person == "" && out.Speaker.Name != "" {
		out.Speaker.Party = "" // whose party the text need not tell
	}
	return out
}
