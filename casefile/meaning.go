package casefile

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/spell"
)

// A meaning turns the faults of a draft into flaws of the text. It leaves out
// those that only follow from something already at fault.
type meaning struct {
	*decoder
	root  *node
	draft *plenary.Draft

	loose  bool            // the options were read in part: any name may be missing
	patchy bool            // the sources were read in part: any passage may be missing
	broken map[string]bool // options whose levels may be others than were read
	odd    map[string]bool // options whose id is at fault

	text  string             // the condition read last
	terms map[int]*expr.Expr // its terms, by where their names and levels begin
}

// check returns the case, unless there are faults of any kind.
func (d *decoder) check(root *node, draft *plenary.Draft) (*plenary.Case, []flaw) {
	m := &meaning{decoder: d, root: root, draft: draft, broken: map[string]bool{}, odd: map[string]bool{}}
	c, faults := m.judge()
	m.doubt(faults)
	for _, f := range faults {
		way, whole := find(root, f.Path, d.meant)
		if !m.spoiltOn(way, f.Key) && !m.follows(f, whole) {
			d.flaws = append(d.flaws, pointAt(root, way, f))
		}
	}
	if c == nil && len(d.flaws) == 0 { // nothing that the rest could follow from
		for _, f := range faults {
			way, _ := find(root, f.Path, d.meant)
			d.flaws = append(d.flaws, pointAt(root, way, f))
		}
	}
	if len(d.flaws) > 0 {
		return nil, d.flaws
	}
	return c, nil
}

// judge checks the draft. When its parties were read only in part, those that
// its other parts name count as declared.
func (m *meaning) judge() (*plenary.Case, []plenary.Fault) {
	c, faults := m.draft.Case()
	if _, whole := m.section("parties"); whole {
		return c, faults
	}
	declared := slices.DeleteFunc(faults, func(f plenary.Fault) bool { return f.Path[0] != "parties" })
	_, rest := m.withParties().Case()
	rest = slices.DeleteFunc(rest, func(f plenary.Fault) bool { return f.Path[0] == "parties" })
	return nil, append(declared, rest...)
}

// section returns a part of the case, and whether all of it was read.
func (m *meaning) section(name string) (entry, bool) {
	e, ok := keyed(m.root, name, m.meant)
	return e, ok && !m.spoilt[e.value] && !m.partial[e.value]
}

// withParties returns the draft with the parties that its other parts name in
// place of its own.
func (m *meaning) withParties() *plenary.Draft {
	full := *m.draft
	full.Parties = nil
	add := func(id string) {
		known := slices.ContainsFunc(full.Parties, func(p plenary.PartyDraft) bool { return p.ID == id })
		if !known && expr.IsID(id) && len(full.Parties) < plenary.MaxParties {
			full.Parties = append(full.Parties, plenary.PartyDraft{ID: id})
		}
	}
	for _, o := range full.Options {
		party, _, _ := strings.Cut(o.ID, ".")
		add(party)
	}
	for _, p := range full.Preferences {
		add(p.Party)
		for _, s := range p.Statements {
			add(s.By)
		}
	}
	for _, v := range full.Variants {
		for _, p := range v.Preferences {
			add(p.Party)
		}
	}
	return &full
}

// doubt notes which options cannot be relied on.
func (m *meaning) doubt(faults []plenary.Fault) {
	options, whole := m.section("options")
	m.loose = !whole
	for _, o := range m.draft.Options {
		if e, ok := keyed(options.value, o.ID, nil); ok && m.unsure(e.value) {
			m.broken[o.ID] = true
		}
	}
	m.patchy = m.unsureSources()
	for _, f := range faults {
		switch {
		case len(f.Path) < 2 || f.Path[0] != "options":
		case f.Key:
			m.odd[f.Path[1]] = true
		case len(f.Path) > 2 && f.Path[2] == "levels":
			m.broken[f.Path[1]] = true
		}
	}
}

// unsure says whether the levels of an option may be others than were read.
func (m *meaning) unsure(option *node) bool {
	if m.spoilt[option] || m.partial[option] {
		return true
	}
	e, ok := keyed(option, "levels", m.meant)
	if !ok {
		return false
	}
	for i := range e.value.kids {
		if m.spoilt[&e.value.kids[i]] {
			return true
		}
	}
	return m.spoilt[e.value] || m.partial[e.value]
}

// unsureSources says whether passages may be missing from what was read.
func (m *meaning) unsureSources() bool {
	sources, whole := m.section("sources")
	if !sources.there() {
		return false
	}
	for _, s := range m.draft.Sources {
		e, _ := keyed(sources.value, s.ID, nil)
		whole = whole && !m.spoilt[e.value] && !m.partial[e.value]
		if e.there() && e.value.kind == mapping {
			p, _ := keyed(e.value, "passages", m.meant)
			whole = whole && !m.spoilt[p.value] && !m.partial[p.value]
		}
	}
	return !whole
}

