package casefile

import (
	"slices"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/expr"
	"github.com/plenary-talks/plenary/internal/spell"
)

// spoiltOn says whether something on the way to a fault was at fault already.
func (m *meaning) spoiltOn(way []entry, key bool) bool {
	if key && len(way) > 0 {
		way = way[:len(way)-1]
	}
	return slices.ContainsFunc(way, func(e entry) bool { return m.spoilt[e.value] })
}

// follows says whether f is a consequence of what could not be read. way is
// how far its path stands in the text, and whole that all of it does.
func (m *meaning) follows(f plenary.Fault, way []entry, whole bool) bool {
	text := ""
	if len(way) > 0 {
		text = way[len(way)-1].value.text
	}
	section, n := f.Path[0], len(f.Path)
	switch {
	case f.Len > 0: // in a condition
		return !whole || m.unread(text, f.Off) || section == "guarantees" && m.adrift
	case n > 1 && f.Path[n-2] == "passage":
		return m.patchy && wellFormed(text)
	}
	switch section {
	case "parties", "options":
		e, _ := m.section(section)
		return n == 1 && m.partial[e.value] || n == 3 && (f.Path[2] == "now" || f.Path[2] == "final") && m.broken[f.Path[1]]
	case "impossible":
		return m.unruly
	case "preferences":
		return n > 2 && f.Path[2] == "order" && m.orderFollows(way, 2) || n > 2 && f.Path[2] == "ranking" && (m.unruly && n == 5 || m.misordered(way, 2))
	case "tracks":
		return m.trackFollows(f, way, text)
	case "guarantees":
		return n == 4 && m.hazy(text) || n == 3 && f.Path[2] == "while" && m.adrift
	case "levers":
		return m.leverFollows(f, way, text)
	case "variants":
		return m.variantFollows(f, way, text)
	}
	return false
}

// trackFollows is follows for the faults of tracks.
func (m *meaning) trackFollows(f plenary.Fault, way []entry, text string) bool {
	switch last := way[len(way)-1].value; len(f.Path) {
	case 3: // no seats
		return m.partial[last]
	case 6: // an entry of a mandate that says nothing
		return m.unsound(last) || m.unsoundAt(last, "discuss", "commit")
	case 8: // something that an entry speaks of
		return m.hazy(text) || m.unsureAnswer(way[3].value)
	}
	return false
}

// unsureAnswer says whether an answer in a seat's mandate could not be read.
func (m *meaning) unsureAnswer(seat *node) bool {
	mandate, _ := keyed(seat, "mandate", m.meant)
	return mandate.there() && slices.ContainsFunc(mandate.value.kids, func(n node) bool { return m.unsoundAt(&n, "may") })
}

// leverFollows is follows for the faults of levers.
func (m *meaning) leverFollows(f plenary.Fault, way []entry, text string) bool {
	if len(f.Path) < 3 {
		lever := way[len(way)-1].value
		return !f.Key && (m.partial[lever] || m.unsoundAt(lever, leverKeys...))
	}
	switch f.Path[2] {
	case "waive", "soften", "for":
		return m.unknown("preconditions", text)
	case "widen", "to":
		return m.unknown("tracks", text)
	case "commit", "move":
		return m.hazy(text) || m.unsureSeats(way[1].value)
	case "open":
		return m.hazy(text) || m.unclear[text]
	}
	return false
}

// unsureSeats says whether the track that a lever works at may have seats that
// were not read.
func (m *meaning) unsureSeats(lever *node) bool {
	tracks, _ := m.section("tracks")
	for _, key := range []string{"widen", "to"} {
		name, ok := keyed(lever, key, m.meant)
		if !ok || !tracks.there() {
			continue
		}
		if t, ok := keyed(tracks.value, name.value.text, m.meant); ok {
			seats, _ := keyed(t.value, "seats", m.meant)
			return m.unsound(t.value) || m.unsoundAt(t.value, "seats") || seats.there() && m.strangers(seats.value)
		}
	}
	return false
}

// strangers says whether a seat has the name of no party.
func (m *meaning) strangers(seats *node) bool {
	for i := 0; i < len(seats.kids); i += 2 {
		if !slices.ContainsFunc(m.draft.Parties, func(p plenary.PartyDraft) bool { return p.ID == seats.kids[i].text }) {
			return true
		}
	}
	return false
}

