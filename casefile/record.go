package casefile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plenary-talks/plenary/internal/fault"
	"github.com/plenary-talks/plenary/record"
)

// RecordVersion is the format version of a record that this package reads.
const RecordVersion = "1"

// recordDraft reads one file of a record. ok is false when the format version
// is not ours, and nothing else is looked at.
func (d *decoder) recordDraft(root *node) (record.FileDraft, bool) {
	if isCase(root) {
		d.flawAt(root, fault.WrongFile, "this is a case, and not a file of a record", d.begins())
		return record.FileDraft{}, false
	}
	f := d.fields(root, "a record", recordKeys)
	if !d.recordVersion(f["record"]) {
		d.flaws = d.flaws[len(d.flaws)-1:]
		return record.FileDraft{}, false
	}
	return record.FileDraft{
		People:     d.people(f["people"]),
		Sources:    d.sources(f["sources"], record.MaxSources, record.MaxPassages),
		Entries:    d.recordEntries(f["entries"]),
		Agreements: d.agreements(f["agreements"]),
	}, true
}

// isCase and isRecord tell files that stand in the wrong place.
func isCase(root *node) bool   { return has(root, "plenary") && !has(root, "record") }
func isRecord(root *node) bool { return has(root, "record") && !has(root, "plenary") }

func has(n *node, key string) bool {
	_, ok := keyed(n, key, nil)
	return ok
}

func (d *decoder) recordVersion(e entry) bool {
	switch {
	case !e.there():
		d.flaws = append(d.flaws, flaw{code: fault.NoVersion, msg: "the record does not say its format version", hint: "add `record: 1` as the first line"})
	case e.value.kind != scalar || e.value.null:
		d.spoilEntry(e, fault.WrongVersion, "`record` should be the format version", "write `record: 1`")
	case e.value.text != RecordVersion:
		d.spoilEntry(e, fault.WrongVersion, fmt.Sprintf("format version `%s` is not supported", e.value.text), "this program reads version 1: `record: 1`")
		return false
	}
	return true
}

func (d *decoder) recordEntries(e entry) []record.EntryDraft {
	if !e.there() || e.value.null {
		return nil
	}
	if e.value.kind != list {
		d.spoilEntry(e, fault.WrongForm, "`entries` should be a list, not "+e.value.describe(), "begin each entry with `- `, as in - {on: 2006-12-22, adjourned: plenary}")
		return nil
	}
	kids := e.value.kids
	if len(kids) > record.MaxEntries {
		kids = upTo(d, kids, record.MaxEntries, e, "entries")
	}
	out := make([]record.EntryDraft, len(kids))
	for i := range kids {
		out[i] = d.recordEntry(&kids[i])
	}
	return out
}

func (d *decoder) recordEntry(n *node) record.EntryDraft {
	if n.kind != mapping {
		d.spoil(n, fault.WrongForm, "an entry should be a mapping, not "+n.describe(), "write {on: 2006-12-22, event: contact, says: …}")
		return record.EntryDraft{}
	}
	f := d.entryFields(n)
	e := record.EntryDraft{
		ID: d.text(f["id"]), On: d.text(f["on"]), Public: d.text(f["public"]), Says: d.text(f["says"]),
		ClaimDraft: d.claim(f), Sources: d.names(f["source"]),
		Corrects: d.text(f["corrects"]), Contradicts: d.names(f["contradicts"]), InForce: d.text(f["in_force"]),
		Confirmed: d.text(f["confirmed"]), Extractor: d.text(f["extractor"]),
		At: d.text(f["at"]), Next: d.nextSession(f["next"]), Who: d.text(f["who"]), Party: d.text(f["party"]),
		To: d.names(f["to"]), About: d.text(f["about"]), From: d.text(f["from"]),
		Refuses: d.text(f["refuses"]), Until: d.text(f["until"]), Order: d.text(f["order"]),
		Discuss: d.names(f["discuss"]), Commit: d.names(f["commit"]), May: d.text(f["may"]),
		Status: d.text(f["status"]), Grade: d.text(f["grade"]), Parties: d.names(f["parties"]),
	}
	for _, kind := range kindKeys {
		if !f[kind].there() {
			continue
		}
		if e.Kind != "" {
			e.More = append(e.More, kind)
			continue
		}
		e.Kind, e.Of = kind, d.text(f[kind])
	}
	d.was(f["was"], &e)
	if to := f["to"]; e.Kind == "move" && to.there() && to.value.kind == list {
		d.spoilEntry(to, fault.WrongForm, "`to` of a move should be one level, not a list", "write an entry for each move")
	}
	return e
}