// spoiltOn says whether something on the way to a fault was at fault already.
func (m *meaning) spoiltOn(way []entry, key bool) bool {
	if key && len(way) > 0 {
		way = way[:len(way)-1]
	}
	return slices.ContainsFunc(way, func(e entry) bool { return m.spoilt[e.value] })
}

// follows says whether f is a consequence of what could not be read. whole
// says whether its path stands in the text.
func (m *meaning) follows(f plenary.Fault, whole bool) bool {
	last := f.Path[len(f.Path)-1]
	doubts := m.loose || len(m.broken) > 0
	switch f.Path[0] {
	case "options":
		e, _ := m.section("options")
		return len(f.Path) == 1 && m.partial[e.value] || len(f.Path) == 3 && (last == "now" || last == "final") && m.broken[f.Path[1]]
	case "parties":
		e, _ := m.section("parties")
		return len(f.Path) == 1 && m.partial[e.value]
	case "impossible":
		return f.Len == 0 && doubts || f.Len > 0 && m.unread(m.draft.Impossible[index(last)], f.Off)
	case "preferences":
		if len(f.Path) == 4 && last == "want" {
			return !whole || m.unread(m.statement(f.Path).Want, f.Off)
		}
		if len(f.Path) == 5 && f.Path[3] == "passage" {
			return m.patchy && wellFormed(m.statement(f.Path).Passages[index(last)])
		}
		return doubts && len(f.Path) == 5 && f.Path[2] == "ranking"
	case "variants":
		return m.variantFollows(f, whole)
	}
	return false
}

// variantFollows is follows for the faults of variants.
func (m *meaning) variantFollows(f plenary.Fault, whole bool) bool {
	way, _ := find(m.root, f.Path, m.meant)
	if slices.ContainsFunc(way, func(e entry) bool { return m.spoilt[e.value] }) {
		return true
	}
	switch last := f.Path[len(f.Path)-1]; {
	case last == "want":
		return !whole || m.unread(way[len(way)-1].value.text, f.Off)
	case slices.Contains(f.Path, "passage"):
		return m.patchy
	case slices.Contains(f.Path, "ranking"):
		return m.loose || len(m.broken) > 0
	case last == "above" || last == "replace" || last == "drop":
		preferences, whole := m.section("preferences")
		if !preferences.there() {
			return false
		}
		list, _ := keyed(preferences.value, f.Path[3], m.meant)
		return !whole || list.there() && (m.spoilt[list.value] || m.partial[list.value])
	}
	return false
}

func index(step string) int {
	i, _ := strconv.Atoi(step)
	return i
}

// statement is the preference statement that path leads to or into.
func (m *meaning) statement(path []string) *plenary.StatementDraft {
	i := slices.IndexFunc(m.draft.Preferences, func(p plenary.PreferenceDraft) bool { return p.Party == path[1] })
	return &m.draft.Preferences[i].Statements[index(path[2])]
}

// wellFormed says whether ref could refer to a passage.
func wellFormed(ref string) bool {
	source, passage, ok := strings.Cut(ref, "#")
	return ok && expr.IsID(source) && passage != ""
}

// unread says whether the term that stands at off in a condition speaks of an
// option that could not be read.
func (m *meaning) unread(condition string, off int) bool {
	if m.text != condition || m.terms == nil {
		m.text, m.terms = condition, map[int]*expr.Expr{}
		if e, err := expr.Parse(condition); err == nil {
			collect(e, m.terms)
		}
	}
	t := m.terms[off]
	return t != nil && (m.loose || m.broken[t.Name] || m.nearOdd(t.Name))
}

func collect(e *expr.Expr, terms map[int]*expr.Expr) {
	if e.Op == expr.Term {
		terms[e.Pos.Start] = e
		terms[e.LevelPos.Start] = e
	}
	for _, a := range e.Args {
		collect(a, terms)
	}
}

// nearOdd says whether a name that is not declared was probably meant by an
// id at fault: up.release by `release` or `up.Release`.
func (m *meaning) nearOdd(name string) bool {
	var ids []string
	for _, o := range m.draft.Options {
		if o.ID == name {
			return false
		}
		if m.odd[o.ID] {
			ids = append(ids, o.ID)
			if strings.HasSuffix(name, "."+o.ID) {
				return true
			}
		}
	}
	return spell.Nearest(name, ids) != ""
}

// pointAt makes a flaw at the end of the way, or at the first key of the case
// when nothing of the way stands in the text.
func pointAt(root *node, way []entry, f plenary.Fault) flaw {
	if len(way) == 0 {
		return flawOf(root, 0, 0, f.Msg, f.Hint)
	}
	n := pointed(way[len(way)-1], f.Key)
	if f.Key || n.kind != scalar {
		return flawOf(n, 0, 0, f.Msg, f.Hint)
	}
	return flawOf(n, f.Off, f.Len, f.Msg, f.Hint)
}