// variantFollows is follows for the faults of variants.
func (m *meaning) variantFollows(f plenary.Fault, way []entry, text string) bool {
	if m.spoiltOn(way, false) {
		return true
	}
	last := f.Path[len(f.Path)-1]
	switch {
	case len(f.Path) == 2 || len(f.Path) == 3 && last == "kind": // nothing is changed, or not one party's preferences
		return m.unsoundAt(way[1].value, "preferences", "levers")
	case f.Path[2] == "levers":
		return m.unknown("levers", text)
	case slices.Contains(f.Path, "order"):
		return m.orderFollows(way, slices.Index(f.Path, "order"))
	case slices.Contains(f.Path, "ranking"):
		return m.unruly || m.misordered(way, slices.Index(f.Path, "ranking"))
	case last == "above" || last == "replace" || last == "drop":
		preferences, whole := m.section("preferences")
		return preferences.there() && (!whole || m.unsoundAt(preferences.value, f.Path[3]))
	}
	return false
}

// orderFollows is follows for the faults of an order, which is the step of the
// way at an index.
func (m *meaning) orderFollows(way []entry, at int) bool {
	if len(way) <= at {
		return false
	}
	return m.loose || len(m.odd["options"]) > 0 || len(m.broken) > 0 || m.spoiltOn(way[at:], false) ||
		slices.ContainsFunc(way[at].value.kids, func(n node) bool { return m.unsound(&n) })
}

// misordered reports whether the order beside a ranking, the step of the way at
// an index, was not read as it stands.
func (m *meaning) misordered(way []entry, at int) bool {
	return len(way) > at && m.unsoundAt(way[at-1].value, "order")
}

// wellFormed says whether ref could refer to a passage.
func wellFormed(ref string) bool {
	source, passage, ok := strings.Cut(ref, "#")
	return ok && expr.IsID(source) && passage != ""
}

// unknown says whether a name may be that of an entry of a section that could
// not be read.
func (m *meaning) unknown(section, name string) bool {
	return m.inPart(section) || spell.Nearest(name, m.odd[section]) != ""
}

// unread says whether the term that stands at off in a condition speaks of
// something that could not be read.
func (m *meaning) unread(condition string, off int) bool {
	t := m.termsOf(condition)[off]
	return t != nil && m.doubtful(t)
}

// hazy says the same of any term of a condition, or of an option.
func (m *meaning) hazy(condition string) bool {
	for _, t := range m.termsOf(condition) {
		if m.doubtful(t) {
			return true
		}
	}
	return false
}

func (m *meaning) doubtful(t *expr.Expr) bool {
	if t.Rel == "" && !strings.Contains(t.Name, ".") && (m.vague || m.unknown("conditions", t.Name) || m.unknown("goals", t.Name)) {
		return true
	}
	return m.loose || m.broken[t.Name] || m.nearOdd(t.Name)
}

// termsOf returns the terms of a condition by where their names and levels begin.
func (m *meaning) termsOf(condition string) map[int]*expr.Expr {
	if m.text != condition || m.terms == nil {
		m.text, m.terms = condition, map[int]*expr.Expr{}
		if e, err := expr.Parse(condition); err == nil {
			collect(e, m.terms)
		}
	}
	return m.terms
}

func collect(e *expr.Expr, terms map[int]*expr.Expr) {
	if e.Op == expr.Term {
		terms[e.Pos.Start] = e
		if e.Rel != "" {
			terms[e.LevelPos.Start] = e
		}
	}
	for _, a := range e.Args {
		collect(a, terms)
	}
}

// nearOdd says whether a name that is not declared was probably meant by an
// option's id at fault: up.release by `release` or `up.Release`.
func (m *meaning) nearOdd(name string) bool {
	if slices.ContainsFunc(m.draft.Options, func(o plenary.OptionDraft) bool { return o.ID == name }) {
		return false
	}
	ids := m.odd["options"]
	return spell.Nearest(name, ids) != "" || slices.ContainsFunc(ids, func(id string) bool { return strings.HasSuffix(name, "."+id) })
}
