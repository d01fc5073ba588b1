package casefile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is read without faults satisfies the schema, and what has a fault of
// form does not.
func TestRecordSchemaAgrees(t *testing.T) {
	schema, c := compiled(t, RecordSchema()), portCase(t)
	for _, pattern := range []string{"../cases/*/record.yaml", "../cases/*/record/*.yaml"} {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(value(t, string(text))); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	for _, text := range after("record: 1\n", recordAccepted...) {
		if _, err := ParseRecord(t.Context(), c, []*RecordFile{{Path: "x", Text: []byte(text)}}); err != nil {
			t.Errorf("refused when read: %v", err)
		}
		if err := schema.Validate(value(t, text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range append(after("record: 1\n", recordRefused...), "entries: []\n", "record: 2\n") {
		if _, err := ParseRecord(t.Context(), c, []*RecordFile{{Path: "x", Text: []byte(text)}}); err == nil {
			t.Errorf("no fault when read: %s", text)
		}
		if err := schema.Validate(value(t, text)); err == nil {
			t.Errorf("no fault by the schema: %s", text)
		}
	}
}

var recordAccepted = slices.Concat([]string{
	"",
	"people:\nsources:\nentries:\nagreements:\n",
	"people: {ada: , ben: {name: Ben, also: B, party: up, role: envoy}}\n",
	"sources: {note-7: {passages: {9: }}, letter: }\n",
	"entries: []\nagreements: {}\n",
	"agreements: {a: {on: 2006, signed: [up, down]}, b: {title: B, says: x, on: 2006-05, public: 2006-06-01, " +
		"signed: [up, down], commitments: , by: up, how: stated, passage: [note-7#2], source: note-7}}\n",
}, each("entries: [{on: 2006-05-02, ", "}]\n",
	"opened: commission, at: Geneva", "resumed: commission", "adjourned: commission, next: none",
	"adjourned: commission, next: {firm: 2007-01-10, at: Vienna, says: x}",
	"scheduled: commission, next: {horizon: 2007}", "launched: commission", "ended: commission, source: note-7",
	"statement: demand, party: up, to: down",
	"statement: assessment, party: up, to: [down, bank], about: up.release = full",
	"move: up.release, from: half, to: none", "announced: trade-first", "dropped: trade-first, source: [note-7]",
	"announced: x, party: up, refuses: up.gauges, until: bank.loan, order: with",
	"changed: trade-first, order: before, was: {order: with}",
	"mandate: commission, party: up, commit: up.gauges, was: not reported",
	"mandate: commission, party: down, discuss: [down.blockade = eased], may: \"no\", was: \"yes\"",
	"commitment: a/b, grade: 2}, {on: 2006-05-03, event: x}]\n"+
		"agreements: {a: {on: 2006-05-01, signed: [up, down], commitments: {b: {says: x, owes: [up], to: down, "+
		"does: up.release = none, verb: begin, until: bank.loan, order: with, subject_to: funds, due: 60 days, "+
		"side: \"yes\"}, c: {does: up.gauges, waits_for: b}, d: {says: x, waits_for: [a/b, c], "+
		"due: 2006-07..2006-08}, e: {says: x, due: 6 weeks}, f: {says: x, due: 15 months}, g: {says: x, "+
		"due: 1 year}}}}\n#",
	"event: test, parties: up, at: Geneva, id: e, by: up, how: inferred, passage: note-7#2, extractor: x 1",
	"id: e, event: test}, {on: 2006, withdraws: e",
	"id: e, event: test}, {on: 2006, event: test, corrects: e, confirmed: \"no\"",
	"id: e, event: test}, {on: 2006-05-02..2006-06, public: 2006-07-01, event: test, contradicts: e, in_force: \"yes\"",
))

var recordRefused = slices.Concat([]string{
	"people: [ada]\n", "people: {Ada: }\n", "people: {ada: x}\n", "sources: {letter: x}\n",
	"sources: {letter: {passages: {1: {at: 3}}}}\n", "entries: {on: 2006}\n", "notes: x\n", "agreements: []\n",
	"agreements: {a: }\n", "agreements: {a: {signed: [up, down]}}\n", "agreements: {a: {on: 2006}}\n",
	"agreements: {a: {on: 2006, signed: up}}\n", "agreements: {a: {on: 2006, signed: [up, up]}}\n",
	"agreements: {A: {on: 2006, signed: [up, down]}}\n",
}, each("entries: [", "]\n",
	"x", "{}", "{event: test}", "{on: 2006-05-02}", "{on: , event: test}", "{on: May 2006, event: test}",
	"{on: 2006-5-2, event: test}", "{on: [2006], event: test}",
), each("entries: [{on: 2006-05-02, ", "}]\n",
	"opened: commission, resumed: commission", "event: Test", "event: test, id: X", "event: test, public: 2006-05",
	"event: test, how: seen", "event: test, passage: note-7", "event: test, source: []",
	"event: test, corrects: [e]", "event: test, in_force: \"yes\"", "event: test, confirmed: maybe",
	"event: test, who: ada", "event: test, party: up", "event: test, to: up", "event: test, next: none",
	"event: test, says: \"\"",
	"opened: commission, next: none", "adjourned: commission, next: soon", "adjourned: commission, next: {}",
	"adjourned: commission, next: {firm: 2007, horizon: 2007}", "adjourned: commission, next: {firm: soon}",
	"scheduled: commission", "launched: commission, at: Geneva", "launched: [commission]",
	"ended: commission, launched: commission", "ended: ",
	"statement: remark, party: up", "statement: demand", "statement: demand, party: up, to: []",
	"move: release, from: none, to: half", "move: up.release, from: none", "move: up.release, from: half, to: [none]",
	"move: up.release, from: , to: none",
	"dropped: trade-first, refuses: bank.loan", "changed: trade-first, order: with",
	"changed: trade-first, was: {order: before}", "changed: trade-first, order: with, was: before",
	"changed: trade-first, order: first, was: {order: before}",
	"mandate: commission, commit: up.gauges", "mandate: commission, party: up",
	"mandate: commission, party: up, commit: up.gauges, discuss: bank.loan",
	"mandate: commission, party: up, commit: up.gauges, was: {order: with}",
	"mandate: commission, party: up, commit: up.gauges, may: perhaps",
	"commitment: a, status: met", "commitment: a/b", "commitment: a/b, status: late", "commitment: a/b, grade: 4",
	"lever: half, parties: up", "withdraws: ", "event: test, parties: [up, up]",
), each("agreements: {a: {on: 2006, signed: [up, down], commitments: {", "}}}\n",
	"b: ", "b: x", "b: {owes: up}", "B: {says: x}", "b: {says: x, verb: shall}", "b: {says: x, due: soon}",
	"b: {says: x, due: 15 moths}", "b: {says: x, due: 60}", "b: {says: x, due: six months}",
	"b: {says: x, order: after}", "b: {says: x, side: maybe}", "b: {says: x, waits_for: []}", "b: {says: x, owes: []}",
	"b: {says: x, deadline: 2007}",
))

// each puts parts between two texts.
func each(before, after string, parts ...string) []string {
	for i := range parts {
		parts[i] = before + parts[i] + after
	}
	return parts
}

// The example of the record's documentation is read without faults against the
// case that it is an example for.
func TestDocumentedRecord(t *testing.T) {
	doc, err := os.ReadFile("../docs/record.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(doc), "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	r, err := ParseRecord(t.Context(), portCase(t), []*RecordFile{{Path: "docs/record.md", Text: []byte(example)}})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Entries) == 0 || len(r.Agreements) == 0 {
		t.Error("the example says nothing")
	}
	if out, err := Format(t.Context(), "record.yaml", []byte(example)); err != nil || string(out) != example {
		t.Errorf("the example is not laid out: %v\n%s", err, cmp.Diff(example, string(out)))
	}
}