// entryFields reads the mapping of an entry. Of its many keys, those that go
// with what the entry is are named when another is met.
func (d *decoder) entryFields(n *node) map[string]entry {
	kind, legal := "", entryKeys
	for i := 0; i < len(n.kids) && kind == ""; i += 2 {
		if k := n.kids[i].text; n.kids[i].kind == scalar && slices.Contains(kindKeys, k) {
			kind, legal = k, slices.Concat(record.Keys(k), everyEntryKeys)
		}
	}
	return d.fieldsWith(n, entryKeys, legal, func() string {
		if kind != "" {
			return fmt.Sprintf("with `%s` go %s", kind, strings.Join(legal, ", "))
		}
		return "an entry has one of " + strings.Join(kindKeys, ", ")
	})
}

// was reads how a precondition or a mandate was before.
func (d *decoder) was(e entry, to *record.EntryDraft) {
	switch {
	case !e.there():
	case e.value.kind == mapping && to.Kind == "mandate":
		d.spoilEntry(e, fault.WrongForm, "`was` of a mandate should be one answer, not a mapping", "write yes, no or not reported")
	case e.value.kind == scalar && !e.value.null && to.Kind == "changed":
		d.spoilEntry(e, fault.WrongForm, "`was` of a precondition should be a mapping, not text", "write was: {order: before}, or what it was")
	case e.value.kind == mapping:
		f := d.fields(e.value, "what was before", stanceKeys)
		to.Was = &record.StanceDraft{Refuses: d.text(f["refuses"]), Until: d.text(f["until"]), Order: d.text(f["order"])}
	default:
		to.MayWas = d.text(e)
	}
}

func (d *decoder) nextSession(e entry) *record.NextDraft {
	switch {
	case !e.there():
		return nil
	case e.value.kind == scalar && e.value.text == "none":
		return &record.NextDraft{None: true}
	case e.value.kind != mapping:
		d.spoilEntry(e, fault.WrongForm, "`next` should be `none` or a mapping", "write none, or {firm: 2007-03-19}, {tentative: 2007-01} or {horizon: 2007-02-22}")
		return &record.NextDraft{None: true}
	}
	f := d.fields(e.value, "what is next", nextKeys)
	return &record.NextDraft{Firm: d.text(f["firm"]), Tentative: d.text(f["tentative"]), Horizon: d.text(f["horizon"]), At: d.text(f["at"]), Says: d.text(f["says"])}
}

func (d *decoder) agreements(e entry) []record.AgreementDraft {
	var out []record.AgreementDraft
	entries := d.mapping(e, "agreements", "write agreements: {accord: {on: 2006-05-05, signed: [up, down], commitments: …}}")
	for _, a := range upTo(d, entries, record.MaxAgreements, e, "agreements") {
		f := d.record(a, "an agreement", "write {on: 2006-05-05, signed: [up, down], commitments: …}", agreementKeys)
		out = append(out, record.AgreementDraft{
			ID: a.key.text, Title: d.text(f["title"]), Says: d.text(f["says"]), On: d.text(f["on"]), Public: d.text(f["public"]),
			Signed: d.names(f["signed"]), ClaimDraft: d.claim(f), Sources: d.names(f["source"]), Commitments: d.commitments(f["commitments"]),
		})
	}
	return out
}

func (d *decoder) commitments(e entry) []record.CommitmentDraft {
	var out []record.CommitmentDraft
	entries := d.mapping(e, "commitments", "write commitments: {water: {owes: up, says: …}}")
	for _, c := range upTo(d, entries, record.MaxCommitments, e, "commitments") {
		f := d.record(c, "a commitment", "write {owes: up, says: …}", commitmentKeys)
		out = append(out, record.CommitmentDraft{
			ID: c.key.text, Owes: d.names(f["owes"]), To: d.names(f["to"]), Says: d.text(f["says"]), Does: d.text(f["does"]),
			Verb: d.text(f["verb"]), WaitsFor: d.names(f["waits_for"]), Until: d.text(f["until"]), Order: d.text(f["order"]),
			SubjectTo: d.text(f["subject_to"]), Due: d.text(f["due"]), Side: d.text(f["side"]), ClaimDraft: d.claim(f), Sources: d.names(f["source"]),
		})
	}
	return out
}
