package casefile

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
)

// withParties returns the draft with the parties that its other parts name in
// place of its own.
func (m *meaning) withParties() *plenary.Draft {
	full := *m.draft
	full.Parties = nil
	for _, id := range partiesNamed(&full) {
		known := slices.ContainsFunc(full.Parties, func(p plenary.PartyDraft) bool { return p.ID == id })
		if !known && expr.IsID(id) && len(full.Parties) < plenary.MaxParties {
			full.Parties = append(full.Parties, plenary.PartyDraft{ID: id})
		}
	}
	return &full
}

// partiesNamed lists the parties that a draft names anywhere but under
// parties, some of them more than once.
func partiesNamed(d *plenary.Draft) []string {
	var out []string
	for _, o := range d.Options {
		party, _, _ := strings.Cut(o.ID, ".")
		out = append(out, party)
	}
	for _, p := range d.Preferences {
		out = append(append(out, p.Party), assertedBy(p.Statements)...)
	}
	out = append(out, partiesAtTable(d)...)
	for _, v := range d.Variants {
		for _, p := range v.Preferences {
			out = append(out, p.Party)
			for _, e := range p.Edits {
				out = append(out, e.By)
			}
			if p.Instead != nil {
				out = append(out, assertedBy(p.Instead.Statements)...)
			}
		}
	}
	return out
}

func assertedBy(list []plenary.StatementDraft) []string {
	var out []string
	for _, s := range list {
		out = append(out, s.By)
	}
	return out
}

func partiesAtTable(d *plenary.Draft) []string {
	var out []string
	for _, t := range d.Tracks {
		for _, s := range t.Seats {
			out = append(out, s.Party)
			for _, m := range s.Mandate {
				out = append(out, m.By)
			}
		}
	}
	for _, p := range d.Preconditions {
		out = append(out, p.Party, p.By)
	}
	for _, g := range d.Guarantees {
		out = append(out, g.Party, g.By)
	}
	for _, x := range d.Exchanges {
		out = append(out, x.By)
	}
	for _, l := range d.Levers {
		out = append(append(append(out, l.By), l.Asks...), l.Swap...)
	}
	return out
}
