package plenarytest

import (
	"strings"

	"github.com/plenary-talks/plenary"
)

// A section prints the lines of one part of a case, its heading first.
type section struct {
	b      *strings.Builder
	titled bool
	title  string
}

func (s *section) line(indent int, parts ...string) {
	if !s.titled {
		s.b.WriteString(s.title + ":\n")
		s.titled = true
	}
	s.b.WriteString(strings.Repeat("  ", indent) + strings.Join(parts, "") + "\n")
}

// keys are what is there of a mapping. Each is written on a line of its own,
// or all inline.
type keys []string

func (k *keys) text(key, value string) {
	if value != "" {
		*k = append(*k, key+": "+quote(value))
	}
}

func (k *keys) list(key string, values []string) {
	if len(values) > 0 {
		*k = append(*k, key+": ["+quoted(values)+"]")
	}
}

func (k keys) inline() string { return "{" + strings.Join(k, ", ") + "}" }

func (s *section) entry(id string, k keys) {
	s.line(1, id, ":")
	for _, key := range k {
		s.line(2, key)
	}
}

func textConditions(b *strings.Builder, d *plenary.Draft) {
	s := section{b: b, title: "conditions"}
	for _, c := range d.Conditions {
		s.line(1, c.ID, ": ", quote(c.Want))
	}
}

// textTable prints what binds the table, in the order of a case file.
func textTable(b *strings.Builder, d *plenary.Draft) {
	textTracks(b, d)
	textPreconditions(b, d)
	textGuarantees(b, d)
	textExchanges(b, d)
	textLevers(b, d)
	textGoals(b, d)
	textVariants(b, d)
}

func textTracks(b *strings.Builder, d *plenary.Draft) {
	s := section{b: b, title: "tracks"}
	for _, t := range d.Tracks {
		var k keys
		k.text("name", t.Name)
		k.text("says", t.Says)
		k.text("from", t.From)
		k.text("until", t.Until)
		s.entry(t.ID, k)
		s.line(2, "seats:")
		for _, seat := range t.Seats {
			s.line(3, seat.Party, ":")
			if len(seat.Mandate) > 0 {
				s.line(4, "mandate:")
			}
			for _, m := range seat.Mandate {
				var k keys
				k.list("discuss", m.Discuss)
				k.list("commit", m.Commit)
				k.text("may", m.May)
				k.text("how", m.How)
				s.line(5, "- ", k.inline())
			}
		}
	}
}

func textPreconditions(b *strings.Builder, d *plenary.Draft) {
	s := section{b: b, title: "preconditions"}
	for _, p := range d.Preconditions {
		var k keys
		k.text("party", p.Party)
		k.text("refuses", p.Refuses)
		k.text("until", p.Until)
		k.text("order", p.Order)
		k.text("how", p.How)
		s.entry(p.ID, k)
	}
}

func textGuarantees(b *strings.Builder, d *plenary.Draft) {
	s := section{b: b, title: "guarantees"}
	for _, g := range d.Guarantees {
		var k keys
		k.text("says", g.Says)
		k.text("party", g.Party)
		k.text("while", g.While)
		k.list("keeps", g.Keeps)
		s.entry(g.ID, k)
	}
}

func textExchanges(b *strings.Builder, d *plenary.Draft) {
	s := section{b: b, title: "exchanges"}
	for _, e := range d.Exchanges {
		var k keys
		k.text("says", e.Says)
		k.text("give", e.Give)
		k.text("for", e.For)
		k.text("order", e.Order)
		k.text("how", e.How)
		s.entry(e.ID, k)
	}
}

func textLevers(b *strings.Builder, d *plenary.Draft) {
	s := section{b: b, title: "levers"}
	for _, l := range d.Levers {
		var k keys
		k.text("says", l.Says)
		k.list("waive", l.Waive)
		k.list("soften", l.Soften)
		k.text("accept", l.Accept)
		k.list("for", l.For)
		k.text("widen", l.Widen)
		k.list("commit", l.Commit)
		k.text("move", l.Move)
		k.text("to", l.To)
		k.list("open", l.Open)
		k.list("swap", l.Swap)
		k.list("asks", l.Asks)
		s.line(1, l.ID, ": ", k.inline())
	}
}

func textGoals(b *strings.Builder, d *plenary.Draft) {
	s := section{b: b, title: "goals"}
	for _, g := range d.Goals {
		var k keys
		k.text("says", g.Says)
		k.text("want", g.Want)
		s.line(1, g.ID, ": ", k.inline())
	}
}

func textVariants(b *strings.Builder, d *plenary.Draft) {
	s := section{b: b, title: "variants"}
	for _, v := range d.Variants {
		var k keys
		k.text("kind", v.Kind)
		k.text("says", v.Says)
		k.list("levers", v.Levers)
		s.entry(v.ID, k)
		if len(v.Preferences) > 0 {
			s.line(2, "preferences:")
		}
		for _, p := range v.Preferences {
			s.line(3, p.Party, ":")
			for i := range p.Edits {
				e := &p.Edits[i]
				var k keys
				k.text("above", e.Above)
				k.text("replace", e.Replace)
				k.text("drop", e.Drop)
				s.line(4, "- ", append(k, statementKeys(&e.StatementDraft)...).inline())
			}
			if p.Instead != nil {
				textInstead(&s, p.Instead)
			}
		}
	}
}

func textInstead(s *section, p *plenary.PreferenceDraft) {
	s.line(4, "instead:")
	for i := range p.Statements {
		s.line(5, "- ", statementText(&p.Statements[i]))
	}
	if p.Order != nil {
		s.line(5, plenary.OrderText(p.Order))
	}
	if len(p.Ranking) > 0 {
		s.line(5, "ranking:")
	}
	for _, tier := range p.Ranking {
		s.line(6, "- [", quoted(tier), "]")
	}
}
