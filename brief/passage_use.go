package brief

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/record"
)

// PassageUse tells what stands at a passage and everything that rests on it:
// from the words to what the case and its record make of them, and on to the
// findings and ways out that lean on that.
type PassageUse struct {
	Passage  Passage  `json:"passage"`
	Rests    []Use    `json:"rests"`
	Findings []string `json:"findings"` // as the brief numbers and names them
	Ways     []string `json:"ways"`     // letters
}

// A Use is one thing that cites a passage.
type Use struct {
	Part string `json:"part"` // preference, precondition, mandate, guarantee, exchange, lever, entry, agreement, commitment
	ID   string `json:"id,omitempty"`
	Says string `json:"says"`
	Claim
}

// WhatRestsOn finds what rests on a passage, source#passage, of the brief's case and of
// the record behind it, which may be nil. ok is false when there is no such passage.
func (b *Brief) WhatRestsOn(ref string, day *record.Day) (*PassageUse, bool) {
	if _, _, ok := b.c.Passage(ref); !ok {
		return nil, false
	}
	out := &PassageUse{Passage: b.cited([]string{ref})[0], Rests: []Use{}, Findings: []string{}, Ways: []string{}}
	u := &users{ref: ref, c: b.c, out: out}
	u.wishes()
	u.table()
	if day != nil {
		u.record(day)
	}
	for i := range b.Findings {
		f := &b.Findings[i]
		w := b.scratch()
		w.finding(f)
		w.findingWhy(f)
		if slices.Contains(w.refs, ref) || f.leansOn(ref) {
			out.Findings = append(out.Findings, fmt.Sprintf("%d %s", f.Number, w.headingOf(f)))
		}
	}
	for i := range b.Ways {
		for j := range b.Ways[i].Ways {
			v := &b.Ways[i].Ways[j]
			w := b.scratch()
			w.way(v)
			w.wayWhy(v)
			if slices.Contains(w.refs, ref) {
				out.Ways = append(out.Ways, v.Letter)
			}
		}
	}
	return out, true
}

// leansOn reports whether some part of a finding that its text may leave to the
// JSON cites a passage.
func (f *Finding) leansOn(ref string) bool {
	var refs []string
	for _, s := range f.Swaps {
		for _, c := range s.Cells {
			refs = append(append(refs, c.Give.Passages...), c.Get.Passages...)
		}
	}
	for _, s := range f.Steps {
		if s.GivesUp != nil {
			refs = append(refs, s.GivesUp.Passages...)
		}
	}
	for _, set := range f.Drops {
		for _, d := range set {
			refs = append(refs, d.Passages...)
		}
	}
	return slices.Contains(refs, ref)
}

// scratch is a writer whose text is not wanted, only what it cites.
func (b *Brief) scratch() *writer {
	return &writer{page: newPage(0), footnotes: &footnotes{}, b: b, names: b.names(), told: map[string]string{}}
}

// users gathers what cites a passage.
type users struct {
	ref string
	c   *plenary.Case
	out *PassageUse
}

func (u *users) add(part, id, says string, claim *plenary.Claim) {
	if slices.Contains(claim.Passages, u.ref) {
		u.out.Rests = append(u.out.Rests, Use{part, id, says, claimOf(u.c, claim)})
	}
}

func (u *users) wishes() {
	for p := range u.c.Parties {
		party := &u.c.Parties[p]
		for i := range party.Prefers.Statements {
			s := &party.Prefers.Statements[i]
			u.add("preference", s.ID, fmt.Sprintf("%s, wish %d: %s", called(party.Name), i+1, called(s.Want.String())), &s.Claim)
		}
	}
}

func (u *users) table() {
	c := u.c
	for i := range c.Preconditions {
		p := &c.Preconditions[i]
		u.add("precondition", p.ID, called(c.Parties[p.Party].Name)+": "+waits(c, p), &p.Claim)
	}
	for t := range c.Tracks {
		for _, s := range c.Tracks[t].Seats {
			for i := range s.Mandate {
				m := &s.Mandate[i]
				may := map[bool]string{true: "may ", false: "may not "}[m.May] + map[bool]string{true: "commit to ", false: "discuss "}[m.Commit]
				u.add("mandate", c.Tracks[t].ID, called(c.Parties[s.Party].Name)+" "+may+termWords(c, plenary.Term{Option: m.Option, Levels: m.Levels}), &m.Claim)
			}
		}
	}
	for i := range c.Guarantees {
		u.add("guarantee", c.Guarantees[i].ID, orID(c.Guarantees[i].Says, c.Guarantees[i].ID), &c.Guarantees[i].Claim)
	}
	for i := range c.Exchanges {
		u.add("exchange", c.Exchanges[i].ID, orID(c.Exchanges[i].Says, c.Exchanges[i].ID), &c.Exchanges[i].Claim)
	}
	for i := range c.Levers {
		u.add("lever", c.Levers[i].ID, orID(c.Levers[i].Says, c.Levers[i].ID), &c.Levers[i].Claim)
	}
}

func (u *users) record(d *record.Day) {
	for _, i := range d.InForce {
		e := &d.Record.Entries[i]
		u.add("entry", e.ID, date(e.On.String())+": "+sentence(d, i), &e.Claim)
	}
	for _, i := range d.Agreements {
		a := &d.Record.Agreements[i]
		u.add("agreement", a.ID, clean(a.Title), &a.Claim)
		for _, j := range a.Commitments {
			x := &d.Record.Commitments[j]
			u.add("commitment", x.ID, orID(x.Says, x.ID), &x.Claim)
		}
	}
}

// Text writes it in lines of at most width columns.
func (p *PassageUse) Text(width int) string {
	w := newPage(width)
	w.para("", p.Passage.Ref+ifText(p.Passage.At != "", ", at "+cmp.Or(called(p.Passage.File), p.Passage.At))+": "+clean(p.Passage.Source)+ifText(p.Passage.Date != "", ", "+date(p.Passage.Date)))
	if p.Passage.Words != "" {
		w.para("  ", "“"+clean(p.Passage.Words)+"”")
	}
	if p.Passage.Says != "" {
		w.para("  ", ifText(p.Passage.Words != "", "In our words: ")+clean(p.Passage.Says))
	}
	w.heading("What rests on it")
	if len(p.Rests) == 0 {
		w.para("  ", "Nothing that counts on this day.")
	}
	for i := range p.Rests {
		u := &p.Rests[i]
		r := Row{Claim: Claim{By: u.By, How: u.How}}
		w.para("  "+pad(u.Part, 13), u.Says+ifText(u.How != "", " - "+r.evidence()))
	}
	if len(p.Findings)+len(p.Ways) > 0 {
		w.heading("And so")
	}
	for _, f := range p.Findings {
		w.para("  finding ", f)
	}
	if len(p.Ways) > 0 {
		w.para("  way ", and(p.Ways))
	}
	return w.String()
}
