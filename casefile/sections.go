package casefile

import (
	"fmt"
	"strings"

	"github.com/plenary-talks/plenary"
	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/record"
)

// Version is the format version this package reads.
const Version = "1"

// Bounds on the parts of one case that have no bound of their own in package
// plenary.
const (
	MaxStatements = 20_000 // preference statements and rules, all parties together
	MaxPassages   = 20_000 // passages of all sources
	MaxSources    = 1000
)

// draft reads a case. ok is false when the format version is not ours, and
// nothing else is looked at.
func (d *decoder) draft(root *node) (plenary.Draft, bool) {
	if isRecord(root) {
		d.flawAt(root, fault.WrongFile, "this is a file of a record, and not a case", "give the folder of the case, or its case.yaml")
		return plenary.Draft{}, false
	}
	f := d.fields(root, "a case", caseKeys)
	if !d.version(root, f["plenary"]) {
		d.flaws = d.flaws[len(d.flaws)-1:]
		return plenary.Draft{}, false
	}
	return plenary.Draft{
		Title:       d.text(f["title"]),
		AsOf:        d.text(f["as_of"]),
		Parties:     d.parties(f["parties"]),
		Options:     d.options(f["options"]),
		Conditions:  d.conditions(f["conditions"]),
		Impossible:  d.impossible(f["impossible"]),
		Preferences: d.preferences(f["preferences"]),

		Tracks:        d.tracks(f["tracks"]),
		Preconditions: d.preconditions(f["preconditions"]),
		Guarantees:    d.guarantees(f["guarantees"]),
		Exchanges:     d.exchanges(f["exchanges"]),
		Levers:        d.levers(f["levers"]),
		Goals:         d.goals(f["goals"]),

		Variants: d.variants(f["variants"]),
		People:   d.people(f["people"]),
		Sources:  d.sources(f["sources"], MaxSources, MaxPassages),
	}, true
}

func (d *decoder) version(root *node, e entry) bool {
	switch {
	case !e.there():
		d.flaws = append(d.flaws, flaw{code: fault.NoVersion, msg: "the case does not say its format version", hint: "add `plenary: 1` as the first line"})
	case e.value.kind != scalar || e.value.null:
		d.spoilEntry(e, fault.WrongVersion, "`plenary` should be the format version", "write `plenary: 1`")
	case e.value.text != Version:
		d.spoilEntry(e, fault.WrongVersion, fmt.Sprintf("format version `%s` is not supported", e.value.text), "this program reads version 1: `plenary: 1`")
		return false
	}
	return true
}

// upTo cuts a list to its bound and notes when there was more.
func upTo[T any](d *decoder, items []T, bound int, e entry, what string) []T {
	if len(items) <= bound {
		return items
	}
	d.partial[e.value] = true
	d.flawAt(e.key, fault.TooMany, fmt.Sprintf("%d %s; at most %d are read", len(items), what, bound), "")
	return items[:bound]
}

func (d *decoder) parties(e entry) []plenary.PartyDraft {
	var out []plenary.PartyDraft
	entries := d.mapping(e, "parties", "write parties: {up: {name: Upstream}}")
	for _, p := range upTo(d, entries, plenary.MaxParties, e, "parties") {
		out = append(out, d.party(p))
	}
	return out
}

func (d *decoder) party(e entry) plenary.PartyDraft {
	p := plenary.PartyDraft{ID: e.key.text}
	switch {
	case e.value.null:
	case e.value.kind != mapping:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("party `%s` should be a mapping, not %s", p.ID, e.value.describe()), underKey(e.value, "name", "write {name: …}, or nothing"))
	default:
		f := d.fields(e.value, "a party", partyKeys)
		p.Name, p.Also = d.text(f["name"]), d.texts(f["also"])
	}
	return p
}

// underKey proposes the mapping that a text was probably meant to be.
func underKey(n *node, key, hint string) string {
	if n.kind != scalar || len(n.text) > maxProposed {
		return hint
	}
	return "write `{" + key + ": " + scalarText(n.text) + "}`"
}

