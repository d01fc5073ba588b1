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

// doubt notes what cannot be relied on.
func (m *meaning) doubt(faults []plenary.Fault) {
	options, whole := m.section("options")
	m.loose = !whole
	for _, o := range m.draft.Options {
		if e, ok := keyed(options.value, o.ID, nil); ok {
			m.doubtOption(o.ID, e.value)
		}
	}
	m.patchy = m.unsureSources()
	m.vague = m.inPart("conditions") || m.inPart("goals")
	conditions, _ := m.section("conditions")
	for _, c := range m.draft.Conditions {
		m.unruly = m.unruly || m.unsoundAt(conditions.value, c.ID)
	}
	for _, f := range faults {
		switch at := f.Path; {
		case len(at) == 2 && f.Key && (at[0] == "options" || !expr.IsID(at[1])):
			m.odd[at[0]] = append(m.odd[at[0]], at[1])
		case len(at) > 2 && at[0] == "options" && at[2] == "levels":
			m.broken[at[1]] = true
		case len(at) > 2 && at[0] == "options" && at[2] == "moves":
			m.adrift = true
		}
	}
	m.unruly = m.unruly || m.loose || m.vague || len(m.broken) > 0
}

func (m *meaning) doubtOption(id string, option *node) {
	if m.unsound(option) {
		m.broken[id], m.unclear[id], m.adrift = true, true, true
		return
	}
	if m.unsureLevels(option) {
		m.broken[id] = true
	}
	m.unclear[id] = m.unsoundAt(option, "closed")
	m.adrift = m.adrift || m.unsoundAt(option, "moves")
}

// unsureLevels says whether the levels of an option may be others than were read.
func (m *meaning) unsureLevels(option *node) bool {
	e, ok := keyed(option, "levels", m.meant)
	if !ok {
		return false
	}
	for i := range e.value.kids {
		if m.spoilt[&e.value.kids[i]] {
			return true
		}
	}
	return m.unsound(e.value)
}

// unsureSources says whether passages may be missing from what was read.
func (m *meaning) unsureSources() bool {
	sources, whole := m.section("sources")
	if !sources.there() {
		return false
	}
	for _, s := range m.draft.Sources {
		e, _ := keyed(sources.value, s.ID, nil)
		whole = whole && !m.unsound(e.value)
		if e.there() && e.value.kind == mapping {
			whole = whole && !m.unsoundAt(e.value, "passages")
		}
	}
	return !whole
}