// maxProposed bounds the texts that hints repeat, in bytes.
const maxProposed = 60

func (d *decoder) options(e entry) []plenary.OptionDraft {
	var out []plenary.OptionDraft
	entries := d.mapping(e, "options", "write options: {up.release: {says: Release water}}")
	for _, o := range upTo(d, entries, plenary.MaxOptions, e, "options") {
		out = append(out, d.option(o))
	}
	return out
}

func (d *decoder) option(e entry) plenary.OptionDraft {
	o := plenary.OptionDraft{ID: e.key.text}
	switch {
	case e.value.null:
	case e.value.kind != mapping:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("option `%s` should be a mapping, not %s", o.ID, e.value.describe()), underKey(e.value, "says", "write {says: …}, or nothing for a plain no and yes"))
	default:
		f := d.fields(e.value, "an option", optionKeys)
		o.Says, o.Levels = d.text(f["says"]), d.levelList(f["levels"])
		o.Now, o.Moves, o.Final = d.text(f["now"]), d.text(f["moves"]), d.text(f["final"])
		o.Closed = d.text(f["closed"])
	}
	return o
}

func (d *decoder) levelList(e entry) []string {
	return upTo(d, d.texts(e), plenary.MaxLevels, e, "levels of one option")
}

func (d *decoder) impossible(e entry) []string {
	if !e.there() || e.value.null {
		return nil
	}
	return upTo(d, d.texts(e), MaxStatements, e, "rules")
}

func (d *decoder) preferences(e entry) []plenary.PreferenceDraft {
	var out []plenary.PreferenceDraft
	room := MaxStatements
	entries := d.mapping(e, "preferences", "write preferences: {up: [not down.attack]}")
	for _, p := range upTo(d, entries, plenary.MaxParties, e, "parties") {
		pref := d.preference(p)
		pref.Statements = upTo(d, pref.Statements, room, p, "further statements of the case")
		room -= len(pref.Statements)
		out = append(out, pref)
	}
	return out
}

func (d *decoder) preference(e entry) plenary.PreferenceDraft {
	p := plenary.PreferenceDraft{Party: e.key.text}
	switch {
	case e.value.null:
	case e.value.kind == list:
		for i := range e.value.kids {
			p.Statements = append(p.Statements, d.statement(&e.value.kids[i], i > 0))
		}
	case e.value.kind == mapping && !d.looksLikeStatement(e):
		f := d.fields(e.value, "a ranking", rankingKeys)
		p.Ranking, p.Order = d.ranking(f["ranking"]), d.order(f["order"])
	case e.value.kind == scalar:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("the preferences of `%s` should be a list of statements, not text", p.Party), textAsList("preferences", e.value.text))
	}
	return p
}

// looksLikeStatement notes a statement that stands where a list of them
// should.
func (d *decoder) looksLikeStatement(e entry) bool {
	if said := conditionsOf(e.value); said != "" && len(e.value.kids) > 0 {
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("the preferences of `%s` should be a list of statements, not a mapping", e.key.text), "write `["+said+"]`")
		return true
	}
	if len(e.value.kids) > 0 && strings.Trim(e.value.kids[0].text, "0123456789") == "" && e.value.kids[0].kind == scalar {
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("the preferences of `%s` should be a list of statements, not a mapping", e.key.text), "begin each statement with `- ` in place of its number")
		return true
	}
	for i := 0; i < len(e.value.kids); i += 2 {
		if e.value.kids[i].text == "want" {
			d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("the preferences of `%s` should be a list of statements, not one statement", e.key.text), "begin each statement with `- `")
			return true
		}
	}
	return false
}

// A statement that says only more of another follows it.
func (d *decoder) statement(n *node, follows bool) plenary.StatementDraft {
	if said := conditionsOf(n); n.kind != mapping || said != "" {
		return plenary.StatementDraft{Want: d.item(n, "preferences")}
	}
	f := d.fields(n, "a statement", statementKeys)
	switch {
	case f["want"].there():
	case follows && n.style == block && !f["id"].there() && len(f) > 0:
		d.flawAt(n, fault.MissingPart, "this statement does not say what is wanted", "if it says more of the statement above, put it under that: without its `- `, in the column of `want`")
	default:
		d.flawAt(n, fault.MissingPart, "this statement does not say what is wanted", "add `want: …`")
	}
	return d.claimed(f)
}

// claimed reads the fields of a statement.
func (d *decoder) claimed(f map[string]entry) plenary.StatementDraft {
	return plenary.StatementDraft{
		ID:         d.text(f["id"]),
		Want:       d.text(f["want"]),
		Because:    d.text(f["because"]),
		ClaimDraft: d.claim(f),
	}
}

// claim reads the fields that tell where something comes from.
func (d *decoder) claim(f map[string]entry) plenary.ClaimDraft {
	return plenary.ClaimDraft{By: d.text(f["by"]), How: d.text(f["how"]), Passages: d.several(f["passage"])}
}

func (d *decoder) people(e entry) []plenary.PersonDraft {
	var out []plenary.PersonDraft
	entries := d.mapping(e, "people", "write people: {ada: {name: Ada Brook, party: up}}")
	for _, p := range upTo(d, entries, record.MaxPeople, e, "people") {
		if p.value.null {
			out = append(out, plenary.PersonDraft{ID: p.key.text})
			continue
		}
		f := d.record(p, "a person", "write {name: Ada Brook, party: up}", personKeys)
		out = append(out, plenary.PersonDraft{ID: p.key.text, Name: d.text(f["name"]), Also: d.oneOrMore(f["also"]), Party: d.text(f["party"]), Role: d.text(f["role"])})
	}
	return out
}

// sources reads at most so many sources, and passages of all of them.
func (d *decoder) sources(e entry, most, room int) []plenary.SourceDraft {
	var out []plenary.SourceDraft
	entries := d.mapping(e, "sources", "write sources: {cbs-1: {title: …}}")
	for _, s := range upTo(d, entries, most, e, "sources") {
		out = append(out, d.reading(s, &room))
	}
	return out
}

// reading reads one source, and of its passages as many as there is room for.
func (d *decoder) reading(e entry, room *int) plenary.SourceDraft {
	s := plenary.SourceDraft{ID: e.key.text}
	if e.value.null {
		return s
	}
	if e.value.kind != mapping {
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("source `%s` should be a mapping, not %s", s.ID, e.value.describe()), underKey(e.value, "title", "write {title: …}"))
		return s
	}
	f := d.fields(e.value, "a source", sourceKeys)
	s.Kind, s.Title, s.Publisher, s.Language = d.text(f["kind"]), d.text(f["title"]), d.text(f["publisher"]), d.text(f["language"])
	s.Date, s.Digest = d.text(f["date"]), d.text(f["digest"])
	passages := d.mapping(f["passages"], "passages", "write passages: {3: {at: \"33:1\"}}")
	for _, p := range upTo(d, passages, *room, f["passages"], "further passages of the "+d.kind) {
		s.Passages = append(s.Passages, d.passage(p))
	}
	*room -= len(s.Passages)
	return s
}

func (d *decoder) passage(e entry) plenary.PassageDraft {
	p := plenary.PassageDraft{ID: e.key.text}
	switch {
	case e.value.null:
	case e.value.kind != mapping:
		d.spoilEntry(e, fault.WrongForm, fmt.Sprintf("passage `%s` should be a mapping, not %s", p.ID, e.value.describe()), `write {at: "33:1", length: 120}`)
	default:
		f := d.fields(e.value, "a passage", passageKeys)
		p.At, p.Length = d.text(f["at"]), d.number(f["length"])
		p.Digest, p.Says = d.text(f["digest"]), d.text(f["says"])
	}
	return p
}
